"""Registrations opened, closed and marked as mistakes by hand, with source and reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from kaa.core import clock
from kaa.core.ages import turns_20_on
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.identification import errors
from tenant_apps.register.models import Proposal, Registration, Youth
from tenant_apps.register.services.proposals import OPEN, lock_register

YEARS_BEFORE = (
    15  # school duty ends in the year of turning 16, for those who began or finished early in the year before
)


def _source(text: str) -> str:
    if not text.strip():
        raise errors.NoSource
    return text.strip()[:300]


def _version_of(slug: str, code: str, today: date) -> int:
    found = codelists.current(slug, on=today)
    if code not in found:
        raise errors.UnknownCode
    return found.version


def _withdraw_proposals(youth: Youth) -> None:
    """What a person has decided needs no proposal; the next run says if there is another."""
    open_ones = Proposal.objects.filter(youth=youth, state__in=OPEN)
    open_ones.update(state=ProposalState.LAPSED, decided_at=clock.now(), version=F("version") + 1)


@transaction.atomic
def open_registration(
    *, youth: Youth, covered_from: date, latest_studies: str, municipality_code: str, source: str, actor: User | None, today: date,
    municipality_codes: Sequence[str],
) -> Registration:  # fmt: skip
    """Register by hand, from today; also for somebody whom no source knows."""
    note = _source(source)
    version = _version_of("latest_studies", latest_studies, today)
    if municipality_code not in municipality_codes:
        raise errors.NotOurMunicipality
    if covered_from > today:
        raise errors.DateInTheFuture
    if youth.deceased_on is not None and youth.deceased_on <= today:
        raise errors.Deceased
    if max(covered_from, today) >= turns_20_on(youth.birth_date):
        raise errors.TooOld
    if covered_from.year < youth.birth_date.year + YEARS_BEFORE:
        raise errors.BeforeTheDuty
    lock_register()
    running = Q(deregistered_on=None) | Q(deregistered_on__gt=today)
    if Registration.objects.filter(running, youth=youth, mistaken_at=None).exists():
        raise errors.OverlappingRegistration
    made = Registration.objects.create(
        youth=youth, municipality_code=municipality_code, covered_from=covered_from, registered_on=today, latest_studies=latest_studies,
        latest_studies_version=version, source_note=note, by_hand=True, opened_by=actor,
    )  # fmt: skip
    _withdraw_proposals(youth)
    return made


@transaction.atomic
def close_registration(
    *, registration: Registration, ceased_on: date, end_reason: str, source: str, actor: User | None, today: date,  # noqa: ARG001  (history has who)
) -> Registration:  # fmt: skip
    """Close by hand. Deregistered today, or on the 20th birthday if that has been."""
    note = _source(source)
    version = _version_of("deregistration_reason", end_reason, today)
    lock_register()
    row = Registration.objects.select_for_update().select_related("youth").get(pk=registration.pk)
    if row.deregistered_on or row.mistaken_at:
        raise errors.NotRegistered
    if ceased_on > today:
        raise errors.DateInTheFuture
    if ceased_on < row.covered_from:
        raise errors.DatesOutOfOrder
    row.ceased_on, row.deregistered_on = (
        ceased_on,
        max(row.registered_on, min(today, turns_20_on(row.youth.birth_date))),
    )
    row.end_reason, row.end_reason_version = end_reason, version
    row.source_note = f"{row.source_note} / {note}"[:300] if row.source_note else note
    row.version += 1
    row.save(
        update_fields=["ceased_on", "deregistered_on", "end_reason", "end_reason_version", "source_note", "version"]
    )
    _withdraw_proposals(row.youth)
    return row


@transaction.atomic
def mark_registration_as_mistake(*, registration: Registration, reason: str, actor: User | None) -> Registration:
    """It was made by mistake: never exported, out of every rule, and still visible with who said so and why."""
    note = _source(reason)
    lock_register()
    row = Registration.objects.select_for_update().select_related("youth").get(pk=registration.pk)
    if row.mistaken_at is None:
        row.mistaken_at, row.mistaken_by, row.mistaken_reason = clock.now(), actor, note
        row.version += 1
        row.save(update_fields=["mistaken_at", "mistaken_by", "mistaken_reason", "version"])
        _withdraw_proposals(row.youth)
    return row
