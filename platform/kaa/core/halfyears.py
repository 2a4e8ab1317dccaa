"""Half years, the periods in which SCB collects the register and in which the contact guarantee is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime

from django.utils.translation import gettext


@dataclass(frozen=True, order=True, slots=True)
class HalfYear:
    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in {1, 2} or not MINYEAR <= self.year <= MAXYEAR:
            message = f"No such half year: {self.year}, {self.half}"
            raise ValueError(message)

    def __str__(self) -> str:
        return self.code

    @classmethod
    def parse(cls, code: str) -> HalfYear:
        """Read a code such as 2026H2; nothing else is forgiven, for codes are ours and stand in file names."""
        if len(code) == 6 and code.isascii() and code[:4].isdigit() and code[4:] in {"H1", "H2"}:
            return cls(int(code[:4]), int(code[5]))
        message = "A half year is written like 2026H2"
        raise ValueError(message)

    @classmethod
    def of(cls, day: date) -> HalfYear:
        if isinstance(day, datetime):
            # A datetime is a date to Python, but in UTC its date may be the wrong one.
            message = "Give a date; kaa.core.clock.local_date() turns a time into one"
            raise TypeError(message)
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def code(self) -> str:
        return f"{self.year:04d}H{self.half}"

    @property
    def start(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def end(self) -> date:
        """The last day, which belongs to the half year."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def label(self) -> str:
        """The name in the language of whoever looks."""
        text = gettext("first half of %(year)d") if self.half == 1 else gettext("second half of %(year)d")
        return text % {"year": self.year}

    def next(self) -> HalfYear:
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    def previous(self) -> HalfYear:
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    def contains(self, day: date) -> bool:
        return HalfYear.of(day) == self
