"""PostgreSQL's own log holds no statement, parameter or detail (TEN-10, PRV-21)."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from kaa.core.server_log import SERVER_LOG
from kaa.core.tenancy import as_owner
from kaa.devtools import postgres
from tenants.management.commands.migrate_schemas import settings_of_server_log_that_quote_rows

ROLES = Path(__file__).resolve().parents[2] / "deploy" / "postgres" / "roles.sql"
ALTER = re.compile(r"^alter system set (log_\w+|debug_print_\w+) = '([^']*)';$", re.MULTILINE)


@pytest.mark.req("TEN-10", "PRV-21")
def test_production__has_what_the_private_server_has() -> None:
    told = ROLES.read_text(encoding="utf-8")
    assert dict(ALTER.findall(told)) == SERVER_LOG
    assert "select pg_reload_conf();" in told
    started_with = dict(re.findall(r"-c ((?:log|debug)_\w+)=(\S+)", postgres.OPTIONS))
    assert started_with == SERVER_LOG
    assert {"log_error_verbosity", "log_min_error_statement", "log_statement", "log_min_duration_statement"} <= set(
        SERVER_LOG
    )


@pytest.mark.req("TEN-10")
def test_settings__are_all_known_to_the_server(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select name from pg_settings where name = any(%s)", [list(SERVER_LOG)])
        assert {name for (name,) in cursor.fetchall()} == set(SERVER_LOG)


@pytest.mark.req("TEN-10")
def test_release__names_what_does_not_hold(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SERVER_LOG, "log_statement", "all")
    assert "log_statement is none" in settings_of_server_log_that_quote_rows()


@pytest.mark.req("TEN-10", "PRV-21")
def test_failing_statement__leaves_no_value_in_the_log(transactional_db: None) -> None:
    """What the settings are for: a key that is taken."""
    mark = "kanariefagel-20090126"
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute("create temp table taken (x text primary key)")
        with pytest.raises(IntegrityError):
            cursor.execute("insert into taken values (%s), (%s)", [mark, mark])
    if os.environ.get("DATABASE_URL"):  # a server of somebody's own: its log is not ours to read
        return
    end = (postgres.ensure().data / "server.log").read_bytes()[-20_000:].decode(errors="replace")
    assert "duplicate key value" in end
    assert mark not in end
