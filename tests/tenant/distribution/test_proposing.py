"""Who is proposed for whom: the municipality's rules of thumb, the first that holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kaa.core import clock
from tenant_apps.accounts.models import Label, Unit
from tenant_apps.distribution.models import DistributionRules, Recipient
from tenant_apps.distribution.selectors.page import queue_now
from tenant_apps.register.models import Youth
from tenant_apps.reminders.models import Absence
from tests.factories import register as make
from tests.tenant.distribution.people import coach, counsellor
from tests.tenant.register.pages.people import registered, years_ago


def new(*, days_ago: int = 3, studies: str = "interrupted_national", **fields: object) -> Youth:
    youth = make.youth(years_ago(17, days=100), **fields)
    make.registration(youth, clock.today() - timedelta(days=days_ago), latest_studies=studies)
    return youth


def proposed() -> dict[int, tuple[str, str, str]]:
    found = queue_now(today=clock.today())
    return {
        key: (one.person.name if one.person else "", str(one.reason), one.beside.name if one.beside else "")
        for key, one in found.proposed.items()
    }


def lives(youth: Youth, postcode: str) -> None:
    seen = {"first_seen_on": clock.today(), "last_seen_on": clock.today(), "source": "extens"}
    youth.details.create(kind="address", value="Storgatan 1", postcode=postcode, city="Midälva", **seen)


def test_queue__has_those_whom_nobody_is_responsible_for_and_no_others(alfa) -> None:
    maria = coach("Maria")
    waits, older = new(days_ago=2), new(days_ago=40)
    new(label=maria)
    new(protected=True)
    new(deceased_on=clock.today())
    vacant = new(label=Label.objects.create(name="Vakant"))
    left = coach("Slutat")
    left.user.is_active = False
    left.user.save()
    gone = new(label=left)
    make.registration(make.youth(years_ago(18)), clock.today() - timedelta(days=90), clock.today() - timedelta(days=5))
    found = queue_now(today=clock.today())
    assert found.waiting[0].youth_id == older.pk
    assert {one.youth_id for one in found.waiting} == {waits.pk, older.pk, vacant.pk, gone.pk}
    assert [one.name for one in found.people] == ["Maria"]
    assert {one.vacant for one in found.waiting} == {"", "Vakant", "Slutat"}


@pytest.mark.req("K4-5.4", "K4-5.4a")
def test_load__goes_to_the_one_with_fewest_by_working_time(alfa) -> None:
    full, half = coach("Ahmed"), coach("Maria", share=50)
    for _ in range(4):
        registered(label=full)
    registered(label=half)
    queue = [new() for _ in range(5)]
    # 4 of full time against 1 of half: 4 and 2, then evenly by working time
    given = [proposed()[one.pk][0] for one in sorted(queue, key=lambda one: (one.sort_key, one.pk))]
    assert (given.count("Ahmed"), given.count("Maria")) == (3, 2)
    assert given[0] == "Maria"


@pytest.mark.req("K4-5.4b")
def test_studies__are_the_counsellors_alone_or_beside_a_coach(alfa) -> None:
    coach("Ahmed")
    counsellor("Sture")
    certified, other = new(studies="study_certificate"), new()
    assert proposed() == {certified.pk: ("Sture", "studies", ""), other.pk: ("Ahmed", "load", "")}
    DistributionRules.objects.create(counsellor_rule="beside")
    assert proposed() == {certified.pk: ("Ahmed", "load", "Sture"), other.pk: ("Ahmed", "load", "")}
    DistributionRules.objects.update(counsellor_rule="never")
    assert {name for name, _reason, _beside in proposed().values()} == {"Ahmed", "Sture"}


def test_earlier_coach__is_proposed_for_who_comes_back(alfa) -> None:
    coach("Ahmed")
    maria = coach("Maria")
    for _ in range(5):
        registered(label=maria)
    back = new(label=maria)
    Youth.objects.filter(pk=back.pk).update(label=None)
    assert proposed()[back.pk] == ("Maria", "earlier", "")
    DistributionRules.objects.create(to_earlier=False)
    assert proposed()[back.pk] == ("Ahmed", "load", "")


def test_school_and_area__are_asked_before_the_load(alfa) -> None:
    coach("Ahmed", postcodes=["852"])
    coach("Berit", postcodes=["8523"], schools=["Midälvaskolan"])
    coach("Cecilia")
    pupil, wide, near = new(), new(), new()
    make.placement(pupil, clock.today() - timedelta(days=200), clock.today() - timedelta(days=20))
    lives(wide, "85250")
    lives(near, "85230")
    assert proposed() == {
        pupil.pk: ("Berit", "school", ""), wide.pk: ("Ahmed", "area", ""), near.pk: ("Berit", "area", ""),
    }  # fmt: skip


def test_away_full_or_taking_none__is_not_proposed(alfa) -> None:
    away, full, none = coach("Ahmed"), coach("Berit", most=1), coach("Cecilia", takes_new=False)
    Absence.objects.create(user=away.user, cover=none.user, starts_on=clock.today())
    first, second = new(days_ago=9), new(days_ago=2)
    assert proposed() == {first.pk: ("Berit", "load", ""), second.pk: ("", "", "")}
    assert queue_now(today=clock.today()).unplaced == 1
    Recipient.objects.filter(label=full).update(most=None)
    assert proposed()[second.pk][0] == "Berit"


@pytest.mark.req("K4-5.4b")
def test_beside__is_a_counsellor_with_room_of_the_same_unit(alfa) -> None:
    here, there = Unit.objects.create(name="Norr"), Unit.objects.create(name="Söder")
    coach("Ahmed")
    full, elsewhere = counsellor("Berit", most=1), counsellor("Cecilia")
    registered(label=full)
    Label.objects.filter(pk=elsewhere.pk).update(unit=there)
    DistributionRules.objects.create(counsellor_rule="beside")
    certified = new(studies="study_certificate", unit=here)
    assert proposed() == {certified.pk: ("Ahmed", "load", "")}
    Recipient.objects.filter(label=full).update(most=2)
    assert proposed()[certified.pk][2] == "Berit"


def test_load__counts_active_work_and_waiting_steps(alfa) -> None:
    from tenant_apps.support.models import Intervention

    maria = coach("Maria")
    active, late = registered(label=maria, days_ago=1), registered(label=maria, days_ago=60)
    Intervention.objects.create(
        youth=active, type="motivation", type_version=1, started_on=clock.today() - timedelta(days=4)
    )
    load = queue_now(today=clock.today()).people[0].load
    assert (load.youths, load.active, load.steps, load.beside) == (2, 1, 1, 0)
    assert late.pk
