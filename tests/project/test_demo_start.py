"""`make demo` as a newcomer meets it: the real processes on a private PostgreSQL, in folders of their own, with fewer people."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

import psutil
import psycopg
import pytest
from django.core.management import CommandError, call_command

from kaa.core import clock
from kaa.devtools import demo
from kaa.devtools.demo_data import build, cache
from kaa.devtools.demo_data.places import PLACES, VADSTENA
from kaa.devtools.management.commands import demo_data

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("demo")
FIRST_PAGE = 180  # seconds, from nothing, on a machine that does nothing else
BESIDE_OTHERS = 2  # here the other tests run at the same time
STARTED = "Ctrl-C ends the demo"
NOT_OURS = {"DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "KAA_LOGIN", "PORT"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Run:
    """One `python -m kaa.devtools.demo`, with what was seen of it."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int
    begun: float = field(default_factory=time.monotonic)
    seconds: float = 0.0  # to the first page
    family: list[psutil.Process] = field(default_factory=list)

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, text: str) -> None:
        while text not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() - self.begun < 2 * FIRST_PAGE, self.output
            time.sleep(0.05)
        self.seconds = time.monotonic() - self.begun

    def look(self) -> None:
        self.family = psutil.Process(self.process.pid).children(recursive=True)

    def interrupt(self) -> None:
        """Ctrl-C: the terminal sends the signal to the whole group in the foreground."""
        os.killpg(self.process.pid, signal.SIGINT)

    def ended(self) -> int:
        return self.process.wait(60)

    def alive(self) -> list[str]:
        return [" ".join(one.cmdline()) for one in self.family if one.is_running() and one.status() != "zombie"]

    def status(self, host: str) -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", "/", headers={"Host": f"{host}:{self.port}"})
        return connection.getresponse().status


@dataclass
class Place:
    """Folders that a checkout would have: the demo's state, PostgreSQL's data, and those for sockets."""

    folder: Path

    @property
    def sockets(self) -> list[str]:
        return [path.name for path in (self.folder / "t").rglob("kaa-pg*")]

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        own = {"state": "KAA_STATE", "pg": "KAA_PG_HOME", "t": "TMPDIR"}
        return {
            **kept, **{name: str(self.folder / folder) for folder, name in own.items()}, "KAA_DEMO_SCALE": "0.2",
            "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}",
        }  # fmt: skip

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "kaa.devtools.demo", *arguments]

    def start(self, *arguments: str, port: int | None = None) -> Run:
        port = port or _free_port()
        log = self.folder / f"{time.monotonic_ns()}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                self.command("--port", str(port), *arguments),
                cwd=ROOT,
                env=self.env,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        return Run(process, log, port)

    def once(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), cwd=ROOT, env=self.env, capture_output=True, text=True, check=False, timeout=90
        )

    def postmaster(self) -> psutil.Process:
        [left] = (self.folder / "pg").glob("pg*/postmaster.pid")
        return psutil.Process(int(left.read_text().split()[0]))

    def ask(self, question: str) -> object:
        [at] = (self.folder / "t").glob("kaa-pg*")
        with psycopg.connect(host=str(at), port=5432, user="kaa_owner", dbname="kaa", autocommit=True) as owner:
            answer = owner.execute(question)
            return answer.fetchone() if answer.description else None


@dataclass
class Story:
    """What happened: a start that is interrupted, one from nothing, one with its data, and one that starts over."""

    hasty: Run
    first: Run
    second: Run
    third: Run
    codes: list[int] = field(default_factory=list)
    left: list[tuple[list[str], list[str]]] = field(default_factory=list)  # processes, sockets
    pages: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    kept: object = None
    kept_after_reset: object = None
    beside: str = ""
    stopped: int = -1


MARK = "select to_regclass('public.mark') is not null"


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    folder = Path(tempfile.mkdtemp(prefix="kaa-d-", dir="/tmp"))  # short: a socket's path holds 107 characters
    folder.chmod(0o755)
    (folder / "t").mkdir()
    here = Place(folder)
    yield here
    here.once("--stop")
    subprocess.run([sys.executable, "-m", "kaa.devtools.postgres", "stop"], cwd=ROOT, env=here.env, check=True)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def story(place: Place) -> Story:
    hasty = place.start()
    hasty.wait_for("Preparing the database")
    time.sleep(1.5)  # the release has begun
    hasty.look()
    hasty.family.append(place.postmaster())
    story = Story(hasty, hasty, hasty, hasty)
    hasty.interrupt()
    _note_the_end(story, place, hasty)

    story.first = first = place.start()
    first.wait_for(STARTED)
    hosts = re.findall(rf"^http://(\S+):{first.port}/$", first.output, re.MULTILINE)
    story.pages = {host: first.status(host) for host in hosts}
    first.look()
    story.names = {word for one in first.family for word in one.cmdline()}
    first.family.append(place.postmaster())
    place.ask("create table public.mark (id int)")
    first.interrupt()
    _note_the_end(story, place, first)

    story.second = second = place.start()
    second.wait_for(STARTED)
    second.look()
    second.family.append(place.postmaster())
    story.kept = place.ask(MARK)
    story.beside = place.once("--port", str(_free_port())).stderr
    story.stopped = place.once("--stop").returncode
    _note_the_end(story, place, second)

    story.third = third = place.start("--reset")
    third.wait_for(STARTED)
    third.look()
    third.family.append(place.postmaster())
    story.kept_after_reset = place.ask(MARK)
    third.interrupt()
    time.sleep(0.3)
    third.interrupt()  # impatient
    _note_the_end(story, place, third)
    return story


def _note_the_end(story: Story, place: Place, run: Run) -> None:
    story.codes.append(run.ended())
    story.left.append((run.alive(), place.sockets))


@pytest.mark.req("K2-1.15")
def test_first_start__gives_the_first_page_in_time_after_the_release(story: Story) -> None:
    assert story.first.seconds < FIRST_PAGE * BESIDE_OTHERS
    lines = story.first.output.splitlines()
    released, made, web = (
        next(number for number, line in enumerate(lines) if text in line)
        for text in ("are migrated", "data were made in", "Listening at")
    )
    assert released < made < web
    assert {"worker", "beat", "kaa.wsgi:application"} <= story.names


@pytest.mark.req("K2-1.15", "K2-1.16", "K2-1.17")
def test_first_start__prints_addresses_one_a_line_and_they_answer(story: Story) -> None:
    assert story.pages.pop("localhost") == 200  # without login
    assert len(story.pages) >= 4
    assert set(story.pages.values()) == {302}, story.pages  # to the login


@pytest.mark.req("K2-1.18")
@pytest.mark.parametrize("which", range(4), ids=["ctrl-c-in-the-release", "ctrl-c", "make-stop", "ctrl-c-twice"])
def test_end__leaves_no_process_and_no_socket(story: Story, which: int) -> None:
    run = (story.hasty, story.first, story.second, story.third)[which]
    assert story.codes[which] == 0, run.output
    assert len(run.family) > 1
    assert story.left[which] == ([], [])
    assert "Traceback" not in run.output
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", run.port)) == errno.ECONNREFUSED


@pytest.mark.req("K2-1.18")
def test_end__the_worker_finishes_its_job_before_it_goes(story: Story) -> None:
    """A worker that is killed leaves its job to be found half an hour later."""
    for run in (story.first, story.second, story.third):
        assert "worker.1 stopped (rc=0)" in run.output
        assert "SIGKILL" not in run.output


@pytest.mark.req("K2-1.18", "K2-3.36")
def test_second_start__keeps_its_data_is_fast_and_takes_another_port(story: Story) -> None:
    assert "data are there already" in story.second.output
    assert story.kept == (True,)
    assert story.second.port != story.first.port
    assert story.second.seconds < story.first.seconds


@pytest.mark.req("K2-1.18")
def test_second_demo__is_told_where_the_first_one_runs(story: Story) -> None:
    assert f"already runs in this checkout on http://localhost:{story.second.port}/ (make stop ends it)" in story.beside
    assert story.stopped == 0


@pytest.mark.req("K2-1.18", "K2-3.36")
def test_reset__starts_over_from_what_was_kept(story: Story) -> None:
    assert story.kept_after_reset == (False,)
    assert "data were restored in" in story.third.output


@pytest.mark.req("K2-3.36")
@pytest.mark.parametrize("broken", ["tenants.dump", "tenants.json"])
def test_broken_cache__is_said_and_the_data_are_made_anew(
    alfa: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    made: list[object] = []
    monkeypatch.setattr(cache, "STATE", tmp_path)
    monkeypatch.setattr(build, "make_public_site", lambda: None)
    monkeypatch.setattr(build, "drop_places", made.append)
    monkeypatch.setattr(demo_data.Command, "_fill", lambda _self, places, _today: made.extend(places))
    monkeypatch.setattr(cache.Cache, "_keep", lambda _self: None)
    kept = cache.Cache(date(2026, 11, 22)).folder
    kept.mkdir(parents=True)
    for name, text in (("tenants.dump", "PGDMP, or what is left of it"), ("tenants.json", "[]")):
        (kept / name).write_text("[{" if name == broken == "tenants.json" else text)
    call_command("demo_data", "--on", "2026-11-22")
    assert "cannot be read (" in capsys.readouterr().out
    assert not kept.exists()
    assert made == [list(PLACES), PLACES, *PLACES]  # what was left is dropped, then all are filled


@pytest.mark.req("K2-3.36")
def test_cache__that_cannot_be_written_is_said_and_not_kept_by_half(
    alfa: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "STATE", tmp_path)
    monkeypatch.setattr(
        cache.Cache, "_run", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device"))
    )
    with pytest.raises(cache.CacheProblem, match="No space left on device"):
        cache.Cache(date(2026, 11, 22)).keep()
    assert not list(tmp_path.rglob("*.part"))


# ---- what a machine may lack -----------------------------------------------------------------------------------------
@pytest.mark.req("K2-1.18")
def test_port__that_is_taken_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = Place(tmp_path).once("--port", str(port))
    assert done.returncode == 1
    found = re.search(
        rf"^Port {port} cannot be used \(Address already in use\)\. Choose another: make demo PORT=(\d+)$", done.stderr
    )
    assert found, done.stderr
    assert int(found[1]) != port
    assert not (tmp_path / "pg").exists()


@pytest.mark.req("K2-1.18")
@pytest.mark.parametrize("port", ["0", "70000", "web", "-1"])
def test_port__that_is_none_is_said(tmp_path: Path, port: str) -> None:
    done = Place(tmp_path).once(f"--port={port}")
    assert done.returncode == 2
    assert f"a port is a number from 1 to 65535, not '{port}'" in done.stderr


def test_state__that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(demo, "STATE", tmp_path / "file" / "state")
    with (
        pytest.raises(SystemExit, match=r"cannot be written \(.+\)\. KAA_STATE chooses another folder"),
        demo._only_one(8000),
    ):
        pass


def test_disk__that_is_nearly_full_is_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "STATE", tmp_path)
    monkeypatch.setattr(demo.shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 3 * 2**20))
    with pytest.raises(SystemExit, match=r"needs 600 MB of disk; 3 MB are free"):
        demo._refuse_full_disk()


def test_disk__that_fills_up_gives_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build, "make_public_site", full)
    with pytest.raises(CommandError, match="The disk is full"):
        call_command("demo_data")


def test_tenant__is_closed_until_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker beside it does no nightly work in half of the data."""
    seen: list[dict[str, object]] = []

    class Rows:
        def filter(self, **_: object) -> Rows:
            return self

        def update(self, **values: object) -> None:
            seen.append(values)

    class Made:
        pk = 1
        objects = Rows()

    monkeypatch.setattr(build, "create_tenant", lambda _new: Made())
    monkeypatch.setattr(build.Tenant, "objects", Rows())
    build.make_tenant(VADSTENA)
    build.finish_tenant(Made(), clock.now())
    assert [values["suspended_at"] is None for values in seen] == [False, True]
