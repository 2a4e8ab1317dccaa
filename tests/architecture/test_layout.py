"""`platform/` is a source root, never a package: an `__init__.py` in it would shadow the standard library's module."""

from __future__ import annotations

import platform
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.architecture.source import CODE, ROOT

PACKAGES = {"kaa", "tenants", "shared_apps", "tenant_apps"}


def _importable(folder: Path) -> set[str]:
    modules = {file.stem for file in folder.glob("*.py")}
    return modules | {child.name for child in folder.iterdir() if (child / "__init__.py").exists()}


def test_platform__is_the_standard_librarys() -> None:
    assert Path(platform.__file__).is_relative_to(sysconfig.get_paths()["stdlib"])


def test_platform_folder__is_no_package() -> None:
    assert not list((ROOT / "platform").glob("__init__.py*"))


@pytest.mark.req("K2-1.1")
def test_platform_folder__holds_only_the_project_and_its_command() -> None:
    held = {child.name for child in (ROOT / "platform").iterdir() if child.name != "__pycache__"}
    assert held == {"kaa", "manage.py"}


@pytest.mark.parametrize("folder", [".", "platform", "tests"])
def test_top_level_names__none_is_the_standard_librarys(folder: str) -> None:
    # tests/platform or tests/kaa would win over the real one in some import modes
    assert not _importable(ROOT / folder) & sys.stdlib_module_names


def test_folders_below_tests__none_is_named_like_a_package() -> None:
    assert not {child.name for child in (ROOT / "tests").iterdir() if child.is_dir()} & PACKAGES


@pytest.mark.parametrize("flags", [[], ["-P"]], ids=["with the current folder first", "without it"])
def test_fresh_interpreter_in_the_root__gets_the_standard_librarys(flags: list[str]) -> None:
    code = "import platform; print(platform.__file__)"
    run = [sys.executable, *flags, "-c", code]
    printed = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert Path(printed.strip()).is_relative_to(sysconfig.get_paths()["stdlib"])


@pytest.mark.parametrize("folder", CODE)
def test_packages__are_packages(folder: str) -> None:
    assert (ROOT / folder / "__init__.py").exists()


@pytest.mark.req("K2-1.1")
def test_apps__have_a_short_label_and_the_full_name() -> None:
    found = [file for place in ("shared_apps", "tenant_apps") for file in (ROOT / place).glob("*/apps.py")]
    assert found
    for file in found:
        text = file.read_text(encoding="utf-8")
        place, app = file.parent.parent.name, file.parent.name
        assert f'name = "{place}.{app}"' in text, file
        assert f'label = "{app}"' in text, file


@pytest.mark.req("K2-1.1")
def test_every_app_folder__is_installed() -> None:
    from django.apps import apps

    folders = {
        f"{place}.{child.parent.name}"
        for place in ("shared_apps", "tenant_apps")
        for child in (ROOT / place).glob("*/apps.py")
    }
    assert folders <= {config.name for config in apps.get_app_configs()}
