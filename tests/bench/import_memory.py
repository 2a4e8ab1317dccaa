"""One import in a process of its own: its peak of memory above what the process needed before. Prints MB."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import django


def memory(what: str) -> int:
    """Kilobytes: VmRSS now, VmHWM at the most. Not getrusage(): its peak is the parent's after a fork."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what))


def main() -> None:
    django.setup()
    from tests.bench import population

    population.tenant()
    population.load(population.school_file(100))  # code lists, caches and what is imported late are set-up
    population.empty()
    gc.collect()
    before = memory("VmRSS")
    with Path(sys.argv[1]).open("rb") as content:
        population.load(content)
    print((memory("VmHWM") - before) * 1024 / 1_000_000)


if __name__ == "__main__":
    main()
