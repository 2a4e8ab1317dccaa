"""A run of identification: proposals, and what the municipality lets apply by itself; the settings that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pghistory
from django.db import connection, transaction

from kaa.core.ages import LeapBirthday
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import ProposalKind
from tenant_apps.register.identification import automatic, errors
from tenant_apps.register.identification.ruleset import Settings, settings_on
from tenant_apps.register.models import IdentificationSettings
from tenant_apps.register.services.proposals import ProposalCounts, apply_proposals, lock_register, propose


@dataclass(frozen=True, kw_only=True)
class Run:
    """`held`: how many of a kind were too many at once to be applied by themselves."""

    counts: ProposalCounts
    opened: int = 0
    closed: int = 0
    held: int = 0


@transaction.atomic
def run_identification(*, day: date, municipality_codes: Sequence[str]) -> Run:
    """Propose for everyone, then apply what the municipality has decided shall apply by itself; all of it, or nothing."""
    lock_register()
    settings = settings_on(day)
    counts = propose(day=day, municipality_codes=municipality_codes, settings=settings)
    opened = closed = held = 0
    for kind in (
        ProposalKind.OUT,
        ProposalKind.IN,
    ):  # out first: who moved between our municipalities is in the next run
        waiting = automatic.waiting(kind=kind, settings=settings)
        if automatic.too_many(waiting, settings):
            held += len(waiting)
        elif waiting:
            done = _apply(waiting, day, municipality_codes, settings)
            opened, closed = opened + done[0], closed + done[1]
    return Run(counts=counts, opened=opened, closed=closed, held=held)


def _apply(
    waiting: Sequence[int], day: date, municipality_codes: Sequence[str], settings: Settings
) -> tuple[int, int]:  # fmt: skip
    with pghistory.context(automatic=True):
        done = apply_proposals(
            proposals=waiting, actor=None, today=day, municipality_codes=municipality_codes, settings=settings,
            automatic_by=settings.stored_as,
        )  # fmt: skip
    return done.opened, done.closed


@transaction.atomic
def save_settings(
    *, valid_from: date, summer_month: int, summer_day: int, leap_birthday: LeapBirthday, automatic_kinds: Iterable[str],
    automatic_at_most: int | None, note: str, seen: int | None, actor: User | None, today: date,
) -> IdentificationSettings:  # fmt: skip
    """Decide from a day on, with a reason. `seen`: the latest decision that the writer looked at (its id)."""
    if not note.strip():
        raise errors.NoSource
    if valid_from < today:
        raise errors.DateHasPassed
    try:
        date(2024, summer_month, summer_day)
    except ValueError:
        raise errors.NoSuchDay from None
    _lock_settings()
    latest = IdentificationSettings.objects.order_by("-pk").values_list("pk", flat=True).first()
    if latest != seen:
        raise errors.SettingsChanged
    chosen = set(automatic_kinds)
    return IdentificationSettings.objects.create(
        valid_from=valid_from, summer_month=summer_month, summer_day=summer_day, leap_birthday=leap_birthday,
        automatic=[key for key in automatic.KEYS if key in chosen], automatic_at_most=automatic_at_most, note=note.strip()[:300],
        decided_by=actor,
    )  # fmt: skip


def _lock_settings() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('register.identification_settings'))"
        )
