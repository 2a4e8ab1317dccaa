"""Planning visit days. What the rules ask is asked here, when something is planned; what happened is recorded without (services.recording)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock, locking
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.visits.addresses import Address, addresses_of, place_in_order
from tenant_apps.visits.eligibility import NO_ADDRESS, OTHER_DAY, REASONS, on_other_days, one_plan_at_a_time, why_not
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import LEAST_STAFF, NOTICE, HomeVisit, VisitDay, VisitStaff
from tenant_apps.visits.services.notices import posted_before, withdraw_waiting
from tenant_apps.visits.services.open_days import Added, is_taken_along, locked, needs_open, take_off


@dataclass(frozen=True)
class DayFacts:
    on: date
    area: str = ""
    starts_at: time | None = None
    staff: tuple[User, ...] = ()


@transaction.atomic
def plan_day(*, facts: DayFacts, actor: User | None, today: date) -> VisitDay:
    if facts.on < today:
        raise ValidationError({"on": _("The day has passed.")})
    staff = _checked_staff(facts.staff)
    day = VisitDay(on=facts.on, area=facts.area.strip(), starts_at=facts.starts_at, created_by=actor)
    day.clean_fields(exclude=["created_by"])
    day.validate_constraints()
    day.save()
    VisitStaff.objects.bulk_create(VisitStaff(day=day, user=one) for one in staff)
    return day


@transaction.atomic
def change_day(*, day: VisitDay, version: int, facts: DayFacts, actor: User | None, today: date) -> VisitDay:  # noqa: ARG001
    """Another date is refused when a notice has been posted too late for it. A notice that was made here says its day: it is made anew.

    Those under protection are moved along and stop nothing: when the handler shows them again, they have no notice in time.
    """
    needs_open(day=locked(day=day))
    if facts.on != day.on and facts.on < today:
        raise ValidationError({"on": _("The day has passed.")})
    staff = _checked_staff(facts.staff)
    moved = facts.on != day.on
    too_late, says_its_day = Q(notice_posted_on__gt=facts.on - NOTICE), Q(notices__isnull=False)
    late = day.visits.filter(too_late, youth__protected_at=None).exclude(says_its_day).count() if moved else 0
    if late:
        text = _("%(n)d notices were posted less than seven days before that day.") % {"n": late}
        raise ValidationError({"on": text})
    if moved:
        lost = day.visits.filter(says_its_day | (too_late & ~Q(youth__protected_at=None)), outcome="").exclude(
            notices__on=facts.on
        )
        HomeVisit.objects.filter(pk__in=list(lost.values_list("pk", flat=True))).update(notice_posted_on=None)
    saved = locking.save(
        day, version=version, changes={"on": facts.on, "area": facts.area.strip(), "starts_at": facts.starts_at}
    )
    if moved:
        moving = day.visits.filter(
            Q(youth__protected_at=None) | Q(outcome="")
        )  # what a handler has of a visit that was made stays as it was
        moving.update(visit_on=facts.on, version=F("version") + 1)
    day.staff.exclude(user__in=staff).delete()
    VisitStaff.objects.bulk_create((VisitStaff(day=day, user=one) for one in staff), ignore_conflicts=True)
    return saved


def _checked_staff(staff: Sequence[User]) -> list[User]:
    """Two at least (rules: Outreach), each of whom may record what happens."""
    found = list({one.pk: one for one in staff}.values())
    unfit = [one.display_name for one in found if not one.may(Right.YOUTHS_WRITE)]
    if unfit:
        raise ValidationError({"staff": _("May not make home visits: %(who)s.") % {"who": ", ".join(unfit)}})
    if len(found) < LEAST_STAFF:
        raise ValidationError({"staff": _("At least two go on a home visit. Choose one more.")})
    return found


@transaction.atomic
def add_visits(*, day: VisitDay, youths: QuerySet[Youth], actor: User | None, today: date) -> Added:  # noqa: ARG001
    """Put youths on the day's list; who may not be planned is told with the reason. A fixed number of statements, but for the order's.

    Who is on another day's list has one notice and one visit coming: that one is taken off first.
    """
    one_plan_at_a_time()
    stored = locked(day=day)
    needs_open(day=stored)
    chosen = {one.pk: one for one in youths.order_by("sort_key", "pk")}
    there = set(stored.visits.filter(youth__in=chosen).values_list("youth_id", flat=True))
    new = [key for key in chosen if key not in there]
    reasons = why_not(Youth.objects.filter(pk__in=new), on=stored.on, today=today)
    elsewhere = on_other_days([key for key in new if key not in reasons], but=stored, today=today)
    reasons |= dict.fromkeys(elsewhere, OTHER_DAY)
    addresses = addresses_of([key for key in new if key not in reasons])
    reasons |= {key: NO_ADDRESS for key in new if key not in reasons and key not in addresses}
    fit = [key for key in new if key not in reasons]
    last = stored.visits.order_by("-position").values_list("position", flat=True).first() or 0
    notices = posted_before(youths=fit, on=stored.on)
    HomeVisit.objects.bulk_create(
        _visit(stored, key, last + place, addresses[key], notices.get(key)) for place, key in enumerate(fit, start=1)
    )
    if stored.is_sorted and fit:
        sort_visits(day=stored)
    failed = {str(chosen[key].public_id): why for key, why in reasons.items()}
    named = {str(chosen[key].public_id): where for key, where in elsewhere.items()}
    return Added(done=len(fit), unchanged=len(there), failed=failed, elsewhere=named)


def _visit(day: VisitDay, youth: int, position: int, address: Address, posted_on: date | None) -> HomeVisit:
    return HomeVisit(
        day=day, visit_on=day.on, youth_id=youth, position=position, street=address.street, care_of=address.care_of,
        postcode=address.postcode, city=address.city, notice_posted_on=posted_on,
    )  # fmt: skip


@transaction.atomic
def remove_visit(*, visit: HomeVisit, actor: User | None, now: datetime) -> None:
    """Off the list, and a notice that has not been posted is withdrawn. What a telephone may have taken along can be recorded still."""
    day = locked(day=visit.day)
    needs_open(day=day)
    stored = HomeVisit.objects.select_for_update().get(pk=visit.pk)
    if stored.outcome:
        raise ValidationError(_("The visit has been made."))
    withdraw_waiting(visits=[stored], actor=actor, today=clock.local_date(now))
    if is_taken_along(day=day, today=clock.local_date(now)):
        take_off(visit=stored, day=day, now=now)
    else:
        stored.delete()


@transaction.atomic
def sort_visits(*, day: VisitDay) -> None:
    """By postcode, street and number: so that those who live near each other stand together."""
    rows = sorted(
        locked(day=day).visits.all(),
        key=lambda one: (*place_in_order(postcode=one.postcode, street=one.street), one.care_of, one.pk),
    )
    _place(rows)
    VisitDay.objects.filter(pk=day.pk).update(is_sorted=True)


def _place(rows: Sequence[HomeVisit]) -> None:
    for place, one in enumerate(rows, start=1):
        one.position = place
    HomeVisit.objects.bulk_update(rows, ["position"])


@transaction.atomic
def move_visit(*, visit: HomeVisit, earlier: bool, actor: User | None) -> None:  # noqa: ARG001
    """One place up or down among those who are shown; from then on the order is people's own."""
    needs_open(day=locked(day=visit.day))
    rows = list(visit.day.visits.select_related("youth"))
    shown = [one for one in rows if one.youth.protected_at is None]
    at = next(place for place, one in enumerate(shown) if one.pk == visit.pk)
    other = at - 1 if earlier else at + 1
    if not 0 <= other < len(shown):
        return
    one, beside = rows.index(shown[at]), rows.index(shown[other])
    rows[one], rows[beside] = rows[beside], rows[one]
    _place(rows)
    VisitDay.objects.filter(pk=visit.day_id).update(is_sorted=False)


@transaction.atomic
def set_times(*, day: VisitDay, first: time, minutes: int, actor: User | None) -> None:  # noqa: ARG001
    """About when each is visited, in the list's order: what the notice says."""
    needs_open(day=locked(day=day))
    rows = list(day.visits.filter(youth__protected_at=None))
    start = datetime.combine(day.on, first)
    if rows and (start + timedelta(minutes=minutes * (len(rows) - 1))).date() != day.on:
        raise ValidationError({"minutes": _("The last visit would be after midnight.")})
    for place, one in enumerate(rows):
        one.approx_at = (start + timedelta(minutes=minutes * place)).time()
    HomeVisit.objects.bulk_update(rows, ["approx_at"])


@transaction.atomic
def lock_day(*, day: VisitDay, version: int, actor: User | None, today: date) -> VisitDay:  # noqa: ARG001
    """The list stands: two who go, a notice in time to everybody on it, and nobody whom no visit may be made to any more."""
    stored = locked(day=day)
    needs_open(day=stored)
    rows = list(stored.visits.filter(youth__protected_at=None).select_related("youth"))
    problems = []
    if stored.staff.filter(is_absent=False).count() < LEAST_STAFF:
        problems.append(_("At least two go on a home visit. Choose one more."))
    if not rows:
        problems.append(_("Nobody is on the list."))
    lacking = [one for one in rows if one.notice_posted_on is None]
    if lacking:
        problems.append(_("%(n)d on the list have no notice marked as posted.") % {"n": len(lacking)})
    ahead = [one for one in rows if not one.outcome]
    reasons = why_not(Youth.objects.filter(pk__in=[one.youth_id for one in ahead]), on=stored.on, today=today)
    for one in ahead:
        if one.youth_id in reasons:
            told = {"name": one.youth.full_name, "why": REASONS[reasons[one.youth_id]]}
            problems.append(_("%(name)s: %(why)s Take the youth off the list.") % told)
    if problems:
        raise ValidationError(problems)
    return locking.save(day, version=version, changes={"state": DayState.LOCKED})


@transaction.atomic
def open_day(*, day: VisitDay, version: int, actor: User | None) -> VisitDay:  # noqa: ARG001
    """Planned anew; a day that is done is opened to be mended."""
    wanted = DayState.LOCKED if day.state == DayState.DONE else DayState.PLANNED
    return locking.save(day, version=version, changes={"state": wanted})


@transaction.atomic
def finish_day(*, day: VisitDay, version: int, actor: User | None, today: date) -> VisitDay:  # noqa: ARG001
    if day.on > today:
        raise ValidationError(_("The day has not come yet."))
    return locking.save(day, version=version, changes={"state": DayState.DONE})


@transaction.atomic
def remove_day(*, day: VisitDay, actor: User | None, now: datetime) -> None:
    """Called off: only a day on which nobody has been visited. Notices that have not been posted are withdrawn.

    What youths under protection have on it stays with its day, which is gone for everybody: the record is their handler's. So do all visits
    that a telephone may have taken along: what happened there is recorded still.
    """
    stored = locked(day=day)
    shown = stored.visits.filter(youth__protected_at=None)
    if shown.exclude(outcome="").exists():
        raise ValidationError(_("Visits have been made: the day stays."))
    withdraw_waiting(visits=list(shown), actor=actor, today=clock.local_date(now))
    if not is_taken_along(day=stored, today=clock.local_date(now)):
        shown.delete()
    if stored.visits.exists():
        VisitDay.objects.filter(pk=stored.pk).update(called_off_at=now, version=F("version") + 1)
    else:
        stored.delete()


@transaction.atomic
def set_absent(*, day: VisitDay, user: User, is_absent: bool, actor: User | None) -> None:  # noqa: ARG001
    """A colleague who could not come, or came after all: visits made by fewer than two ask for a reason, and are made."""
    locked(day=day)
    day.staff.filter(user=user).update(is_absent=is_absent)
