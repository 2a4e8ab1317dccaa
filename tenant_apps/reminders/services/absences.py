"""Absences: set by oneself, or by a coordinator for somebody who has fallen ill. Nothing is reassigned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core import clock, locking
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.reminders.enums import NotificationKind
from tenant_apps.reminders.models import Absence
from tenant_apps.reminders.selectors.staff import workers
from tenant_apps.reminders.services.notifications import News, tell

FURTHEST = timedelta(days=366 * 2)


@dataclass(frozen=True)
class AbsenceFacts:
    """`last_on`: the last day away; None: until further notice."""

    cover: User
    starts_on: date
    last_on: date | None = None

    @property
    def ends_on(self) -> date | None:
        return self.last_on + timedelta(days=1) if self.last_on else None


@transaction.atomic
def add_absence(*, user: User, facts: AbsenceFacts, actor: User, now: datetime) -> Absence:
    _may(user, actor)
    _check(user, facts, now=now)
    made = Absence(user=user, cover=facts.cover, starts_on=facts.starts_on, ends_on=facts.ends_on, set_by=actor)
    made.validate_constraints()
    made.save()
    _tell(made, actor=actor, now=now)
    return made


@transaction.atomic
def edit_absence(*, absence: Absence, version: int, facts: AbsenceFacts, actor: User, now: datetime) -> Absence:
    """Longer, shorter, another cover. What has been is not rewritten: an absence that is over stands."""
    _may(absence.user, actor)
    _not_over(absence, now)
    if facts.starts_on != absence.starts_on or facts.cover.pk != absence.cover_id:
        _check(absence.user, facts, now=now, stored=absence)
    else:
        _check_days(facts)
        _check_circle(absence.user, facts)
    was = absence.cover_id
    changes: dict[str, Any] = {"cover": facts.cover, "starts_on": facts.starts_on, "ends_on": facts.ends_on}
    saved = locking.save(absence, version=version, changes=changes)
    if saved.cover_id != was:
        _tell(saved, actor=actor, now=now)
    return saved


@transaction.atomic
def end_absence(*, absence: Absence, actor: User, now: datetime) -> None:
    """Back today. One that has not begun is taken away."""
    _may(absence.user, actor)
    _not_over(absence, now)
    today = clock.local_date(now)
    found = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
    if found.starts_on >= today:
        found.delete()
        return
    locking.save(found, version=found.version, changes={"ends_on": today})


def may_set_for_others(*, user: User) -> bool:
    return user.may(Right.LABELS_WRITE)


def _may(user: User, actor: User) -> None:
    if user.pk != actor.pk and not may_set_for_others(user=actor):
        raise PermissionError("an absence is set by oneself, or by who runs the register")


def _not_over(absence: Absence, now: datetime) -> None:
    if absence.ends_on and absence.ends_on <= clock.local_date(now):
        raise ValidationError(_("The absence is over."))


def _check(user: User, facts: AbsenceFacts, *, now: datetime, stored: Absence | None = None) -> None:
    today = clock.local_date(now)
    if facts.cover.pk == user.pk:
        raise ValidationError({"cover": _("Somebody else must cover.")})
    if not workers().filter(pk=facts.cover.pk).exists():
        raise ValidationError({"cover": _("Choose somebody who works with youths.")})
    begun = stored is not None and stored.starts_on == facts.starts_on
    if not begun and facts.starts_on < today - timedelta(days=7):
        raise ValidationError({"starts_on": _("An absence can be written down at most a week afterwards.")})
    if facts.starts_on > today + FURTHEST:
        raise ValidationError({"starts_on": _("The day is too far away. Check the year.")})
    _check_days(facts)
    _check_circle(user, facts)


def _check_days(facts: AbsenceFacts) -> None:
    if facts.last_on is not None and facts.last_on < facts.starts_on:
        raise ValidationError({"last_on": _("The last day comes before the first.")})
    if facts.last_on is not None and facts.last_on > facts.starts_on + FURTHEST:
        raise ValidationError({"last_on": _("The day is too far away. Check the year.")})


def _check_circle(user: User, facts: AbsenceFacts) -> None:
    """A cover may be away in turn, with a cover of their own; but the chain must not lead back to who is away."""
    overlaps = Q(ends_on=None) | Q(ends_on__gt=facts.starts_on)
    rows = Absence.objects.filter(overlaps)
    if facts.ends_on is not None:
        rows = rows.filter(starts_on__lt=facts.ends_on)
    covers: dict[int, set[int]] = {}
    for away, cover in rows.exclude(user=user).values_list("user_id", "cover_id"):
        covers.setdefault(away, set()).add(cover)
    reached, waiting = set(), [facts.cover.pk]
    while waiting:
        now = waiting.pop()
        if now not in reached:
            reached.add(now)
            waiting += covers.get(now, ())
    if user.pk in reached:
        raise ValidationError({"cover": _("They are away then, too, and you cover for them. Choose somebody else.")})


def _tell(absence: Absence, *, actor: User, now: datetime) -> None:
    news = News(
        kind=NotificationKind.COVERS, key=f"absence:{absence.public_id}:{absence.version}", target=absence.public_id
    )
    tell(users=[absence.cover_id], news=news, actor=actor, now=now)
