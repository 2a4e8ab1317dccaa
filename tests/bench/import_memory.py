"""One import in a process of its own: its peak of memory above what the process needed before. Prints JSON."""

from __future__ import annotations

import gc
import json
import resource
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
    file = Path(population.written_file())
    gc.collect()
    before = resident()
    with file.open("rb") as content:
        population.load(content)  # type: ignore[arg-type]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"mb": (peak - before) / 1e6, "before": before / 1e6}))  # noqa: T201


if __name__ == "__main__":
    main()
