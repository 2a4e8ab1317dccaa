"""What a machine lacks: skipped by name, and with CI=true a failure. Run in a pytest of its own, with the hook of tests/conftest.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LACKED = "a-program-that-nobody-has"
TINY = f"""
import pytest

@pytest.mark.needs("{LACKED}")
def test_tiny():
    raise AssertionError("must not run")

@pytest.mark.needs("sh")
def test_there():
    pass
"""


def _run(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text("from tests.conftest import pytest_runtest_setup\n")
    (folder / "test_tiny.py").write_text(TINY)
    options = ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "-c", str(ROOT / "pyproject.toml")]
    command = [sys.executable, "-m", "pytest", *options, f"--rootdir={ROOT}", str(folder / "test_tiny.py")]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False)


@pytest.mark.req("K2-1.11")
def test_missing_program__is_a_failure_with_ci_true(tmp_path: Path) -> None:
    done = _run(tmp_path, "true")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"this machine lacks {LACKED}, and with CI=true a skip is a failure" in done.stdout
    assert "1 passed, 1 error" in done.stdout


@pytest.mark.req("K2-1.11")
def test_missing_program__is_skipped_by_name_elsewhere(tmp_path: Path) -> None:
    done = _run(tmp_path, "")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"this machine lacks {LACKED}" in done.stdout
    assert "1 passed, 1 skipped" in done.stdout
