"""The figures, in the order in which they are measured, and how they are printed and kept."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from kaa.core.rubbish import leave_what_is_loaded

ROOT = Path(__file__).resolve().parents[2]
MODULES = ["sources", "excel", "rules", "lists", "report", "ladder", "letters", "pages", "tenants"]


@dataclass(frozen=True)
class Figure:
    """`measured` and `floor` in seconds (or MB, or statements); `ratio` is what counts, `limit` what was promised."""

    name: str
    measured: float
    floor: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.measured / self.floor if self.floor else float("inf")

    def line(self) -> str:
        return f"bench {self.name} measured={self.measured:.3f} floor={self.floor:.3f} ratio={self.ratio:.2f} limit={self.limit:g}"


FIGURES: list[Figure] = []


def figure(name: str, *, measured: float, floor: float, limit: float) -> None:
    found = Figure(name, measured, floor, limit)
    FIGURES.append(found)
    print(found.line(), flush=True)


@contextmanager
def stopwatch() -> Iterator[Callable[[], float]]:
    start = time.perf_counter()
    end: list[float] = []
    yield lambda: (end[0] if end else time.perf_counter()) - start
    end.append(time.perf_counter())


def seconds(work: Callable[[], object], *, times: int = 3, before: Callable[[], object] | None = None) -> float:
    """The median of some runs: the machine is noisy."""
    taken = []
    for _ in range(times):
        if before:
            before()
        with stopwatch() as elapsed:
            work()
        taken.append(elapsed())
    return median(taken)


def run(only: list[str]) -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate_schemas", verbosity=0)
    leave_what_is_loaded()  # as the product's processes do
    for name in only or MODULES:
        connection.set_schema_to_public()  # wherever the one before has been
        importlib.import_module(f"tests.bench.bench_{name}").run()
    rows = [{**asdict(found), "ratio": round(found.ratio, 3)} for found in FIGURES]
    (ROOT / "bench.json").write_text(json.dumps(rows, indent=1) + "\n")
    broken = [found.name for found in FIGURES if found.ratio > found.limit]
    print(f"{len(FIGURES)} figures, {len(broken)} over their limit{': ' + ', '.join(broken) if broken else ''}")
