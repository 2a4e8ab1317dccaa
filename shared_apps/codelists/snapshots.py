"""A code list's version as plain data: safe to hand to templates, threads and SQL parameters."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class CodeItem:
    """One value. `flags` is read-only and says what the code means to rules."""

    code: str
    label: str
    flags: Mapping[str, Any]
    valid_from: date | None
    valid_to: date | None

    @property
    def scb_code(self) -> str:
        """The number in SCB's file; our own invention as long as the list is not verified. Empty: not SCB's list."""
        return str(self.flags.get("scb_code", ""))

    def valid_on(self, day: date) -> bool:
        """Tell whether it may be chosen that day; both ends are counted."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class CodeListSnapshot:
    slug: str
    version: int
    name: str
    owner: str
    verified: bool
    valid_from_period: str
    source: str
    rules: Mapping[str, Any]
    codes: tuple[CodeItem, ...]

    @functools.cached_property
    def _by_code(self) -> Mapping[str, CodeItem]:
        return MappingProxyType({item.code: item for item in self.codes})

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> CodeItem | None:
        return self._by_code.get(code)

    def label(self, code: str) -> str:
        """Give the label, or the code itself: what an import brought must be showable."""
        item = self._by_code.get(code)
        return item.label if item else code

    def scb_code(self, code: str) -> str:
        item = self._by_code.get(code)
        return item.scb_code if item else ""

    def codes_with(self, flag: str) -> tuple[str, ...]:
        """Give the codes whose flag is set, retired ones too, in the list's order."""
        return tuple(item.code for item in self.codes if item.flags.get(flag))

    def choices(self, on: date) -> list[tuple[str, str]]:
        """Give (code, label) of those that may be chosen that day (REL-28: a retired one is only readable)."""
        return [(item.code, item.label) for item in self.codes if item.valid_on(on)]
