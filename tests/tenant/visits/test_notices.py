"""Notices that are made from a visit day: the visit's own day and time, once, to whom the step says, posted among the letters."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.letters.composing import compose, sender_now
from tenant_apps.letters.models import LeftOut, Letter, Mailing
from tenant_apps.letters.services.files import print_files
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import IdentificationSettings, ProtectionNotice, Youth
from tenant_apps.visits.models import HomeVisit, VisitDay, VisitNotice
from tenant_apps.visits.notice_states import NoticeState, notice_states
from tenant_apps.visits.services import notices, planning
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories import visits as visiting
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered

CARD = "knackakort"


def listed(*youths: Youth, days: int = 14, first: time | None = time(15)) -> VisitDay:
    """A day with these on its list, without notices, one each twenty minutes."""
    post.sender()
    day = visiting.visit_day(clock.today() + timedelta(days=days))
    for place, one in enumerate(youths):
        visiting.address(one, f"Gatan {place + 1}")
        visiting.visit(day, one, notice_posted_on=None, street=f"Gatan {place + 1}")
    if first:
        planning.set_times(day=day, first=first, minutes=20, actor=None)
    return day


def press(day: VisitDay, **options: Any) -> notices.Notices:
    return notices.make_notices(day=day, template=post.template(CARD), actor=None, today=clock.today(), **options)


def text_of(letter: Letter) -> str:
    return compose(letter, letter.youth, letter.mailing, sender_now()).body


def state(day: VisitDay, youth: Youth) -> NoticeState:
    return notice_states(user(Role.COACH), day)[day.visits.get(youth=youth).public_id]


def posted(mailing: Mailing, *, on: date | None = None) -> None:
    mark_posted(mailing=mailing, letters=None, posted_on=on or clock.today(), actor=None, now=clock.now())


@pytest.mark.req("K4-2.1g")
def test_make__is_one_mailing_in_which_each_card_says_its_own_time(alfa: Any) -> None:
    one, other = registered(age=18), registered(age=18)
    day = listed(one, other)
    made = press(day)
    assert (made.letters, len(made.mailings)) == (2, 1)
    texts = {letter.youth: text_of(letter) for letter in Letter.objects.all()}
    assert "omkring kl. 15.00" in texts[one] or "at about 15.00" in texts[one]
    assert "15.20" in texts[other]
    assert all(f"{day.on.day} " in text for text in texts.values())
    mailing = made.mailings[0]
    print_files(mailing=mailing)
    printed = post.pdf_text(mailing)
    assert ("15.00" in printed, "15.20" in printed) == (True, True)


def test_make__pressed_twice_makes_one_letter_and_later_only_what_is_lacking(alfa: Any) -> None:
    one, late = registered(age=18), registered(age=18)
    day = listed(one)
    press(day)
    assert press(day) == notices.Notices(unchanged=1)
    visiting.address(late, "Gatan 9")
    visiting.visit(day, late, notice_posted_on=None, approx_at=time(16))
    again = press(day)
    assert (again.letters, again.unchanged) == (1, 1)
    assert Letter.objects.count() == 2


@pytest.mark.req("K4-2.1h")
@pytest.mark.parametrize(("days", "accepted"), [(6, False), (7, True)], ids=["too late", "the last day"])
def test_make__after_the_last_day_is_refused_with_the_day(alfa: Any, days: int, accepted: bool) -> None:
    day = listed(registered(age=18), days=days)
    if accepted:
        assert press(day).letters == 1
        return
    with pytest.raises(ValidationError):
        press(day)
    assert not Letter.objects.exists()


def test_make__without_times_is_refused_for_the_card_says_when(alfa: Any) -> None:
    day = listed(registered(age=18), first=None)
    with pytest.raises(ValidationError):
        press(day)
    assert not VisitNotice.objects.exists()


def test_make__a_changed_time_withdraws_what_has_not_been_posted_and_makes_it_anew(alfa: Any) -> None:
    one = registered(age=18)
    day = listed(one)
    press(day)
    planning.set_times(day=day, first=time(17), minutes=20, actor=None)
    assert state(day, one).remark
    assert (press(day).letters, Letter.objects.filter(state="withdrawn").count()) == (1, 1)
    letter = Letter.objects.get(state="made")
    assert "17.00" in text_of(letter)
    assert "15.00" in text_of(Letter.objects.get(state="withdrawn"))  # what it said stays readable
    assert not state(day, one).remark


@pytest.mark.req("K4-2.1")
def test_posted__among_the_letters_stands_on_the_visit_and_the_list_can_be_locked(alfa: Any) -> None:
    one = registered(age=18)
    day = listed(one)
    assert state(day, one).text in {"not made", "inte gjord"}
    [mailing] = press(day).mailings
    assert state(day, one).is_made
    with pytest.raises(ValidationError):
        planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())
    posted(mailing)
    posted(mailing)
    assert HomeVisit.objects.get().notice_posted_on == clock.today()
    assert Contact.objects.values_list("channel", "recipient", "outcome").get() == ("visit_notice", "youth", "sent")
    assert state(day, one).tone == "success"
    day.refresh_from_db()
    planning.lock_day(day=day, version=day.version, actor=None, today=clock.today())


def test_posted__too_late_does_not_stand_on_the_visit_and_the_state_says_so(alfa: Any, monkeypatch: Any) -> None:
    one = registered(age=18)
    day = listed(one, days=8)
    [mailing] = press(day).mailings
    now = clock.now() + timedelta(days=2)
    mark_posted(mailing=mailing, letters=None, posted_on=clock.local_date(now), actor=None, now=now)
    assert HomeVisit.objects.get().notice_posted_on is None
    assert (state(day, one).tone, bool(state(day, one).remark)) == ("danger", True)


def test_post_notices__made_here_is_not_marked_as_made_elsewhere(alfa: Any) -> None:
    one, other = registered(age=18), registered(age=18)
    day = listed(one)
    press(day)
    visiting.address(other, "Gatan 9")
    visiting.visit(day, other, notice_posted_on=None)
    ids = list(day.visits.values_list("public_id", flat=True))
    found = notices.post_notices(day=day, visits=ids, posted_on=clock.today(), actor=None, now=clock.now())
    assert (found.done, found.failed) == (1, {str(one.public_id): notices.MADE_HERE})
    assert Contact.objects.get().youth == other


def test_moved_day__what_was_posted_says_the_old_day_and_is_made_anew(alfa: Any) -> None:
    one = registered(age=18)
    day = listed(one)
    posted(press(day).mailings[0])
    staff = tuple(row.user for row in day.staff.all())
    facts = planning.DayFacts(on=day.on + timedelta(days=2), area=day.area, staff=staff)
    planning.change_day(day=day, version=day.version, facts=facts, actor=None, today=clock.today())
    visit = HomeVisit.objects.get()
    assert (visit.visit_on, visit.notice_posted_on) == (facts.on, None)
    day.refresh_from_db()
    assert press(day).letters == 1


@pytest.mark.parametrize("how", ["taken off", "called off"])
def test_off_the_list__a_card_that_has_not_been_posted_is_withdrawn(alfa: Any, how: str) -> None:
    day = listed(registered(age=18))
    press(day)
    if how == "taken off":
        planning.remove_visit(visit=day.visits.get(), actor=None, now=clock.now())
    else:
        planning.remove_day(day=day, actor=None, now=clock.now())
    assert Letter.objects.values_list("state", flat=True).get() == "withdrawn"
    assert "15.00" in text_of(Letter.objects.get())


# ---- to whom ---------------------------------------------------------------------------------------------------------
def steps(audience: str) -> None:
    reach.ladder({"way": "visit_notice", "audience": audience}, {"way": "home_visit"})


@pytest.mark.req("K4-1.2")
@pytest.mark.parametrize(
    ("audience", "recipients"), [("youth", ["youth"]), ("by_age", ["guardian1"]), ("both", ["guardian1", "youth"])]
)
def test_to_whom__is_the_steps_choice(alfa: Any, audience: str, recipients: list[str]) -> None:
    steps(audience)
    one = registered(age=16)
    post.guardian(one)
    day = listed(one)
    press(day)
    assert sorted(Letter.objects.values_list("recipient", flat=True)) == recipients


def marked(day: VisitDay) -> Contact:
    ids = list(day.visits.values_list("public_id", flat=True))
    assert notices.post_notices(day=day, visits=ids, posted_on=clock.today(), actor=None, now=clock.now()).done == 1
    return Contact.objects.get()


@pytest.mark.parametrize(("audience", "recipient"), [("youth", "youth"), ("by_age", "guardian"), ("both", "guardian")])
def test_made_elsewhere__is_logged_with_whom_the_step_says(alfa: Any, audience: str, recipient: str) -> None:
    steps(audience)
    one = registered(age=16)
    make.guardian(one)
    assert marked(listed(one)).recipient == recipient


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize(("audience", "told"), [("by_age", 1), ("youth", 0)])
def test_protected_guardian__is_not_written_to_and_the_handler_is_told(alfa: Any, audience: str, told: int) -> None:
    steps(audience)
    one = registered(age=16)
    post.guardian(one, is_protected=True)
    assert marked(listed(one)).recipient == "youth"  # as when no guardian is known
    assert ProtectionNotice.objects.filter(kind="guardian", youth=one).count() == told


@pytest.mark.req("PRV-22")
def test_protected_guardian__gets_no_card_and_the_staff_are_told_that_none_is_known(alfa: Any) -> None:
    steps("by_age")
    one, other = registered(age=16), registered(age=16)
    post.guardian(one, is_protected=True)
    day = listed(one, other)
    made = press(day)
    assert made.left_out == {str(each.public_id): "no_guardian" for each in (one, other)}
    assert state(day, one) == state(day, other)
    assert ProtectionNotice.objects.values_list("youth", flat=True).get() == one.pk
    press(day)
    assert (Mailing.objects.count(), LeftOut.objects.count()) == (1, 2)  # why is kept once


@pytest.mark.parametrize(("leap", "recipient"), [("0228", "youth"), ("0301", "guardian")])
def test_made_elsewhere__18_on_the_day_that_the_setting_says(alfa: Any, leap: str, recipient: str) -> None:
    """Born on 29 February: 18 on 28 February or 1 March 2026."""
    on = date(2026, 2, 28)
    IdentificationSettings.objects.create(valid_from=date(2020, 1, 1), leap_birthday=leap)
    youth = make.youth(date(2008, 2, 29))
    make.registration(youth, date(2026, 1, 7))
    make.guardian(youth)
    visiting.address(youth)
    day = visiting.visit_day(date(2026, 3, 20))
    visit = visiting.visit(day, youth, notice_posted_on=None)
    notices.post_notices(day=day, visits=[visit.public_id], posted_on=on, actor=None, now=reach.moment(on, 15))
    assert Contact.objects.get().recipient == recipient


# ---- the page --------------------------------------------------------------------------------------------------------
def test_page__makes_them_and_shows_how_it_stands(alfa: Any, client_for: Any, in_schema: Any) -> None:
    one = registered(age=18)
    day = listed(one)
    template = post.template(CARD)
    client = client_for("alfa", Role.COACH)
    address = reverse("visit-day", args=[day.public_id])
    assert reverse("visit-day-make-notices", args=[day.public_id]) in client.get(address).content.decode()
    answer = client.post(
        reverse("visit-day-make-notices", args=[day.public_id]), {"template": str(template.public_id), "language": "sv"}
    )
    assert answer.headers["Location"] == address
    page = client.get(address).content.decode()
    in_schema("k9901")
    letter = Letter.objects.get()
    assert reverse("letter", args=[letter.public_id]) in page
    assert reverse("mailing", args=[letter.mailing.public_id]) in page
    assert 'name="visit"' not in page  # it is posted among the letters


def test_page__nobody_ticked_is_told(alfa: Any, client_for: Any, in_schema: Any) -> None:
    day = listed(registered(age=18))
    client = client_for("alfa", Role.COACH)
    answer = client.post(
        reverse("visit-day-notices", args=[day.public_id]), {"posted_on": clock.today().isoformat()}, follow=True
    )
    assert answer.status_code == 200
    in_schema("k9901")
    assert not Contact.objects.exists()
