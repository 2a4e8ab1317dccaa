"""The letter at 20, in good time by itself: made to be looked through and posted, or only reminded of, as the municipality has decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kaa.core import clock
from tenant_apps.letters.addresses import Wish, recipients
from tenant_apps.letters.enums import Channel, LetterState, Reason, SentTo
from tenant_apps.letters.models import Letter, LetterTemplate
from tenant_apps.letters.selectors.people import people
from tenant_apps.letters.selectors.turning import STEP, farewell_template, leaving_youths
from tenant_apps.letters.services.mailings import make_mailing
from tenant_apps.outreach.ladder.settings import settings_on
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import ReminderKind, ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services.reminders import close_reminder, remind_of_many

MADE, TO_MAKE, NO_ADDRESS = f"{STEP}.made", f"{STEP}.to_make", f"{STEP}.no_address"
WITHDRAWN = f"{STEP}.withdrawn"


@dataclass(frozen=True)
class Farewells:
    letters: int = 0
    reminders: int = 0


@transaction.atomic
def make_farewells(*, now: datetime) -> Farewells:
    """Run every night and as often as one likes: one letter a youth, one reminder a matter. The reminders are for whoever has the label."""
    today = clock.local_date(now)
    settings, template = settings_on(today), farewell_template()
    youths = set(leaving_youths(today=today, weeks=settings.farewell_weeks).order_by().values_list("pk", flat=True))
    letters = 0
    if template is not None and settings.farewell_makes and youths:
        made = make_mailing(
            template=template, youths=Youth.objects.filter(pk__in=youths), step_key=STEP, occasion=today, actor=None, today=today
        )  # fmt: skip
        letters = made.letters
    has_one = set(Letter.objects.filter(youth__in=youths, step_key=STEP).values_list("youth_id", flat=True))
    able, lost = _able(youths - has_one, template, now)
    reminders = (
        _remind(MADE, _("The letter at 20 is made: look it through and post it."), has_one, now)
        + _remind(TO_MAKE, _("Turns 20 soon: make the letter at 20 and post it."), able, now)
        + _remind(NO_ADDRESS, _("Turns 20 soon: there is no address for the letter at 20."), lost, now)
    )
    _close_done(now)
    return Farewells(letters, reminders)


def _able(youths: Collection[int], template: LetterTemplate | None, now: datetime) -> tuple[set[int], set[int]]:
    """Who can be written to, and who lacks an address. The others may get none: nobody is reminded of them."""
    today = clock.local_date(now)
    channel, sent_to = (template.channel, template.sent_to) if template else (Channel.LETTER, SentTo.YOUTH)
    wish = Wish(channel, sent_to, today, is_farewell=True)
    found = {key: recipients(person, wish) for key, person in people(youths, day=today).items()} if youths else {}
    missing = {Reason.NO_ADDRESS, Reason.NO_PHONE, Reason.NO_EMAIL}
    return (
        {key for key, one in found.items() if one.addressees},
        {key for key, one in found.items() if not one.addressees and missing & set(one.reasons)},
    )


def _remind(key: str, text: str, youths: Collection[int], now: datetime) -> int:
    new, _known = remind_of_many(
        youths=Youth.objects.filter(pk__in=youths), text=text, due_on=clock.local_date(now), key=key, actor=None, now=now, kind=ReminderKind.RULE,
    )  # fmt: skip
    return new


def _close_done(now: datetime) -> None:
    """What has been sent needs no reminder; nor does a missing letter when there is one to post, nor one to post that was withdrawn."""
    letters = Letter.objects.filter(youth=OuterRef("youth"), step_key=STEP)
    is_sent = letters.filter(state__in=[LetterState.POSTED, LetterState.RETURNED])
    rows = Reminder.objects.filter(state=ReminderState.OPEN, key__startswith=f"{STEP}.")
    for one in rows.filter(Exists(is_sent)) | rows.filter(Exists(letters), key__startswith=NO_ADDRESS):
        close_reminder(reminder=one, actor=None, now=now, note=_("The letter at 20 is made or sent."))
    for one in rows.filter(~Exists(letters), key__startswith=MADE):
        why = _("The letter at 20 was withdrawn: it could not be sent.")
        close_reminder(reminder=one, actor=None, now=now, note=why)
        Reminder.objects.filter(pk=one.pk).update(
            key=f"{WITHDRAWN}:{one.public_id}"
        )  # another letter is reminded of anew
