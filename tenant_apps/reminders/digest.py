"""Idag by e-mail: figures and the site's address, nothing about anybody. Worked out for all users as sets.

Those under protection are in no figure, also not in their handlers': a mail leaves the house.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kaa.core import clock
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import ever_registered
from tenant_apps.register.selectors.warnings import warnings
from tenant_apps.reminders.enums import DigestPace
from tenant_apps.reminders.holidays import is_first_working_day_of_week, is_working_day
from tenant_apps.reminders.models import DigestChoice, Reminder
from tenant_apps.reminders.selectors.cover import absences_on, cover_of
from tenant_apps.reminders.selectors.reminders import WEEK, with_holder, worth_doing
from tenant_apps.reminders.selectors.staff import workers
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
    untried: int = 0
    red: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def nothing(self) -> bool:
        return self == Figures()


def figures_by_user(*, today: date) -> dict[int, Figures]:
    """A fixed number of statements, however many users and youths."""
    found: dict[int, Figures] = defaultdict(Figures)
    for user, figures in [*_reminders(today), *_steps(today), *_red(today)]:
        found[user] += figures
    return dict(found)


def _reminders(today: date) -> Iterable[tuple[int, Figures]]:
    shown = Q(youth=None) | Q(youth__in=Youth.objects.shown().filter(ever_registered()))
    rows: Any = with_holder(worth_doing(Reminder.objects.filter(shown, due_on__lte=today + WEEK)))
    counted = rows.exclude(holder_id=None).order_by().values("holder_id").annotate(
        overdue=Count("pk", filter=Q(due_on__lt=today)), now=Count("pk", filter=Q(due_on=today)), week=Count("pk", filter=Q(due_on__gt=today)),
    )  # fmt: skip
    return [(row["holder_id"], Figures(overdue=row["overdue"], today=row["now"], week=row["week"])) for row in counted]


STEPS = """
select l.user_id, count(*) filter (where f.due_on < %(day)s::date) as late, count(*) filter (where f.due_on = %(day)s::date) as today,
       count(*) filter (where f.first_attempt_on is null) as untried
from found f join register_youth y on y.id = f.youth join accounts_label l on l.id = y.label_id
where f.blocked = '' and y.protected_at is null and l.archived_at is null and l.user_id is not null group by l.user_id
"""


def _steps(today: date) -> Iterable[tuple[int, Figures]]:
    """The ladder's next steps, and those whom nobody has tried yet: by the ladder's own rule."""
    if not own_codes():
        return []
    return [
        (row["user_id"], Figures(steps_late=row["late"], steps_today=row["today"], untried=row["untried"])) for row in Rule(today).ask(STEPS)
    ]  # fmt: skip


def _red(today: date) -> Iterable[tuple[int, Figures]]:
    if not own_codes():  # a partnership reports nothing
        return []
    found = [one for one in warnings(today=today) if one.colour == "red" and one.label_user is not None]
    hidden = set(Youth.objects.exclude(protected_at=None).values_list("public_id", flat=True))
    counted = Counter(one.label_user for one in found if one.youth not in hidden)
    return [(user, Figures(red=n)) for user, n in counted.items() if user is not None]


@dataclass(frozen=True)
class Letter:
    user: User
    own: Figures
    covered: Figures
    covers: int  # for how many colleagues


def letters(*, today: date) -> list[Letter]:
    """Who gets one today. Who is away gets none: the cover has those figures, at the pace of either."""
    if not is_working_day(today):
        return []
    away = absences_on(today)
    paces = dict(DigestChoice.objects.values_list("user_id", "pace"))
    staff = {one.pk: one for one in workers().filter(last_login__isnull=False)}
    figures = figures_by_user(today=today)
    covered: dict[int, list[int]] = defaultdict(list)
    for absent in away:
        cover = cover_of(absent, away)
        if cover != absent and _is_due(paces.get(absent), today):
            covered[cover].append(absent)
    found = []
    for key, user in sorted(staff.items()):
        if key in away and cover_of(key, away) != key:
            continue
        own = figures.get(key, Figures()) if _is_due(paces.get(key), today) else Figures()
        theirs = sum((figures.get(one, Figures()) for one in covered[key]), Figures())
        if not (own.nothing and theirs.nothing):
            found.append(Letter(user, own, theirs, len(covered[key])))
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
    parts += _lines(one.own)
    if not one.covered.nothing:
        parts.append(
            ngettext("For the colleague you cover for:", "For the %(n)d colleagues you cover for:", one.covers) % {"n": one.covers}
        )  # fmt: skip
        parts += _lines(one.covered)
    parts.append(_("Idag: %(address)s") % {"address": f"{address}/"})
    parts.append(_("How often this comes, you choose yourself: %(address)s") % {"address": f"{address}/min-sida/"})
    return Message(
        key=f"digest:{one.user.public_id}:{today.isoformat()}", channel=CHANNEL, recipient=one.user.email, subject=_("Your list for today"),
        body="\n\n".join(parts), send_after=datetime.combine(today, SENT_AT, clock.STOCKHOLM),
    )  # fmt: skip


def _lines(figures: Figures) -> list[str]:
    """Only what is not nought."""
    lines = [
        (figures.overdue, ngettext("%(n)d overdue reminder", "%(n)d overdue reminders", figures.overdue)),
        (figures.today, ngettext("%(n)d reminder for today", "%(n)d reminders for today", figures.today)),
        (figures.week, ngettext("%(n)d reminder within a week", "%(n)d reminders within a week", figures.week)),
        (figures.steps_late, ngettext("%(n)d overdue step of outreach", "%(n)d overdue steps of outreach", figures.steps_late)),
        (figures.steps_today, ngettext("%(n)d step of outreach for today", "%(n)d steps of outreach for today", figures.steps_today)),
        (figures.untried, ngettext("%(n)d new youth not tried yet", "%(n)d new youths not tried yet", figures.untried)),
        (figures.red, ngettext("%(n)d red problem in the way of the report", "%(n)d red problems in the way of the report", figures.red)),
    ]  # fmt: skip
    return [text % {"n": n} for n, text in lines if n]
