"""A worker for test_killed, in an interpreter of its own: `python -m tests.tenant.sources.killable`.

It is told by lines what to do. It has the settings and the applications, and no connection: each thing is done by a process made for it, which
says when it begins and when it has ended; the test kills it in between. (An interpreter for each would take two minutes for nothing but imports.)
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any


def _stage(*, path: str, as_of: str) -> None:
    from tests.tenant.sources.importing import stage

    stage(Path(path).read_bytes(), as_of=date.fromisoformat(as_of))


def _job(*, job: str) -> None:
    from tenant_apps.work.services import run

    run(public_id=job)


def _undo(*, run: int) -> None:
    from tenant_apps.sources.models import ImportRun
    from tenant_apps.sources.services.undoing import undo_run

    undo_run(run=ImportRun.objects.get(pk=run), actor=None)


def _export(*, period: str, code: str, today: str) -> None:
    from tenant_apps.reporting.services import make_export

    make_export(
        period=period, municipality_code=code, actor=None, today=date.fromisoformat(today), codes=[code], gate=False
    )


ACTIONS = {"stage": _stage, "job": _job, "undo": _undo, "export": _export}


def _say(text: str) -> None:
    os.write(1, f"{text}\n".encode())  # whole, whoever else writes


def _do(action: str, schema: str, told: dict[str, Any]) -> None:
    """In a process of its own; never returns."""
    from kaa.core.tenancy import find_tenant, in_tenant

    code = 1
    try:
        with in_tenant(find_tenant(schema)):
            _say(f"began {os.getpid()}")
            ACTIONS[action](**told)
        _say("ended")
        code = 0
    except BaseException:  # noqa: BLE001  (whatever it is, the test is to read it)
        traceback.print_exc()
        _say("failed")
    finally:
        os._exit(code)


def main() -> None:
    given = json.loads(sys.stdin.readline())
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    connection.settings_dict.update(given["database"])
    settings.PRIVATE_FILES = Path(given["files"])
    for module in ("tests.tenant.sources.importing", "tenant_apps.reporting.services", "tenant_apps.sources.jobs"):
        __import__(module)
    _say("ready")
    for line in sys.stdin:
        action, schema, told = json.loads(line)
        child = os.fork()
        if child == 0:
            _do(action, schema, told)
        os.waitpid(child, 0)
        _say("gone")


if __name__ == "__main__":
    main()
