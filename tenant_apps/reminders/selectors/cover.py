"""Who covers for whom on a day. Nothing is reassigned: a cover sees the other's list beside the own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tenant_apps.accounts.models import User
from tenant_apps.reminders.models import Absence


@dataclass(frozen=True)
class Away:
    """Somebody who is away, and when they are back (None: until further notice)."""

    user_id: int
    name: str
    back_on: date | None
    cover_id: int
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
    rows = away_on(day).filter(user__is_active=True).select_related("user", "cover").order_by("pk")
    return {
        one.user_id: Away(one.user_id, one.user.display_name, one.ends_on, one.cover_id, one.cover.display_name)
        for one in rows
    }


def cover_of(user_id: int, away: dict[int, Away]) -> int:
    """Who does the work of a user: a cover who is away has a cover in turn. Nobody left: the user's own."""
    seen, now = {user_id}, user_id
    while now in away:
        now = away[now].cover_id
        if now in seen:
            return user_id
        seen.add(now)
    return now


def covering(user: User, *, today: date) -> Covering:
    away = absences_on(today)
    covered = [one for one in away.values() if one.user_id != user.pk and cover_of(one.user_id, away) == user.pk]
    return Covering(tuple(sorted(covered, key=lambda one: one.name)), away.get(user.pk))
