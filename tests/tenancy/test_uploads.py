"""An uploaded file stays in memory, and one that is too large is cut."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

LIMIT = 20 * 1024 * 1024


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Temporary files would be made in an empty folder, and making one is an error."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", refuse)
    return tmp_path


def _posted(settings, *sizes: int):
    settings.FILE_UPLOAD_TEMP_DIR = None
    files = {f"file{number}": SimpleUploadedFile(f"{number}.csv", b"x" * size) for number, size in enumerate(sizes)}
    return RequestFactory().post("/import/", {"note": "a", **files})


@pytest.mark.req("SEC-07", "PRV-21")
@pytest.mark.parametrize(
    "size", [0, 1, 3_000_000, LIMIT], ids=["empty", "one byte", "larger than Django's own limit", "the largest"]
)
def test_upload__stays_in_memory(settings, no_disk: Path, size: int) -> None:
    request = _posted(settings, size)
    assert len(request.FILES["file0"].read()) == size
    assert request.POST["note"] == "a"
    assert not hasattr(request, "upload_too_large")
    assert not hasattr(request.FILES["file0"], "temporary_file_path")


@pytest.mark.req("SEC-07", "PRV-21", "TEN-11")
@pytest.mark.parametrize("sizes", [(LIMIT + 1,), (LIMIT // 2, LIMIT // 2 + 1)], ids=["one file", "two files together"])
def test_upload__over_the_limit_is_cut_and_said(settings, no_disk: Path, sizes: tuple[int, ...]) -> None:
    request = _posted(settings, *sizes)
    assert len(request.FILES) == len(sizes) - 1
    assert request.upload_too_large is True
    assert request.POST["note"] == "a"


@pytest.mark.req("SEC-07")
def test_upload__claimed_length_is_not_believed(settings, no_disk: Path) -> None:
    small = _posted(settings, 10)
    small.META["CONTENT_LENGTH"] = str(LIMIT * 10)
    assert small.FILES["file0"].read() == b"x" * 10


@pytest.mark.req("PRV-21", "SEC-07")
def test_settings__no_handler_writes_to_a_disk(settings) -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["kaa.core.uploads.InMemoryOnlyUploadHandler"]
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE == LIMIT
