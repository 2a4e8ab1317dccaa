"""PRV-22: everyone but the named handlers gets the answers that they would get if a youth under protection were not there.

Each page and each form is asked twice, without and with such a youth, and the answers are compared byte by byte.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant, User
from tenant_apps.audit.models import ReadLog
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import (
    ContactDetail,
    Guardian,
    LegalSex,
    OccupationFact,
    Proposal,
    Registration,
    Residence,
    Youth,
    YouthNumber,
)
from tenant_apps.reminders.models import Reminder
from tenant_apps.sources.models import ImportRun, SourceRecord, StagedRow
from tenant_apps.support.models import Intervention, Participation, Programme, Referral, YouthStep
from tenants.models import Tenant
from tests.isolation import entries_documents, entries_visits
from tests.isolation.entries import ENTRIES, Entry
from tests.isolation.test_urls import _ask, _text
from tests.isolation.worlds import DAY, PK, World

OTHER = PK + 500
NUMBER, OLD_NUMBER = "200901262394", "200901252395"
NEVER = frozenset({Role.PROTECTED_HANDLER})
TOKEN = re.compile(
    r'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": ?"|csrf-token" content="|localhost/skola/)[^"]+'
)
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SECRET = re.compile(r"kaa_[\w-]{4,}")  # a new API token, which is random
REQUEST = re.compile(r"\b[0-9a-f]{32}\b")  # the request's own id


@pytest.fixture(autouse=True)
def _logged_in_long_ago(worlds: dict[str, World]) -> None:
    """The list of staff says who has logged in."""
    with in_tenant(find_tenant("k9901")):
        User.objects.update(last_login=dt.datetime(2026, 11, 15, tzinfo=dt.UTC))


@pytest.fixture(autouse=True)
def _clock_stands(time_machine_travel: Any) -> None:
    """Pages say when they were printed and how long the session lasts."""
    time_machine_travel()


def _add_protected(world: World) -> dict[str, Any]:
    """Somebody who was under protection before the file was read, and whom it has nevertheless."""
    rows = add_person(world, protected_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    _in_the_run(world.rows["run"], rows["youth"])
    return rows


def add_person(world: World, *, protected_at: dt.datetime | None = None) -> dict[str, Any]:
    """Somebody with the same name, telephone, label and unit as the world's youth, in every table that a page reads."""
    like = world.rows["youth"]
    youth = Youth.objects.create(
        id=OTHER, personnummer=NUMBER, birth_date=like.birth_date, given_name=like.given_name, family_name=like.family_name, label=like.label,
        sort_key=like.sort_key, search_key=like.search_key, unit=like.unit, protected_at=protected_at,
    )  # fmt: skip
    YouthNumber.objects.create(id=OTHER, youth=youth, value=OLD_NUMBER, kind="personnummer", replaced_on=DAY)
    LegalSex.objects.create(id=OTHER, youth=youth, sex="female", valid_from=youth.birth_date)
    Residence.objects.create(
        id=OTHER, youth=youth, municipality_code="2281", valid_from=youth.birth_date, source="extens"
    )
    seen = {"first_seen_on": DAY, "last_seen_on": DAY, "source": "extens"}
    detail = ContactDetail.objects.create(id=OTHER, youth=youth, kind="phone", value="0701740635", **seen)
    guardian = Guardian.objects.create(id=OTHER, youth=youth, position=1, name="Eva", phone="0701740606", **seen)
    occupation = OccupationFact.objects.create(
        id=OTHER, youth=youth, code="none", code_version=1, as_of=dt.date(2026, 9, 1), known_on=DAY, informant="youth", informant_version=1,
    )  # fmt: skip
    registration = Registration.objects.create(
        id=OTHER, youth=youth, municipality_code="2281", covered_from=dt.date(2026, 6, 13), registered_on=dt.date(2026, 8, 20),
        latest_studies="", latest_studies_version=None,
    )  # fmt: skip
    contact = Contact.objects.create(
        id=OTHER, youth=youth, at=dt.datetime(2026, 9, 1, 10, 20, tzinfo=dt.UTC), channel="phone", channel_version=1, recipient="youth",
        outcome="reached", outcome_version=1, occupation=occupation, user=world.users[Role.COACH],
        **({"recipient_version": 1} if any(one.name == "recipient_version" for one in Contact._meta.fields) else {}),
    )  # fmt: skip
    intervention = Intervention.objects.create(
        id=OTHER,
        youth=youth,
        type="motivation",
        type_version=1,
        started_on=dt.date(2026, 9, 3),
        ended_on=dt.date(2026, 10, 28),
    )
    proposals = [
        Proposal.objects.create(
            id=OTHER + number,
            youth=youth,
            kind="out",
            reason="placed",
            since=DAY,
            fingerprint="e" * 32,
            found_on=DAY,
            evidence={},
            state=state,
        )
        for number, state in enumerate(("new", "rejected", "applied"))
    ]
    Participation.objects.create(
        id=OTHER, youth=youth, programme=Programme.objects.get(id=PK), sex_at_entry="female", started_on=DAY
    )
    referral = Referral.objects.create(
        id=OTHER,
        youth=youth,
        meeting=world.rows["meeting"],
        meets_on=DAY,
        type="internship",
        type_version=1,
        asks="Plats",
    )
    placed = YouthStep.objects.create(id=OTHER, youth=youth, step=world.rows["step"], position=1, from_on=DAY)
    reminder = Reminder.objects.create(
        id=OTHER, youth=youth, text="Ring", due_on=DAY, first_due_on=DAY, starts_on=DAY, created_by=world.users[Role.COACH]
    )  # fmt: skip
    SourceRecord.objects.create(
        id=OTHER,
        source=world.rows["run"].source,
        youth=youth,
        content_hash="0" * 32,
        first_seen_on=DAY,
        changed_on=DAY,
        gone_on=DAY,
    )
    return {
        "youth": youth, "contact": contact, "detail": detail, "guardian": guardian, "registration": registration, "intervention": intervention,
        "proposal": proposals[0], "label": world.rows["label"], "reminder": reminder, "referral": referral, "youth_step": placed,
        **entries_visits.add_protected(world, youth), **entries_documents.add_protected(world, youth),
    }  # fmt: skip


def _in_the_run(run: ImportRun, youth: Youth) -> None:
    """The file was read before the flag came: its figures and lists have the youth among those gone and those changed."""
    empty = {
        one.name: ""
        for one in StagedRow._meta.fields
        if one.get_internal_type() == "CharField" and one.name != "change"
    }
    StagedRow.objects.create(
        **{
            **empty,
            "run": run,
            "row_number": 7,
            "personnummer": NUMBER,
            "birth_date": youth.birth_date,
            "change": "changed",
            "youth_id": youth.pk,
        }
    )
    run.counts = {**run.counts, "gone": run.counts.get("gone", 0) + 1, "changed": run.counts.get("changed", 0) + 1}
    run.gone_youths = [*run.gone_youths, youth.pk]
    run.save()


def _same(response: HttpResponse, world: World) -> tuple[int, str, str]:
    own = {str(getattr(row, "public_id", "")) for row in [*world.rows.values(), *world.users.values()]}

    def known(found: re.Match[str]) -> str:
        return found[0] if found[0] in own else "<made>"

    return (
        response.status_code,
        UUID.sub(known, str(response.get("Location", ""))),
        UUID.sub(known, SECRET.sub("<secret>", REQUEST.sub("<request>", TOKEN.sub(r"\1<token>", _text(response))))),
    )


def _answers(entry: Entry, world: World) -> dict[str, tuple[int, str, str]]:
    found = {}
    for role in sorted(entry.roles - NEVER):
        with in_tenant(find_tenant("k9901")):
            client = world.client(role)
        found[str(role)] = _same(_ask(entry, client, world, world), world)
    return found


@pytest.mark.req("PRV-22", "K3-2.2a")
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_answer__is_the_same_as_if_the_youth_were_not_there(entry: Entry, world: World, monkeypatch) -> None:
    monkeypatch.setattr("kaa.core.clock.now", lambda: dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC))
    without = _answers(entry, world)
    with in_tenant(find_tenant("k9901")):
        _add_protected(world)
    found = _answers(entry, world)
    for role, answer in without.items():
        assert found[role][:2] == answer[:2], role
        # line by line: a page whole would hide in a failure's text what it is about
        assert found[role][2].splitlines() == answer[2].splitlines(), role


def add_protected_guardian(world: World) -> Guardian:
    """Of the world's own youth, whom everybody may see: that there is such a guardian is the handlers' alone."""
    seen = {"first_seen_on": DAY, "last_seen_on": DAY, "source": "extens"}
    return Guardian.objects.create(id=OTHER, youth=world.rows["youth"], position=0, name="", is_protected=True, **seen)


GUARDED = ("youth", "visit", "bulk", "today", "outreach", "letter", "mailing", "detail", "search", "contact")


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("entry", [one for one in ENTRIES if one.name.startswith(GUARDED)], ids=lambda entry: entry.id)
def test_answer__is_the_same_as_if_a_protected_guardian_were_not_there(entry: Entry, world: World, monkeypatch) -> None:
    monkeypatch.setattr("kaa.core.clock.now", lambda: dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC))
    without = _answers(entry, world)
    with in_tenant(find_tenant("k9901")):
        add_protected_guardian(world)
    found = _answers(entry, world)
    for role, answer in without.items():
        assert found[role][:2] == answer[:2], role
        assert found[role][2].splitlines() == answer[2].splitlines(), role


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("name", ["guardian-address", "detail-failed"])
def test_address__of_a_protected_guardian_is_that_of_nobody(name: str, world: World) -> None:
    with in_tenant(find_tenant("k9901")):
        guardian, client = add_protected_guardian(world), world.client(Role.COACH)
    answers = []
    for public_id in (guardian.public_id, uuid.uuid4()):
        connection.set_schema_to_public()
        answers.append(_same(client.post(reverse(name, args=[public_id], urlconf="kaa.urls_tenant"), {}), world))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


BY_ID: list[tuple[str, str, dict[str, str] | None]] = [
    ("youth", "youth", None), ("contact-add", "youth", None), ("occupation-add", "youth", {}), ("label-set", "youth", {}),
    ("detail-add", "youth", {}),
    ("registration-open", "youth", None), ("exempt-set", "youth", None), ("intervention-add", "youth", {}), ("contact-edit", "contact", None),
    ("registration-edit", "registration", None), ("registration-close", "registration", {}), ("registration-mistake", "registration", {}),
    ("intervention-edit", "intervention", {}), ("detail-failed", "detail", {}), ("detail-failed", "guardian", {}),
    ("reminder-add", "youth", None), ("reminder-edit", "reminder", None), ("reminder-act", "reminder", {"action": "done"}),
    ("visit-record", "visit", {"result": "nobody_home"}), ("visit-remove", "visit", {}), ("visit-reason", "visit", {}),
    ("referral-page", "referral", None), ("referral-decide", "referral", {}), ("participation-add", "youth", None), ("youth-steps", "youth", None),
    ("youth-step-remove", "youth_step", {}), ("registration-closed", "registration", None), ("referral-add", "youth", None),
    ("visit-tax-agency", "past_visit", None), ("visit-plan-youth", "youth", None), ("concern-add", "youth", None), ("concern-edit", "concern", None),
    ("documents", "youth", None), ("document", "made_document", None), ("document-write", "begun_document", None),
    ("document-file", "sent_document", None), ("document-sent", "made_document", {"version": "1", "sent_on": "2026-11-16"}),
    ("document-away", "made_document", {}),
]  # fmt: skip


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize(("name", "row", "data"), BY_ID, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COACH, Role.LOCAL_LEADER, Role.ACCOUNT_MANAGER])
def test_address__of_a_protected_youth_is_that_of_nobody(
    name: str, row: str, data: dict[str, str] | None, role: Role, world: World
) -> None:
    """Not 403 for one and 404 for the other; not another body either."""
    with in_tenant(find_tenant("k9901")):
        rows, client = _add_protected(world), world.client(role)
    answers = []
    for public_id in (rows[row].public_id, uuid.uuid4()):
        connection.set_schema_to_public()
        path = reverse(name, args=[public_id], urlconf="kaa.urls_tenant")
        answer = client.get(path) if data is None else client.post(path, data)
        answers.append(_same(answer, world))
    assert answers[0] == answers[1]
    assert answers[0][0] in {403, 404}


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("action", ["reject", "inquiry", "apply", "checked"])
def test_proposal__on_a_page_that_was_open_when_the_flag_came_is_not_decided(world: World, action: str) -> None:
    with in_tenant(find_tenant("k9901")):
        rows, client = _add_protected(world), world.client(Role.COORDINATOR)
    form = {"action": action, "reason": "Känt på annat sätt", "until": "2026-12-24", "visa": "ut", "lage": "nya"}
    answers = [
        _same(client.post("/forslag/besluta/", {**form, "chosen": str(one)}), world)
        for one in (rows["proposal"].public_id, uuid.uuid4())
    ]
    assert answers[0] == answers[1]
    with in_tenant(find_tenant("k9901")):
        assert Proposal.objects.get(pk=rows["proposal"].pk).state == "new"


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize(
    "asked", [NUMBER, OLD_NUMBER, "Alva Alfasson", "alfasson", "0701740635", "070-174 06 06", "%", "_"]
)
def test_search__finds_what_it_would_find_without_the_youth(world: World, asked: str) -> None:
    with in_tenant(find_tenant("k9901")):
        client = world.client(Role.ADMINISTRATOR)
    before = _same(client.post("/sok/", {"q": asked}), world)
    with in_tenant(find_tenant("k9901")):
        _add_protected(world)
    assert _same(client.post("/sok/", {"q": asked}), world) == before


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("role", [Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER, Role.COORDINATOR])
@pytest.mark.parametrize("path", ["/", "/deltagare/", "/deltagare/?visa=avslutade", "/ungdomar/?state=all"])
def test_partnership__has_the_participant_in_no_list_and_no_figure(world: World, role: Role, path: str) -> None:
    Tenant.objects.filter(schema_name="k9901").update(kind="partnership")
    with in_tenant(find_tenant("k9901")):
        client = world.client(role)
    before = _same(client.get(path), world)
    with in_tenant(find_tenant("k9901")):
        _add_protected(world)
    assert _same(client.get(path), world) == before


@pytest.mark.req("PRV-22")
def test_handler__sees_the_youth(world: World) -> None:
    """The positive control of all of the above."""
    with in_tenant(find_tenant("k9901")):
        rows = _add_protected(world)
        RoleGrant.objects.create(user=world.users[Role.COORDINATOR], role=Role.PROTECTED_HANDLER)
        client = world.client(Role.COORDINATOR)
    address = reverse("youth", args=[rows["youth"].public_id], urlconf="kaa.urls_tenant")
    assert client.get(address).status_code == 200
    assert str(rows["youth"].public_id) in client.get("/ungdomar/").content.decode()


@pytest.mark.req("PRV-33")
def test_search__that_leads_straight_to_a_page_is_in_the_log(world: World) -> None:
    """The redirect says that the youth is in the register, whether or not it is followed."""
    with in_tenant(find_tenant("k9901")):
        client = world.client(Role.COACH)
    response = client.post("/sok/", {"q": world.rows["youth"].personnummer})
    assert response.status_code == 302
    with in_tenant(find_tenant("k9901")):
        [row] = ReadLog.objects.all()
        assert (row.ground, row.youths) == ("search", [world.rows["youth"].public_id])
