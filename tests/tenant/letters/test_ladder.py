"""What was posted or sent moves the ladder one step: one contact for a youth's step and occasion (P2.3), and visits know their notice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.letters.models import Letter
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Youth
from tenant_apps.visits.models import HomeVisit
from tenant_apps.visits.services import notices
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import visits as visiting
from tests.tenant.register.pages.people import registered

DAY = date(2026, 11, 18)
NOTICE = "knackakort"


def posted(mailing: Any, *, on: date = DAY, letters: list[int] | None = None) -> Any:
    now = datetime(on.year, on.month, on.day, 13, tzinfo=UTC)
    return mark_posted(mailing=mailing, letters=letters, posted_on=on, actor=None, now=now)


def two_guardians() -> Youth:
    youth = post.reachable()
    post.guardian(youth, 1, name="Moa Ett", street="Egen väg 1", postcode="85640", city="Sundsvall")
    post.guardian(youth, 2, name="Bo Två", street="Egen väg 2", postcode="85640", city="Sundsvall")
    return youth


def letters_twice() -> None:
    """A ladder whose second letter a doubled contact would pass over."""
    letter = {"way": "letter", "audience": "guardian", "tries": 1, "wait_days": 10}
    reach.ladder(letter, letter, letter)


@pytest.mark.req("REL-06", "K4-3.1")
@pytest.mark.parametrize("how", ["in one go", "one after the other", "again and again"])
def test_posted__to_two_guardians_is_one_contact_and_one_step(alfa: Any, how: str) -> None:
    letters_twice()
    youth = two_guardians()
    mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
    keys = list(mailing.letters.order_by("pk").values_list("pk", flat=True))
    assert len(keys) == 2
    if how == "one after the other":
        posted(mailing, letters=keys[:1])
        posted(mailing, letters=keys[1:])
    for _n in range(3 if how == "again and again" else 1):
        posted(mailing)
    contact = Contact.objects.get()
    assert (contact.youth, contact.channel, contact.outcome, contact.recipient) == (youth, "letter", "sent", "guardian")
    assert set(Letter.objects.values_list("state", "contact")) == {("posted", contact.pk)}
    step = standing(youth, today=DAY).step
    assert step is not None
    assert (step.position, step.due_on) == (2, DAY + timedelta(days=10))


def test_posted__on_another_occasion_is_another_contact(alfa: Any) -> None:
    youth = two_guardians()
    for day in (DAY, DAY + timedelta(days=1)):
        posted(post.made(post.GUARDIANS, youth, today=day).mailing, on=day)
    assert Contact.objects.count() == 2


def notice_to(youth: Youth, *, on: date) -> Any:
    from tenant_apps.letters.models import LetterTemplate

    post.template(post.YOUTH)
    key = LetterTemplate.objects.filter(channel="visit_notice").order_by("pk").first().key
    return post.made(
        key, youth, today=on, sent_to="both", values={"besöksdag": "torsdag", "besökstid": "kl. 10"}
    ).mailing


@pytest.mark.parametrize("days", [7, 6], ids=["in time", "too late"])
def test_notice__posted_among_the_letters_stands_on_the_planned_visit(alfa: Any, days: int) -> None:
    youth, today = registered(age=18, days_ago=60), clock.today()
    visiting.address(youth)
    visit = visiting.visit(visiting.visit_day(today + timedelta(days=days)), youth, notice_posted_on=None)
    posted(notice_to(youth, on=today), on=today)
    visit.refresh_from_db()
    assert visit.notice_posted_on == (today if days == 7 else None)
    assert Contact.objects.values_list("channel", "outcome").get() == ("visit_notice", "sent")


def test_notice__posted_in_both_places_is_one_contact(alfa: Any) -> None:
    youth, today = registered(age=18, days_ago=60), clock.today()
    visiting.address(youth)
    day = visiting.visit_day()
    visit = visiting.visit(day, youth, notice_posted_on=None)
    mailing = notice_to(youth, on=today)
    notices.post_notices(day=day, visits=[visit.public_id], posted_on=today, actor=None, now=clock.now())
    posted(mailing, on=today)
    assert Contact.objects.count() == 1
    assert HomeVisit.objects.get().notice_posted_on == today
