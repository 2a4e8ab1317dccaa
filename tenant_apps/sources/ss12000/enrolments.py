"""Of a person's enrolments: the placement, the compulsory school, and what had to be passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tenant_apps.sources.reading.values import read_date
from tenant_apps.sources.ss12000.answers import Json, day_of, id_of, part_of, parts_of, text_of
from tenant_apps.sources.ss12000.kind import Codes, codes

FIRST_OLD_YEAR = 8  # who is younger than that is not of our time, whatever the number says
LATE = "9999-12-31"


@dataclass(frozen=True)
class Unit:
    name: str = ""
    code: str = ""


@dataclass(frozen=True)
class Enrolment:
    form: str
    unit_id: str
    unit: Unit
    programme: str
    year: str
    start: str
    end: str
    is_cancelled: bool

    def has_ended(self, day: str) -> bool:
        return bool(self.end) and (read_date(self.end) or LATE) < day

    def begins_later(self, day: str) -> bool:
        return bool(self.start) and (read_date(self.start) or "") > day


@dataclass
class Studies:
    """Cells by field, and remarks as (code, field). `programme_id` is set when only the programme's id is known."""

    cells: dict[str, str] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    lacks_start: bool = False
    units: frozenset[str] = frozenset()
    are_of_age: bool = False


def read_enrolments(
    person: Json,
    *,
    units: Mapping[str, Unit],
    programmes: Mapping[str, str],
    day: str,
    first_seen: Callable[[str, str], str],
) -> Studies:
    """`first_seen(form, unit code)` gives the start of a placement whose start the server does not tell."""
    types = codes()
    every = [_enrolment(one, units, programmes) for one in parts_of(person, "enrolments")]
    relevant = [one for one in every if one.form not in types.passed_over]
    studies = Studies(units=frozenset(one.unit_id for one in every if one.unit_id))
    studies.are_of_age = any(not _is_young(one, types) for one in relevant)
    told = [one for one in relevant if not (one.is_cancelled and not one.end)]  # cancelled and no day: not a placement
    strange = [one for one in told if one.form not in types.known]
    known = [one for one in told if one.form in types.known]
    main = max(known, key=lambda one: _weight(one, types, day), default=None)
    holds = main is not None and main.form in types.upper_secondary and not main.has_ended(day)
    if strange and not holds and not all(one.has_ended(day) for one in strange):
        studies.cells["school_form"] = strange[0].form or "?"  # the reader refuses it: a duty would follow from a guess
        return studies
    if strange:
        studies.remarks.append(("enrolment_form", "school_form"))
    if main is not None:
        _place(studies, main, day, first_seen)
    others = [one for one in known if one is not main and one.form not in types.compulsory and not one.has_ended(day)]
    if others:
        studies.remarks.append(("enrolments", "school_name"))
    compulsory = [one for one in known if one.form in types.compulsory]
    if compulsory:
        last = max(compulsory, key=lambda one: (one.year.zfill(2), one.start, one.end or LATE))
        studies.cells |= {
            "compulsory_unit": last.unit.code, "compulsory_name": last.unit.name, "compulsory_ended_on": last.end,
        }  # fmt: skip
    return studies


def _enrolment(one: Json, units: Mapping[str, Unit], programmes: Mapping[str, str]) -> Enrolment:
    at, programme = part_of(one, "enroledAt"), part_of(one, "programme")
    unit = units.get(id_of(at)) or Unit(text_of(at.get("displayName"), 120))
    code = text_of(one.get("educationCode"), 40)
    return Enrolment(
        form=text_of(one.get("schoolType"), 40),
        unit_id=id_of(at),
        unit=unit,
        programme=code or programmes.get(id_of(programme), "") or text_of(programme.get("displayName"), 40),
        year=text_of(one.get("schoolYear"), 4),
        start=day_of(one.get("startDate")),
        end=day_of(one.get("endDate")),
        is_cancelled=one.get("cancelled") is True,
    )


def _is_young(one: Enrolment, types: Codes) -> bool:
    return one.form in types.compulsory and one.year.isdigit() and int(one.year) < FIRST_OLD_YEAR


def _weight(one: Enrolment, types: Codes, day: str) -> tuple[int, str, str]:
    """Upper secondary that is or will be, then other studies that are, then what will be, then what has been."""
    ended, later = one.has_ended(day), one.begins_later(day)
    upper = one.form in types.upper_secondary
    rank = 0 if ended else 5 if upper and not later else 4 if upper else 1 if later else 2
    if rank == 2 and one.form not in types.compulsory:
        rank = 3
    return rank, (one.end if ended else one.start), one.unit.code


def _place(studies: Studies, main: Enrolment, day: str, first_seen: Callable[[str, str], str]) -> None:
    start = main.start
    if not start:
        studies.lacks_start = True
        start = first_seen(main.form, main.unit.code)
        if main.has_ended(day):
            return  # over, and nobody knows since when: no placement
    studies.cells |= {
        "school_form": main.form, "school_unit": main.unit.code, "school_name": main.unit.name, "programme": main.programme,
        "year": main.year, "started_on": start, "ended_on": main.end,
        "end_reason": "cancelled" if main.is_cancelled else "",
    }  # fmt: skip
