"""What an operator and a newcomer are told is what the code reads."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "platform" / "kaa" / "settings"
PRODUCTION = [SETTINGS / f"{name}.py" for name in ("base", "env", "logs", "queue", "production")]
OTHERS = [ROOT / "deploy" / "gunicorn.conf.py", ROOT / "platform" / "kaa" / "wsgi.py"]
READ = re.compile(r"(?:\benv\.\w+\(|\benviron(?:\.get\(|\.setdefault\(|\[))\s*[\"']([A-Z][A-Z0-9_]+)[\"']")
NAMES = re.compile(r"`([A-Z][A-Z0-9_]+)`")
INTERNAL = {"KAA_LOGIN"}  # the command line tells itself which login a command runs as


def _rows(path: str) -> list[tuple[set[str], str]]:
    """The table's first two columns: names, and the next one's text."""
    lines = [
        line.split("|")[1:] for line in (ROOT / path).read_text(encoding="utf-8").splitlines() if line.startswith("| `")
    ]
    return [(set(NAMES.findall(cells[0])), cells[1].strip()) for cells in lines]


def _required() -> set[str]:
    tree = ast.parse((SETTINGS / "production.py").read_text(encoding="utf-8"))
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "require"
    ]
    return {str(ast.literal_eval(argument)) for call in calls for argument in call.args}


@pytest.mark.req("K2-1.20")
def test_environment__each_value_that_production_reads_is_told_and_no_other() -> None:
    read = {name for path in PRODUCTION + OTHERS for name in READ.findall(path.read_text(encoding="utf-8"))}
    told = {name for names, _ in _rows("deploy/environment.md") for name in names}
    assert told == (read | _required()) - INTERNAL


@pytest.mark.req("K2-1.20")
def test_environment__what_is_needed_is_what_stops_the_start() -> None:
    rows = _rows("deploy/environment.md")
    assert {name for names, needed in rows if needed == "yes" for name in names} == _required() | {
        "DJANGO_SETTINGS_MODULE"
    }
    assert [names for names, needed in rows if needed == "release"] == [{"DATABASE_OWNER_URL"}]
    assert all(needed in {"yes", "release"} or needed.startswith("no (") for _, needed in rows)


def test_environment__of_a_developer_is_told() -> None:
    """Makefile, launcher and tests; a name that a test alone makes up would stand here too."""
    files = [ROOT / "Makefile", *(ROOT / "platform" / "kaa").rglob("*.py"), ROOT / "tests" / "conftest.py"]
    used = {name for path in files for name in re.findall(r"\bKAA_[A-Z_]+\b", path.read_text(encoding="utf-8"))}
    told = {name for names, _ in _rows("CONTRIBUTING.md") for name in names}
    assert used - INTERNAL <= told


@pytest.mark.req("K2-1.5")
@pytest.mark.parametrize("process", ["web", "worker", "beat"])
def test_unit__runs_the_procfiles_line_as_the_process_itself(process: str, tmp_path: Path) -> None:
    """The main process alone is ended by systemd: a shell or honcho between would leave the worker no time for its job."""
    unit = (ROOT / "deploy" / "systemd" / "kaa@.service").read_text(encoding="utf-8")
    [line] = re.findall(r"^ExecStart=/bin/sh -c '(.+)'$", unit, re.MULTILINE)
    assert "KillMode=mixed" in unit
    program = line.replace("%i", process).replace("$$", "$").replace("exec ", "exec echo ")
    (tmp_path / "Procfile").write_text((ROOT / "Procfile").read_text(encoding="utf-8"))
    out = subprocess.run(["/bin/sh", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert f"{process}: {out.strip()}" in (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()


# ---- a newcomer's machine --------------------------------------------------------------------------------------------
OLD = '#!/bin/sh\n[ "$1" = -c ] && exit 1\nmkdir -p .venv/bin && touch .venv/bin/made\n'


@pytest.mark.needs("make")
@pytest.mark.parametrize("python", ["none-such", "old"])
def test_make__without_python_says_what_is_needed(tmp_path: Path, python: str) -> None:
    for name in ("Makefile", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"))
    (tmp_path / "old").write_text(OLD)
    (tmp_path / "old").chmod(0o755)
    half = tmp_path / ".venv" / "bin"
    half.mkdir(parents=True)  # python3-venv was missing: a folder without pip
    (half / "python").touch(mode=0o755)
    given = str(tmp_path / python)
    run = ["make", "--no-print-directory", "demo", f"PYTHON={given}"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.startswith(
        f"{given} is not Python 3.11 with venv. Debian 12: apt-get install python3 python3-venv."
    )
    assert not (half / "made").exists()
