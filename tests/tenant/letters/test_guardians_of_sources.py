"""Two sources tell of the same guardians; and what a check withdraws can be made again (rules: Ages, recipients; REL-06)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.selectors.turning import STEP
from tenant_apps.letters.services.farewells import make_farewells
from tenant_apps.letters.services.posting import check_mailing, mark_posted, withdraw
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Guardian, Residence, Youth
from tenant_apps.reminders.models import Reminder
from tests.factories import extens
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.numbers import take
from tests.tenant.sources.importing import load

DAY = date(2026, 11, 18)
LATER = DAY + timedelta(days=4)
MINOR = date(2010, 5, 17)
OWN = {"street": "Egen väg 2", "postcode": "85231", "city": "Sundsvall"}


@pytest.fixture(autouse=True)
def templates(alfa: Any) -> None:
    ensure_starters()
    post.sender()


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def named(youth: Youth, source: str, *names: str, **own: Any) -> None:
    """What a file of a source does to its own rows."""
    Guardian.objects.filter(youth=youth, source=source).delete()
    for place, name in enumerate(names, start=1):
        post.guardian(youth, place, name=name, source=source, **own)


def loaded(youth: Youth, source: str, day: date) -> None:
    """Source and record: which one was loaded last decides."""
    record = make.source_record(youth, source)
    type(record.source).objects.filter(pk=record.source_id).update(last_as_of=day)


def checked(mailing: Mailing, day: date = LATER) -> list[tuple[str, str]]:
    found = check_mailing(mailing=mailing, day=day, today=day, actor=None)
    return [(str(one.reason.value), one.instead.name if one.instead else "") for one in found.withdrawn]


# ---- the same person by two sources ----------------------------------------------------------------------------------
@pytest.mark.req("K4-3.11")
@pytest.mark.parametrize("spelling", ["Moa Ek", "EK, Moa", "Moa Kristina Ek"])
def test_the_other_source_loads__the_letter_is_to_the_same_person(spelling: str) -> None:
    youth = post.reachable(MINOR)
    named(youth, "extens", "Moa Ek"), loaded(youth, "extens", DAY)
    mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
    named(youth, "annan", spelling), loaded(youth, "annan", LATER)
    found = checked(mailing)
    letter = Letter.objects.get()
    assert letter.state == "made"
    assert found in ([], [("moved", spelling)])
    assert found == [] or set(spelling.split()) != set(letter.name.split()) or letter.name == spelling


@pytest.mark.req("K4-3.11")
def test_detail__that_one_source_lacks_the_other_gives() -> None:
    """An address written by hand stands on one row; what failed of one has failed of the person."""
    youth = post.reachable(MINOR)
    named(youth, "extens", "Moa Ek", phone="0701740606", is_appointed=True, **OWN), loaded(youth, "extens", DAY)
    named(youth, "annan", "Moa Ek", phone=""), loaded(youth, "annan", LATER)
    post.made(post.GUARDIANS, youth, today=LATER)
    assert Letter.objects.values_list("street", flat=True).get() == "Egen väg 2"
    assert post.made("sms-ungdom", youth, today=LATER, sent_to="guardian", step_key="sms").letters == 1
    Guardian.objects.filter(source="annan").update(phone="0701740606")
    Guardian.objects.filter(source="extens").update(phone_failed_on=LATER)
    assert post.made("sms-ungdom", youth, today=LATER, step_key="sms again", sent_to="guardian").letters == 0


@pytest.mark.req("K4-3.11")
def test_letter_in_return__fails_the_address_by_whatever_source() -> None:
    youth = post.reachable(MINOR)
    named(youth, "extens", "Moa Ek", **OWN), loaded(youth, "extens", DAY)
    named(youth, "annan", "Moa Ek"), loaded(youth, "annan", LATER)
    mailing = post.made(post.GUARDIANS, youth, today=LATER).mailing
    mark_posted(mailing=mailing, letters=None, posted_on=LATER, actor=None, now=at(LATER))
    mark_returned(letter=Letter.objects.get(), actor=None, now=at(LATER))
    assert Guardian.objects.get(source="extens").address_failed_on == LATER
    again = post.made(
        post.GUARDIANS, youth, today=LATER, step_key="next"
    )  # not to where the youth lives with somebody else
    assert again.left_out == {str(youth.public_id): "no_address"}


@pytest.mark.req("K4-3.11")
def test_place_handed_on__the_other_guardians_letter_is_still_theirs() -> None:
    """The first was sent to whoever had the place then."""
    youth = post.reachable(MINOR)
    named(youth, "extens", "Moa Ek", "Bo Ek"), loaded(youth, "extens", DAY)
    Guardian.objects.filter(name="Bo Ek").update(**OWN)
    mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
    first = Letter.objects.get(name="Moa Ek")
    mark_posted(mailing=mailing, letters=[first.pk], posted_on=DAY, actor=None, now=at(DAY))
    Guardian.objects.filter(name="Bo Ek").delete()
    Guardian.objects.filter(name="Moa Ek").update(name="Bo Ek", **OWN)
    checked(mailing)
    assert Letter.objects.values_list("name", "state").get(name="Bo Ek") == ("Bo Ek", "made")


@pytest.mark.req("K4-3.11")
def test_another_guardian_now__the_letter_is_theirs_and_nobody_gets_two() -> None:
    youth = post.reachable(MINOR)
    named(youth, "extens", "Moa Ek", "Bo Ek"), loaded(youth, "extens", DAY)
    Guardian.objects.filter(name="Bo Ek").update(**OWN)
    mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
    named(youth, "annan", "Bo Ek", "Siv Ny"), loaded(youth, "annan", LATER)
    assert checked(mailing) == [("not_guardian", "Siv Ny")]
    assert sorted(Letter.objects.values_list("name", "state")) == [("Bo Ek", "made"), ("Siv Ny", "made")]
    named(youth, "annan", "Bo Ek")
    assert checked(mailing) == [("not_guardian", "")]


@pytest.mark.req("K4-3.14")
def test_file_without_a_guardian_who_has_a_letter__is_taken_in() -> None:
    (number,) = take(1, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
    place = {"school_form": "", "started_on": "", "school_unit": "", "school_name": "", "programme": "", "year": ""}
    row = extens.row(number, guardian2_name="Bo Ek", guardian2_phone="", **place)
    load([row], as_of=DAY)
    youth = Youth.objects.get()
    make.registration(youth, DAY)
    mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
    assert Letter.objects.get().guardian_2 is not None
    load([{**row, "guardian1_name": "", "guardian2_name": ""}], as_of=LATER)
    from django.db import connection

    connection.check_constraints()
    letter = Letter.objects.get()
    assert (letter.guardian, letter.guardian_2) == (None, None)
    assert checked(mailing) == [("not_guardian", "")]


# ---- what was withdrawn can be made again ----------------------------------------------------------------------------
@pytest.mark.req("K4-3.12", "REL-06")
@pytest.mark.parametrize("how", ["check", "by hand"])
def test_withdrawn__by_a_check_the_step_is_free_by_hand_it_is_not(how: str) -> None:
    reach.ladder({"way": "letter", "audience": "youth"})
    youth = post.reachable(date(2008, 1, 26))
    step = standing(youth, today=DAY).step
    assert step is not None

    def made() -> Any:
        return post.made(post.YOUTH, youth, today=DAY, step_key="ladder:x", keys={youth.pk: step.key}, sent_to="youth")

    mailing = made().mailing
    place = make.placement(youth, DAY - timedelta(days=3))
    if how == "check":
        assert checked(mailing, DAY) == [("enrolled", "")]
    else:
        withdraw(letter=Letter.objects.get(), actor=None, today=DAY)
    place.delete()
    again = standing(youth, today=DAY).step
    assert again is not None
    assert again.key == step.key
    assert (again.letter is None) == (how == "check")
    assert made().letters == (1 if how == "check" else 0)
    assert made().letters == 0
    assert Letter.objects.filter(state="made").count() == (1 if how == "check" else 0)


@pytest.mark.req("K4-3.12", "K4-3.1i")
@pytest.mark.parametrize("how", ["check", "by hand"])
def test_letter_at_20__that_a_check_withdrew_is_made_when_it_holds_again(how: str) -> None:
    youth = post.reachable(date(2007, 1, 13))
    now = datetime(2026, 11, 18, 4, tzinfo=clock.STOCKHOLM)
    assert make_farewells(now=now).letters == 1
    Residence.objects.filter(youth=youth).delete()
    away = make.residence(youth, "0180", valid_from=DAY - timedelta(days=3))
    if how == "check":
        assert checked(Mailing.objects.get(), DAY) == [("moved_away", "")]
    else:
        withdraw(letter=Letter.objects.get(), actor=None, today=DAY)
    assert make_farewells(now=now + timedelta(days=1)).letters == 0
    waits = Reminder.objects.filter(key__startswith=f"{STEP}.made", state="open")
    assert waits.count() == (0 if how == "check" else 1)
    away.delete()
    assert make_farewells(now=now + timedelta(days=2)).letters == (1 if how == "check" else 0)
    made = Letter.objects.filter(step_key=STEP)
    assert [one.state for one in made] == (["made"] if how == "check" else ["withdrawn"])
    if how == "check":
        assert waits.count() == 1


# ---- posted before, marked after -------------------------------------------------------------------------------------
def _moves(youth: Youth) -> None:
    youth.details.update(gone_on=LATER)
    make.detail(youth, "Nya gatan 9", kind="address", postcode="85232", city="Sundsvall", seen_on=LATER)


def _dies(youth: Youth) -> None:
    Youth.objects.filter(pk=youth.pk).update(deceased_on=LATER)


def _another_guardian(youth: Youth) -> None:
    named(youth, "extens", "Siv Ny")


@pytest.mark.req("K4-3.13")
@pytest.mark.parametrize(
    ("changes", "remarks"), [(_moves, ["moved"]), (_dies, []), (_another_guardian, ["not_guardian"])], ids=["moved", "died", "guardian"]
)  # fmt: skip
def test_posted_before__is_recorded_as_it_was_posted(changes: Any, remarks: list[str]) -> None:
    youth = post.reachable(MINOR)
    named(youth, "extens", "Moa Ek")
    mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
    was = Letter.objects.values("name", "street", "recipient").get()
    changes(youth)
    found = mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=at(LATER))
    assert (len(found.good), found.withdrawn) == (1, ())
    assert [str(why.value) for _letter, why in found.remarks] == remarks
    assert Letter.objects.values("name", "street", "recipient").get() == was
    assert clock.local_date(Contact.objects.get().at) == DAY


@pytest.mark.req("K4-3.13")
def test_posted_before__but_dead_or_protected_by_then_is_withdrawn() -> None:
    youth = post.reachable(date(2008, 1, 26))
    mailing = post.made(post.YOUTH, youth, today=DAY).mailing
    Youth.objects.filter(pk=youth.pk).update(deceased_on=DAY)
    found = mark_posted(mailing=mailing, letters=None, posted_on=DAY + timedelta(days=1), actor=None, now=at(LATER))
    assert [str(one.reason.value) for one in found.withdrawn] == ["deceased"]
