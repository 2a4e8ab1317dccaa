"""Telling each label what remains: when the report is opened, and six, four and two weeks before SCB's date. By figures, never by names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kaa.core.halfyears import HalfYear
from kaa.core.tenancy import own_codes
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import UnknownPeriod
from shared_apps.scb.specs import Period
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.quality.selectors import hits
from tenant_apps.reporting.models import Notice
from tenant_apps.reporting.receipts import is_period_accepted
from tenant_apps.work.models import Message

Kind = Notice.Kind
CHANNEL = "email"
STAGES = (
    (14, Kind.TWO_WEEKS),
    (28, Kind.FOUR_WEEKS),
    (42, Kind.SIX_WEEKS),
)  # days before SCB's date, the nearest first


@dataclass(frozen=True)
class Told:
    """One message: to whom, about which label ('' is no label: the administrator's), and how much remains under it."""

    user: User
    label: Label | None
    red: int
    yellow: int

    @property
    def nothing_left(self) -> bool:
        return not self.red and not self.yellow


def open_report(*, period: str, actor: User | None, today: date) -> Notice:
    """The administrator opens the period's report: each label is told its figures and the date, once."""
    days = scb.period(period)
    if today < days.opens_on:
        raise ValidationError(_("The report opens on %(day)s, when the period is over.") % {"day": _day(days.opens_on)})
    return _tell(days, Kind.OPENED, actor=actor, today=today)


def remind(*, today: date) -> Notice | None:
    """Tonight's reminder, if its time has come and it was not sent before. A night that was missed is made up for the next one."""
    try:
        days = scb.reporting_period(today)
    except UnknownPeriod:
        return None
    kind = next((kind for before, kind in STAGES if days.days_left(today) <= before), None)
    if kind is None or not own_codes() or is_period_accepted(days.code):
        return None
    return _tell(days, kind, actor=None, today=today)


@transaction.atomic
def _tell(days: Period, kind: str, *, actor: User | None, today: date) -> Notice:
    """The notice and its messages stand or fall together; whoever comes second finds them made (REL-06)."""
    notice, is_new = Notice.objects.get_or_create(
        period=days.code, kind=kind, defaults={"sent_on": today, "sent_by": actor}
    )
    if not is_new:
        return notice
    messages = [
        _message(one, days, kind, today) for one in _told(days.code) if kind == Kind.OPENED or not one.nothing_left
    ]
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    notice.messages = len(messages)
    notice.save(update_fields=["messages"])
    return notice


def _told(period: str) -> Iterator[Told]:
    """Each label in use with the person who has it; what nobody has goes to the administrators."""
    counted: Counter[tuple[int | None, str, str]] = Counter()
    for hit in hits(period=period):
        key = (None, "") if hit.is_nobodys else (hit.label_user, str(hit.label_id))
        counted[*key, hit.colour] += 1
    for label in Label.objects.filter(user__is_active=True).select_related("user"):
        key = (label.user_id, str(label.public_id))
        if label.user is not None and (label.archived_at is None or counted[*key, "red"] or counted[*key, "yellow"]):
            yield Told(label.user, label, counted[*key, "red"], counted[*key, "yellow"])
    for user in administrators():
        yield Told(user, None, counted[None, "", "red"], counted[None, "", "yellow"])


def administrators() -> list[User]:
    """Who has what nobody has: the administrators; where there is none, the coordinators."""
    for role in (Role.ADMINISTRATOR, Role.COORDINATOR):
        found = list(User.objects.filter(is_active=True, grants__role=role).distinct().order_by("pk"))
        if found:
            return found
    return []


def _message(told: Told, days: Period, kind: str, today: date) -> Message:
    half, due = HalfYear.parse(days.code).label, _day(days.due_on)
    words = {
        "half": half, "due": due, "left": max(days.days_left(today), 0), "red": told.red, "yellow": told.yellow,
        "label": told.label.name if told.label else _("No label"),
    }  # fmt: skip
    subject = (
        _("The report to Statistics Sweden for the %(half)s is open") % words
        if kind == Kind.OPENED
        else _("%(left)d days left to the report to Statistics Sweden") % words
    )
    lines = [
        _("The report for the %(half)s is delivered on %(due)s at the latest (%(left)d days left).") % words,
        _("%(label)s: %(red)d problems that stop the file, %(yellow)d to look at.") % words,
        _("Nothing remains. Thank you!") if told.nothing_left else _("Log in and choose the report in the menu: your list is there."),
    ]  # fmt: skip
    about = told.label.public_id if told.label else "none"
    return Message(
        key=f"scb:{days.code}:{kind}:{about}:{told.user.public_id}", channel=CHANNEL, recipient=told.user.email,
        subject=subject[:200], body="\n\n".join(lines),
    )  # fmt: skip


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def notices(period: str) -> list[Notice]:
    return list(Notice.objects.filter(period=period).select_related("sent_by"))
