"""Reminders, a colleague who is away, and news: what Idag and the bell show."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.reminders.contacts import remind_of
from tenant_apps.reminders.enums import NotificationKind, Recurrence
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services.absences import AbsenceFacts, add_absence
from tenant_apps.reminders.services.notifications import News, tell
from tenant_apps.reminders.services.reminders import Holder, add_reminder, close_reminder, move_reminder

RECENT = timedelta(days=120)
# what, in how many days, how often
DUTIES = (
    ("Ring om praktikplatsen", -4, ""), ("Skicka länken till folkhögskolans kurser", -1, ""), ("Följ upp mötet med studievägledaren", 0, ""),
    ("Månadssamtal", 0, Recurrence.MONTHLY), ("Ring om ansökan till komvux", 2, ""), ("Boka möte med arenan", 5, ""),
    ("Uppföljning var tredje månad", 6, Recurrence.QUARTERLY), ("Fråga om sommarjobb", 40, ""),
)  # fmt: skip


def remind(world: World, actor: User) -> None:
    coach = User.objects.get(email=email_of(Role.COACH, world.place.slug))
    _of_contacts(world)
    youths = list(_registered(world.today).filter(label__user=coach).order_by("sort_key")[: len(DUTIES) + 1])
    for youth, (text, days, recurs) in zip(youths, DUTIES, strict=False):
        day = world.today + timedelta(days=days)
        made = at(min(day, world.today) - timedelta(days=14), 10)
        add_reminder(text=text, due_on=day, youth=youth, recurs=recurs, actor=coach, now=made)
    free = add_reminder(
        text="Beställ nya visitkort", due_on=world.today, holder=Holder(user=coach), recurs=Recurrence.WEEKLY, actor=coach, now=at(world.today, 8)
    )  # fmt: skip
    move_reminder(reminder=free, to=world.today + timedelta(days=1), actor=coach, now=at(world.today, 9))
    if youths:
        day = world.today - timedelta(days=3)
        written = at(day - timedelta(days=6), 9)
        done = add_reminder(text="Ring skolan om betygen", due_on=day, youth=youths[-1], actor=coach, now=written)
        close_reminder(reminder=done, actor=coach, now=at(world.today - timedelta(days=2), 14))
    _away(world, coach, actor)
    _news(world, coach, actor, youths)


def _registered(today: date) -> QuerySet[Youth]:
    return Youth.objects.shown().filter(registered_on(today))


def _of_contacts(world: World) -> None:
    """What the last months' contacts ask for, by the rule that the service has."""
    found = Contact.objects.filter(
        outcome__in=("declined", "call_back"), at__gte=at(world.today - RECENT, 0), youth__in=_registered(world.today)
    )
    for one in found.select_related("youth").order_by("at", "pk"):
        remind_of(contact=one, was_on=None, again_on=None, actor=one.user, now=one.at)
    # those of long ago have been seen to; a few wait
    late = Reminder.objects.filter(state="open", due_on__lt=world.today - timedelta(days=10))
    for reminder in late:
        close_reminder(reminder=reminder, actor=reminder.created_by, now=at(reminder.due_on, 13))


def _away(world: World, coach: User, actor: User) -> None:
    """A colleague is away, and the coach whose login is printed covers."""
    label = Label.objects.filter(archived_at=None, user__is_active=True).exclude(user=coach).order_by("pk").first()
    if label is None or label.user is None:
        return
    facts = AbsenceFacts(
        cover=coach, starts_on=world.today - timedelta(days=1), last_on=world.today + timedelta(days=2)
    )
    add_absence(user=label.user, facts=facts, actor=actor, now=at(world.today, 7))


def _news(world: World, coach: User, actor: User, youths: list[Youth]) -> None:
    for n, youth in enumerate(youths[:2]):
        news = News(kind=NotificationKind.YOUTH_GIVEN, key=f"given:demo:{n}", youth=youth.pk)
        tell(users=[coach.pk], news=news, actor=actor, now=at(world.today - timedelta(days=n), 9))
