"""The rule's borders: one statement says whose next step is what, when and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaa.core import clock
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.editing import adopt_starter
from tenant_apps.outreach.ladder.selectors import NextStep, next_steps, standing
from tenant_apps.outreach.models import LadderStep
from tenant_apps.register.models import Registration, Youth
from tests.factories import outreach as reach
from tests.factories import register as make

MONDAY = date(2026, 9, 14)
MINOR, ADULT = date(2009, 5, 17), date(2007, 5, 17)


def someone(birth: date = MINOR, *, on: date = MONDAY, **fields: object) -> Youth:
    youth = make.youth(birth, **fields)
    make.registration(youth, on)
    return youth


def leaves(youth: Youth) -> None:
    youth.residences.filter(municipality_code="2281").update(valid_to=after(1))


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def step(youth: Youth, day: date) -> NextStep:
    found = standing(youth, today=day)
    assert found.step is not None, found.reason
    assert next_steps(today=day, youths=[youth.pk]) == [with_no_remarks(found.step)]
    return found.step


def with_no_remarks(one: NextStep) -> NextStep:
    from dataclasses import replace

    return replace(one, remarks=())


def said(youth: Youth, day: date) -> tuple[str, str, date, int]:
    one = step(youth, day)
    return one.way.value, one.recipient, one.due_on, one.attempt


def test_first_step__is_due_some_days_after_the_registration(alfa) -> None:
    assert said(someone(), after(0)) == ("phone", "guardian", after(7), 1)
    assert said(someone(ADULT), after(20)) == ("phone", "youth", after(7), 1)


@pytest.mark.req("K4-1.2")
def test_ladder__of_sundsvall_is_climbed_to_the_pause_and_again(alfa) -> None:
    youth = someone()
    reach.contacts(youth, [after(1), after(4), after(8)])
    assert said(youth, after(8)) == ("letter", "guardian", after(11), 1)
    reach.contact(youth, after(12), "sent", channel="letter", recipient="guardian")
    assert said(youth, after(13)) == ("sms", "guardian", after(26), 1)
    reach.contact(youth, after(26), "sent", channel="sms", recipient="guardian")
    reach.contact(youth, after(33), "sent", channel="visit_notice", recipient="guardian")
    assert said(youth, after(34)) == ("home_visit", "guardian", after(40), 1)
    reach.contact(youth, after(41), "nobody_home", channel="home_visit", recipient="guardian")
    assert said(youth, after(41)) == ("concern", "", after(42), 1)
    reach.record(youth, after(43), "concern")
    one = step(youth, after(44))
    assert (one.way, one.attempt) == (Way.PHONE, 1)
    assert one.by_guarantee  # three months from the 28th of October lie beyond the half year
    assert one.due_on == date(2026, 12, 1)


def test_tries__are_counted_on_different_days(alfa) -> None:
    youth = someone()
    reach.contact(youth, after(1), hour=9)
    reach.contact(youth, after(1), hour=15)
    assert said(youth, after(1)) == ("phone", "guardian", after(4), 2)
    reach.contact(youth, after(2))
    assert said(youth, after(2)) == ("phone", "guardian", after(5), 3)


def test_another_way__is_no_try_of_the_step(alfa) -> None:
    youth = someone()
    reach.contact(youth, after(1), "sent", channel="sms")
    assert said(youth, after(2)) == ("phone", "guardian", after(7), 1)
    reach.contact(youth, after(3), "wrong_number")
    assert said(youth, after(3))[:2] == ("letter", "guardian")


@pytest.mark.parametrize(
    ("outcome", "way", "days"),
    [
        ("wrong_number", "letter", 3),
        ("number_missing", "letter", 3),
        ("no_details", "letter", 3),
        ("call_back", "phone", 7),
        ("reached", "phone", 90),
    ],
)
def test_outcome__says_what_follows(alfa, outcome, way, days) -> None:
    youth = someone(on=date(2026, 1, 10))
    day = date(2026, 1, 20)
    reach.contact(youth, day, outcome)
    one = step(youth, day)
    assert (one.way.value, one.due_on) == (way, day + timedelta(days=days))
    assert one.is_follow_up == (outcome == "reached")


@pytest.mark.req("K4-1.2b")
def test_eighteen__the_recipient_is_of_the_steps_own_day(alfa) -> None:
    youth = someone(date(2008, 11, 20))
    for day in (date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 15)):
        reach.contact(youth, day)
    assert said(youth, date(2026, 11, 15)) == ("letter", "guardian", date(2026, 11, 18), 1)
    assert said(youth, date(2026, 11, 19))[:2] == ("letter", "guardian")
    assert said(youth, date(2026, 11, 20))[:2] == (
        "postcard",
        "youth",
    )  # not sent in time: the day it can be taken is the birthday


@pytest.mark.req("K4-1.2")
@pytest.mark.parametrize(("day", "recipient"), [(date(2026, 2, 28), "guardian"), (date(2026, 3, 1), "youth")])
def test_eighteen__born_on_29_february(alfa, day, recipient) -> None:
    youth = someone(date(2008, 2, 29), on=day - timedelta(days=7))
    assert step(youth, day).recipient == recipient


@pytest.mark.req("K4-1.4")
def test_not_interested__is_asked_again_after_three_months(alfa) -> None:
    youth = someone(on=date(2026, 8, 20))
    reach.contact(youth, date(2026, 10, 20), "declined", recipient="guardian", occupation="work")
    one = step(youth, date(2026, 10, 21))
    assert (one.due_on, one.guarantee_met) == (date(2027, 1, 20), True)
    assert not step(youth, date(2027, 1, 2)).guarantee_met


@pytest.mark.req("K4-1.4a")
def test_not_interested__the_half_year_holds_whatever_is_set(alfa) -> None:
    youth = someone(on=date(2026, 8, 1))
    reach.contact(youth, date(2026, 10, 20), "declined", recipient="guardian")  # nobody said what the youth does
    assert step(youth, date(2026, 10, 21)).due_on == date(2026, 12, 1)
    reach.pause(youth, date(2026, 10, 22), date(2027, 3, 1))
    one = step(youth, date(2026, 12, 12))
    assert (one.due_on, one.by_guarantee) == (date(2026, 12, 12), True)


def test_pause__set_by_staff_counts_until_used_or_lifted(alfa) -> None:
    youth = someone()
    pause = reach.pause(youth, after(1), after(20))
    assert said(youth, after(2))[2] == after(20)
    assert step(youth, after(2)).is_pinned
    reach.contact(youth, after(20))
    one = step(youth, after(20))
    assert (one.due_on, one.attempt, one.is_pinned) == (after(23), 2, False)
    pause.lifted_at = clock.now()
    pause.save()
    assert step(youth, after(20)).attempt == 2


@pytest.mark.req("K4-1.2c")
@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("protected", lambda youth: Youth.objects.filter(pk=youth.pk).update(protected_at=clock.now())),
        ("deceased", lambda youth: Youth.objects.filter(pk=youth.pk).update(deceased_on=after(1))),
        ("enrolled", lambda youth: make.placement(youth, after(-30))),
        ("moved", lambda youth: make.residence(youth, "0180", after(1)) and leaves(youth)),
        ("not_registered", lambda youth: Registration.objects.update(deregistered_on=after(2))),
        ("turned_20", lambda youth: Youth.objects.filter(pk=youth.pk).update(birth_date=date(2006, 9, 16))),
        ("turns_20", lambda youth: Youth.objects.filter(pk=youth.pk).update(birth_date=date(2006, 9, 19))),
        ("by_mistake", lambda youth: reach.contact(youth, after(1), "by_mistake")),
    ],
)
def test_nobody_gets_a_step__for_whom_none_may_be_taken(alfa, reason, change) -> None:
    youth, other = someone(), someone()
    change(youth)
    if reason == "not_registered":
        Registration.objects.filter(youth=other).update(deregistered_on=None)
    youth.refresh_from_db()
    found = standing(youth, today=after(2))
    assert (found.step, found.reason) == (None, reason)
    assert [one.youth_id for one in next_steps(today=after(2))] == [other.pk]


@pytest.mark.req("K4-1.2", "K4-1.2a")
def test_ladder__changed_moves_everybody_at_once(alfa) -> None:
    youth = someone()
    reach.contacts(youth, [after(1), after(4)])
    ladder = reach.ladder({"way": "phone", "tries": 2, "wait_days": 5}, {"way": "sms"})
    assert said(youth, after(5)) == ("sms", "guardian", after(9), 1)
    LadderStep.objects.filter(ladder=ladder, position=1).update(tries=3, days_between=10)
    assert said(youth, after(5)) == ("phone", "guardian", after(14), 3)


def test_ladder__for_some_goes_before_the_default(alfa) -> None:
    reach.ladder({"way": "phone"})
    reach.ladder({"way": "letter"}, name="Ej påbörjat", is_default=False, reasons=["interrupted_national"], age_to=17)
    assert step(someone(), after(1)).way == Way.LETTER
    assert step(someone(ADULT), after(1)).way == Way.PHONE


def test_step__waits_through_the_summer(alfa) -> None:
    reach.ladder({"way": "letter", "hold_from": 615, "hold_until": 915})
    assert step(someone(on=date(2026, 6, 20)), date(2026, 6, 25)).due_on == date(2026, 9, 15)
    assert step(someone(on=date(2026, 9, 20)), date(2026, 9, 21)).due_on == date(2026, 9, 27)


def test_key__names_the_occasion_and_stands_until_something_happens(alfa) -> None:
    youth = someone()
    first = step(youth, after(1)).key
    assert step(youth, after(9)).key == first
    reach.contact(youth, after(9))
    assert step(youth, after(9)).key != first


def test_twin_tenant__has_steps_of_its_own(in_schema) -> None:
    in_schema("k9901")
    someone()
    reach.ladder({"way": "sms"})
    in_schema("k9902")
    assert next_steps(today=after(1)) == []
    one = someone(lives_in="0180")
    assert [(found.youth_id, found.way) for found in next_steps(today=after(1))] == [(one.pk, Way.PHONE)]


# ---- after an answer --------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-1.10")
@pytest.mark.parametrize("slug", ["sundsvall", "stockholm"])
@pytest.mark.parametrize(("outcome", "waits"), [("no_answer", 2), ("wrong_number", 0)])
def test_follow_up__that_nobody_answers_leads_on_in_every_ladder(alfa, slug: str, outcome: str, waits: int) -> None:
    adopt_starter(slug=slug)
    youth = someone(ADULT)
    reach.contact(youth, after(10), "reached_has_occupation", occupation="work")
    due = step(youth, after(11)).due_on
    assert step(youth, due).is_follow_up
    key = step(youth, due).key
    reach.contact(youth, due, outcome)
    one = step(youth, due)
    assert (one.is_follow_up, one.key == key) == (False, False)
    assert (one.way, one.attempt) == (
        (Way.PHONE, 2) if waits else (Way.SMS if slug == "stockholm" else Way.POSTCARD, 1)
    )
    assert due < one.due_on <= due + timedelta(days=7)


@pytest.mark.req("K4-1.10")
@pytest.mark.parametrize("slug", ["sundsvall", "stockholm"])
@pytest.mark.parametrize("channel", ["letter", "sms", "email", "postcard"])
def test_follow_up__is_not_moved_by_what_is_sent_to_many(alfa, slug: str, channel: str) -> None:
    adopt_starter(slug=slug)
    youth = someone(ADULT)
    reach.contact(youth, after(10), "reached_has_occupation", occupation="work")
    before = step(youth, after(40))
    reach.contact(youth, after(30), "sent", channel=channel)
    now = step(youth, after(40))
    assert (now.is_follow_up, now.due_on) == (True, before.due_on)


@pytest.mark.req("K4-1.10")
def test_follow_up__in_a_ladder_without_calls_begins_anew(alfa) -> None:
    reach.ladder({"way": "letter", "days_between": 5}, {"way": "sms"})
    youth = someone(ADULT)
    reach.contact(youth, after(10), "reached_has_occupation", occupation="work")
    due = step(youth, after(11)).due_on
    reach.contact(youth, due)
    assert (said(youth, due)[0], said(youth, due)[2]) == ("letter", due + timedelta(days=5))


@pytest.mark.req("K4-1.10")
def test_ladder__that_is_done_is_followed_up_again_after_each_call(alfa) -> None:
    reach.ladder({"way": "phone"})
    youth = someone(ADULT, on=date(2026, 7, 6))
    reach.contact(youth, date(2026, 7, 13))
    first = step(youth, after(0))
    assert first.is_follow_up
    reach.contact(youth, first.due_on)
    again = step(youth, first.due_on)
    assert again.is_follow_up
    assert again.due_on > first.due_on
    assert again.key != first.key


@pytest.mark.req("K4-1.11")
def test_contact__after_a_pass_or_a_set_day_the_same_day_counts(alfa) -> None:
    """By the clock: passed over at eleven, called at one; a day set at noon, reached at two."""
    reach.ladder({"way": "letter"}, {"way": "phone", "tries": 2, "days_between": 3}, {"way": "sms"})
    youth = someone(ADULT)
    reach.record(youth, after(7), "letter", result="skipped")
    reach.contact(youth, after(7), hour=13)
    assert said(youth, after(7)) == ("phone", "youth", after(10), 2)
    reach.pause(youth, after(9), after(60))
    reach.contact(youth, after(9), "declined", occupation="work", hour=14)
    assert not step(youth, after(9)).is_pinned
    other = someone(ADULT)
    reach.contact(other, after(9), hour=9)
    reach.pause(other, after(9), after(60))
    assert step(other, after(9)).due_on == after(60)


@pytest.mark.req("K4-1.4")
def test_guarantee__is_not_met_by_an_unknown_occupation(alfa) -> None:
    youth, other = someone(ADULT), someone(ADULT)
    reach.contact(youth, after(3), "reached_has_occupation", occupation="unknown")
    reach.contact(other, after(3), "reached_has_occupation", occupation="work")
    assert (step(youth, after(4)).guarantee_met, step(other, after(4)).guarantee_met) == (False, True)


@pytest.mark.parametrize(
    ("day", "due"), [(date(2026, 6, 13), date(2026, 6, 12)), (date(2026, 7, 1), date(2026, 9, 15))]
)
def test_step__that_was_not_taken_before_the_summer_waits_too(alfa, day: date, due: date) -> None:
    reach.ladder({"way": "letter", "hold_from": 615, "hold_until": 915})
    assert step(someone(ADULT, on=date(2026, 6, 5)), day).due_on == due
