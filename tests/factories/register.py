"""Made-up people of the register, on the Tax Agency's test numbers. All are made in the schema that is set."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from kaa.core.names import search_key, sort_key
from shared_apps.codelists import selectors as codelists
from tenant_apps.register import models
from tests.factories.numbers import all_numbers

_serial = itertools.count(1)
GIVEN = ("Alva", "Bo", "Cleo", "Dino", "Elvira", "Frej", "Gry", "Hjalmar", "Ines", "Jon")
FAMILY = ("Åsberg", "Brolund", "Cedervik", "Dalhem", "Ekmarker", "Fjällström", "Granvik", "Högsäter", "Isdal", "Öbrink")


def unused_number(birth: date) -> str:
    """A test number with this birth date, else with a day nearby (folkbokföringslagen 18 §), that nobody in the schema has."""
    used = set(models.Youth.objects.values_list("personnummer", flat=True)) | set(
        models.YouthNumber.objects.values_list("value", flat=True)
    )
    for nearby in range(60):
        day = birth + timedelta(days=nearby)
        for number in _by_day().get(day.strftime("%Y%m%d"), ()):
            if number not in used:
                return number
    raise LookupError(f"no unused test number near {birth}")


@cache
def _by_day() -> dict[str, list[str]]:
    return {day: list(found) for day, found in itertools.groupby(all_numbers(), key=lambda number: number[:8])}


def _version(slug: str) -> int:
    return codelists.current(slug).version


def youth(
    birth: date = date(2008, 5, 17), *, number: str | None = None, given_name: str | None = None, family_name: str | None = None,
    sex: str = "", protected: bool = False, lives_in: str | None = "2281", **fields: Any,
) -> models.Youth:  # fmt: skip
    """Somebody with a number, a name, a legal sex and a home municipality since birth (`lives_in=None`: none)."""
    serial = next(_serial)
    given, family = given_name or GIVEN[serial % 10], family_name or FAMILY[serial // 10 % 10]
    value = fields.pop("personnummer", None) or number or unused_number(birth)
    if protected:
        fields["protected_at"] = datetime.combine(date(2026, 1, 1), time(8), UTC)
    made = models.Youth.objects.create(
        personnummer=value, birth_date=birth, given_name=given, family_name=family,
        sort_key=sort_key(f"{family} {given}"), search_key=search_key(f"{given} {family}"), **fields,
    )  # fmt: skip
    female = value[10:11] in "02468" if value[8:10] != "TF" else True
    models.LegalSex.objects.create(youth=made, sex=sex or ("female" if female else "male"), valid_from=birth)
    if lives_in:
        residence(made, lives_in, birth)
    return made


def residence(
    of: models.Youth, municipality_code: str = "2281", valid_from: date | None = None, valid_to: date | None = None, *,
    first_in_sweden_on: date | None = None, source: str = "extens",
) -> models.Residence:  # fmt: skip
    return models.Residence.objects.create(
        youth=of, municipality_code=municipality_code, valid_from=valid_from or of.birth_date, valid_to=valid_to,
        first_in_sweden_on=first_in_sweden_on, source=source,
    )  # fmt: skip


def placement(
    of: models.Youth, started_on: date, ended_on: date | None = None, *, form: str = "GY", end_reason: str = "", source: str = "extens",
    seen_on: date | None = None, **fields: Any,
) -> models.SchoolPlacement:  # fmt: skip
    """A place in a school; `seen_on` is the day of the run that first gave it, and by default also of its end."""
    seen = seen_on or started_on
    values: dict[str, Any] = {
        "school_form": form, "school_form_version": _version("school_form"), "school_name": "Midälvaskolan", "school_unit": "10000001",
        "programme": "IMIND" if form == "IM" else "BF2011", "first_seen_on": seen, "last_seen_on": seen,
        "end_first_seen_on": max(ended_on, seen) if ended_on else None, "end_reason": end_reason,
        "end_reason_version": _version("placement_end") if end_reason else None,
    }  # fmt: skip
    return models.SchoolPlacement.objects.create(
        youth=of, source=source, started_on=started_on, ended_on=ended_on, **(values | fields)
    )


def compulsory(
    of: models.Youth, ended_on: date | None, *, source: str = "extens", **fields: Any
) -> models.CompulsorySchool:
    values = {"school_name": "Bergsåkers skola", "school_unit": "20000001"} | fields
    return models.CompulsorySchool.objects.create(youth=of, ended_on=ended_on, source=source, **values)


def exam(
    of: models.Youth,
    awarded_on: date,
    *,
    kind: str = "diploma",
    source: str = "beda",
    seen_on: date | None = None,
    **fields: Any,
) -> models.Exam:
    values = {"kind_version": _version("exam_kind"), "first_seen_on": seen_on or awarded_on} | fields
    return models.Exam.objects.create(youth=of, kind=kind, awarded_on=awarded_on, source=source, **values)


def registration(
    of: models.Youth, registered_on: date, deregistered_on: date | None = None, *, covered_from: date | None = None,
    latest_studies: str = "interrupted_national", end_reason: str = "", mistaken: bool = False, **fields: Any,
) -> models.Registration:  # fmt: skip
    """A period in KAA's register, open unless `deregistered_on` is given."""
    values: dict[str, Any] = {
        "municipality_code": "2281", "covered_from": covered_from or registered_on, "latest_studies": latest_studies,
        "latest_studies_version": _version("latest_studies"), "ceased_on": deregistered_on,
        "end_reason": end_reason or ("national_programme" if deregistered_on else ""),
        "end_reason_version": _version("deregistration_reason") if deregistered_on else None,
    }  # fmt: skip
    if mistaken:
        values |= {"mistaken_at": datetime.combine(registered_on, time(9), UTC), "mistaken_reason": "fel person"}
    return models.Registration.objects.create(
        youth=of, registered_on=registered_on, deregistered_on=deregistered_on, **(values | fields)
    )


def proposal(
    of: models.Youth, since: date, *, kind: str = "in", reason: str = "placement_ended", **fields: Any
) -> models.Proposal:
    values: dict[str, Any] = {
        "municipality_code": "2281", "fingerprint": "0" * 32, "found_on": since,
        "evidence": {"table": "schoolplacement", "row": 0}, "latest_studies": "interrupted_national" if kind == "in" else "",
        "end_reason": "national_programme" if kind == "out" else "",
    }  # fmt: skip
    return models.Proposal.objects.create(youth=of, kind=kind, reason=reason, since=since, **(values | fields))


def occupation(
    of: models.Youth, as_of: date, *, code: str = "none", known_on: date | None = None, informant: str = "youth"
) -> models.OccupationFact:
    return models.OccupationFact.objects.create(
        youth=of, code=code, code_version=_version("occupation"), as_of=as_of, known_on=known_on or as_of,
        informant=informant, informant_version=_version("informant"),
    )  # fmt: skip


def detail(
    of: models.Youth,
    value: str = "0700000001",
    *,
    kind: str = "phone",
    seen_on: date = date(2026, 8, 1),
    source: str = "extens",
    **fields: Any,
) -> models.ContactDetail:
    return models.ContactDetail.objects.create(
        youth=of, kind=kind, value=value, source=source, first_seen_on=seen_on, last_seen_on=seen_on, **fields
    )


def guardian(
    of: models.Youth,
    position: int = 1,
    *,
    name: str = "Kim Påhittad",
    phone: str = "0700000002",
    source: str = "extens",
    **fields: Any,
) -> models.Guardian:
    seen = fields.pop("seen_on", date(2026, 8, 1))
    return models.Guardian.objects.create(
        youth=of,
        position=0 if fields.get("is_protected") else position,
        name=name,
        phone=phone,
        source=source,
        first_seen_on=seen,
        last_seen_on=seen,
        **fields,
    )


def source_record(
    of: models.Youth, source: str = "extens", *, gone_on: date | None = None, seen_on: date = date(2024, 8, 1)
) -> Any:
    """What a source last said of somebody; `gone_on`: it no longer names them."""
    from tenant_apps.sources.models import Source, SourceRecord

    system, _made = Source.objects.get_or_create(slug=source, defaults={"name": source.capitalize(), "kind": "extens"})
    return SourceRecord.objects.create(
        source=system, youth=of, content_hash="0" * 32, first_seen_on=seen_on, changed_on=seen_on, gone_on=gone_on
    )
