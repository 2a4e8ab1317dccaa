"""A8: behind a transaction-pooling proxy nothing starts, and what runs ends."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from celery import shared_task
from django.core.management import call_command
from django.db import connection
from django.test import Client

from kaa.core import health
from kaa.core.tenancy import probe
from kaa.core.tenancy.probe import connection_arguments, is_transaction_pooled

ROOT = Path(__file__).resolve().parents[2]
Proxy = Callable[[str], dict[str, object]]


@pytest.fixture
def pgbouncer(tmp_path: Path, db: None):
    """pgbouncer("transaction") starts one before the test's server and gives its connection arguments."""
    running: list[subprocess.Popen] = []
    at = connection_arguments()

    def start(mode: str) -> dict[str, object]:
        folder = Path(f"/tmp/kaa-bouncer-{os.getpid()}-{mode}")
        folder.mkdir(exist_ok=True)
        (folder / "users.txt").write_text('"kaa_app" ""\n"kaa_owner" ""\n')
        (folder / "bouncer.ini").write_text(
            f"[databases]\n* = host={at['host']} port={at.get('port') or 5432}\n[pgbouncer]\nlisten_addr =\nunix_socket_dir = {folder}\n"
            f"listen_port = 6543\nauth_type = trust\nauth_file = {folder}/users.txt\npool_mode = {mode}\ndefault_pool_size = 5\n"
            "ignore_startup_parameters = options\n"
        )
        demote = None
        if os.geteuid() == 0:  # pgbouncer refuses root; the server's own user may reach its socket
            owner = pwd.getpwuid(Path(str(at["host"])).stat().st_uid)
            for path in (folder, *folder.iterdir()):
                os.chown(path, owner.pw_uid, owner.pw_gid)
            demote = owner.pw_name
        running.append(
            subprocess.Popen(["pgbouncer", "-q", str(folder / "bouncer.ini")], user=demote, stderr=subprocess.DEVNULL)
        )
        for _ in range(100):
            if (folder / ".s.PGSQL.6543").exists():
                break
            time.sleep(0.05)
        return {**at, "host": str(folder), "port": 6543}

    yield start
    for process in running:
        process.terminate()
        process.wait()


@pytest.mark.req("A8", "TEN-03", "K2-2.7")
@pytest.mark.needs("pgbouncer")
@pytest.mark.parametrize(("mode", "refused"), [("transaction", True), ("session", False)])
def test_probe__finds_a_transaction_pooling_proxy(pgbouncer, mode: str, refused: bool) -> None:
    assert is_transaction_pooled(**pgbouncer(mode)) is refused


# ---- what starts -----------------------------------------------------------------------------------------------------
STARTS = {
    "gunicorn": ["gunicorn", "kaa.wsgi:application", "--config", "deploy/gunicorn.conf.py", "--bind", "unix:{folder}/web"],
    "worker": ["celery", "-A", "kaa", "worker", "--pool", "solo", "--without-mingle", "--without-gossip"],
    "beat": ["celery", "-A", "kaa", "beat", "--pidfile", "", "--schedule", "{folder}/beat"],
    "tenant command": ["kaa", "identify", "--tenant", "k9999"],
    "list_tenants": ["kaa", "list_tenants"],
    "suspend_tenant": ["kaa", "suspend_tenant", "k9999"],
    "create_tenant": ["kaa", "create_tenant", "--schema", "k9999", "--name", "X", "--host", "alfa.localhost", "--code", "2281"],
}  # fmt: skip
ENDS_BY_ITSELF = {name for name, words in STARTS.items() if words[0] == "kaa"}


@pytest.fixture
def start(pgbouncer: Proxy, tmp_path: Path) -> Iterator[Callable[[str, str], subprocess.Popen[str]]]:
    """start("worker", "transaction"): that process, with the test's database behind the proxy."""
    running: list[subprocess.Popen[str]] = []

    def begin(what: str, mode: str) -> subprocess.Popen[str]:
        at = pgbouncer(mode)
        address = f"{quote(str(at['host']), safe='')}:6543/{connection.settings_dict['NAME']}"
        given = {
            "DATABASE_URL": f"postgres://kaa_app@{address}", "DATABASE_OWNER_URL": f"postgres://kaa_owner@{address}", "WEB_CONCURRENCY": "1",
            "KAA_STATE": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kaa.settings.test", "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}",
        }  # fmt: skip
        words = [word.format(folder=tmp_path) for word in STARTS[what]]
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        process = subprocess.Popen(
            [sys.executable, "-m", *words], cwd=ROOT, env={**kept, **given}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()


@pytest.mark.req("A8", "TEN-03", "K2-2.7")
@pytest.mark.needs("pgbouncer")
@pytest.mark.parametrize("what", STARTS)
def test_start__ends_behind_a_transaction_pooling_proxy(start, what: str) -> None:
    process = start(what, "transaction")
    told, _ = process.communicate(timeout=60)
    assert process.returncode not in {0, None}, told
    assert "transaction-pooling" in told


@pytest.mark.req("A8", "TEN-03")
@pytest.mark.needs("pgbouncer")
@pytest.mark.parametrize("what", sorted(set(STARTS) - ENDS_BY_ITSELF))
def test_start__goes_on_behind_a_session_pooling_one(start, what: str) -> None:
    """So that the test above sees the probe and not another reason to end."""
    process = start(what, "session")
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=8)


@pytest.mark.req("TEN-03")
def test_worker__does_not_start_unasked_when_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "connection_arguments", lambda: {"host": "127.0.0.1", "port": 9, "connect_timeout": 2})
    with pytest.raises(SystemExit, match="does not answer"):
        probe.refuse_at_start()


# ---- what runs -------------------------------------------------------------------------------------------------------
@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Instead of ending the test's own process."""
    found: list[str] = []
    monkeypatch.setattr(health, "end_process", lambda: found.append("ended"))
    monkeypatch.setattr(probe, "_found_sound", [])
    return found


@pytest.mark.req("TEN-03", "K2-2.7")
@pytest.mark.needs("pgbouncer")
def test_readyz__behind_a_proxy_that_came_later_is_red_and_ends_the_process(
    db: None, ended: list[str], monkeypatch: pytest.MonkeyPatch, pgbouncer: Proxy
) -> None:
    sound, times = connection_arguments(), []
    monkeypatch.setattr(probe.time, "monotonic", lambda: times[-1])
    monkeypatch.setattr(probe, "connection_arguments", lambda: sound)
    times.append(0.0)
    assert Client().get("/readyz").status_code == 200
    pooled = pgbouncer("transaction")
    monkeypatch.setattr(probe, "connection_arguments", lambda: pooled)
    times.append(probe.EVERY - 1.0)
    assert Client().get("/readyz").status_code == 200  # asked every five minutes
    times.append(probe.EVERY + 1.0)
    assert Client().get("/readyz").status_code == 503
    assert Client().get("/readyz").status_code == 503
    assert ended == ["ended", "ended"]
    with pytest.raises(RuntimeError, match="transaction-pooling"):
        does_nothing.apply(("k9901",), throw=True)
    monkeypatch.setattr(probe, "connection_arguments", lambda: sound)
    assert Client().get("/readyz").status_code == 200


@pytest.mark.req("TEN-03")
def test_readyz__when_the_probe_gets_no_answer_is_red_and_lives(db: None, ended: list[str], monkeypatch) -> None:
    def fails(**_: object) -> bool:
        raise psycopg.OperationalError

    monkeypatch.setattr(probe, "is_transaction_pooled", fails)
    assert Client().get("/readyz").status_code == 503
    assert ended == []


@shared_task
def does_nothing(tenant: str) -> None: ...


@pytest.mark.req("TEN-03")
def test_release__ends_before_it_changes_anything(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "is_transaction_pooled", lambda **_: True)
    with pytest.raises(SystemExit, match="transaction-pooling"):
        call_command("migrate_schemas")
