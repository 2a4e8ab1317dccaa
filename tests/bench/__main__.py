"""`make bench`: each set operation against the floor that the database allows in the same run. Prints ratios; asserts nothing.

One line a figure: `bench NAME measured=S floor=S ratio=R limit=L`, and the same as JSON in bench.json.
`make bench ONLY=tenants` runs the figures of one module.
"""

from __future__ import annotations

import sys

from kaa.devtools.scratch import scratch_database

DATABASE = "kaa_bench"


def main(only: list[str]) -> None:
    with scratch_database(DATABASE):
        from tests.bench import figures

        figures.run(only)


if __name__ == "__main__":
    main(sys.argv[1:])
