"""TEN-11: a tenant's private files have a limit, which is told and does not touch the others."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from structlog.testing import capture_logs

from kaa.core.api import problems
from kaa.core.tenancy.limits import StoreFull
from tenant_apps.accounts.enums import Role
from tenant_apps.sources.models import Upload
from tenant_apps.work import files, registry, services, tasks
from tenant_apps.work.models import StoredFile

TAKEN = "Allt utrymme för filer är upptaget"


def _store(size: int, **options: bool) -> StoredFile:
    return files.store(kind="test", name="a.txt", content_type="text/plain", content=b"x" * size, **options)


@pytest.mark.req("TEN-11")
def test_store__up_to_the_limit_and_not_over_it(in_schema, settings) -> None:
    settings.FILES_PER_TENANT = 100
    in_schema("k9901")
    _store(60)
    _store(40)
    with capture_logs() as told, pytest.raises(StoreFull, match=TAKEN):
        _store(1)
    assert [line["event"] for line in told] == ["file_store_full"]
    assert StoredFile.objects.count() == 2
    in_schema("k9902")  # the neighbour has its own room
    assert _store(100).size == 100
    in_schema("k9901")
    files.remove(StoredFile.objects.filter(size=60))
    assert _store(60).size == 60


@pytest.mark.req("TEN-11", "PRV-22")
def test_store__what_must_be_kept_is(alfa, settings) -> None:
    """A copy of a file without somebody who came under protection waits for no room."""
    settings.FILES_PER_TENANT = 0
    assert _store(10, must=True).size == 10


@pytest.mark.req("TEN-11")
def test_page__that_would_store_a_file_says_so_in_swedish_and_saves_nothing(client_for, in_schema, settings) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    settings.FILES_PER_TENANT = 10
    sent = SimpleUploadedFile("friskolan.csv", b"Personnummer;Efternamn\n200904012382;Ek\n")
    answer = client.post("/import/ny/", {"file": sent})
    assert answer.status_code == 507
    assert TAKEN in answer.content.decode()
    in_schema("k9901")
    assert not Upload.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.req("TEN-11")
def test_job__that_would_store_a_file_fails_with_the_text_and_is_not_tried_again(
    alfa, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FILES_PER_TENANT = 10
    monkeypatch.setattr(tasks.run_job, "delay", lambda *_: None)
    monkeypatch.setitem(registry.FUNCTIONS, "test", lambda _job: {"file": _store(11).name})
    job = services.enqueue(kind="test", key="one", arguments={}, actor=None)
    services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 1)
    assert job.message.startswith(TAKEN)


@pytest.mark.req("TEN-11", "K4-8.1")
def test_api__answers_507(db: None) -> None:
    answer = problems.handle(StoreFull("inget rum"), {})
    assert answer is not None
    assert (answer.status_code, answer.data["detail"]) == (507, "inget rum")
    assert connection.schema_name == "public"
