"""Texts in cells of a sheet: what somebody wrote stays text, in Excel and when the sheet is saved as CSV and opened again (SEC-06)."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "\0")
CELL = 32_767  # what Excel takes


def safe(value: str) -> str:
    """Without control signs, no longer than a cell; what begins a formula gets an apostrophe."""
    text = "".join(sign if sign.isprintable() else " " for sign in value)
    return f"'{text}"[:CELL] if value.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text[:CELL]
