from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.outreach.ladder.selectors import StepFilter, step_page
from tenant_apps.outreach.models import Contact, Ladder, LadderStep, OutreachPause, StepRecord
from tenant_apps.register.selectors.today import today_view
from tests.factories import outreach as reach
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered


@pytest.fixture
def coach(client_for, in_schema):
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    return client


@pytest.mark.req("K4-1.3")
def test_outreach__shows_the_steps_by_date_and_logs_in_the_row(alfa, coach, in_schema) -> None:
    late, soon = registered(days_ago=20, family_name="Sensson"), registered(days_ago=6, family_name="Snartsson")
    page = coach.get(reverse("outreach"))
    text = page.content.decode()
    assert text.index("Sensson") < text.index("Snartsson")
    assert page.context["page"].by_group == {"overdue": 1, "week": 1}
    answer = coach.post(
        reverse("contact-add", args=[late.public_id]),
        {"channel": "phone", "recipient": "youth", "outcome": "no_answer", "back": "outreach"},
    )
    assert answer.headers["Location"] == f"{reverse('outreach')}?label=all#steg"  # one goes on in the list
    assert [row.public_id for row in coach.get(reverse("outreach")).context["page"].rows] == [
        soon.public_id,
        late.public_id,
    ]
    in_schema("k9901")
    assert Contact.objects.get().youth == late


def test_outreach__opens_with_ones_own_and_filters(alfa, coach, in_schema) -> None:
    label = Label.objects.create(name="Maria", user=coach.user)
    mine = registered(label=label)
    other = registered()
    reach.contacts(other, [clock.today() - timedelta(days=n) for n in (7, 5, 3)])
    assert [row.public_id for row in coach.get(reverse("outreach")).context["page"].rows] == [mine.public_id]
    page = coach.get(reverse("outreach"), {"label": "all", "way": "letter"})
    assert [row.public_id for row in page.context["page"].rows] == [other.public_id]
    assert page.context["page"].by_way == {"phone": 1, "letter": 1}


@pytest.mark.req("K4-1.3")
def test_outreach__pages_by_key_and_goes_on_to_the_next(alfa, coach, in_schema) -> None:
    youths = [registered(days_ago=40 - n) for n in range(5)]
    staff = user(Role.COACH)
    first = step_page(staff, StepFilter(), today=clock.today(), size=2)
    second = step_page(staff, StepFilter(), today=clock.today(), size=2, after=first.after)
    third = step_page(staff, StepFilter(), today=clock.today(), size=2, after=second.after)
    assert [one.public_id for page in (first, second, third) for one in page.rows] == [one.public_id for one in youths]
    assert third.after is None
    back = step_page(staff, StepFilter(), today=clock.today(), size=2, before=third.before)
    assert back.rows == second.rows
    coach.get(reverse("outreach"))
    answer = coach.post(
        reverse("contact-add", args=[youths[1].public_id]),
        {"channel": "phone", "recipient": "youth", "outcome": "no_answer", "save_and_next": "1"},
    )
    assert answer.headers["Location"].split("#")[0] == reverse("youth", args=[youths[2].public_id])


def test_outreach__never_shows_who_is_protected(alfa, client_for, in_schema) -> None:
    registered(family_name="Hemlig", protected=True)
    client = client_for("alfa", Role.ADMINISTRATOR, Role.PROTECTED_HANDLER)
    for name in ("outreach", "half-year-guarantee"):
        text = client.get(reverse(name), {"label": "all", "vems": "alla"}).content.decode()
        assert "Hemlig" not in text


def test_youth__shows_what_comes_next_and_why(alfa, coach) -> None:
    youth = registered(days_ago=10)
    reach.contact(youth, clock.today() - timedelta(days=2))
    text = coach.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert 'id="nasta-steg"' in text
    assert 'value="no_answer"' in text
    assert f"{reverse('contact-add', args=[youth.public_id])}?channel=phone" in text


def test_next_contact__is_set_and_taken_away(alfa, coach, in_schema) -> None:
    youth = registered()
    url, day = reverse("next-contact", args=[youth.public_id]), clock.today() + timedelta(days=20)
    assert (
        coach.post(url, {"until_on": "2020-01-01", "reason": "asked", "note": "kvar"})
        .context["form"]
        .errors["until_on"]
    )
    assert coach.post(url, {"until_on": day.isoformat(), "reason": "asked", "note": "efter jul"}).status_code == 302
    in_schema("k9901")
    assert OutreachPause.objects.get().until_on == day
    assert coach.post(url, {"lift": "1"}).status_code == 302
    in_schema("k9901")
    assert OutreachPause.objects.get().lifted_by == coach.user


def test_step_record__passes_over_with_a_reason(alfa, coach, in_schema) -> None:
    youth = registered()
    url = reverse("step-record", args=[youth.public_id])
    assert coach.post(url, {"way": "phone", "result": "skipped", "note": ""}).context["form"].errors["note"]
    assert (
        coach.post(url, {"way": "letter", "result": "skipped", "note": "x"}).status_code == 200
    )  # another step than the next
    assert coach.post(url, {"way": "phone", "result": "skipped", "note": "Har inget nummer"}).status_code == 302
    in_schema("k9901")
    assert StepRecord.objects.get().way == "phone"


@pytest.mark.req("K4-1.1", "K4-1.1b")
def test_ladders__adopt_change_and_move(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    answer = client.post(reverse("ladders"), {"starter": "stockholm"})
    in_schema("k9901")
    ladder = Ladder.objects.get()
    assert ladder.is_default
    assert answer.headers["Location"] == reverse("ladder", args=[ladder.public_id])
    assert not client.get(answer.headers["Location"]).context["picture"].findings
    in_schema("k9901")
    steps = list(LadderStep.objects.values_list("way", flat=True))
    assert steps == ["letter", "phone", "sms", "visit_notice", "home_visit", "pause"]
    pause = LadderStep.objects.get(way="pause")
    assert pause.follows["tried"]["step"] == str(LadderStep.objects.get(way="phone").public_id)
    second = LadderStep.objects.get(position=2)
    client.post(reverse("ladder-step-move", args=[second.public_id]), {"what": "up"})
    in_schema("k9901")
    assert list(LadderStep.objects.values_list("way", flat=True))[:2] == ["phone", "letter"]
    client.post(reverse("ladder-step-move", args=[pause.public_id]), {"what": "remove"})
    in_schema("k9901")
    assert list(LadderStep.objects.values_list("position", flat=True)) == [1, 2, 3, 4, 5]
    page = client.get(reverse("ladder", args=[ladder.public_id]))
    assert [one.tone for one in page.context["picture"].findings] == ["red", "red"]  # dead ends, under 18 and from 18


@pytest.mark.parametrize("name", ["outreach", "half-year-guarantee"])
def test_page__takes_the_same_number_of_statements_for_many(alfa, coach, in_schema, name) -> None:
    def made() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert coach.get(reverse(name), {"label": "all", "vems": "alla"}).status_code == 200
        in_schema("k9901")
        return len(queries.captured_queries)

    for _ in range(10):
        registered()
    made()
    few = made()
    for _ in range(70):
        registered()
    assert made() == few


def test_today__takes_at_most_twelve_statements(alfa) -> None:
    for days in (2, 20, 40):
        registered(days_ago=days)
    staff = user(Role.COORDINATOR)
    today_view(staff, mine=None, today=clock.today())  # the shared lists are read once a minute
    with CaptureQueriesContext(connection) as queries:
        view = today_view(staff, mine=None, today=clock.today())
    assert (view.registered, view.steps.left, view.steps.new) == (3, 1, 2)
    assert len(queries) <= 12
