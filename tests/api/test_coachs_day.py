"""The nouns of the coach's day: lists in a fixed number of statements, writes through the services, and what is never told."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.distribution.models import Assignment
from tenant_apps.outreach.models import StepRecord
from tenant_apps.register.models import Youth
from tenant_apps.reminders.models import Reminder
from tenant_apps.support.models import ActionPlan, Intervention, Offer, PlanItem, PlanVersion
from tests.api.asking import Program
from tests.factories import visits as visiting
from tests.tenant.register.pages.people import registered

LISTS = ["plans/", "offers/", "reminders/", "visits/", "assignments/", "steps/"]
DAY = dt.date(2026, 9, 3)


def fill(number: int) -> list[Youth]:
    label = Label.objects.get_or_create(name="Maria")[0]
    day = visiting.visit_day()
    made = []
    for _each in range(number):
        youth = registered(label=label)
        plan = ActionPlan.objects.create(youth=youth, started_on=DAY, next_follow_up_on=DAY + dt.timedelta(days=90))
        version = PlanVersion.objects.create(plan=plan, number=1, made_on=DAY, goal="Komvux", next_follow_up_on=DAY)
        PlanItem.objects.create(plan_version=version, position=1, responsible="youth", what="Söka")
        Offer.objects.create(
            youth=youth, offered_on=DAY, type="guidance", type_version=1, response="pending", response_version=1
        )
        days = {"due_on": DAY, "first_due_on": DAY, "starts_on": DAY}
        Reminder.objects.create(youth=youth, text="Ring", **days)
        visiting.visit(day, youth)
        given = {"part": "responsible", "reason": "load", "batch": uuid.uuid4(), "at": clock.now()}
        Assignment.objects.create(youth=youth, label=label, **given)
        made.append(youth)
    return made


def _asks(program: Program, path: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as asked:
        answer = program.get(path)
    assert answer.status_code == 200, answer.content
    return len(answer.json()["results"]), len(asked)


@pytest.mark.req("K4-8.1")
def test_lists__ask_as_much_for_few_as_for_many_and_follow_one_another(alfa) -> None:
    program = Program(Role.COORDINATOR)
    fill(3)
    for path in LISTS:  # code lists are read once a minute
        program.get(path)
    few = {path: _asks(program, path)[1] for path in LISTS}
    with in_tenant(find_tenant("k9901")):
        fill(30)
    many = {path: _asks(program, path) for path in LISTS}
    assert {path: statements for path, (_rows, statements) in many.items()} == few
    assert {rows for rows, _statements in many.values()} == {33}
    for path in ("plans/", "steps/"):
        rows = [row["youth"] for page in program.walk(f"{path}?limit=10") for row in page]
        assert len(rows) == len(set(rows)) == 33


def test_plan__has_what_it_says_now(alfa) -> None:
    program, reader = Program(Role.COACH), Program(Role.READER)
    (youth,) = fill(1)
    (plan,) = program.get(f"plans/?youth={youth.public_id}").json()["results"]
    assert (plan["latest"]["goal"], plan["latest"]["items"][0]["what"]) == ("Komvux", "Söka")
    assert program.get(f"plans/{plan['id']}/").json()["version"] == 1
    assert reader.get("plans/").status_code == 403


def test_offer__is_made_and_answered(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    body = {
        "youth": str(youth.public_id),
        "type": "guidance",
        "offered_on": clock.today().isoformat(),
        "response": "pending",
    }
    made = program.post("offers/", body)
    assert made.status_code == 201, made.content
    path = f"offers/{made.json()['id']}/"
    assert program.patch(path, {"response": "declined"}).status_code == 428
    answered = program.patch(path, {"response": "declined"}, HTTP_IF_MATCH=made["ETag"])
    assert answered.json()["response"]["code"] == "declined"
    assert answered.json()["answered_on"] == clock.today().isoformat()


def test_offer__keeps_its_name_and_is_answered_on_the_day_of_the_answer(alfa) -> None:
    program, youth, before = Program(Role.COACH), registered(), clock.today() - dt.timedelta(days=9)
    body = {"youth": str(youth.public_id), "type": "guidance", "local_name": "Ungdomslaget", "offered_on": before.isoformat(),
            "response": "later", "answered_on": before.isoformat()}  # fmt: skip
    made = program.post("offers/", body)
    assert made.json()["local_name"] == "Ungdomslaget"
    change = {"response": "accepted", "begins_on": clock.today().isoformat()}
    saved = program.patch(f"offers/{made.json()['id']}/", change, HTTP_IF_MATCH=made["ETag"]).json()
    assert (saved["local_name"], saved["answered_on"]) == ("Ungdomslaget", clock.today().isoformat())
    with in_tenant(find_tenant("k9901")):
        assert Intervention.objects.get().local_name == "Ungdomslaget"


def test_reminder__is_made_and_closed_once(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    body = {"youth": str(youth.public_id), "text": "Ring", "due_on": clock.today().isoformat(), "recurs": "weekly"}
    made = program.post("reminders/", body)
    assert made.status_code == 201, made.content
    path = f"reminders/{made.json()['id']}/close/"
    assert [program.post(path).json()["state"] for _twice in range(2)] == ["done", "done"]
    assert len(program.get("reminders/?state=open").json()["results"]) == 1  # the next of the series


def test_step__is_passed_over_when_it_is_still_the_next(alfa) -> None:
    program, youth = Program(Role.COACH), registered(days_ago=20)
    (step,) = program.get("steps/").json()["results"]
    body = {"youth": step["youth"], "way": "letter", "note": "Har flyttat hem"}
    assert step["way"] == "phone"
    assert program.post("steps/pass/", body).status_code == 422
    answer = program.post("steps/pass/", {**body, "way": "phone"})
    assert answer.json()["way"] != "phone"
    with in_tenant(find_tenant("k9901")):
        assert StepRecord.objects.get().youth_id == youth.pk


def test_protected__are_in_none_of_them(alfa) -> None:
    program = Program(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    fill(1)
    Youth.objects.update(protected_at=clock.now())
    assert [program.get(path).json()["results"] for path in LISTS] == [[]] * len(LISTS)
