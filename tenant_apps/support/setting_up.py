"""The three kinds of rows that administrators set up for measures, so that one page serves them all."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.clock import local_date
from kaa.core.locking import ConflictView
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.editing_pages import tried_version
from tenant_apps.support.forms_settings import LocalMeasureForm, MeetingForm, ProgrammeForm
from tenant_apps.support.models import LocalMeasure, PreparationMeeting, Programme
from tenant_apps.support.selectors.consents import agency_name
from tenant_apps.support.services.local_measures import save_local_measure, save_meeting, save_programme


@dataclass(frozen=True)
class ShownRow:
    public_id: uuid.UUID
    name: str
    about: str
    is_in_use: bool


@dataclass(frozen=True)
class Kind:
    """What stands in the address leads here: a table, its form, and how a row is saved."""

    model: type[Any]
    form: type[Any]
    new_title: Any
    title: Any
    save: Callable[..., Any]
    own_values: Callable[[Any], dict[str, Any]]
    about: Callable[[Any], list[str]]
    related: tuple[str, ...] = ()

    def find(self, public_id: uuid.UUID) -> Any:
        return self.model.objects.filter(public_id=public_id).select_related(*self.related).first()

    def title_of(self, row: Any) -> str:
        return str(self.title if row else self.new_title)

    def values(self, row: Any) -> dict[str, Any]:
        """As the form would post them."""
        return {"name": row.name, "is_in_use": "on" if row.archived_at is None else "", **self.own_values(row)}


def _measure(row: LocalMeasure) -> dict[str, Any]:
    return {"type": row.type, "step": str(row.step.public_id) if row.step else ""}


def _measure_about(row: LocalMeasure) -> list[str]:
    return [shown("intervention_type", row.type, row.type_version), str(row.step) if row.step else ""]


def _meeting(row: PreparationMeeting) -> dict[str, Any]:
    return {"agency": row.agency, "agency_name": row.agency_name, "weekday": str(row.weekday), "place": row.place}


def _meeting_about(row: PreparationMeeting) -> list[str]:
    partner = agency_name(row.agency, row.agency_version, row.agency_name)
    return [partner, str(row.get_weekday_display()), row.place]


def _programme(row: Programme) -> dict[str, Any]:
    return {"kind": row.kind, "unit": str(row.unit.public_id) if row.unit else ""}


def _programme_about(row: Programme) -> list[str]:
    return [str(row.get_kind_display()), row.unit.name if row.unit else ""]


def _save_programme(*, today: Any, **told: Any) -> Programme:  # noqa: ARG001  (as the others)
    return save_programme(**told)


KINDS: dict[str, Kind] = {
    "namn": Kind(
        LocalMeasure, LocalMeasureForm, gettext_lazy("New name of a measure"), gettext_lazy("Name of a measure"), save_local_measure, _measure,
        _measure_about, ("step",),
    ),
    "moten": Kind(
        PreparationMeeting, MeetingForm, gettext_lazy("New preparation meeting"), gettext_lazy("Change a preparation meeting"), save_meeting,
        _meeting, _meeting_about,
    ),
    "verksamheter": Kind(
        Programme, ProgrammeForm, gettext_lazy("New unit, project or subproject"), gettext_lazy("Unit, project or subproject"), _save_programme,
        _programme, _programme_about, ("unit",),
    ),
}  # fmt: skip


def rows(kind: str) -> list[ShownRow]:
    about = KINDS[kind]
    found = about.model.objects.select_related(*about.related).order_by("archived_at", "name")
    return [
        ShownRow(one.public_id, one.name, " · ".join(part for part in about.about(one) if part), one.archived_at is None)
        for one in sorted(found, key=lambda one: one.archived_at is not None)
    ]  # fmt: skip


def tried(
    request: HttpRequest, form: Any, about: Kind, row: Any, *, actor: User, now: datetime, saved: Mapping[str, Any]
) -> tuple[bool, ConflictView | None]:
    def save() -> None:
        version = form.cleaned_data["version"]
        about.save(row=row, version=version, facts=form.facts(), actor=actor, now=now, today=local_date(now))

    return tried_version(request, form, save, said=_("Saved."), saved=saved)
