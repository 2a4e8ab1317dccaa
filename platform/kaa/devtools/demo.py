"""`make demo`: a private PostgreSQL, the release step, demo data, then web, worker and beat until Ctrl-C.

DATABASE_URL with DATABASE_OWNER_URL, and BROKER_URL, are used when they are set; else nothing but this checkout is.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from kaa.devtools import messages, postgres
from kaa.devtools.logins import BIN, ROOT, Login, answers, environment_for, logins

STATE = Path(os.environ.get("KAA_STATE", str(ROOT / ".state")))
LOCK = STATE / "demo.pid"  # locked for as long as the demo runs
DATABASE = "kaa"
OTHERS = f"""select count(*) from pg_stat_activity
    where backend_type = 'client backend' and datname <> '{DATABASE}' and pid <> pg_backend_pid()"""
PROCESSES = ("web", "worker", "beat")
GRACE = 20  # seconds until what does not end by itself is killed


def _say(text: str) -> None:
    print(text, flush=True)


@contextlib.contextmanager
def _only_one() -> Iterator[None]:
    STATE.mkdir(parents=True, exist_ok=True)
    with LOCK.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("The demo already runs in this checkout (make stop ends it).")
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _refuse_busy_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(f"Port {port} cannot be used ({error.strerror}). Choose another: make demo PORT={port + 1}")


@contextlib.contextmanager
def _database(*, reset: bool) -> Iterator[dict[str, str]]:
    """The environment that says where the database is; a private server that was started here is stopped at the end."""
    if os.environ.get("DATABASE_URL"):
        if not os.environ.get("DATABASE_OWNER_URL"):
            sys.exit("DATABASE_URL is set, DATABASE_OWNER_URL is not: migrations need the owner's login.")
        if reset:
            _recreate(os.environ["DATABASE_OWNER_URL"])
        yield {}
        return
    before = int(time.time())
    server = postgres.ensure()
    started = int((server.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[2])
    try:
        if reset:
            server.drop_database(DATABASE)
        server.ensure_database(DATABASE)
        app, owner = server.url("kaa_app", DATABASE), server.url("kaa_owner", DATABASE)
        yield {"DATABASE_URL": app, "DATABASE_OWNER_URL": owner, "PG_BINDIR": str(server.bindir)}
    finally:
        # a test run that came later uses the same server: then `make stop` ends it
        others = (
            f"select count(*) from pg_stat_activity where backend_type = 'client backend' and datname <> '{DATABASE}'"
        )
        if started >= before and server.psql(f"{others} and pid <> pg_backend_pid()", user="postgres") == "0":
            postgres.stop()


def _recreate(owner_url: str) -> None:
    """Drop and create the database of the URL, from the same server's `postgres`."""
    name = sql.Identifier(str(conninfo.conninfo_to_dict(owner_url)["dbname"]))
    with psycopg.connect(owner_url, dbname="postgres", autocommit=True) as owner:
        owner.execute(sql.SQL("drop database if exists {}").format(name))
        owner.execute(sql.SQL("create database {}").format(name))


def _step(command: str, environment: dict[str, str]) -> None:
    """What must succeed before the next begins."""
    code = subprocess.run(shlex.split(command), cwd=ROOT, env=environment, check=False).returncode
    if code:
        sys.exit(f"`{command}` failed ({code}).")


def _release() -> str:
    """The Procfile's release line: the demo runs what production runs. (honcho would stop when it ends.)"""
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    return next(line.partition(":")[2].strip() for line in lines if line.startswith("release:"))


def _print_addresses(port: int, found: list[Login]) -> None:
    public = f"http://localhost:{port}/"
    tenants = [url for url in dict.fromkeys(one.url(port) for one in found) if url != public]
    people = [f"{one.url(port)}  {one.email}  {one.password}  {one.role}" for one in found]
    lines = ["", "The demo runs. The public site, then the tenants:", public, *tenants]
    lines += ["", "Logins (address, e-mail, password, role):", *people]
    _say("\n".join([*lines, "", "Ctrl-C ends the demo and keeps its data (RESET=1 starts over).", ""]))


def _serve(port: int, environment: dict[str, str]) -> int:
    """Web, worker and beat in a group of their own: Ctrl-C reaches this process alone, which ends them in order."""
    found = logins(environment)
    command = [str(BIN / "honcho"), "--no-colour", "start", *PROCESSES]
    processes = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    told = False
    try:
        while processes.poll() is None:
            if not told and answers(port):
                told = True
                _print_addresses(port, found)
            time.sleep(0.2)
        return processes.returncode or 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave processes behind
        if processes.poll() is None:
            processes.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                processes.wait(GRACE)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(processes.pid, signal.SIGKILL)


def run(port: int, *, reset: bool) -> int:
    _refuse_busy_port(port)
    messages.compile_if_stale()
    with _only_one(), _database(reset=reset) as database:
        environment = environment_for(port, database)
        _say("Preparing the database and the demo data (the first time takes longest) ...")
        _step(_release(), environment)
        _step("kaa collectstatic --noinput --verbosity 0", environment)
        _step("kaa demo_data", environment)
        return _serve(port, environment)


def stop() -> None:
    """End the demo that runs in this checkout, and wait until it has cleaned up."""
    if not LOCK.exists():
        return
    with LOCK.open(encoding="utf-8") as lock:
        end = time.monotonic() + GRACE + 20
        told = False
        while time.monotonic() < end:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not told:
                    os.kill(int(lock.read()), signal.SIGTERM)
                    told = True
                time.sleep(0.2)
            else:
                return
    sys.exit("The demo does not end.")


def _interrupted(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away first")
    parser.add_argument("--stop", action="store_true", help="end the demo that runs in this checkout")
    given = parser.parse_args()
    if given.stop:
        stop()
        return 0
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupted)
    try:
        return run(given.port, reset=given.reset)
    except KeyboardInterrupt:
        _say("The demo has ended.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
