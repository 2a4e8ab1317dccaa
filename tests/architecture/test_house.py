"""The house itself: its commands, processes, licence, locked requirements, settings of its tools, documents and vendored parts."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import CODE, ROOT

TARGETS = ["demo", "test", "lint", "bench", "shots", "stop", "lock", "help"]
DOCUMENTS = ["adding-a-model.md", "adding-a-tenant-app.md", "adr/README.md", "glossary.md", "threat-model.md"]
LOCKS = ["requirements", "requirements-dev"]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)\)")  # pictures are made by `make shots`
VENDORED = [child for place in CODE for child in sorted((ROOT / place).glob("**/static/vendor/*"))]


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def _pyproject() -> dict[str, Any]:
    return tomllib.loads(_text("pyproject.toml"))


# ---- commands and processes ------------------------------------------------------------------------------------------
@pytest.mark.req("K2-1.4")
@pytest.mark.needs("make")
def test_makefile__help_lists_every_target() -> None:
    run = ["make", "--no-print-directory", "help"]
    listed = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make (\w+)", listed, re.MULTILINE)) >= set(TARGETS)


@pytest.mark.req("K2-1.4")
def test_makefile__what_it_runs_exists() -> None:
    text = _text("Makefile")
    modules = set(re.findall(r"-m ((?:kaa|tests)[\w.]*)", text))
    assert {"kaa.devtools.demo", "kaa.devtools.shots", "kaa.devtools.postgres", "tests.bench"} <= modules
    assert not [module for module in modules if importlib.util.find_spec(module) is None]
    assert "--require-hashes" in text


@pytest.mark.req("K2-1.5", "K2-1.15")
def test_procfile__has_the_processes_that_the_demo_starts() -> None:
    from kaa.devtools import demo

    lines = dict(line.split(": ", 1) for line in _text("Procfile").splitlines())
    assert set(lines) == {"release", *demo.PROCESSES} == {"release", "web", "worker", "beat"}
    assert demo._release() == lines["release"]
    assert not [command for command in lines.values() if shutil.which(command.split()[0], path=demo.BIN) is None]


CHECKS = {
    "packages": r'"system packages" packages',
    "style": r'"\$bin/ruff" check$',
    "form": r'"\$bin/ruff" format --check',
    "types": r'"\$bin/mypy"',
    "contracts": r'"\$bin/lint-imports"',
    "migrations": r"makemigrations --check",
    "deployment": r'"deploy check" deploy_check',
    "texts": r"kaa\.devtools\.messages check",
}


@pytest.mark.req("K2-1.9")
@pytest.mark.parametrize("check", CHECKS)
def test_ci__has_a_step_for_each_check(check: str) -> None:
    steps = [line for line in _text(".ci/run").splitlines() if line.startswith("step ")]
    assert [line for line in steps if re.search(CHECKS[check], line)]


@pytest.mark.req("K2-1.9", "K2-1.11")
def test_ci__stops_at_the_first_failure_and_ends_with_all_tests() -> None:
    text = _text(".ci/run")
    assert "set -euo pipefail" in text
    assert "export CI=${CI:-true}" in text
    assert "check --deploy --fail-level WARNING" in text
    assert text.rstrip().endswith("tests everything")
    assert 'everything() { make --no-print-directory test ARGS="$*"; }' in text
    wanted = re.search(r"wanted=\((.*?)\)", text, re.DOTALL)
    assert wanted
    assert {"chromium", "redis-server", "pgbouncer", "postgresql-15", "libpango-1.0-0"} <= set(wanted[1].split())


@pytest.mark.req("K2-1.12")
def test_ci__tells_whether_it_kept_its_time() -> None:
    """A noisy machine is no fault of a change, so a long run does not fail: it says so."""
    ended = re.search(r"\nended\(\) \{\n.*?\n\}\n", _text(".ci/run"), re.DOTALL)
    assert ended
    assert "trap ended EXIT" in _text(".ci/run")
    said = [
        subprocess.run(
            ["bash", "-c", f"bin=/none scratch=/none/x started=$((SECONDS - {seconds}))\n{ended[0]}\nended"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for seconds in (1799, 1800)
    ]  # fmt: skip
    assert said == ["== all of it: 1799 s, within its 30 minutes", "== all of it: 1800 s, LONGER than its 30 minutes"]


@pytest.mark.req("K2-1.10")
def test_ci__runs_all_but_the_browser_on_debians_postgresql_15() -> None:
    step = re.search(r'step "tests on PostgreSQL 15" (.*?)\n(?! )', _text(".ci/run"), re.DOTALL)
    assert step
    assert "KAA_PG_BINDIR=/usr/lib/postgresql/15/bin" in step[1]
    assert '-m "not browser"' in step[1]
    left_out = re.findall(r"--ignore(?:-glob)?=(\S+)", step[1])
    assert left_out == ["tests/browser", "tests/project/test_launcher.py", "tests/project/test_demo_start.py"]
    assert not re.search(r" tests\b", step[1])
    assert "postgresql-15" in _text(".ci/run")


# ---- requirements ----------------------------------------------------------------------------------------------------
def _locked(name: str) -> dict[str, str]:
    """Distribution -> its whole entry: the pinned version, a marker, the hashes."""
    entries = re.split(r"\n(?=\S)", _text(f"{name}.txt").strip())
    return {re.split(r"[=\s\[]", entry)[0].lower(): entry for entry in entries if not entry.startswith("#")}


@pytest.mark.req("K2-1.3")
@pytest.mark.parametrize("name", LOCKS)
def test_lock__pins_and_hashes_everything_and_names_no_registry(name: str) -> None:
    locked = _locked(name)
    assert not [each for each, entry in locked.items() if "==" not in entry or "--hash=sha256:" not in entry]
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|--trusted-host| @ ", _text(f"{name}.txt"))


@pytest.mark.req("K2-1.3")
@pytest.mark.parametrize("name", LOCKS)
def test_lock__holds_what_was_asked_for(name: str) -> None:
    asked = [line for line in _text(f"{name}.in").splitlines() if line and line[0] not in "#-"]
    wanted = {re.split(r"[<>=\[]", line)[0].strip().lower() for line in asked}
    assert wanted <= set(_locked(name))


@pytest.mark.req("K2-1.3")
def test_locks__agree_on_what_the_product_runs_on() -> None:
    def pin(entry: str) -> str:
        return entry.split(" ", maxsplit=1)[0]

    tools = _locked("requirements-dev")
    assert not {name for name, entry in _locked("requirements").items() if pin(tools[name]) != pin(entry)}


# ---- tools -----------------------------------------------------------------------------------------------------------
@pytest.mark.req("K2-1.2")
def test_pyproject__sets_up_the_tools() -> None:
    config = _pyproject()
    tool = config["tool"]
    assert config["build-system"]["build-backend"] == "hatchling.build"
    assert tool["mypy"]["strict"] is True
    assert set(tool["mypy"]["files"]) >= {place.split("/")[0] for place in CODE}
    assert {"ANN", "B", "DJ", "DTZ", "E", "F", "S", "TID"} <= set(tool["ruff"]["lint"]["select"])
    assert {"--strict-markers", "--strict-config"} <= set(tool["pytest"]["ini_options"]["addopts"])
    packages = {"kaa", "tenants", "shared_apps", "tenant_apps"}
    assert set(tool["coverage"]["run"]["source_pkgs"]) == set(tool["importlinter"]["root_packages"]) == packages
    rooms = next(one for one in tool["importlinter"]["contracts"] if one["type"] == "layers")
    assert rooms["layers"] == ["tenant_apps", "shared_apps", "tenants", "kaa.core"]


# ---- licence and documents -------------------------------------------------------------------------------------------
@pytest.mark.req("K2-1.6")
def test_licence__is_apache_2() -> None:
    text = " ".join(_text("LICENSE").split())
    assert text.startswith("Apache License Version 2.0, January 2004")
    assert "9. Accepting Warranty or Additional Liability" in text  # the whole of it
    assert _pyproject()["project"]["license"] == "Apache-2.0"


@pytest.mark.req("K2-1.6")
def test_readme__has_the_two_commands_and_a_map_of_what_is_there() -> None:
    text = _text("README.md")
    _, _, commands = text.partition("## Two commands")
    block = commands.split("```")[1]
    assert re.findall(r"^make (\w+)", block, re.MULTILINE) == ["demo", "test"]
    places = re.findall(r"^\| `([^`]+/)` \|", text, re.MULTILINE)
    assert {place.split("/")[0] for place in (*CODE, "tests", "docs", "deploy")} == {
        each.split("/")[0] for each in places
    }
    assert not [place for place in places if not (ROOT / place).is_dir()]


@pytest.mark.req("K2-1.6", "K2-1.7")
@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", *(f"docs/{name}" for name in DOCUMENTS)])
def test_document__has_a_heading_and_its_links_lead_somewhere(document: str) -> None:
    text = _text(document)
    assert text.startswith("# ")
    folder = (ROOT / document).parent
    assert not [link for link in LINK.findall(text) if not (folder / link).exists()]


@pytest.mark.req("K2-1.7")
def test_decisions__are_numbered_without_a_gap() -> None:
    found = sorted(file.name for file in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert found
    assert [name[:4] for name in found] == [f"{number:04}" for number in range(1, len(found) + 1)]


# ---- vendored parts --------------------------------------------------------------------------------------------------
@pytest.mark.req("K2-3.30")
def test_vendored__designsystemets_css_is_there_and_used() -> None:
    assert "designsystemet" in {folder.name for folder in VENDORED}
    base = _text("platform/kaa/core/templates/base.html")
    assert "vendor/designsystemet/designsystemet.css" in base
    assert "vendor/designsystemet/theme.css" in base


@pytest.mark.req("K2-3.30")
@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored__each_part_carries_its_licence_and_version(folder: Path) -> None:
    assert (folder / "LICENSE").read_text(encoding="utf-8").strip()
    assert re.search(r"\d+\.\d+\.\d+", (folder / "VERSION").read_text(encoding="utf-8"))


# ---- figures ---------------------------------------------------------------------------------------------------------
@pytest.mark.req("K2-4.1")
def test_bench__prints_a_line_a_figure_and_keeps_the_same_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One made-up figure in place of those that take minutes."""
    from tests.bench import figures

    def measure() -> None:
        figures.figure("made_up", measured=3.0, floor=2.0, limit=2.5)

    monkeypatch.setattr("django.core.management.call_command", lambda *_args, **_options: None)
    monkeypatch.setattr(
        figures.importlib, "import_module", lambda _name: type("Module", (), {"run": staticmethod(measure)})
    )
    monkeypatch.setattr(figures, "ROOT", tmp_path)
    monkeypatch.setattr(figures, "FIGURES", [])
    figures.run(["made_up"])
    line = "bench made_up measured=3.000 floor=2.000 ratio=1.50 limit=2.5"
    assert capsys.readouterr().out.splitlines()[0] == line
    kept = json.loads((tmp_path / "bench.json").read_text())
    assert kept == [{"name": "made_up", "measured": 3.0, "floor": 2.0, "limit": 2.5, "ratio": 1.5}]
