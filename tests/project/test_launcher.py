"""The private PostgreSQL: started once however many ask, by whom it may be, beside other checkouts' own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

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
