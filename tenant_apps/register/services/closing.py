"""Closing a registration, and marking one as a mistake, from a form that somebody filled while others may have saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import chosen
from tenant_apps.register.identification import errors
from tenant_apps.register.models import Registration
from tenant_apps.register.services.proposals import lock_register
from tenant_apps.register.services.registrations import close_registration, mark_registration_as_mistake


@dataclass(frozen=True)
class Closing:
    ceased_on: date
    end_reason: str
    source: str
    version: int
    measures: MeasuresEnd | None = None


@dataclass(frozen=True)
class MeasuresEnd:
    """Ongoing measures end with the registration; no reason of their own: the one that the code list suggests."""

    end_reason: str = ""
    occupation_after: str = ""


@transaction.atomic
def close_by_hand(
    *, registration: Registration, closing: Closing, actor: User | None, today: date, more: Sequence[Callable[[Registration], None]] = ()
) -> int:  # fmt: skip
    """Close, and end the ongoing measures if that is wanted; give how many ended. `more`: what was filled in beside, saved or refused with it."""
    lock_register()
    _latest(registration, closing.version)
    closed = close_registration(
        registration=registration,
        ceased_on=closing.ceased_on,
        end_reason=closing.end_reason,
        source=closing.source,
        actor=actor,
        today=today,
    )
    ended = _end_measures(closed, closing.measures) if closing.measures else 0
    for save in more:
        save(closed)
    return ended


@transaction.atomic
def mark_mistake_by_hand(*, registration: Registration, version: int, reason: str, actor: User | None) -> Registration:
    lock_register()
    _latest(registration, version)
    return mark_registration_as_mistake(registration=registration, reason=reason, actor=actor)


def _latest(registration: Registration, version: int) -> None:
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    if row.version != version:
        raise locking.Conflict(row)


def _end_measures(closed: Registration, wanted: MeasuresEnd) -> int:
    """On the day of deregistration (SCB: DatumAtgSlut); one that begins later goes on by itself."""
    day = closed.deregistered_on
    if day is None:
        raise errors.NotRegistered
    reason = wanted.end_reason or suggested_end(end_reason=closed.end_reason, on=day)
    end = chosen("intervention_end", reason, on=day, field="measure_end_reason")
    after = chosen("occupation", wanted.occupation_after, on=day, field="occupation_after")
    _whole(end.code, after.code)
    ongoing = list(closed.youth.interventions.select_for_update().filter(ended_on=None, started_on__lte=day))
    for one in ongoing:  # a handful
        changes = {
            "ended_on": day, "end_reason": end.code, "end_reason_version": end.version, "occupation_after": after.code,
            "occupation_after_version": after.version, "ended_by_deregistration": True,
        }  # fmt: skip
        locking.save(one, version=one.version, changes=changes)
    return len(ongoing)


def _whole(end_reason: str, occupation_after: str) -> None:
    """A measure that ends here without them would stand in the way of the report (R3, R4)."""
    missing = {}
    if not end_reason:
        missing["measure_end_reason"] = _("Choose why the measures ended: without it the half-year report is stopped.")
    if not occupation_after:
        missing["occupation_after"] = _(
            "Choose what came after the measures, or unknown: without it the half-year report is stopped."
        )
    if missing:
        raise ValidationError(missing)


def suggested_end(*, end_reason: str, on: date) -> str:
    """Why a measure ends when the responsibility does: the flag `intervention_end` of the reason for deregistration."""
    item = codelists.current("deregistration_reason", on=on).get(end_reason)
    return str(item.flags.get("intervention_end", "")) if item else ""
