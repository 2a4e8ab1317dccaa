"""The demo's processes: each in a session of its own, so that Ctrl-C reaches the demo alone, which ends them in order and leaves none."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
from collections.abc import Iterator

import psutil

from kaa.devtools.logins import ROOT

GRACE = 20  # seconds until what does not end by itself is killed
_PR_SET_PDEATHSIG = 1
_C_LIBRARY = ctypes.CDLL(None)


def _end_with_parent() -> None:
    """Linux: also when the demo itself is killed."""
    _C_LIBRARY.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509  (no threads)
        stdin=subprocess.DEVNULL,
    )


def run(command: list[str], environment: dict[str, str]) -> int:
    """One command to its end. Interrupted, it ends with all that it started."""
    process = _start(command, environment)
    try:
        return process.wait()
    except BaseException:
        _end_all(process)
        raise


@contextlib.contextmanager
def together(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The command is honcho's. The worker is ended first, by itself: it finishes its job, and honcho then ends the others."""
    honcho = _start(command, environment)
    try:
        yield honcho
    finally:
        worker = next((one for one in _family(honcho.pid) if {"celery", "worker"} <= _words(one)), None)
        if worker and honcho.poll() is None:
            with contextlib.suppress(psutil.NoSuchProcess):
                worker.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                honcho.wait(GRACE)
        _end_all(honcho)


def _family(pid: int) -> list[psutil.Process]:
    """All that a process started, parents before their children; empty when it has ended."""
    try:
        return list(psutil.Process(pid).children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def _words(process: psutil.Process) -> set[str]:
    """Its programs' names and arguments; none when it has ended."""
    try:
        return {argument.rpartition("/")[2] for argument in process.cmdline()}
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return set()


def _end_all(process: subprocess.Popen[bytes]) -> None:
    family = _family(process.pid)  # honcho's children have sessions of their own: no group holds them all
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
    if process.poll() is None:
        process.kill()
        process.wait()
    _, alive = psutil.wait_procs(family, timeout=2)
    for one in alive:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
