"""What a handler of protected identities works with. Nobody else asks these questions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.reading import PROBE
from tenant_apps.accounts.models import User
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.editing import STAFF
from tenant_apps.register.models import Guardian, ProtectionNotice, Youth
from tenant_apps.register.selectors.visibility import open_on
from tenant_apps.sources.models import Source

Kind = ProtectionNotice.Kind
DONE_SHOWN = 20
PAGE_AGE = timedelta(hours=10)  # no session is older


@dataclass(frozen=True)
class ToHandle:
    """`registered`: the duty goes on, so what must be reported is reported by hand."""

    event: uuid.UUID
    kind: str
    at: datetime
    source: str
    note: str
    youth: uuid.UUID
    name: str
    registered: bool
    by: str


@dataclass(frozen=True)
class Protected:
    youth: uuid.UUID
    name: str
    number: str
    since: datetime
    registered: bool


@dataclass(frozen=True)
class Guarded:
    """A youth with a guardian under protection; `sources`: in whose place that guardian stood."""

    youth: uuid.UUID
    name: str
    since: date
    sources: str


@dataclass(frozen=True)
class Done:
    kind: str
    at: datetime
    by: str
    name: str
    youth: uuid.UUID | None  # erased: nobody


def protected_youths() -> QuerySet[Youth]:
    return Youth.objects.exclude(protected_at=None)


def waiting() -> int:
    return ProtectionNotice.objects.filter(handled_at=None).exclude(youth=None).count()


def find_event(public_id: uuid.UUID) -> ProtectionNotice | None:
    return ProtectionNotice.objects.filter(public_id=public_id).exclude(youth=None).first()


def find_protected(public_id: uuid.UUID) -> Youth | None:
    return protected_youths().filter(public_id=public_id).first()


def _registered(now: datetime) -> set[int]:
    found = protected_youths().filter(open_on(clock.local_date(now), prefix="registrations__"))
    return set(found.values_list("pk", flat=True))


def to_handle(*, now: datetime) -> list[ToHandle]:
    registered, names = _registered(now), dict(Source.objects.values_list("slug", "name"))
    events = (
        ProtectionNotice.objects.filter(handled_at=None)
        .exclude(youth=None)
        .select_related("youth", "by")
        .order_by("at", "pk")
    )
    return [
        ToHandle(
            one.public_id, one.kind, one.at, names.get(one.source, one.source), one.note, one.youth.public_id, one.youth.full_name,
            one.youth_id in registered, one.by.display_name if one.by else "",
        )
        for one in events
        if one.youth is not None
    ]  # fmt: skip


def everyone_protected(*, now: datetime) -> list[Protected]:
    registered = _registered(now)
    return [
        Protected(one.public_id, one.full_name, one.shown_number, one.protected_at, one.pk in registered)
        for one in protected_youths().filter(merged_into=None).order_by("sort_key", "pk")
        if one.protected_at is not None
    ]


def guarded() -> list[Guarded]:
    """Youths, themselves shown to all, of whom a source or a handler says that a guardian is under protection."""
    names = dict(Source.objects.values_list("slug", "name")) | {STAFF: str(_("a handler"))}
    rows = Guardian.objects.hidden().filter(youth__protected_at=None, youth__merged_into=None).select_related("youth")
    found: dict[uuid.UUID, Guarded] = {}
    for one in rows.order_by("youth__sort_key", "youth", "first_seen_on", "pk"):
        key, where = one.youth.public_id, names.get(one.source, one.source)
        before = found.get(key)
        since, sources = (before.since, f"{before.sources}, {where}") if before else (one.first_seen_on, where)
        found[key] = Guarded(key, one.youth.full_name, since, sources)
    return list(found.values())


def find_guarded(public_id: uuid.UUID) -> Youth | None:
    return Youth.objects.filter(
        Exists(Guardian.objects.hidden().filter(youth=OuterRef("pk"))), public_id=public_id
    ).first()


def shows_hidden(*, user: User, request_id: str) -> bool:
    """Whether the page that this request gave the user shows somebody whom the user may no longer see."""
    if user.may(Right.PROTECTED_HANDLE):
        return False
    rows = ReadLog.objects.filter(at__gt=clock.now() - PAGE_AGE, request_id=request_id, user_id=user.pk)
    rows = rows.exclude(ground=PROBE)  # the page shows nothing of them
    shown = {public_id for row in rows for public_id in row.youths}
    return protected_youths().filter(public_id__in=shown).exists()


def done() -> list[Done]:
    events = ProtectionNotice.objects.exclude(handled_at=None).select_related("youth", "handled_by")[:DONE_SHOWN]
    return [
        Done(
            one.get_kind_display(), one.at, one.handled_by.name if one.handled_by else "", one.youth.full_name if one.youth else "",
            one.youth.public_id if one.youth else None,
        )
        for one in events
    ]  # fmt: skip
