"""Why a half-year file is not made."""

from __future__ import annotations

from tenant_apps.quality.selectors import Hit


class ExportBlocked(Exception):
    """Red problems stand in the way; `hits` is the list."""

    def __init__(self, hits: list[Hit]) -> None:
        super().__init__(f"{len(hits)} red problems")
        self.hits = hits


class NotRepresentable(Exception):
    """A text that the format's encoding does not have; it names the row, never the text."""

    def __init__(self, row_number: int) -> None:
        super().__init__(f"row {row_number}")
        self.row_number = row_number


class WrongCode(Exception):
    """The tenant does not report for this municipality."""


class Withheld(Exception):
    """The file is not used any more: somebody in it has come under protection since (PRV-22)."""
