"""What the codes and settings mean to identification on a day, as parameters of decide.sql."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kaa.core.ages import LeapBirthday, age_on
from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.snapshots import CodeListSnapshot
from tenant_apps.register.enums import ABROAD
from tenant_apps.register.models import IdentificationSettings


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Dated parameters of the rule, with our defaults (rules: "setting"). The law's own are not a municipality's to change.

    summer: from this day a place that has not begun no longer holds a proposal back. duty_ends: school duty's usual end, in the year
    of turning duty_age (7 kap. 12 § skollagen: the spring term's end of the tenth school year).
    """

    age_limit: int = 20
    summer_month: int = 9
    summer_day: int = 15
    duty_age: int = 16
    duty_month: int = 6
    duty_day: int = 30
    leap_birthday: LeapBirthday = "0301"
    automatic: frozenset[str] = frozenset()
    automatic_at_most: int | None = 50
    stored_as: int | None = None


DEFAULTS = Settings()


def settings_on(day: date) -> Settings:
    """What the municipality has decided for that day; the last decision counts where two begin the same day."""
    return from_rows(rows_on(day))


def age_as_decided(birth: date, day: date) -> int:
    """As `age_on`, by the municipality's decision on leap days, which is asked for only of those whom it matters for."""
    return age_on(birth, day, leap=settings_on(day).leap_birthday if (birth.month, birth.day) == (2, 29) else "0301")


def rows_on(day: date) -> QuerySet[IdentificationSettings]:
    return IdentificationSettings.objects.filter(valid_from__lte=day).order_by("-valid_from", "-pk")[:1]


def from_rows(rows: Iterable[IdentificationSettings]) -> Settings:
    """Of the row that holds, or the law's."""
    row = next(iter(rows), None)
    if row is None:
        return DEFAULTS
    leap: LeapBirthday = "0228" if row.leap_birthday == "0228" else "0301"
    return Settings(
        summer_month=row.summer_month, summer_day=row.summer_day, leap_birthday=leap, automatic=frozenset(row.automatic),
        automatic_at_most=row.automatic_at_most, stored_as=row.pk,
    )  # fmt: skip


NOT_BEGUN = "not_begun"


def _first_with(found: CodeListSnapshot, flag: str) -> str:
    return next((item.code for item in found.codes if item.flags.get(flag)), "")


def _forms(found: CodeListSnapshot) -> list[dict[str, Any]]:
    return [
        {
            "code": item.code, "covers": bool(item.flags.get("placement")), "first": item.flags.get("placement_from"),
            "last": item.flags.get("placement_to"), "introductory": bool(item.flags.get("introductory")),
            "compulsory": bool(item.flags.get("compulsory")), "out_reason": item.flags.get("deregistration_reason"),
        }
        for item in found.codes
    ]  # fmt: skip


def _endings(found: CodeListSnapshot, papers: CodeListSnapshot) -> list[dict[str, Any]]:
    rows = []
    for item in found.codes:
        paper = papers.get(str(item.flags.get("exam_kind", "")))
        ends = paper is not None and paper.flags.get("ends_responsibility")
        rows.append({
            "code": item.code, "latest": item.flags.get("latest_studies"), "latest_introductory": item.flags.get("latest_studies_introductory"),
            "continues": bool(item.flags.get("continues")), "exam_reason": paper.flags.get("deregistration_reason") if paper and ends else None,
            "deceased": bool(item.flags.get("deceased")),
        })  # fmt: skip
    return rows


def _papers(found: CodeListSnapshot) -> list[dict[str, Any]]:
    return [
        {
            "code": item.code, "ends": bool(item.flags.get("ends_responsibility")), "out_reason": item.flags.get("deregistration_reason"),
            "latest": item.flags.get("latest_studies"),
        }
        for item in found.codes
    ]  # fmt: skip


def parameters(
    *,
    day: date,
    municipality_codes: Iterable[str],
    youths: Iterable[int] | None,
    every: bool,
    settings: Settings = DEFAULTS,
) -> dict[str, Any]:
    """Give decide.sql's parameters. `every` also returns those for whom nothing is proposed."""
    lists = codelists.snapshots(on=day)
    forms, out = lists["school_form"], lists["deregistration_reason"]
    occupations = lists["occupation"]
    national = [
        item.code
        for item in forms.codes
        if item.flags.get("upper_secondary") and not item.flags.keys() & {"adapted", "introductory"}
    ]
    said = {
        str(item.flags["occupation"]): item.flags.get("deregistration_reason")
        for item in forms.codes
        if item.flags.get("placement")
    }
    return {
        "day": day, "municipality_codes": list(municipality_codes), "youths": None if youths is None else list(youths), "every": every,
        "age_limit": settings.age_limit, "leap_days": 0 if settings.leap_birthday == "0228" else 1,
        "summer_month": settings.summer_month, "summer_day": settings.summer_day,
        "duty_age": settings.duty_age, "duty_month": settings.duty_month, "duty_day": settings.duty_day,
        "forms": json.dumps(_forms(forms)), "endings": json.dumps(_endings(lists["placement_end"], lists["exam_kind"])),
        "papers": json.dumps(_papers(lists["exam_kind"])), "national_forms": national,
        "introductory_form": forms.rules.get("introductory_form", ""),
        "introductory_programmes": [f"{prefix}%" for prefix in forms.rules.get("introductory_programme_prefixes", ())],
        "missing": _first_with(lists["latest_studies"], "unknown"), "not_begun": NOT_BEGUN,
        "died": _first_with(out, "deceased"), "turned_20": _first_with(out, "turned_20"), "moved": _first_with(out, "moved"),
        "emigrated": _first_with(out, "emigrated") or _first_with(out, "moved"), "abroad": ABROAD,
        "study": _first_with(out, "study"), "in_school": list(occupations.codes_with("in_school")), "said_reasons": json.dumps(said),
    }  # fmt: skip
