"""Notices of home visits: made here as letters, with the visit's own day and time, or marked as posted when they were made outside."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import LetterState
from tenant_apps.letters.languages import SWEDISH
from tenant_apps.letters.models import LeftOut, Letter, LetterTemplate, Mailing
from tenant_apps.letters.services.mailings import Made, make_mailing
from tenant_apps.letters.services.posting import withdraw
from tenant_apps.letters.services.templates import newest_version
from tenant_apps.letters.text import used_fields
from tenant_apps.outreach.bulk import Sending, log_sending
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import note_guardians
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import NOTICE, HomeVisit, VisitDay, VisitNotice
from tenant_apps.visits.notice_words import DAY, TIME, day_in_words, span_in_words
from tenant_apps.visits.recipients import audiences, noticed
from tenant_apps.visits.services.open_days import Added, locked, needs_open

NOON = time(12)
NOTICE_CHANNEL, SENT, MADE_HERE = "visit_notice", "sent", "made_here"
NOTICES_LOOKED_FOR = timedelta(days=60)


@dataclass(frozen=True)
class Notices:
    """`unchanged`: had their notice already; `left_out`: why, by the youth's public id (letters' Reason)."""

    letters: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    mailings: tuple[Mailing, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def make_notices(
    *, day: VisitDay, template: LetterTemplate, actor: User | None, today: date, language: str = SWEDISH
) -> Notices:
    """A letter to each on the list who has none that says the visit's day and time. Pressed twice, there is one.

    What says another day or time and has not been posted is withdrawn. To whom: as the youth's step says. Posted through the letters' own page.
    """
    stored = locked(day=day)
    needs_open(day=stored)
    if template.channel != NOTICE_CHANNEL:
        raise ValidationError({"template": _("Choose a notice of a home visit.")})
    if today > stored.notice_by:
        raise ValidationError(_too_late(stored))
    visits = list(stored.visits.filter(youth__protected_at=None, outcome="", notice_posted_on=None))
    waiting, newest = waiting_letters(visits=visits), newest_notices(visits=visits)
    good = {one.pk for one in visits if one.pk in waiting and newest[one.pk].says(one)}
    lacking = [one for one in visits if one.pk not in good]
    if not lacking:
        return Notices(unchanged=len(good))
    _needs_times(template, lacking)
    old = [letter for one in lacking for letter in waiting.get(one.pk, [])]
    for letter in old:
        withdraw(letter=letter, actor=actor, today=today)
    made = _make(stored, template, lacking, actor=actor, today=today, language=language)
    mailings = [each for one in made for each in (one.mailing, one.instead) if each is not None]
    return Notices(
        letters=sum(one.letters for one in made), unchanged=len(good), withdrawn=len(old), mailings=tuple(mailings),
        left_out={key: why for one in made for key, why in one.left_out.items()},
    )  # fmt: skip


def _too_late(day: VisitDay) -> str:
    text = _(
        "The notice must be posted on %(day)s at the latest: seven days before the visit. Choose a later visit day."
    )
    return text % {"day": sv_date(day.notice_by)}


def _needs_times(template: LetterTemplate, visits: Iterable[HomeVisit]) -> None:
    version = newest_version(template=template)
    asked = {name for text in (version.texts if version else {}).values() for name in used_fields(*text.values())}
    without = sum(one.approx_at is None for one in visits)
    if TIME in asked and without:
        raise ValidationError(
            _("Set the times first: the notice says about when. %(n)d have no time.") % {"n": without}
        )


def _make(
    day: VisitDay, template: LetterTemplate, visits: list[HomeVisit], *, actor: User | None, today: date, language: str
) -> list[Made]:
    """One mailing, unless the steps of those on the list write to different people."""
    step_key, wanted = _next_step_key(day), audiences([one.youth_id for one in visits], today=today)
    times = sorted(one.approx_at for one in visits if one.approx_at is not None)
    values = {DAY: day_in_words(day.on, language), TIME: span_in_words(times[0], times[-1], language) if times else ""}
    VisitNotice.objects.bulk_create(
        VisitNotice(youth_id=one.youth_id, step_key=step_key, visit=one, on=day.on, at=one.approx_at) for one in visits
    )
    by_audience: dict[str, list[int]] = {}
    for one in visits:
        by_audience.setdefault(wanted.get(one.youth_id, ""), []).append(one.youth_id)
    # a mailing that nobody got is kept once, to say why
    known = set(
        LeftOut.objects.filter(mailing__step_key__startswith=step_prefix(day=day)).values_list("youth_id", flat=True)
    )
    return [
        make_mailing(
            template=template, youths=Youth.objects.filter(pk__in=keys), step_key=step_key, occasion=today, actor=actor, today=today,
            sent_to=sent_to, language=language, values=values, once=uuid.uuid4() if set(keys) - known else None,
        )
        for sent_to, keys in sorted(by_audience.items())
    ]  # fmt: skip


def step_prefix(*, day: VisitDay) -> str:
    return f"{NOTICE_CHANNEL}.{day.public_id.hex}."


def _next_step_key(day: VisitDay) -> str:
    """Each making has its own: what was withdrawn can be made anew, which one step never does (REL-06)."""
    prefix = step_prefix(day=day)
    before = VisitNotice.objects.filter(step_key__startswith=prefix).values("step_key").distinct().count()
    return f"{prefix}{before + 1}"


def newest_notices(*, visits: Collection[HomeVisit]) -> dict[int, VisitNotice]:
    rows = VisitNotice.objects.filter(visit__in=visits).order_by("pk")
    return {one.visit_id: one for one in rows if one.visit_id is not None}


def waiting_letters(*, visits: Collection[HomeVisit]) -> dict[int, list[Letter]]:
    """Notices that were made here and have not been posted, by visit."""
    of_visit = {
        (youth, step): visit
        for youth, step, visit in VisitNotice.objects.filter(visit__in=visits).values_list("youth_id", "step_key", "visit_id")
    }  # fmt: skip
    rows = Letter.objects.filter(
        youth__in={youth for youth, _step in of_visit}, step_key__in={step for _youth, step in of_visit}, state=LetterState.MADE
    )  # fmt: skip
    found: dict[int, list[Letter]] = {}
    for one in rows.order_by("pk"):
        visit = of_visit.get((one.youth_id, one.step_key))
        if visit is not None:
            found.setdefault(visit, []).append(one)
    return found


def withdraw_waiting(*, visits: Collection[HomeVisit], actor: User | None, today: date) -> int:
    """Nobody gets a card of a visit that will not be."""
    letters = [one for found in waiting_letters(visits=visits).values() for one in found]
    for one in letters:
        withdraw(letter=one, actor=actor, today=today)
    return len(letters)


def posted_before(*, youths: Collection[int], on: date) -> dict[int, date]:
    """Notices that the log knows already, posted in time for the day: from the letters' side or by hand."""
    rows = Contact.objects.filter(
        youth__in=youths, channel=NOTICE_CHANNEL, outcome=SENT, at__date__gte=on - NOTICES_LOOKED_FOR, at__date__lte=on - NOTICE
    ).order_by("at", "id")  # fmt: skip
    used = HomeVisit.objects.filter(youth__in=youths, visit_on__lt=on).order_by("visit_on")
    earlier = dict(used.exclude(notice_posted_on=None).values_list("youth_id", "notice_posted_on"))
    found = {row.youth_id: clock.local_date(row.at) for row in rows}
    made_here = set(_of_another_day(found, on=on))
    return {key: day for key, day in found.items() if earlier.get(key) != day and (key, day) not in made_here}


def _of_another_day(youths: Collection[int], *, on: date) -> Iterable[tuple[int, date]]:
    """Notices that say another visit's day: posted, they announced that one."""
    steps = VisitNotice.objects.filter(youth__in=youths).exclude(on=on).values_list("step_key", flat=True)
    posted = Letter.objects.filter(youth__in=youths, step_key__in=list(steps)).exclude(contact=None)
    return ((youth, clock.local_date(at)) for youth, at in posted.values_list("youth_id", "contact__at"))


def notices_posted(*, channel: str, youths: Collection[int], posted_on: date) -> None:
    """Letters' side has posted these youths' notices: each one's visit has its notice, if the seven days are left.

    The visit that a notice made here says; of one that was written by hand, the youth's next planned visit.
    """
    if channel != NOTICE_CHANNEL:
        return
    rows = HomeVisit.objects.filter(
        youth__in=youths, outcome="", notice_posted_on=None, visit_on__gte=posted_on + NOTICE, visit_on__lte=posted_on + NOTICES_LOOKED_FOR
    ).exclude(day__state=DayState.DONE)  # fmt: skip
    notices = VisitNotice.objects.filter(youth__in=youths)
    posted = set(
        Letter.objects.filter(
            youth__in=youths, step_key__in=notices.values("step_key"), state=LetterState.POSTED, decided_on=posted_on
        ).values_list("youth_id", "step_key")
    )
    said = {(one.youth_id, one.step_key): one for one in notices.select_related("visit")}
    here = [said[key] for key in posted if key in said]
    own = [one.visit.pk for one in here if one.visit is not None and one.on == one.visit.visit_on]
    by_hand = rows.exclude(youth__in=[one.youth_id for one in here])
    first = by_hand.order_by("youth_id", "visit_on", "pk").distinct("youth_id").values_list("pk", flat=True)
    chosen = [*rows.filter(pk__in=own).values_list("pk", flat=True), *first]
    HomeVisit.objects.filter(pk__in=chosen).update(notice_posted_on=posted_on, version=F("version") + 1)


@transaction.atomic
def post_notices(
    *, day: VisitDay, visits: Collection[uuid.UUID], posted_on: date, actor: User | None, now: datetime
) -> Added:
    """Notices made outside: mark them as posted, and log each as an attempt. Less than seven days before the visit is refused."""
    stored = locked(day=day)
    needs_open(day=stored)
    if posted_on > clock.local_date(now):
        raise ValidationError({"posted_on": _("The date cannot be in the future.")})
    if posted_on > stored.notice_by:
        raise ValidationError({"posted_on": _too_late(stored)})
    rows = list(stored.visits.filter(public_id__in=visits, youth__protected_at=None).select_related("youth"))
    made_here = waiting_letters(visits=rows)  # those are marked among the letters, where each is checked again
    failed = {str(one.youth.public_id): MADE_HERE for one in rows if one.pk in made_here}
    marked = {one.pk: one.youth_id for one in rows if one.notice_posted_on != posted_on and one.pk not in made_here}
    failed |= _log(marked.values(), posted_on=posted_on, actor=actor, now=now)
    unposted = set(Youth.objects.filter(public_id__in=failed).values_list("pk", flat=True))
    posted = [key for key, youth in marked.items() if youth not in unposted]
    HomeVisit.objects.filter(pk__in=posted).update(notice_posted_on=posted_on, version=F("version") + 1)
    return Added(done=len(posted), unchanged=len(rows) - len(marked) - len(made_here), failed=failed)


def _log(youths: Collection[int], *, posted_on: date, actor: User | None, now: datetime) -> dict[str, str]:
    """A contact with whom the step writes to; gives who has no address that works."""
    at = min(datetime.combine(posted_on, NOON, clock.STOCKHOLM), now)
    logged = Contact.objects.filter(youth__in=youths, channel=NOTICE_CHANNEL, outcome=SENT, at__date=posted_on)
    others = set(youths) - set(logged.values_list("youth_id", flat=True))
    to = noticed(others, posted_on=posted_on, today=clock.local_date(now))
    failed: dict[str, str] = {}
    for recipient in ("youth", "guardian"):
        group = Youth.objects.filter(pk__in=[key for key in others if to.recipients.get(key, "youth") == recipient])
        sending = Sending(at=at, channel=NOTICE_CHANNEL, recipient=recipient)
        failed |= log_sending(youths=group, sending=sending, actor=actor, now=now)[1]
    note_guardians(youths=to.guarded, now=now)
    return failed
