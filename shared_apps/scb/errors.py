from __future__ import annotations

from collections.abc import Sequence


class ScbError(Exception):
    """A rule for collection periods and report formats is broken."""


class UnknownPeriod(ScbError, LookupError):
    """No such collection period."""


class NoReportFormat(ScbError, LookupError):
    """No published format holds for the period, or no format has that version."""


class PublishedFormatIsImmutable(ScbError):
    """Kept files name the format they were made by: it may never change."""


class ShippedFormatChanged(ScbError):
    """A shipped file differs from the published format of the same version."""


class BadShippedFormat(ScbError):
    """A shipped file cannot be read as a report format."""


class FormatNotPublishable(ScbError):
    """The format lacks what a file needs; `problems` has one sentence for each lack."""

    def __init__(self, version: str, problems: Sequence[str]) -> None:
        self.version = version
        self.problems = tuple(problems)
        super().__init__(f"the report format {version} cannot be published: " + "; ".join(self.problems))
