"""Where the header stands and what the columns are called: titles above it, and groups written over several columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import fold

LOOK_AT = 30  # rows
MAX_COLUMNS = 200
MAX_HEADER_ROWS = 3


@dataclass(frozen=True)
class Header:
    """Rows `first` to `last` (1 and up) hold the names; what follows are persons."""

    first: int
    last: int
    names: tuple[str, ...]

    @property
    def rows(self) -> int:
        return self.last - self.first + 1


Rows = Sequence[tuple[int, list[str]]]


def first_rows(rows: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    found = list(islice(rows, LOOK_AT))
    if any(len(row) > MAX_COLUMNS for _number, row in found):
        raise FileRefused("too_many_columns")
    return found


def header_key(name: str) -> str:
    return fold(name.replace("_", " "))


def find_header(rows: Rows, words: frozenset[str]) -> Header:
    """The row with most known words; where none is known, the first that is full and holds no figures, and a row below it."""
    best, score = None, 0.0
    for place, (_number, row) in enumerate(rows[:-1] or rows):
        value = _worth(row, words) - place * 0.05
        if value > score:
            best, score = place, value
    if best is None:
        raise FileRefused("no_header")
    first = best
    if best and _is_group_row(rows[best - 1], rows[best]):
        first = best - 1
    elif best + 1 < len(rows) and _is_group_row(rows[best], rows[best + 1]) and _worth(rows[best + 1][1], words) > 0:
        return read_header(rows, rows[best][0], rows[best + 1][0])
    return read_header(rows, rows[first][0], rows[best][0])


def _worth(row: list[str], words: frozenset[str]) -> float:
    filled = [cell for cell in row if cell.strip()]
    if len(filled) < 2 or any(sum(map(str.isdigit, cell)) > 3 for cell in filled):
        return 0.0
    known = sum(header_key(cell) in words for cell in filled)
    return known * 3 + len(filled) / len(row) + min(len(filled), 10) / 10


def _is_group_row(upper: tuple[int, list[str]], lower: tuple[int, list[str]]) -> bool:
    """Names over several columns: some cells empty where the row below is filled, and none of it data."""
    (above, top), (below, bottom) = upper, lower
    filled = [cell for cell in top if cell.strip()]
    if below != above + 1 or len(filled) < 2 or len(top) != len(bottom):
        return False
    if any(sum(map(str.isdigit, cell)) > 3 for cell in [*filled, *bottom]):
        return False
    return any(not up.strip() and down.strip() for up, down in zip(top, bottom, strict=True))


def read_header(rows: Rows, first: int, last: int) -> Header:
    """The names of the rows chosen; a group's name goes on to the right until the next one."""
    chosen = [row for number, row in rows if first <= number <= last]
    if not chosen or not any(cell.strip() for row in chosen for cell in row):
        raise FileRefused("no_header")
    width = max(len(row) for row in chosen)
    parts: list[list[str]] = [[] for _ in range(width)]
    for level, row in enumerate(chosen):
        spread, is_last, below = "", level == len(chosen) - 1, chosen[level + 1 :]
        for place in range(width):
            cell = " ".join(row[place].split()) if place < len(row) else ""
            spread = cell or spread
            goes_on = not is_last and any(place < len(other) and other[place].strip() for other in below)
            text = cell or (spread if goes_on else "")
            if text and text not in parts[place]:
                parts[place].append(text)
    return Header(first, last, _unique([" ".join(part) for part in parts]))


def _unique(names: list[str]) -> tuple[str, ...]:
    """A name that stands twice gets a number; a column without a name is called by its place."""
    seen: dict[str, int] = {}
    found = []
    for place, name in enumerate(names, start=1):
        text = name[:120] or f"#{place}"
        key = header_key(text)
        seen[key] = seen.get(key, 0) + 1
        found.append(text if seen[key] == 1 else f"{text} ({seen[key]})")
    return tuple(found)
