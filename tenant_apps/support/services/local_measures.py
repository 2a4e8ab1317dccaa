"""What administrators set up for measures: the municipality's own names, preparation meetings, and what somebody is enrolled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from kaa.core.records import VersionedRecord
from tenant_apps.accounts.models import Unit, User
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.support.enums import ProgrammeKind, Weekday
from tenant_apps.support.models import LadderStep, LocalMeasure, PreparationMeeting, Programme
from tenant_apps.support.services.consents import has_names

RowT = TypeVar("RowT", bound=VersionedRecord)


@dataclass(frozen=True)
class LocalMeasureFacts:
    name: str
    type: str
    step: LadderStep | None = None
    is_in_use: bool = True


@dataclass(frozen=True)
class MeetingFacts:
    name: str
    agency: str
    weekday: int
    place: str = ""
    is_in_use: bool = True
    agency_name: str = ""


@dataclass(frozen=True)
class ProgrammeFacts:
    name: str
    kind: str = ProgrammeKind.PROJECT
    unit: Unit | None = None
    is_in_use: bool = True


@transaction.atomic
def save_local_measure(
    *, row: LocalMeasure | None, version: int, facts: LocalMeasureFacts, actor: User | None, now: datetime, today: date  # noqa: ARG001
) -> LocalMeasure:  # fmt: skip
    """A new name for the same shared type is another row: measures that were written down keep the name they had."""
    stored = Coded(row.type, row.type_version) if row else Coded("", None)
    kind = chosen("intervention_type", facts.type, on=today, field="type", stored=stored)
    if not kind.code:
        raise ValidationError({"type": _("Choose a measure.")})
    changes = {"name": facts.name.strip(), "type": kind.code, "type_version": kind.version, "step": facts.step}
    return _saved(row or LocalMeasure(), version, changes, is_in_use=facts.is_in_use, now=now)


@transaction.atomic
def save_meeting(
    *, row: PreparationMeeting | None, version: int, facts: MeetingFacts, actor: User | None, now: datetime, today: date  # noqa: ARG001
) -> PreparationMeeting:  # fmt: skip
    stored = Coded(row.agency, row.agency_version) if row else Coded("", None)
    agency = chosen("agency", facts.agency, on=today, field="agency", stored=stored)
    if not agency.code:
        raise ValidationError({"agency": _("Choose to whom.")})
    name = facts.agency_name.strip()
    if has_names(agency=agency.code, on=today) and not name:
        raise ValidationError({"agency_name": _("Write which one.")})
    is_another = row is not None and (agency.code != row.agency or bool(row.agency_name and row.agency_name != name))
    if is_another:  # whether or not anybody was referred: the answer must not tell of somebody under protection
        text = _("A meeting keeps its partner: make a new meeting for another, and take this one out of use.")
        raise ValidationError({"agency": text})
    changes = {
        "name": facts.name.strip(), "agency": agency.code, "agency_version": agency.version, "agency_name": name, "weekday": Weekday(facts.weekday),
        "place": facts.place.strip(),
    }  # fmt: skip
    return _saved(row or PreparationMeeting(), version, changes, is_in_use=facts.is_in_use, now=now)


@transaction.atomic
def save_programme(
    *, row: Programme | None, version: int, facts: ProgrammeFacts, actor: User | None, now: datetime  # noqa: ARG001
) -> Programme:  # fmt: skip
    changes = {"name": facts.name.strip(), "kind": facts.kind, "unit": facts.unit}
    return _saved(row or Programme(), version, changes, is_in_use=facts.is_in_use, now=now)


def _saved(row: RowT, version: int, changes: dict[str, Any], *, is_in_use: bool, now: datetime) -> RowT:
    if not changes["name"]:
        raise ValidationError({"name": _("Write a name.")})
    archived = None if is_in_use else getattr(row, "archived_at", None) or now
    changes = {**changes, "archived_at": archived}
    same = type(row)._default_manager.filter(name__iexact=changes["name"]).exclude(pk=row.pk)
    if same.exists():
        raise ValidationError({"name": _("The name is taken.")})
    if row.pk:
        return locking.save(row, version=version, changes=changes)
    for name, value in changes.items():
        setattr(row, name, value)
    row.clean_fields()
    row.validate_constraints()
    row.save()
    return row
