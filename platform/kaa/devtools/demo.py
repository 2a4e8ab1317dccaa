"""`make demo`: a private PostgreSQL, the release step, demo data, then web, worker and beat until Ctrl-C.

DATABASE_URL with DATABASE_OWNER_URL, and BROKER_URL, are used when they are set; else nothing but this checkout is.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import shlex
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from kaa.devtools import messages, postgres, processes
from kaa.devtools.logins import BIN, ROOT, Login, answers, environment_for, logins

STATE = Path(os.environ.get("KAA_STATE", str(ROOT / ".state")))
LOCK = STATE / "demo.pid"  # locked for as long as the demo runs
DATABASE = "kaa"
PROCESSES = ("web", "worker", "beat")
SPACE = 600 * 2**20  # the database, its cache and the static files
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _say(text: str) -> None:
    print(text, flush=True)


@contextlib.contextmanager
def _only_one(port: int) -> Iterator[None]:
    try:
        STATE.mkdir(parents=True, exist_ok=True)
        lock = LOCK.open("a+", encoding="utf-8")
    except OSError as error:
        sys.exit(
            f"{STATE} cannot be written ({error.strerror}). KAA_STATE chooses another folder for the demo's files."
        )
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            where = "".join(f" on http://localhost:{word}/" for word in lock.read().split()[1:])
            sys.exit(f"The demo already runs in this checkout{where} (make stop ends it).")
        lock.truncate(0)
        lock.write(f"{os.getpid()} {port}")
        lock.flush()
        yield


def _can_bind(port: int) -> OSError | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return error
    return None


def _refuse_busy_port(port: int) -> None:
    if error := _can_bind(port):
        free = next((other for other in range(max(port, 8000) + 1, 65536) if not _can_bind(other)), 8001)
        sys.exit(f"Port {port} cannot be used ({error.strerror}). Choose another: make demo PORT={free}")


def _refuse_full_disk() -> None:
    free = shutil.disk_usage(STATE).free
    if free < SPACE:
        sys.exit(f"The demo needs {SPACE >> 20} MB of disk; {free >> 20} MB are free where {STATE} lies.")


def _forget() -> None:
    """The files that belong to the data that are thrown away; the cache of made data is kept."""
    for name in ("files", "mail", "cache", "queue", "control", "demo"):
        shutil.rmtree(STATE / name, ignore_errors=True)
    for path in STATE.glob("beat-schedule*"):
        path.unlink()


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
    ran = postgres.is_running()
    try:
        server = postgres.ensure()
        if reset:
            server.drop_database(DATABASE)
        server.ensure_database(DATABASE)
        app, owner = server.url("kaa_app", DATABASE), server.url("kaa_owner", DATABASE)
        yield {"DATABASE_URL": app, "DATABASE_OWNER_URL": owner, "PG_BINDIR": str(server.bindir)}
    finally:
        if not ran:
            postgres.stop_unless_used(besides=DATABASE)


def _recreate(owner_url: str) -> None:
    """Drop and create the database of the URL, from the same server's `postgres`."""
    name = sql.Identifier(str(conninfo.conninfo_to_dict(owner_url)["dbname"]))
    with psycopg.connect(owner_url, dbname="postgres", autocommit=True) as owner:
        owner.execute(sql.SQL("drop database if exists {}").format(name))
        owner.execute(sql.SQL("create database {}").format(name))


def _step(command: str, environment: dict[str, str]) -> None:
    """What must succeed before the next begins."""
    code = processes.run(shlex.split(command), environment)
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
    """Web, worker and beat, until one of them ends or Ctrl-C ends all."""
    found = logins(environment)
    told = False
    with processes.together([str(BIN / "honcho"), "--no-colour", "start", *PROCESSES], environment) as running:
        while running.poll() is None:
            if not told and answers(port):
                told = True
                _print_addresses(port, found)
            time.sleep(0.2)
    _say(f"The demo has ended by itself ({running.returncode}): the lines above say which process and why.")
    return running.returncode or 1


def run(port: int, *, reset: bool) -> int:
    messages.compile_if_stale()
    with _only_one(port):
        _refuse_busy_port(port)
        _refuse_full_disk()
        with _database(reset=reset) as database:
            if reset:
                _forget()
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
        end = time.monotonic() + processes.GRACE + 40
        told = False
        while time.monotonic() < end:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not told:
                    os.kill(int(lock.read().split()[0]), signal.SIGTERM)
                    told = True
                time.sleep(0.2)
            else:
                return
    sys.exit("The demo does not end.")


def _interrupted(_number: int, _frame: object) -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave processes behind
    raise KeyboardInterrupt


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")
    return int(text)


def main() -> int:
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away first")
    parser.add_argument("--stop", action="store_true", help="end the demo that runs in this checkout")
    given = parser.parse_args()
    if given.stop:
        stop()
        return 0
    for number in SIGNALS:
        signal.signal(number, _interrupted)
    try:
        return run(given.port, reset=given.reset)
    except KeyboardInterrupt:
        _say("The demo has ended.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
