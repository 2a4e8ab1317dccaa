"""Handovers as the pages show them: what would move, and what did. Only those whom the reader may open are named or counted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tenant_apps.accounts.models import Label, User
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.reminders.models import Handover, Reminder
from tenant_apps.reminders.services.handovers import BY_LABEL, BY_USER, FOLLOWING, THEIRS, YOUTHS, Caseload

SHOWN = 500
SHOWN_HANDOVERS = 50


@dataclass(frozen=True)
class HandedYouth:
    public_id: uuid.UUID
    name: str
    age: int
    is_back: bool = False


@dataclass(frozen=True)
class Plan:
    """What moves: counted as it will be moved, and the youths by name."""

    youths: tuple[HandedYouth, ...]
    total: int
    counts: tuple[tuple[str, int], ...]

    @property
    def hidden(self) -> int:
        return self.total - len(self.youths)


def plan_of(load: Caseload, *, today: date) -> Plan:
    rows = list(load.youths.order_by("sort_key", "pk"))
    follows = tuple((str(words), count(load.youths)) for words, count in FOLLOWING)
    reminders = load.by_label.count() + load.by_user.count() + load.theirs.count()
    return Plan(
        tuple(_handed(one, today) for one in rows[:SHOWN]), len(rows), (("reminders", reminders), *follows),
    )  # fmt: skip


@dataclass(frozen=True)
class HandoverRow:
    public_id: uuid.UUID
    from_label: str
    to_label: str
    at: datetime
    by: str
    note: str
    undone_at: datetime | None
    undone_by: str
    youths: int
    reminders: int


def handover_rows(user: User) -> list[HandoverRow]:
    """The latest; how many youths each has is asked of those who may be opened now, in one statement."""
    rows = list(_all()[:SHOWN_HANDOVERS])
    keys = {key for one in rows for key in one.moved.get(YOUTHS, [])}
    youths = set(_shown(user).filter(pk__in=keys).values_list("pk", flat=True))
    reminders = _shown_reminders(rows)
    return [_row(one, sum(key in youths for key in one.moved.get(YOUTHS, [])), reminders) for one in rows]


def handover_by_id(public_id: uuid.UUID) -> Handover | None:
    return _all().filter(public_id=public_id).first()


@dataclass(frozen=True)
class HandoverView:
    row: HandoverRow
    youths: tuple[HandedYouth, ...]
    returned: int | None  # None: not handed back

    @property
    def stayed(self) -> int:
        return self.row.youths - (self.returned or 0)


def handover_view(user: User, one: Handover, *, today: date) -> HandoverView:
    found = list(_shown(user).filter(pk__in=one.moved.get(YOUTHS, [])).order_by("sort_key", "pk"))
    back = set(one.returned.get(YOUTHS, []))
    youths = tuple(_handed(each, today, is_back=each.pk in back) for each in found)
    returned = sum(each.is_back for each in youths) if one.undone_at else None
    return HandoverView(_row(one, len(found), _shown_reminders([one])), youths[:SHOWN], returned)


def _all() -> QuerySet[Handover]:
    return Handover.objects.select_related("from_label", "to_label", "by", "undone_by").order_by("-at", "-pk")


def _shown(user: User) -> QuerySet[Youth]:
    """Without those under protection, also for a handler: a number here must not tell of them."""
    return visible_youths(user).filter(protected_at=None)


def _reminders(one: Handover) -> list[int]:
    return [key for kind in (BY_LABEL, BY_USER, THEIRS) for key in one.moved.get(kind, [])]


def _shown_reminders(rows: list[Handover]) -> set[int]:
    found = Reminder.objects.filter(pk__in={key for one in rows for key in _reminders(one)})
    return set(found.filter(Q(youth=None) | Q(youth__protected_at=None)).values_list("pk", flat=True))


def _row(one: Handover, youths: int, reminders: set[int]) -> HandoverRow:
    return HandoverRow(
        one.public_id, one.from_label.name, one.to_label.name, one.at, one.by.display_name if one.by else "", one.note, one.undone_at,
        one.undone_by.display_name if one.undone_by else "", youths, sum(key in reminders for key in _reminders(one)),
    )  # fmt: skip


def _handed(one: Youth, today: date, *, is_back: bool = False) -> HandedYouth:
    return HandedYouth(one.public_id, one.full_name, age_as_decided(one.birth_date, today), is_back)


def open_measures(youths: QuerySet[Youth]) -> int:
    return youths.filter(interventions__ended_on=None, interventions__isnull=False).count()


def handover_labels() -> tuple[list[Label], list[Label]]:
    """From any label, also one that is put away; to one in use."""
    found = list(Label.objects.select_related("user").order_by("archived_at", "name"))
    return found, [one for one in found if one.archived_at is None]
