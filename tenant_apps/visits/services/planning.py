"""Planning visit days. What the rules ask is asked here, when something is planned; what happened is recorded without (services.recording)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock, locking
from kaa.core.access import Right
from kaa.core.ages import age_on
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.outreach.bulk import Sending, log_sending
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Guardian, Youth
from tenant_apps.visits.addresses import Address, addresses_of, place_in_order
from tenant_apps.visits.eligibility import NO_ADDRESS, why_not
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import LEAST_STAFF, NOTICE, HomeVisit, VisitDay, VisitStaff

ADULT = 18
NOON = time(12)
NOTICE_CHANNEL, SENT = "visit_notice", "sent"
NOTICES_LOOKED_FOR = timedelta(days=60)


@dataclass(frozen=True)
class DayFacts:
    on: date
    area: str = ""
    starts_at: time | None = None
    staff: tuple[User, ...] = ()


@dataclass(frozen=True)
class Added:
    """`failed`: why, by the youth's public id."""

    done: int
    unchanged: int = 0
    failed: dict[str, str] = field(default_factory=dict)


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
    """Another date is refused when a notice has been posted too late for it: the date is on the notice."""
    _needs_open(_locked(day))
    if facts.on != day.on and facts.on < today:
        raise ValidationError({"on": _("The day has passed.")})
    staff = _checked_staff(facts.staff)
    late = day.visits.filter(notice_posted_on__gt=facts.on - NOTICE).count() if facts.on != day.on else 0
    if late:
        text = _("%(n)d notices were posted less than seven days before that day.") % {"n": late}
        raise ValidationError({"on": text})
    moved = facts.on != day.on
    saved = locking.save(
        day, version=version, changes={"on": facts.on, "area": facts.area.strip(), "starts_at": facts.starts_at}
    )
    if moved:
        day.visits.update(visit_on=facts.on, version=F("version") + 1)
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


def _locked(day: VisitDay) -> VisitDay:
    return VisitDay.objects.select_for_update(of=("self",)).get(pk=day.pk)


def _needs_open(day: VisitDay) -> None:
    if day.state != DayState.PLANNED:
        raise ValidationError(_("The list is locked. Open it again to change it."))


@transaction.atomic
def add_visits(*, day: VisitDay, youths: QuerySet[Youth], actor: User | None, today: date) -> Added:  # noqa: ARG001
    """Put youths on the day's list; who may not be planned is told with the reason. A fixed number of statements, but for the order's."""
    stored = _locked(day)
    _needs_open(stored)
    chosen = {one.pk: one for one in youths.order_by("sort_key", "pk")}
    there = set(stored.visits.filter(youth__in=chosen).values_list("youth_id", flat=True))
    new = [key for key in chosen if key not in there]
    reasons = why_not(Youth.objects.filter(pk__in=new), on=stored.on, today=today)
    addresses = addresses_of([key for key in new if key not in reasons])
    reasons |= {key: NO_ADDRESS for key in new if key not in reasons and key not in addresses}
    fit = [key for key in new if key not in reasons]
    last = stored.visits.order_by("-position").values_list("position", flat=True).first() or 0
    notices = _notices_posted(fit, on=stored.on)
    HomeVisit.objects.bulk_create(
        _visit(stored, key, last + place, addresses[key], notices.get(key)) for place, key in enumerate(fit, start=1)
    )
    if stored.is_sorted and fit:
        sort_visits(day=stored)
    failed = {str(chosen[key].public_id): why for key, why in reasons.items()}
    return Added(done=len(fit), unchanged=len(there), failed=failed)


def _visit(day: VisitDay, youth: int, position: int, address: Address, posted_on: date | None) -> HomeVisit:
    return HomeVisit(
        day=day, visit_on=day.on, youth_id=youth, position=position, street=address.street, care_of=address.care_of,
        postcode=address.postcode, city=address.city, notice_posted_on=posted_on,
    )  # fmt: skip


def _notices_posted(youths: Collection[int], *, on: date) -> dict[int, date]:
    """Notices that the log knows already, posted in time for the day: from the letters' side or by hand."""
    rows = Contact.objects.filter(
        youth__in=youths, channel=NOTICE_CHANNEL, outcome=SENT, at__date__gte=on - NOTICES_LOOKED_FOR, at__date__lte=on - NOTICE
    ).order_by("at", "id")  # fmt: skip
    used = HomeVisit.objects.filter(youth__in=youths, visit_on__lt=on).order_by("visit_on")
    earlier = dict(used.exclude(notice_posted_on=None).values_list("youth_id", "notice_posted_on"))
    found = {row.youth_id: clock.local_date(row.at) for row in rows}
    return {key: day for key, day in found.items() if earlier.get(key) != day}  # that one announced another visit


def notices_posted(*, channel: str, youths: Collection[int], posted_on: date) -> None:
    """Letters' side has posted these youths' notices: each one's next planned visit has its notice, if the seven days are left."""
    if channel != NOTICE_CHANNEL:
        return
    rows = HomeVisit.objects.filter(
        youth__in=youths, outcome="", notice_posted_on=None, visit_on__gte=posted_on + NOTICE, visit_on__lte=posted_on + NOTICES_LOOKED_FOR
    ).exclude(day__state=DayState.DONE)  # fmt: skip
    first = rows.order_by("youth_id", "visit_on", "pk").distinct("youth_id").values_list("pk", flat=True)
    HomeVisit.objects.filter(pk__in=list(first)).update(notice_posted_on=posted_on, version=F("version") + 1)


@transaction.atomic
def remove_visit(*, visit: HomeVisit, actor: User | None) -> None:  # noqa: ARG001
    _needs_open(_locked(visit.day))
    if visit.outcome:
        raise ValidationError(_("The visit has been made."))
    visit.delete()


@transaction.atomic
def sort_visits(*, day: VisitDay) -> None:
    """By postcode, street and number: so that those who live near each other stand together."""
    rows = sorted(
        _locked(day).visits.all(),
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
    _needs_open(_locked(visit.day))
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
    _needs_open(_locked(day))
    rows = list(day.visits.filter(youth__protected_at=None))
    start = datetime.combine(day.on, first)
    if rows and (start + timedelta(minutes=minutes * (len(rows) - 1))).date() != day.on:
        raise ValidationError({"minutes": _("The last visit would be after midnight.")})
    for place, one in enumerate(rows):
        one.approx_at = (start + timedelta(minutes=minutes * place)).time()
    HomeVisit.objects.bulk_update(rows, ["approx_at"])


@transaction.atomic
def post_notices(
    *, day: VisitDay, visits: Collection[uuid.UUID], posted_on: date, actor: User | None, now: datetime
) -> Added:
    """Mark the notices as posted, and log each as an attempt. Less than seven days before the visit is refused."""
    stored = _locked(day)
    _needs_open(stored)
    if posted_on > clock.local_date(now):
        raise ValidationError({"posted_on": _("The date cannot be in the future.")})
    if posted_on > stored.notice_by:
        text = _(
            "The notice must be posted on %(day)s at the latest: seven days before the visit. Choose a later visit day."
        )
        raise ValidationError({"posted_on": text % {"day": sv_date(stored.notice_by)}})
    rows = stored.visits.filter(public_id__in=visits, youth__protected_at=None)
    marked = {one.pk: one.youth_id for one in rows if one.notice_posted_on != posted_on}
    at = min(datetime.combine(posted_on, NOON, clock.STOCKHOLM), now)
    logged = Contact.objects.filter(
        youth__in=marked.values(), channel=NOTICE_CHANNEL, outcome=SENT, at__date=posted_on
    ).values_list("youth_id", flat=True)
    others = Youth.objects.filter(pk__in=marked.values()).exclude(pk__in=list(logged))
    failed: dict[str, str] = {}
    # the guardians' until the 18th birthday; to the youth's own name when no guardian is known
    with_guardian = set(Guardian.objects.filter(youth__in=others).values_list("youth_id", flat=True))
    own = {one.pk for one in others if age_on(one.birth_date, posted_on) >= ADULT or one.pk not in with_guardian}
    for recipient, group in (("youth", others.filter(pk__in=own)), ("guardian", others.exclude(pk__in=own))):
        sending = Sending(at=at, channel=NOTICE_CHANNEL, recipient=recipient)
        failed |= log_sending(youths=group, sending=sending, actor=actor, now=now)[1]
    unposted = set(Youth.objects.filter(public_id__in=failed).values_list("pk", flat=True))
    posted = [key for key, youth in marked.items() if youth not in unposted]
    HomeVisit.objects.filter(pk__in=posted).update(notice_posted_on=posted_on, version=F("version") + 1)
    return Added(done=len(posted), unchanged=len(rows) - len(marked), failed=failed)


@transaction.atomic
def lock_day(*, day: VisitDay, version: int, actor: User | None) -> VisitDay:  # noqa: ARG001
    """The list stands: two who go, and a notice in time to everybody on it."""
    stored = _locked(day)
    _needs_open(stored)
    rows = list(stored.visits.filter(youth__protected_at=None))
    problems = []
    if stored.staff.filter(is_absent=False).count() < LEAST_STAFF:
        problems.append(_("At least two go on a home visit. Choose one more."))
    if not rows:
        problems.append(_("Nobody is on the list."))
    lacking = [one for one in rows if one.notice_posted_on is None]
    if lacking:
        problems.append(_("%(n)d on the list have no notice marked as posted.") % {"n": len(lacking)})
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
def remove_day(*, day: VisitDay, actor: User | None) -> None:  # noqa: ARG001
    """Called off: only a day on which nobody has been visited."""
    stored = _locked(day)
    if stored.visits.exclude(outcome="").exists():
        raise ValidationError(_("Visits have been made: the day stays."))
    stored.delete()


@transaction.atomic
def set_absent(*, day: VisitDay, user: User, is_absent: bool, actor: User | None) -> None:  # noqa: ARG001
    """A colleague who could not come, or came after all: visits made by fewer than two ask for a reason, and are made."""
    _locked(day)
    day.staff.filter(user=user).update(is_absent=is_absent)
