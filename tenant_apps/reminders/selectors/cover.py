"""Who covers for whom on a day. Nothing is reassigned: a cover sees the other's list beside the own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.reminders.models import Absence
from tenant_apps.reminders.selectors.staff import workers


@dataclass(frozen=True)
class Away:
    """Somebody who is away, and when they are back (None: until further notice)."""

    user_id: int
    name: str
    back_on: date | None
    cover_id: int | None  # None: the cover's account is closed, or works with youths no more
    cover_name: str


@dataclass(frozen=True)
class Covering:
    """How a day looks for one user: whom they cover, and whether they are away themselves."""

    covered: tuple[Away, ...] = ()
    own: Away | None = None

    @property
    def user_ids(self) -> tuple[int, ...]:
        return tuple(one.user_id for one in self.covered)

    @property
    def names(self) -> dict[int, str]:
        return {one.user_id: one.name for one in self.covered}


NOBODY_AWAY = Covering()


def away_on(day: date) -> QuerySet[Absence]:
    return Absence.objects.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


def absences_on(day: date) -> dict[int, Away]:
    """By who is away: one statement, however many."""
    works = Exists(workers().filter(pk=OuterRef("cover_id")))
    rows = away_on(day).filter(user__is_active=True).annotate(cover_works=works).select_related("user", "cover")
    return {
        one.user_id: Away(
            one.user_id, one.user.display_name, one.ends_on, one.cover_id if one.cover_works else None, one.cover.display_name
        )
        for one in rows.order_by("pk")
    }  # fmt: skip


def cover_of(user_id: int, away: dict[int, Away]) -> int | None:
    """Who does the work of a user: a cover who is away has a cover in turn. Nobody left: the user's own.

    None: the last cover can do it no more, and it falls to those who run the register.
    """
    seen, now = {user_id}, user_id
    while now in away:
        cover = away[now].cover_id
        if cover is None:
            return None
        if cover in seen:
            return user_id
        seen.add(cover)
        now = cover
    return now


def covering(user: User, *, today: date) -> Covering:
    away = absences_on(today)
    whose = {user.pk, None} if user.may(Right.LABELS_WRITE) else {user.pk}
    covered = [one for one in away.values() if one.user_id != user.pk and cover_of(one.user_id, away) in whose]
    return Covering(tuple(sorted(covered, key=lambda one: one.name)), away.get(user.pk))
