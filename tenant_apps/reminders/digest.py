"""Idag by e-mail: figures and the site's address, nothing about anybody. Worked out for all users as sets.

Those under protection are in no figure, also not in their handlers': a mail leaves the house.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.templatetags.kaa_ui import half_year
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.models import User
from tenant_apps.distribution.selectors.queue import queue_count
from tenant_apps.doors.selectors.waiting import waiting_total
from tenant_apps.outreach.ladder.figures import steps_by_user
from tenant_apps.outreach.ladder.settings import settings_on
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.filtering import turning_20
from tenant_apps.register.selectors.today import Due, open_proposals, report_due
from tenant_apps.register.selectors.visibility import ever_registered, registered_on, takes_part
from tenant_apps.register.selectors.warnings import warnings
from tenant_apps.reminders.enums import DigestPace
from tenant_apps.reminders.holidays import is_first_working_day_of_week, is_working_day
from tenant_apps.reminders.models import DigestChoice, Reminder
from tenant_apps.reminders.selectors.cover import absences_on, cover_of
from tenant_apps.reminders.selectors.reminders import WEEK, nobodys, with_holder, worth_doing
from tenant_apps.reminders.selectors.staff import with_right, workers
from tenant_apps.work.models import Message

CHANNEL = "email"
SENT_AT = time(7)


@dataclass(frozen=True)
class Figures:
    """What one user has to do; two users' may be added."""

    overdue: int = 0
    today: int = 0
    week: int = 0
    steps_late: int = 0
    steps_today: int = 0
    steps_week: int = 0
    untried: int = 0
    left: int = 0
    turning: int = 0
    red: int = 0
    yellow: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def nothing(self) -> bool:
        return self == Figures()


@dataclass(frozen=True)
class House:
    """What waits for whoever comes first, of those who may see to it; not one user's own."""

    incoming: int = 0
    unassigned: int = 0
    proposals: int = 0
    due: Due | None = None

    @property
    def nothing(self) -> bool:
        return not (self.incoming or self.unassigned or self.proposals)


def figures_by_user(*, today: date) -> dict[int, Figures]:
    """A fixed number of statements, however many users and youths."""
    found: dict[int, Figures] = defaultdict(Figures)
    for user, figures in [*_reminders(today), *_steps(today), *_turning(today), *_warnings(today)]:
        found[user] += figures
    return dict(found)


def _reminders(today: date) -> Iterable[tuple[int, Figures]]:
    return [(row["holder_id"], _of(row)) for row in _counted(_worth_doing(today).exclude(holder_id=None), today)]


def nobodys_reminders(*, today: date) -> Figures:
    """Those without a holder fall to all who run the register."""
    rows = _worth_doing(today).filter(nobodys()).annotate(fallen=Value(0))
    return next((_of(row) for row in _counted(rows, today, by="fallen")), Figures())


def _worth_doing(today: date) -> Any:
    """On somebody whom the holder may open: residents who never were registered are for those who run the register."""
    known = Youth.objects.shown().filter(ever_registered() | takes_part())
    rows: Any = with_holder(worth_doing(Reminder.objects.filter(due_on__lte=today + WEEK), today=today))
    sees_residents = with_right(Right.RESIDENTS_READ).values("pk")
    everybody = Q(youth__in=Youth.objects.shown()) & (Q(holder_id__in=sees_residents) | Q(holder_id=None))
    return rows.filter(Q(youth=None) | Q(youth__in=known) | everybody)


def _counted(rows: Any, today: date, *, by: str = "holder_id") -> Any:
    return rows.order_by().values(by).annotate(
        overdue=Count("pk", filter=Q(due_on__lt=today)), now=Count("pk", filter=Q(due_on=today)), week=Count("pk", filter=Q(due_on__gt=today)),
    )  # fmt: skip


def _of(row: dict[str, int]) -> Figures:
    return Figures(overdue=row["overdue"], today=row["now"], week=row["week"])


def _steps(today: date) -> Iterable[tuple[int, Figures]]:
    """The ladder's next steps, those whom nobody has tried yet, and the half year's contact: by the ladder's own rule."""
    if not own_codes():
        return []
    return [
        (
            user,
            Figures(
                steps_late=one.late, steps_today=one.today, steps_week=one.week, untried=one.untried, left=one.left
            ),
        )
        for user, one in steps_by_user(today=today).items()
    ]


def _turning(today: date) -> Iterable[tuple[int, Figures]]:
    if not own_codes():  # a partnership has no exit at 20
        return []
    youths = Youth.objects.shown().filter(
        registered_on(today), turning_20(today, days=7 * settings_on(today).farewell_weeks)
    )
    rows = youths.filter(label__archived_at=None).exclude(label__user=None)
    counted = rows.order_by().values("label__user").annotate(n=Count("pk"))
    return [(row["label__user"], Figures(turning=row["n"])) for row in counted]


def _warnings(today: date) -> Iterable[tuple[int, Figures]]:
    if not own_codes():  # a partnership reports nothing
        return []
    found = [one for one in warnings(today=today) if one.label_user is not None]
    hidden = set(Youth.objects.exclude(protected_at=None).values_list("public_id", flat=True))
    counted = Counter((one.label_user, one.colour) for one in found if one.youth not in hidden)
    users = {user for user, _colour in counted}
    return [
        (user, Figures(red=counted[user, "red"], yellow=counted[user, "yellow"])) for user in users if user is not None
    ]


# what decides how much of the house's is shown to somebody
SEEN_BY = (Right.YOUTHS_READ, Right.YOUTHS_WRITE, Right.RESIDENTS_READ, Right.REGISTRATIONS_WRITE, Right.LABELS_WRITE)


class Houses:
    """By Idag's own selectors, asked once for all who have the same rights."""

    def __init__(self, *, today: date) -> None:
        self.today, self.is_municipality = today, bool(own_codes())
        self.due = report_due(today) if self.is_municipality else None
        self.known: dict[tuple[bool, ...], House] = {}

    def of(self, user: User) -> House:
        if not self.is_municipality:
            return House()
        user.withheld = frozenset(
            {Right.PROTECTED_HANDLE}
        )  # nobody under protection is in a mail, also to their handlers
        key = tuple(user.may(right) for right in SEEN_BY)
        if key not in self.known:
            self.known[key] = House(
                incoming=waiting_total(user) if user.may(Right.YOUTHS_WRITE) else 0,
                unassigned=queue_count(today=self.today) if user.may(Right.LABELS_WRITE) else 0,
                proposals=open_proposals(user) if user.may(Right.REGISTRATIONS_WRITE) else 0, due=self.due,
            )  # fmt: skip
        return self.known[key]


@dataclass(frozen=True)
class Letter:
    user: User
    own: Figures
    covered: Figures
    covers: int  # for how many colleagues
    house: House = House()


def letters(*, today: date) -> list[Letter]:
    """Who gets one today. Who is away gets none: the cover has those figures, at the pace of either."""
    if not is_working_day(today):
        return []
    away = absences_on(today)
    paces = dict(DigestChoice.objects.values_list("user_id", "pace"))
    staff = {one.pk: one for one in workers().filter(last_login__isnull=False).prefetch_related("grants")}
    figures, houses, fallen = figures_by_user(today=today), Houses(today=today), nobodys_reminders(today=today)
    running = [key for key, user in staff.items() if key not in away and user.may(Right.LABELS_WRITE)]
    covered: dict[int, list[int]] = defaultdict(list)
    for absent in away:
        cover = cover_of(absent, away)
        if cover != absent:
            for one in running if cover is None else [cover]:
                if _is_due(paces.get(absent), today) or _is_due(paces.get(one), today):
                    covered[one].append(absent)
    found = []
    for key, user in sorted(staff.items()):
        if key in away and cover_of(key, away) != key and (cover_of(key, away) is not None or running):
            continue
        is_due = _is_due(paces.get(key), today)
        own = figures.get(key, Figures()) if is_due else Figures()
        own += fallen if is_due and user.may(Right.LABELS_WRITE) else Figures()
        theirs = sum((figures.get(one, Figures()) for one in covered[key]), Figures())
        house = houses.of(user) if is_due else House()
        if not (own.nothing and theirs.nothing and house.nothing):
            found.append(Letter(user, own, theirs, len(covered[key]), house))
    return found


def _is_due(pace: str | None, today: date) -> bool:
    pace = pace or DigestPace.WEEKLY
    return pace == DigestPace.DAILY or (pace == DigestPace.WEEKLY and is_first_working_day_of_week(today))


@transaction.atomic
def write_digests(*, today: date, address: str) -> int:
    """One for each user and day, however often it runs (REL-06)."""
    written = [_message(one, today, address) for one in letters(today=today)]
    known = set(Message.objects.filter(key__in=[one.key for one in written]).values_list("key", flat=True))
    new = [one for one in written if one.key not in known]
    Message.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _message(one: Letter, today: date, address: str) -> Message:
    parts = [_("Good morning!")]
    weeks = settings_on(today).farewell_weeks
    parts += [*_lines(one.own, weeks), *_lines_of_house(one.house)]
    if not one.covered.nothing:
        parts.append(
            ngettext("For the colleague you cover for:", "For the %(n)d colleagues you cover for:", one.covers) % {"n": one.covers}
        )  # fmt: skip
        parts += _lines(one.covered, weeks)
    parts.append(_("Idag: %(address)s") % {"address": f"{address}/"})
    parts.append(_("How often this comes, you choose yourself: %(address)s") % {"address": f"{address}/min-sida/"})
    return Message(
        key=f"digest:{one.user.public_id}:{today.isoformat()}", channel=CHANNEL, recipient=one.user.email, subject=_("Your list for today"),
        body="\n\n".join(parts), send_after=datetime.combine(today, SENT_AT, clock.STOCKHOLM),
        expires_at=datetime.combine(today + timedelta(days=1), time.min, clock.STOCKHOLM),
    )  # fmt: skip


def _lines(figures: Figures, weeks: int) -> list[str]:
    """Only what is not nought. `weeks`: how long before the 20th birthday the letter at 20 is made."""
    lines = [
        (figures.overdue, ngettext("%(n)d overdue reminder", "%(n)d overdue reminders", figures.overdue)),
        (figures.today, ngettext("%(n)d reminder for today", "%(n)d reminders for today", figures.today)),
        (figures.week, ngettext("%(n)d reminder within a week", "%(n)d reminders within a week", figures.week)),
        (figures.steps_late, ngettext("%(n)d overdue step of outreach", "%(n)d overdue steps of outreach", figures.steps_late)),
        (figures.steps_today, ngettext("%(n)d step of outreach for today", "%(n)d steps of outreach for today", figures.steps_today)),
        (figures.steps_week, ngettext("%(n)d step of outreach within a week", "%(n)d steps of outreach within a week", figures.steps_week)),
        (figures.untried, ngettext("%(n)d new youth not tried yet", "%(n)d new youths not tried yet", figures.untried)),
        (figures.left, ngettext("%(n)d youth left to reach this half year", "%(n)d youths left to reach this half year", figures.left)),
        (figures.turning, ngettext("%(n)d youth turns 20 within %(weeks)d weeks", "%(n)d youths turn 20 within %(weeks)d weeks", figures.turning)),
        (figures.red, ngettext("%(n)d red problem in the way of the report", "%(n)d red problems in the way of the report", figures.red)),
        (figures.yellow, ngettext("%(n)d yellow warning", "%(n)d yellow warnings", figures.yellow)),
    ]  # fmt: skip
    return [text % {"n": n, "weeks": weeks} for n, text in lines if n]


def _lines_of_house(house: House) -> list[str]:
    lines = [
        (house.incoming, ngettext("%(n)d has come in and waits for an answer", "%(n)d have come in and wait for an answer", house.incoming)),
        (house.unassigned, ngettext("%(n)d youth without a coach", "%(n)d youths without a coach", house.unassigned)),
        (house.proposals, ngettext("%(n)d open proposal to decide", "%(n)d open proposals to decide", house.proposals)),
    ]  # fmt: skip
    found = [text % {"n": n} for n, text in lines if n]
    if house.due is not None:
        days = ngettext(
            "%(n)d day to the report of %(period)s", "%(n)d days to the report of %(period)s", house.due.days_left
        )
        found.append(days % {"n": house.due.days_left, "period": half_year(house.due.period)})
    return found
