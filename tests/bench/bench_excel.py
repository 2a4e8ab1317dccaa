"""An Excel file of 100 000 persons against calamine's own reading of it and the import of the same rows from CSV."""

from __future__ import annotations

import csv
import io
from statistics import median

import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.bench import population
from tests.bench.figures import figure, stopwatch

TIMES = 3


def workbook(content: bytes) -> bytes:
    """The CSV file as somebody's spreadsheet program would save it: every cell as text."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"constant_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Elever")
        for number, row in enumerate(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")):
            for place, value in enumerate(row):
                sheet.write_string(number, place, value)
    return kept.getvalue()


def read_alone(content: bytes) -> float:
    with stopwatch() as elapsed:
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return elapsed()


def imported(content: bytes) -> float:
    population.empty()
    with stopwatch() as elapsed:
        population.load(content)
    return elapsed()


def run() -> None:
    population.tenant()
    text = population.school_file()
    book = workbook(text)
    print(f"note workbook_mb={len(book) / 1e6:.1f} csv_mb={len(text) / 1e6:.1f}")
    excel, floor = [], []
    for _ in range(TIMES):
        floor.append(read_alone(book) + imported(text))
        excel.append(imported(book))
    figure("excel_100000", measured=median(excel), floor=median(floor), limit=1.5)
