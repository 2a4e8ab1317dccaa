"""One import in a process of its own: its peak of memory above what the process needed before. Prints MB."""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path

import django


def resident() -> int:
    """Bytes in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def main() -> None:
    django.setup()
    from tests.bench import population

    population.tenant()
    population.load(population.school_file(100))  # code lists, caches and what is imported late are set-up
    population.empty()
    gc.collect()
    before = resident()
    with Path(sys.argv[1]).open("rb") as content:
        population.load(content)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print((peak - before) / 1_000_000)


if __name__ == "__main__":
    main()
