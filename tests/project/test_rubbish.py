"""Run apart: what is set stays for the whole process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = "import gc, json; print(json.dumps([gc.get_freeze_count(), gc.get_threshold()]))"


@pytest.mark.parametrize(
    "start",
    [
        "import kaa.wsgi",
        "from celery.signals import worker_init; import kaa.celery; worker_init.send(sender=None)",
    ],
    ids=["web", "worker"],
)
def test_process__looks_through_no_more_what_was_loaded(start: str) -> None:
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kaa.settings.test",
        "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-c", f"{start}\n{ASK}"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    frozen, threshold = json.loads(done.stdout.splitlines()[-1])
    assert frozen > 50_000
    assert threshold[0] == 20_000
