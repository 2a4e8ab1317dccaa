"""Ladders, settings of outreach, mailings and templates: what they hold, in a fixed number of statements, and what they never hold."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.letters.models import LeftOut, Letter, LetterTemplate, Mailing, TemplateVersion
from tenant_apps.outreach.ladder.settings import save_settings, settings_on
from tests.api.asking import Program
from tests.factories import outreach as reach
from tests.tenant.register.pages.people import registered

DAY = dt.date(2026, 11, 16)
TEXT = "Hej du, vi vill gärna träffa dig"


def template(key: str = "brev") -> TemplateVersion:
    made = LetterTemplate.objects.create(key=key, name=f"Mall {key}", channel="letter", sent_to="youth")
    TemplateVersion.objects.create(template=made, number=1, texts={"sv": {"subject": "", "body": TEXT}})
    texts = {"sv": {"subject": "", "body": TEXT}, "en": {"subject": "", "body": TEXT}}
    return TemplateVersion.objects.create(template=made, number=2, texts=texts)


def mailing(version: TemplateVersion, *states: str, protected: int = 0) -> Mailing:
    """With a letter in each of these states, and so many that wait to youths under protection."""
    made = Mailing.objects.create(
        version=version, channel="letter", language="sv", step_key="steg", occasion=DAY, made_on=DAY
    )
    people = [registered() for _each in states] + [registered(protected=True) for _n in range(protected)]
    for n, (youth, state) in enumerate(zip(people, [*states, *["made"] * protected], strict=True)):
        reason = {"reason": "by_hand"} if state == "withdrawn" else {}
        Letter.objects.create(
            mailing=made, youth=youth, step_key=f"{made.pk}:{n}", occasion=DAY, recipient="youth", language="sv", state=state,
            street="Hemliga gatan 1", **reason,
        )  # fmt: skip
    return made


@pytest.mark.req("K4-8.1")
def test_mailings__count_their_letters_by_state_and_name_nobody(alfa) -> None:
    version = template()
    one, other = (
        mailing(version, "made", "made", "posted", "withdrawn", "returned"),
        mailing(template("kort"), "posted"),
    )
    program = Program(Role.COACH)
    answer = program.get("mailings/")
    first, second = answer.json()["results"]
    assert first["letters"] == {"made": 2, "posted": 1, "withdrawn": 1, "returned": 1}
    assert (first["id"], first["template_name"], first["template_version"]) == (str(one.public_id), "Mall brev", 2)
    assert second["letters"] == {"made": 0, "posted": 1, "withdrawn": 0, "returned": 0}
    assert TEXT not in answer.content.decode()
    assert "Hemliga" not in answer.content.decode()
    assert [row["id"] for row in program.get("mailings/?waiting=true").json()["results"]] == [str(one.public_id)]
    asked = program.get(f"mailings/?template={second['template']}").json()["results"]
    assert [row["id"] for row in asked] == [str(other.public_id)]
    assert program.get(f"mailings/{one.public_id}/").json() == first
    with in_tenant(find_tenant("k9901")):
        assert not ReadLog.objects.filter(ground="api").exists()
        reader = Program(Role.READER)
    assert reader.get("mailings/").status_code == 403


@pytest.mark.req("K4-8.1")
def test_letter__tells_its_mailing_and_its_own_state(alfa) -> None:
    one = mailing(template(), "posted", "returned")
    mailing(template("kort"), "made")
    program = Program(Role.READER)
    found = program.get(f"letters/?mailing={one.public_id}").json()["results"]
    assert [(row["mailing"], row["state"], row["message_state"]) for row in found] == [
        (str(one.public_id), "posted", None), (str(one.public_id), "returned", None),
    ]  # fmt: skip


@pytest.mark.req("PRV-22", "K4-8.1")
def test_mailing__counts_nobody_under_protection_whoever_asks(alfa) -> None:
    version = template()
    mixed, hidden = mailing(version, "made", protected=2), mailing(version, protected=1)
    LeftOut.objects.create(mailing=hidden, youth=registered(protected=True), reason="no_address")
    program = Program(Role.COACH, Role.PROTECTED_HANDLER)
    [row] = program.get("mailings/").json()["results"]
    assert (row["id"], row["letters"]["made"]) == (str(mixed.public_id), 1)
    assert program.get(f"mailings/{hidden.public_id}/").status_code == 404
    assert len(program.get("mailings/?waiting=true").json()["results"]) == 1


@pytest.mark.req("K4-8.1")
def test_templates__have_their_versions_and_no_texts(alfa) -> None:
    version = template()
    program = Program(Role.COACH)
    answer = program.get("letter-templates/")
    [found] = [row for row in answer.json()["results"] if row["key"] == "brev"]
    assert [(row["number"], row["languages"]) for row in found["versions"]] == [(2, ["en", "sv"]), (1, ["sv"])]
    assert found["after_18"] is None
    assert TEXT not in answer.content.decode()
    one = program.get(f"letter-templates/{version.template.public_id}/")
    assert one.json() == found
    assert one["ETag"] == '"1"'


@pytest.mark.req("K4-8.1")
def test_ladders__have_their_steps_in_order_and_what_follows(alfa) -> None:
    ladder = reach.ladder(
        {"way": "phone", "tries": 3, "follows": {"tried": {"then": "pause", "months": 2}}}, {"way": "letter", "template_youth": "brev"},
        name="Vår egen",
    )  # fmt: skip
    gone = reach.ladder({"way": "sms"}, name="Borta", is_default=False, archived_at=clock.now())
    program = Program(Role.READER)
    [found] = program.get("ladders/").json()["results"]
    assert [(step["position"], step["way"], step["tries"]) for step in found["steps"]] == [
        (1, "phone", 3),
        (2, "letter", 1),
    ]
    assert found["steps"][0]["follows"] == [{"situation": "tried", "then": "pause", "step": "", "months": 2}]
    assert found["steps"][1]["template_youth"] == "brev"
    assert program.get(f"ladders/{ladder.public_id}/").json() == found
    assert program.get(f"ladders/{gone.public_id}/").status_code == 404


@pytest.mark.req("K4-8.1", "K4-1.4b")
def test_settings__are_those_that_hold_today(alfa) -> None:
    program = Program(Role.COORDINATOR)
    shipped = program.get("outreach-settings/").json()
    assert (shipped["valid_from"], shipped["first_contact_days"], shipped["best_before"]["work"]) == (None, 30, 6)
    with in_tenant(find_tenant("k9901")):
        now = settings_on(clock.today())
        days = {
            name: getattr(now, name)
            for name in ("new_days", "call_back_days", "follow_up_days", "guarantee_days", "farewell_weeks")
        }
        save_settings(days={**days, "first_contact_days": 14}, best_before={"work": 9}, actor=None, today=clock.today())
        coach = Program(Role.COACH)
    own = program.get("outreach-settings/").json()
    assert (own["valid_from"], own["first_contact_days"], own["best_before"]["work"]) == (
        clock.today().isoformat(),
        14,
        9,
    )
    assert coach.get("outreach-settings/").status_code == 403


@pytest.mark.req("K4-8.1")
def test_lists__ask_as_much_for_few_as_for_many(alfa) -> None:
    program = Program(Role.COORDINATOR)

    def fill(first: int, number: int) -> None:
        for n in range(first, first + number):
            mailing(template(f"mall-{n}"), "made", "posted")
            reach.ladder({"way": "phone"}, {"way": "letter"}, name=f"Trappa {n}", is_default=False)

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            answer = program.get(path)
        assert answer.status_code == 200, answer.content
        assert len(json.loads(answer.content)["results"]) >= 2
        return len(statements)

    paths = ["mailings/", "letter-templates/", "ladders/", "letters/"]
    fill(0, 2)
    for path in paths:
        program.get(path)
    few = {path: asked(path) for path in paths}
    with in_tenant(find_tenant("k9901")):
        fill(2, 10)
    assert {path: asked(path) for path in paths} == few
