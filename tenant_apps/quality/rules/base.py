"""What a rule is, and the registry of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.utils.formats import date_format

from shared_apps.codelists.selectors import CodeListSnapshot, current, forbidden_pairs, r5_pairs
from shared_apps.scb import selectors as scb
from shared_apps.scb.specs import FormatSpec

RED, YELLOW, GREEN = "red", "yellow", "green"
Lists = Mapping[str, CodeListSnapshot]
FILE_LISTS = ("latest_studies", "occupation", "intervention_type", "intervention_end", "deregistration_reason")


class Rule:
    """One rule: a set-based SELECT for a whole municipality, the same for one youth, and its sentence.

    `sql` stands on PERIOD_CTES and gives (youth_id, record_id, colour, data); `record` says what record_id is:
    registration, intervention, occupation or youth. `data` holds what the sentence is made of: dates and codes.
    """

    id: ClassVar[str]
    colour: ClassVar[str]
    title: ClassVar[str]
    record: ClassVar[str]
    sql: ClassVar[str]

    @property
    def section(self) -> str:
        """What users see: one check may be several selects (K3, K3-intervention, ...)."""
        return self.id.partition("-")[0]

    def holds_in(self, spec: FormatSpec) -> bool:  # noqa: ARG002  (the eleven sections are in every format)
        return True

    def colour_in(self, spec: FormatSpec) -> str:  # noqa: ARG002
        return self.colour

    def title_in(self, spec: FormatSpec) -> str:  # noqa: ARG002
        return self.title

    def sentence(self, data: Mapping[str, Any], lists: Lists) -> str:
        """What is wrong, in words; `lists` are the period's code lists: a sentence is made while a page is rendered, without a query."""
        raise NotImplementedError


class Check(Rule):
    """A further check of the report format: its colour, title and parameters are the format's (section Övriga kontroller)."""

    title = ""
    colour = RED

    def holds_in(self, spec: FormatSpec) -> bool:
        return spec.check(self.section) is not None

    def colour_in(self, spec: FormatSpec) -> str:
        check = spec.check(self.section)
        return check.colour if check else self.colour

    def title_in(self, spec: FormatSpec) -> str:
        check = spec.check(self.section)
        return check.title if check else self.section


RULES: dict[str, Rule] = {}


def rule(cls: type[Rule]) -> type[Rule]:
    RULES[cls.id] = cls()
    return cls


def code_parameters(period: str, spec: FormatSpec) -> dict[str, Any]:
    """What codes mean in this period, as parameters: no statement joins public."""
    occupations = current("occupation", period=period)
    r6 = forbidden_pairs(period=period)
    # a list that the format does not use is null, and no code is compared with it (K3)
    listed = {slug: _valid_codes(slug, period) if slug in spec.code_lists else None for slug in FILE_LISTS}
    return {
        "reached_codes": list(current("contact_outcome", period=period).codes_with("reached")),
        "none_codes": list(occupations.codes_with("none")),
        "same_pairs": sorted(f"{kind} {occupation}" for kind, occupation in r5_pairs(period=period)),
        "forbidden_pairs": sorted(f"{earlier} {later}" for earlier, later in r6.forbidden),
        "skipped": sorted(r6.skip),
        "unknown_studies": list(current("latest_studies", period=period).codes_with("unknown")),
        "window": spec.quality_window,
        **{f"codes_{slug}": codes for slug, codes in listed.items()},
    }


def _valid_codes(slug: str, period: str) -> list[str]:
    """Codes that hold on some day of the period; a retired one is no code of it (K3)."""
    days = scb.period(period)
    return [
        item.code
        for item in current(slug, period=period).codes
        if (item.valid_from is None or item.valid_from <= days.end)
        and (item.valid_to is None or item.valid_to >= days.start)
    ]


def day(text: str | None) -> str:
    """2026-11-16 as people write it: 16 november 2026."""
    return date_format(date.fromisoformat(text), "j F Y") if text else ""


def named(slug: str, code: str | None, lists: Lists) -> str:
    """A code's label as the period's list has it."""
    return lists[slug].label(code) if code else ""
