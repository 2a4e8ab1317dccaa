"""Concern reports: only that, when, by whom, to whom and the number (PRV-16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register import timeline
from tenant_apps.register.models import IdentificationSettings, Youth
from tenant_apps.visits import selectors
from tenant_apps.visits.models import ConcernReport, VisitSettings
from tenant_apps.visits.selectors import concerns_due, months_later
from tenant_apps.visits.services.concerns import ConcernFacts, change_concern, record_concern, save_settings
from tenant_apps.visits.services.recording import record_visit
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered
from tests.tenant.visits.test_recording import entry, todays_visit


def made(youth: Youth, *, days_ago: int = 0, **changed: object) -> ConcernReport:
    values = {
        "outcome": "made",
        "decided_on": clock.today() - timedelta(days=days_ago),
        "decided_by": user(Role.COACH),
        "made_to": "Mottagningen",
    }
    return record_concern(youth=youth, facts=ConcernFacts(**(values | changed)), actor=None, now=clock.now())


def not_made(youth: Youth, *, days_ago: int = 0) -> ConcernReport:
    return made(youth, days_ago=days_ago, outcome="not_made", made_to="", reason="no_ground")


@pytest.mark.req("PRV-16")
def test_concern_report__has_no_room_for_what_it_says() -> None:
    fields = {one.name: one for one in ConcernReport._meta.concrete_fields}
    assert set(fields) == {
        "id", "public_id", "created_at", "version", "youth", "outcome", "decided_on", "decided_by", "made_to", "reference", "reason",
        "reason_version", "recorded_by",
    }  # fmt: skip
    assert not [name for name, one in fields.items() if isinstance(one, models.TextField)]
    assert max(one.max_length or 0 for one in fields.values()) <= 120


@pytest.mark.req("PRV-16")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"made_to": ""}, "made_to"),
        ({"outcome": "not_made", "reason": ""}, "reason"),
        ({"decided_on": date(2099, 1, 1)}, "decided_on"),
    ],
    ids=["made to nobody", "not made without a reason", "in the future"],
)
def test_record_concern__incomplete_is_refused(alfa, changed: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        made(registered(), **changed)
    assert field in refused.value.message_dict


def test_record_concern__one_that_was_not_made_keeps_no_receiver(alfa) -> None:
    one = made(registered(), outcome="not_made", reason="no_ground", made_to="Mottagningen", reference="12")
    assert (one.made_to, one.reference, one.reason) == ("", "", "no_ground")
    with pytest.raises(IntegrityError, match="concernreport_whole"), transaction.atomic():
        ConcernReport.objects.create(youth=registered(), outcome="made", decided_on=clock.today())


def test_change_concern__the_number_comes_later(alfa) -> None:
    one = made(registered())
    facts = ConcernFacts(
        outcome="made",
        decided_on=one.decided_on,
        decided_by=one.decided_by,
        made_to=one.made_to,
        reference="SN 2026/0412",
    )
    assert (
        change_concern(report=one, version=1, facts=facts, actor=None, today=clock.today()).reference == "SN 2026/0412"
    )


# ---- when it is considered ---------------------------------------------------------------------------------------------------
def visited(outcome: str = "nobody_home", *, age: int = 17) -> Youth:
    visit = todays_visit()
    if age >= 18:
        today = clock.today()
        Youth.objects.filter(pk=visit.youth_id).update(
            birth_date=today.replace(year=today.year - age, day=1) - timedelta(days=40)
        )
    record_visit(visit=visit, entry=entry(outcome), actor=None, now=clock.now())
    return Youth.objects.get(pk=visit.youth_id)


def due(youth: Youth, *, days: int = 0) -> list[bool]:
    found = concerns_due(user(Role.COACH), today=clock.today() + timedelta(days=days), youth=youth)
    return [one.is_again for one in found]


@pytest.mark.req("K4-2.1f")
def test_due__nobody_met_and_under_18(alfa) -> None:
    assert due(visited()) == [False]
    assert due(visited("left_material")) == [False]


@pytest.mark.parametrize(("outcome", "age"), [("met_at_visit", 17), ("nobody_home", 18)], ids=["met", "of age"])
def test_due__not_otherwise(alfa, outcome: str, age: int) -> None:
    assert due(visited(outcome, age=age)) == []


@pytest.mark.req("K4-2.1f")
@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("nobody_home", [False]), ("not_at_address", [False]), ("met_at_visit", []), ("no_details", [])],
)
def test_due__also_after_a_visit_on_no_visit_day(
    alfa, client_for, in_schema, outcome: str, expected: list[bool]
) -> None:
    youth = registered(days_ago=90, age=16)
    click = {"channel": "home_visit", "recipient": "guardian", "outcome": outcome}
    assert client_for("alfa", Role.COACH).post(reverse("contact-add", args=[youth.public_id]), click).status_code == 302
    in_schema("k9901")
    assert due(youth) == expected


def test_due__never_without_a_visit_and_not_for_the_protected(alfa) -> None:
    assert due(registered()) == []
    youth = visited()
    Youth.objects.filter(pk=youth.pk).update(protected_at=clock.now())
    handler = user(Role.COACH, Role.PROTECTED_HANDLER)
    assert concerns_due(handler, today=clock.today(), youth=youth) == []


@pytest.mark.req("PRV-16")
def test_due__made_is_the_end_and_not_made_comes_again_in_three_months(alfa) -> None:
    """Scenario 8: nobody met -> a concern task by setting, again in three months."""
    one, other = visited(), visited()
    made(one)
    not_made(other)
    assert (due(one), due(other)) == ([], [])
    assert (due(one, days=100), due(other, days=80), due(other, days=93)) == ([], [], [True])


def test_due__months_are_the_municipalitys(alfa) -> None:
    youth = visited()
    not_made(youth)
    save_settings(
        version=None, changes={"concern": "duty", "repeat_months": 1, "concern_to": "", "bring": ""}, actor=None
    )
    assert due(youth, days=32) == [True]
    assert VisitSettings.objects.get().concern == "duty"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [(date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 10, 20), 3, date(2027, 1, 20)), (date(2026, 12, 31), 12, date(2027, 12, 31))],
)  # fmt: skip
def test_months_later__is_the_same_day_or_the_months_last(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_due__is_one_statement_for_all_and_the_settings(alfa, django_assert_max_num_queries) -> None:
    coach = user(Role.COACH)
    for _ in range(3):
        visited()
    coach.roles  # noqa: B018
    with django_assert_max_num_queries(3):  # with the setting of 29 February
        assert len(concerns_due(coach, today=clock.today())) == 3


# ---- who sees it -------------------------------------------------------------------------------------------------------------
@pytest.mark.req("PRV-16")
def test_timeline__shows_it_to_those_with_the_right_alone(alfa) -> None:
    youth = registered()
    made(youth, reference="SN 2026/0412")
    seen = {role: [one.kind for one in timeline.entries(youth, user=user(role))] for role in (Role.COACH, Role.READER)}
    assert "orosanmalan" in seen[Role.COACH]
    assert "orosanmalan" not in seen[Role.READER]
    assert "orosanmalan" not in timeline.tabs(user(Role.READER))
    assert timeline.entries(youth, user=user(Role.READER), kind="orosanmalan") == []


@pytest.mark.req("PRV-16")
def test_day_sheets__say_nothing_of_it(alfa, client_for) -> None:
    visit = todays_visit()
    made(visit.youth, reference="SN 2026/0412", days_ago=3)
    client = client_for("alfa", Role.COACH)
    for name in ("visit-paper", "visit-phone", "visit-day"):
        page = client.get(reverse(name, args=[visit.day.public_id], urlconf="kaa.urls_tenant")).content.decode()
        assert "2026/0412" not in page
        assert "rosanm" not in page.replace("/besok/orosanmalan/", "")


@pytest.mark.req("A11-05", "K4-2.1d")
def test_paper__has_no_personal_identity_number(alfa, client_for) -> None:
    visit = todays_visit()
    client = client_for("alfa", Role.COACH)
    youth = visit.youth
    number = youth.personnummer
    page = client.get(reverse("visit-paper", args=[visit.day.public_id], urlconf="kaa.urls_tenant")).content.decode()
    assert youth.family_name in page
    assert not [part for part in (number, number[2:], youth.shown_number, number[:8]) if part in page]


def test_settings__stand_before_anybody_has_decided(alfa) -> None:
    assert (selectors.visit_settings().concern, selectors.visit_settings().repeat_months) == ("consideration", 3)


@pytest.mark.parametrize(("leap", "is_due"), [("0228", False), ("0301", True)])
def test_due__18_on_the_day_that_the_setting_says(alfa, leap: str, is_due: bool) -> None:
    """Born on 29 February: 18 on 28 February or 1 March 2026."""
    IdentificationSettings.objects.create(valid_from=date(2020, 1, 1), leap_birthday=leap)
    youth = make.youth(date(2008, 2, 29))
    make.registration(youth, date(2026, 1, 7))
    reach.contact(youth, date(2026, 2, 20), "nobody_home", channel="home_visit", recipient="guardian")
    found = concerns_due(user(Role.COACH), today=date(2026, 2, 28), youth=youth)
    assert bool(found) is is_due
