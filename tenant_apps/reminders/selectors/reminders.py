"""Reminders as the pages show them. One rule says whose a reminder is; another, who may see it."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import Registration, Youth
from tenant_apps.register.selectors.visibility import open_on, visible_youths
from tenant_apps.reminders.enums import MADE_BY_CONTACTS, Recurrence, ReminderKind, ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.selectors.cover import NOBODY_AWAY, Covering, covering

WEEK = timedelta(days=7)
SHOWN_TODAY = 15  # of each group, on Idag
SHOWN_LIST = 200
SHOWN_CLOSED = 100
GROUPS = ("overdue", "today", "week", "later")


@dataclass(frozen=True)
class ReminderRow:
    public_id: uuid.UUID
    version: int
    text: str
    due_on: date
    days_left: int
    recurs: str
    kind: str
    youth: uuid.UUID | None
    youth_name: str
    youth_age: int | None
    for_whom: str  # empty: the reader's own
    is_covered: bool
    is_nobodys: bool
    is_moved: bool
    first_due_on: date
    state: str
    closed_at: datetime | None
    closed_by: str
    closing_note: str
    place: int = 0  # in the list, across its groups

    @property
    def days_late(self) -> int:
        return max(-self.days_left, 0)

    @property
    def made_by_rule(self) -> bool:
        return self.kind != ReminderKind.BY_HAND

    @property
    def of_contact(self) -> bool:
        return self.kind in {ReminderKind.DECLINED, ReminderKind.CALL_BACK}


@dataclass(frozen=True)
class ReminderGroup:
    key: str
    rows: tuple[ReminderRow, ...]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True)
class ReminderLists:
    """`mine`: the reader's own and those they cover for; else everybody's."""

    groups: tuple[ReminderGroup, ...]
    mine: bool
    covering: Covering = NOBODY_AWAY

    def count(self, *keys: str) -> int:
        return sum(group.total for group in self.groups if group.key in keys)

    @property
    def overdue(self) -> int:
        return self.count("overdue")

    @property
    def now(self) -> int:
        return self.count("overdue", "today")

    @property
    def youths(self) -> set[uuid.UUID]:
        return {row.youth for group in self.groups for row in group.rows if row.youth}


def holder() -> Coalesce:
    """The user whose a reminder is: named, or the label's, or that of the youth's label."""
    return Coalesce(F("user"), F("label__user"), F("youth__label__user"))


def visible_reminders(user: User) -> QuerySet[Reminder]:
    """On youths whom the user may open; free ones of one's own, those one made, and all for who runs the register."""
    return Reminder.objects.filter(_on_visible_youths(user) | (Q(youth=None) & _free(user)))


def _on_visible_youths(user: User) -> Q:
    return Q(youth__in=visible_youths(user))


def _free(user: User, covered: Collection[int] = ()) -> Q:
    if user.may(Right.LABELS_WRITE):
        return Q()
    whose = [user.pk, *covered]
    return Q(user__in=whose) | Q(label__user__in=whose) | Q(created_by=user)


def nobodys() -> Q:
    """No holder, or one whose account is closed: they fall to who runs the register. (Needs `holder_id` and `holder_active`.)"""
    return Q(holder_id=None) | Q(holder_active=False)


def with_holder(rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
    active = Coalesce(F("user__is_active"), F("label__user__is_active"), F("youth__label__user__is_active"))
    return rows.alias(holder_active=active).annotate(holder_id=holder())


def worth_doing(rows: QuerySet[Reminder], *, today: date) -> QuerySet[Reminder]:
    """Open, and not on somebody who has died. What a contact made by rule ends with the responsibility: at 20, moved, in school again.

    Of who was never registered it is worth doing: somebody looks into whether they are covered. (A partnership registers nobody.)
    """
    alive = rows.filter(Q(youth=None) | Q(youth__deceased_on=None), state=ReminderState.OPEN)
    mine = Registration.objects.filter(youth=OuterRef("youth_id"), mistaken_at=None)
    closed = Exists(mine) & ~Exists(mine.filter(open_on(today)))
    return alive.exclude(Q(closed, kind__in=MADE_BY_CONTACTS))


def reminder_by_id(user: User, public_id: uuid.UUID, *, today: date) -> Reminder | None:
    """Also a free one of somebody whom the user covers for."""
    covered = covering(user, today=today).user_ids
    allowed = _on_visible_youths(user) | (Q(youth=None) & _free(user, covered))
    found = Reminder.objects.filter(allowed, public_id=public_id)
    return found.select_related("youth__label__user", "user", "label__user").first()


def open_reminders(
    user: User, *, mine: bool, today: date, cover: Covering | None = None, until: date | None = None, shown: int = SHOWN_LIST
) -> ReminderLists:  # fmt: skip
    """By when they are due. At most two statements: who is away, and the rows."""
    cover = covering(user, today=today) if cover is None else cover
    rows = with_holder(worth_doing(Reminder.objects.all(), today=today))
    rows = rows.filter(_on_visible_youths(user) | (Q(youth=None) & _free(user, cover.user_ids)))
    if mine:
        own = Q(holder_id__in=[user.pk, *cover.user_ids])
        rows = rows.filter(own | nobodys() if user.may(Right.LABELS_WRITE) else own)
    if until is not None:
        rows = rows.filter(due_on__lte=until)
    found = rows.select_related("youth__label__user", "user", "label__user", "closed_by").order_by("due_on", "pk")
    return ReminderLists(_grouped(_first(found, shown, today), user, cover, today), mine, cover)


def reminders_today(user: User, *, mine: bool, today: date, cover: Covering) -> ReminderLists | None:
    """Idag's: overdue, today, within a week. None: this user works with none."""
    if not user.may(Right.YOUTHS_WRITE):
        return None
    return open_reminders(user, mine=mine, today=today, cover=cover, until=today + WEEK, shown=SHOWN_TODAY)


def closed_reminders(user: User, *, mine: bool, today: date, before: datetime | None = None) -> list[ReminderRow]:
    """The latest first; one more than a page says that there are more."""
    rows = with_holder(visible_reminders(user).exclude(state=ReminderState.OPEN))
    if mine:
        rows = rows.filter(Q(holder_id=user.pk) | Q(closed_by=user))
    if before is not None:
        rows = rows.filter(closed_at__lt=before)
    found = rows.select_related("youth__label__user", "user", "label__user", "closed_by").order_by("-closed_at", "-pk")
    return [_row(one, user, NOBODY_AWAY, today) for one in found[: SHOWN_CLOSED + 1]]


def reminders_of(user: User, youth: Youth, *, today: date) -> list[ReminderRow]:
    """A youth's open ones; the page has asked who may see the youth."""
    rows = with_holder(Reminder.objects.filter(youth=youth, state=ReminderState.OPEN))
    found = rows.select_related("user", "label__user", "closed_by").order_by("due_on", "pk")[:SHOWN_LIST]
    for one in found:
        one.youth = youth
    return [_row(one, user, NOBODY_AWAY, today) for one in found]


def _first(rows: QuerySet[Reminder], shown: int, today: date) -> QuerySet[Reminder, Any]:
    """The first ones of each group, each with how many there are in it (`in_group`): the database reads the rest, not we."""
    group = Case(
        When(due_on__lt=today, then=Value("overdue")), When(due_on=today, then=Value("today")),
        When(due_on__lte=today + WEEK, then=Value("week")), default=Value("later"),
    )  # fmt: skip
    numbered = rows.annotate(group=group).annotate(
        in_group=Window(Count("pk"), partition_by=["group"]),
        number=Window(RowNumber(), partition_by=["group"], order_by=["due_on", "pk"]),
    )
    return numbered.filter(number__lte=shown)


def _grouped(found: Iterable[Any], reader: User, cover: Covering, today: date) -> tuple[ReminderGroup, ...]:
    """`found`: with what `_first` adds."""
    inside: dict[str, list[ReminderRow]] = {key: [] for key in GROUPS}
    total: dict[str, int] = {}
    for place, one in enumerate(found):  # by when they are due is by group, too
        inside[one.group].append(replace(_row(one, reader, cover, today), place=place))
        total[one.group] = one.in_group
    return tuple(ReminderGroup(key, tuple(rows), total[key]) for key, rows in inside.items() if rows)


def _row(one: Reminder, reader: User, cover: Covering, today: date) -> ReminderRow:
    whose = one.user or (one.label.user if one.label else None) or _coach(one)
    mine = whose is not None and whose.pk == reader.pk
    return ReminderRow(
        public_id=one.public_id, version=one.version, text=one.text, due_on=one.due_on, days_left=(one.due_on - today).days,
        recurs=str(Recurrence(one.recurs).label) if one.recurs else "", kind=one.kind,
        youth=one.youth.public_id if one.youth else None, youth_name=one.youth.full_name if one.youth else "",
        youth_age=age_as_decided(one.youth.birth_date, today) if one.youth else None,
        for_whom="" if mine or whose is None else whose.display_name, is_covered=whose is not None and whose.pk in cover.user_ids,
        is_nobodys=whose is None or not whose.is_active, is_moved=one.due_on != one.first_due_on, first_due_on=one.first_due_on,
        state=one.state, closed_at=one.closed_at, closed_by=one.closed_by.display_name if one.closed_by else "", closing_note=one.closing_note,
    )  # fmt: skip


def _coach(one: Reminder) -> User | None:
    """Whoever has the youth's label."""
    return one.youth.label.user if one.youth and one.youth.label else None
