"""The private PostgreSQL: started once however many ask, by whom it may be, beside other checkouts' own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from kaa.devtools import postgres

ROOT = Path(__file__).resolve().parents[2]
AS_ROOT = os.geteuid() == 0
SYSTEM_PYTHON = shutil.which("python3", path="/usr/bin:/usr/local/bin")  # the launcher needs the standard library alone
ASK = "from kaa.devtools.postgres import ensure; s = ensure(); print(s.socket, s.data, s.bindir, s.major, sep='\\n')"


@dataclass
class Checkout:
    """What the launcher needs of a checkout, somewhere else, used by one person."""

    folder: Path
    user: str | None
    bindir: str = ""  # PostgreSQL's programs, where this person can reach them
    started: list[Path] = field(default_factory=list)

    def popen(self, *arguments: str) -> subprocess.Popen[str]:
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.folder / "platform"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(self.folder),
        }
        env |= {name: os.environ[name] for name in ("KAA_PG", "KAA_PG_BINDIR") if name in os.environ}
        env |= {"KAA_PG_BINDIR": self.bindir} if self.bindir else {}
        python = SYSTEM_PYTHON if self.user else sys.executable  # this one may lie below root's home
        who = {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []} if self.user else {}
        return subprocess.Popen(
            [python, *arguments],
            cwd=self.folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **who,
        )

    def ask(self, times: int = 1) -> list[list[str]]:
        """Several processes at once; what each was told."""
        processes = [self.popen("-c", ASK) for _ in range(times)]
        told = []
        for process in processes:
            out, err = process.communicate(timeout=60)
            assert process.returncode == 0, err
            told.append(out.splitlines())
        self.started += [Path(told[0][0]) / "socket", Path(told[0][1])]
        return told

    def stop(self) -> None:
        process = self.popen("-m", "kaa.devtools.postgres", "stop")
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err

    def clear(self) -> None:
        self.stop()
        for path in self.started:  # the folders that hold them, made for this checkout alone
            shutil.rmtree(path.parent, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def _copy(user: str | None) -> Checkout:
    folder = Path(tempfile.mkdtemp(prefix="kaa-checkout-"))
    folder.chmod(0o755)
    package = folder / "platform" / "kaa"
    (package / "devtools").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "devtools" / "__init__.py").touch()
    shutil.copy(ROOT / "platform" / "kaa" / "devtools" / "postgres.py", package / "devtools")
    (package / "core").mkdir()
    (package / "core" / "__init__.py").touch()
    shutil.copy(ROOT / "platform" / "kaa" / "core" / "server_log.py", package / "core")
    if user:
        owner = pwd.getpwnam(user)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    return Checkout(folder, user)


@pytest.fixture(scope="module")
def mine() -> Iterator[Checkout]:
    """A checkout of whoever runs the tests."""
    checkout = _copy(None)
    yield checkout
    checkout.clear()


@pytest.fixture(scope="module")
def ordinary(mine: Checkout) -> Iterator[Checkout]:
    """A checkout of an ordinary user, when root runs the tests (else `mine` is one)."""
    if AS_ROOT and not SYSTEM_PYTHON:
        pytest.skip("no Python that an ordinary user may run")
    checkout = _copy("nobody" if AS_ROOT else None)
    checkout.bindir = mine.ask()[0][2]
    yield checkout
    checkout.clear()


def _pid(data: str) -> str:
    return (Path(data) / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0]


def _connect(socket: str, user: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=socket, port=5432, user=user, dbname="postgres", autocommit=True)


@pytest.mark.req("K2-1.13", "K2-1.14")
def test_ensure__four_at_once_start_one_server_and_later_ones_find_it(mine: Checkout) -> None:
    told = mine.ask(4)
    assert all(one == told[0] for one in told)
    socket, data, _, major = told[0]
    first = _pid(data)
    assert mine.ask() == [told[0]]
    assert _pid(data) == first
    assert Path(data).name == f"pg{major}"
    assert (Path(data) / "PG_VERSION").read_text().strip() == major
    with _connect(socket, "kaa_app") as app:
        row = app.execute(
            "select rolsuper, rolcreatedb, rolcreaterole, rolinherit from pg_roles where rolname = 'kaa_app'"
        ).fetchone()
        assert row == (False, False, False, False)
        assert app.execute("show listen_addresses").fetchone() == ("",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("create database x")
    with _connect(socket, "kaa_owner") as owner:
        row = owner.execute(
            "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = 'kaa_owner'"
        ).fetchone()
        assert row == (False, True, True)


@pytest.mark.req("K2-1.14")
def test_ensure__an_ordinary_user_and_a_second_checkout_side_by_side(mine: Checkout, ordinary: Checkout) -> None:
    mine.ask()
    [theirs] = ordinary.ask()
    [own] = mine.ask()
    assert theirs[0] != own[0]
    assert theirs[1] != own[1]
    wanted = pwd.getpwnam(ordinary.user).pw_uid if ordinary.user else os.geteuid()
    assert Path(theirs[1]).stat().st_uid == wanted
    for socket, mark in ((theirs[0], "theirs"), (own[0], "own")):
        with _connect(socket, "kaa_owner") as owner:
            owner.execute(f"create database only_{mark}")
    with _connect(own[0], "kaa_owner") as owner:
        assert owner.execute("select count(*) from pg_database where datname = 'only_theirs'").fetchone() == (0,)
    ordinary.stop()
    with pytest.raises(psycopg.OperationalError):
        _connect(theirs[0], "kaa_owner")
    with _connect(own[0], "kaa_owner") as owner:  # the other checkout's runs on
        assert owner.execute("select 1").fetchone() == (1,)


@pytest.mark.req("K2-1.14", "K2-1.18")
def test_stop__ends_it_twice_over_and_a_later_start_keeps_the_data(mine: Checkout) -> None:
    [told] = mine.ask()
    with _connect(told[0], "kaa_owner") as owner:
        owner.execute("create database kept")
    mine.stop()
    mine.stop()
    assert not (Path(told[1]) / "postmaster.pid").exists()
    assert mine.ask() == [told]
    with _connect(told[0], "kaa_owner") as owner:
        assert owner.execute("select count(*) from pg_database where datname = 'kept'").fetchone() == (1,)


@pytest.mark.req("K2-1.14")
def test_ensure__after_a_server_that_was_killed(mine: Checkout) -> None:
    """A power cut leaves postmaster.pid and the socket behind, with the number of a process that is no more."""
    [told] = mine.ask()
    left = Path(told[1]) / "postmaster.pid"
    lines = left.read_text(encoding="utf-8").splitlines()
    mine.stop()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left.write_text("\n".join([str(ended.pid), *lines[1:], ""]), encoding="utf-8")
    left.chmod(0o600)
    os.chown(left, left.parent.stat().st_uid, left.parent.stat().st_gid)
    assert mine.ask(2) == [told, told]
    with _connect(told[0], "kaa_owner") as owner:
        assert owner.execute("select 1").fetchone() == (1,)


def _leave(told: list[str], pid: int) -> Path:
    """What a power cut leaves: postmaster.pid and the socket's files, with the number that `pid` has now."""
    data, socket = Path(told[1]), Path(told[0])
    left = data / "postmaster.pid"
    lines = [str(pid), str(data), "1700000000", "5432", str(socket), "", "  1234567   1234567", "ready", ""]
    left.write_text("\n".join(lines), encoding="utf-8")
    socket.mkdir(mode=0o700, exist_ok=True)
    (socket / ".s.PGSQL.5432.lock").write_text("\n".join(lines), encoding="utf-8")
    owner = data.stat()
    for path in (left, socket, socket / ".s.PGSQL.5432.lock"):
        os.chown(path, owner.st_uid, owner.st_gid)
    left.chmod(0o600)
    return left


@pytest.mark.req("K2-1.14", "K2-1.18")
def test_stop__after_a_crash_clears_what_was_left(mine: Checkout) -> None:
    [told] = mine.ask()
    mine.stop()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = _leave(told, ended.pid)
    mine.stop()
    assert not left.exists()
    assert not Path(told[0]).exists()


@pytest.mark.req("K2-1.14", "K2-1.18")
@pytest.mark.parametrize("command", ["stop", "ensure"])
def test_pid__that_is_another_programs_by_now_is_left_alone(mine: Checkout, command: str) -> None:
    """PostgreSQL's own pg_ctl would send its signal to whatever has the number, and refuse to start beside it."""
    [told] = mine.ask()
    mine.stop()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        try:
            left = _leave(told, stranger.pid)
            if command == "stop":
                mine.stop()
                assert not left.exists()
            else:
                assert mine.ask() == [told]
                with _connect(told[0], "kaa_owner") as owner:
                    assert owner.execute("select 1").fetchone() == (1,)
            time.sleep(0.2)
            assert stranger.poll() is None
        finally:
            stranger.kill()


@pytest.mark.req("K2-1.14")
def test_ensure__begins_anew_where_the_first_start_was_interrupted(mine: Checkout) -> None:
    """Half a data folder is not taken for a whole one, nor a server without its logins for one that has them."""
    [told] = mine.ask()
    mine.stop()
    data = Path(told[1])
    shutil.rmtree(data)
    half = data.with_suffix(".new")
    half.mkdir()
    (half / "PG_VERSION").write_text(f"{told[3]}\n")
    assert mine.ask() == [told]
    assert not half.exists()
    with _connect(told[0], "postgres") as administrator:
        administrator.execute("drop role kaa_app")
    mine.stop()
    mine.ask()
    with _connect(told[0], "kaa_app") as app:
        assert app.execute("select 1").fetchone() == (1,)


@pytest.mark.req("K2-1.14")
@pytest.mark.parametrize("ended", [True, False], ids=["stopped", "running"])
def test_ensure__a_checkout_laid_anew_at_the_same_path_begins_with_no_data(ended: bool) -> None:
    checkout = _copy(None)
    try:
        [told] = checkout.ask()
        with _connect(told[0], "kaa_owner") as owner:
            owner.execute("create database of_the_former")
        if ended or not AS_ROOT:  # elsewhere the data lie in the checkout
            checkout.stop()
        former = Path(told[1]).parent
        shutil.rmtree(checkout.folder / ".devpg")
        [now] = checkout.ask()
        with _connect(now[0], "kaa_owner") as owner:
            assert not owner.execute("select 1 from pg_database where datname = 'of_the_former'").fetchone()
        assert not AS_ROOT or not former.exists()
    finally:
        checkout.clear()


@pytest.mark.req("K2-1.14")
def test_ensure__a_socket_that_was_swept_away_is_made_again(mine: Checkout) -> None:
    """/tmp is cleaned of what is old, also while the server runs."""
    [told] = mine.ask()
    first = _pid(told[1])
    shutil.rmtree(told[0])
    assert mine.ask() == [told]
    assert _pid(told[1]) != first


@pytest.mark.req("K2-1.14")
def test_ensure__refuses_a_folder_that_somebody_else_made_first(
    mine: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names of the folders in /tmp are easy to guess; whoever owns one could pose as the server."""
    folder = mine.folder / "pg-home"
    folder.mkdir()
    monkeypatch.setattr(postgres.os, "geteuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(SystemExit, match="belongs to another user"):
        postgres._ours(folder, mode=0o755, owner=folder.stat().st_uid + 1)


@pytest.mark.req("K2-1.14")
def test_ensure__says_where_it_may_not_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match=r"cannot be made \(.+\)\. KAA_PG_HOME chooses another folder"):
        postgres._ours(tmp_path / "file" / "pg", mode=0o755, owner=os.geteuid())
