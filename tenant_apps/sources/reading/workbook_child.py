"""A workbook's sheet as CSV, made in a process of its own with little memory and time, which may write no file (SEC-07).

A cell far out makes calamine reserve memory for everything before it, and the process ends: here it ends alone. In: the workbook. Out: a line of
JSON, then the sheet as UTF-8. Run as a file, without the product: it knows nothing that it could give away.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import resource
import sys
from typing import Any

MEMORY, SECONDS = 1536 * 1024 * 1024, 60
MAX_ROWS, MAX_CELL = 200_000, 10_000


def text_of(value: Any) -> str:
    """A cell as a person reads it; a formula is what it last gave, and is never reckoned."""
    if isinstance(value, str):
        # a line break in a cell is no row's end; a text that was cut is longer than any field takes
        return (" ".join(value.splitlines()) if "\n" in value or "\r" in value else value)[:MAX_CELL]
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(wanted: str, max_columns: int) -> dict[str, Any]:
    import python_calamine as calamine

    content = sys.stdin.buffer.read()
    try:
        book = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError:
        return {"problem": "password"}
    except Exception as error:  # noqa: BLE001  (whatever it is, its text may quote the sheet)
        return {"problem": "password" if "assword" in type(error).__name__ + str(error)[:200] else "broken_workbook"}
    shown = [one.name for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
    visible = [one.name for one in book.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
    names = [name for name in shown if name in visible] or shown
    if not names:
        return {"problem": "empty"}
    try:
        return _sheet(book, names, wanted, max_columns)
    except Exception:  # noqa: BLE001
        return {"problem": "broken_workbook"}


def _sheet(book: Any, names: list[str], wanted: str, max_columns: int) -> dict[str, Any]:
    sheet: Any = book.get_sheet_by_name(wanted) if wanted in names else None
    if sheet is None:  # the first one that holds something
        for name in names:
            sheet = book.get_sheet_by_name(name)
            if sheet.end is not None:
                break
    if sheet.end is None:
        return {"problem": "empty"}
    if sheet.end[1] >= max_columns:
        return {"problem": "too_many_columns"}
    if sheet.end[0] >= MAX_ROWS:
        return {"problem": "too_many_rows"}
    out = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="", errors="replace", write_through=False)
    out.write(json.dumps({"sheets": names, "sheet": sheet.name}) + "\n")
    writer = csv.writer(out, lineterminator="\n")
    for row in sheet.iter_rows():
        writer.writerow(
            [
                cell if type(cell) is str and cell.isprintable() and len(cell) < MAX_CELL else text_of(cell)
                for cell in row
            ]
        )
    out.flush()
    return {}


if __name__ == "__main__":
    limit()
    answer = main(sys.argv[1], int(sys.argv[2]))
    if answer:
        sys.stdout.write(json.dumps(answer) + "\n")
