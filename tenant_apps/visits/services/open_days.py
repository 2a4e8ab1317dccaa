"""What every change of a visit day begins with, and where a visit is that was taken off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import HomeVisit, VisitDay, VisitStaff


@dataclass(frozen=True)
class Added:
    """`failed`: why, by the youth's public id; `elsewhere`: of those on another day's list, which day that is."""

    done: int
    unchanged: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)


def locked(*, day: VisitDay) -> VisitDay:
    return VisitDay.objects.select_for_update(of=("self",)).get(pk=day.pk)


def is_taken_along(*, day: VisitDay, today: date) -> bool:
    """From the day before: a telephone may have the list, and a visit that was made is to be recorded whatever is planned meanwhile."""
    return day.on <= today + timedelta(days=1)


def take_off(*, visit: HomeVisit, day: VisitDay, now: datetime) -> None:
    """Off the list and out of sight, on a day of its own that is called off, with the same staff."""
    aside = VisitDay.objects.create(on=day.on, area=day.area, starts_at=day.starts_at, called_off_at=now)
    VisitStaff.objects.bulk_create(
        VisitStaff(day=aside, user_id=one.user_id, is_absent=one.is_absent) for one in day.staff.all()
    )
    HomeVisit.objects.filter(pk=visit.pk).update(day=aside, version=F("version") + 1)


def put_back(*, visit: HomeVisit) -> None:
    """It was made all the same: back on the day's list, when there is one and the youth has no other visit on it."""
    if visit.day.called_off_at is None:
        return
    day = VisitDay.objects.shown().filter(on=visit.visit_on, area=visit.day.area).first()
    if day is None or day.visits.filter(youth=visit.youth_id).exists():
        return
    aside, visit.day = visit.day, day
    HomeVisit.objects.filter(pk=visit.pk).update(day=day)
    if not aside.visits.exists():
        aside.delete()


def needs_open(*, day: VisitDay) -> None:
    if day.called_off_at is not None:
        raise ValidationError(_("The visit day has been called off."))
    if day.state != DayState.PLANNED:
        raise ValidationError(_("The list is locked. Open it again to change it."))
