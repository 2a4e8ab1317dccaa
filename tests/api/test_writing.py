"""Writes go through the services: versions, rules and what is answered when they refuse."""

from __future__ import annotations

import datetime as dt
import uuid
from unittest import mock

import pytest

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Registration, Youth
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.support.models import Intervention
from tests.api.asking import Program
from tests.factories import register as make
from tests.factories.work import contact, intervention

D = dt.date
PROBLEM = "application/problem+json"


def registered() -> Youth:
    one = make.youth(D(2009, 5, 17))
    make.registration(one, D(2026, 8, 1))
    return one


@pytest.mark.req("REL-09", "K4-8.1")
def test_version__is_asked_for_compared_and_given(alfa) -> None:
    program, one = Program(Role.COACH), contact(registered(), D(2026, 9, 1))
    address = f"contacts/{one.public_id}/"
    etag = program.get(address)["ETag"]
    assert etag == '"1"'
    missing = program.patch(address, {"note": "a"})
    assert (missing.status_code, missing["Content-Type"]) == (428, PROBLEM)
    assert program.patch(address, {"note": "a"}, HTTP_IF_MATCH="1").status_code == 400
    saved = program.patch(address, {"note": "a"}, HTTP_IF_MATCH=etag)
    assert (saved.status_code, saved["ETag"], saved.json()["note"]) == (200, '"2"', "a")
    late = program.patch(address, {"note": "b"}, HTTP_IF_MATCH=etag)
    assert (late.status_code, late["ETag"]) == (412, '"2"')
    with in_tenant(find_tenant("k9901")):
        assert Contact.objects.get().note == "a"


@pytest.mark.req("REL-09", "K4-8.1")
def test_patch__leaves_what_is_not_sent(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    one = intervention(youth, "motivation", D(2026, 9, 3), partner="Hantverkarna", place="Verkstaden")
    answer = program.patch(f"interventions/{one.public_id}/", {"place": "Köket"}, HTTP_IF_MATCH='"1"')
    assert answer.status_code == 200
    told = answer.json()
    assert (told["place"], told["partner"], told["type"]["code"]) == ("Köket", "Hantverkarna", "motivation")


@pytest.mark.req("K4-8.1")
def test_rule__of_a_service_is_told_at_its_field(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    body = {
        "youth": str(youth.public_id),
        "channel": "phone",
        "recipient": "youth",
        "outcome": "no_answer",
        "at": "2026-09-01T10:00:00+02:00",
    }
    refused = program.post("contacts/", {**body, "occupation": "work"})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["occupation"]
    unknown = program.post("contacts/", {**body, "channel": "pigeon"})
    assert [one["field"] for one in unknown.json()["errors"]] == ["channel"]
    with in_tenant(find_tenant("k9901")):
        assert not Contact.objects.exists()
    made = program.post("contacts/", body)
    assert (made.status_code, made.json()["outcome"]["code"]) == (201, "no_answer")


@pytest.mark.req("K4-8.1f", "REL-06")
def test_contact__sent_again_under_its_key_is_the_same_one(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    body = {"youth": str(youth.public_id), "channel": "phone", "recipient": "youth", "outcome": "no_answer"}
    body["at"] = "2026-09-01T10:00:00+02:00"
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid.uuid4())}
    answers = [program.post("contacts/", body, **key) for _n in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert program.post("contacts/", body, HTTP_IDEMPOTENCY_KEY="again").status_code == 400
    for _n in range(2):
        program.post("contacts/", body)  # without one each is its own
    with in_tenant(find_tenant("k9901")):
        assert Contact.objects.count() == 3


@pytest.mark.req("K4-8.1")
def test_measure__begins_and_ends(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    made = program.post(
        "interventions/", {"youth": str(youth.public_id), "type": "internship", "started_on": "2026-09-03"}
    )
    address = f"interventions/{made.json()['id']}/end/"
    ended = program.post(
        address,
        {"ended_on": "2026-10-01", "end_reason": "completed", "occupation_after": "work"},
        HTTP_IF_MATCH=made["ETag"],
    )
    assert (ended.status_code, ended.json()["end_reason"]["code"]) == (200, "completed")
    with in_tenant(find_tenant("k9901")):
        assert Intervention.objects.get().user_id == program.user.pk


@pytest.mark.req("K4-8.1")
def test_registration__is_opened_closed_and_not_twice(alfa) -> None:
    program, youth = Program(Role.COORDINATOR), make.youth(D(2009, 5, 17))
    body = {
        "youth": str(youth.public_id), "covered_from": "2026-10-01", "latest_studies": "study_certificate", "municipality_code": "2281",
        "source": "Skolan ringde",
    }  # fmt: skip
    made = program.post("registrations/", body)
    assert made.status_code == 201, made.content
    again = program.post("registrations/", body)
    assert (again.status_code, again["Content-Type"]) == (409, PROBLEM)
    elsewhere = program.post("registrations/", {**body, "municipality_code": "0180"})
    assert (elsewhere.status_code, elsewhere.json()["errors"][0]["field"]) == (422, "municipality_code")
    closed = program.post(
        f"registrations/{made.json()['id']}/close/",
        {"ceased_on": "2026-11-01", "end_reason": "national_programme", "source": "Skolan"}, HTTP_IF_MATCH=made["ETag"],
    )  # fmt: skip
    assert (closed.status_code, closed.json()["end_reason"]["code"]) == (200, "national_programme")


@pytest.mark.req("K4-8.1", "PRV-32")
def test_registration__is_dated_only_by_those_who_decide(alfa) -> None:
    youth = registered()
    row = Registration.objects.get(youth=youth)
    address, coach, coordinator = f"registrations/{row.public_id}/", Program(Role.COACH), Program(Role.COORDINATOR)
    assert coach.patch(address, {"covered_from": "2026-07-01"}, HTTP_IF_MATCH='"1"').status_code == 403
    assert coach.patch(address, {"latest_studies": "study_certificate"}, HTTP_IF_MATCH='"1"').status_code == 200
    assert coordinator.patch(address, {"covered_from": "2026-07-01"}, HTTP_IF_MATCH='"2"').status_code == 200


@pytest.mark.req("K4-8.1")
def test_proposal__is_decided_and_what_is_lacking_is_told(alfa) -> None:
    program, one = Program(Role.COORDINATOR), make.proposal(make.youth(), D(2026, 9, 1))
    wanted = {"action": "reject", "proposals": [str(one.public_id), str(uuid.uuid4())]}
    assert program.post("proposals/decide/", wanted).json()["errors"][0]["field"] == "reason"
    done = program.post("proposals/decide/", {**wanted, "reason": "Fel uppgift"}).json()
    assert (done["set_aside"], done["skipped"]) == (1, [])
    again = program.post("proposals/decide/", {**wanted, "reason": "Fel uppgift"}).json()
    assert (again["set_aside"], again["skipped"][0]["why"]) == (0, "decided")


@pytest.mark.req("K4-8.1")
def test_label__is_taken_and_given(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    label = Label.objects.create(name="Vik")
    address = f"youths/{youth.public_id}/"
    given = program.patch(address, {"label": str(label.public_id)}, HTTP_IF_MATCH='"1"')
    assert given.json()["label"]["name"] == "Vik"
    unknown = program.patch(address, {"label": str(uuid.uuid4())}, HTTP_IF_MATCH=given["ETag"])
    assert unknown.status_code == 422
    assert program.patch(address, {"label": None}, HTTP_IF_MATCH=given["ETag"]).json()["label"] is None


@pytest.mark.req("K4-8.1")
def test_file__is_staged_looked_at_and_discarded(alfa) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.factories.extens import csv_file, row
    from tests.factories.numbers import take

    program = Program(Role.COORDINATOR)
    sent = SimpleUploadedFile("extens.csv", csv_file([row(take(1, born_between=(D(2009, 1, 1), D(2009, 12, 31)))[0])]))
    made = program.client.post(
        "/api/v1/import-runs/", {"source": "extens", "as_of": "2026-11-16", "file": sent}, **program.header
    )
    assert made.status_code == 201, made.content
    run = made.json()
    assert (run["state"], {one["key"]: one["value"] for one in run["figures"]}["new"]) == ("staged", 1)
    unknown = program.client.post(
        "/api/v1/import-runs/", {"source": "nobodys", "file": SimpleUploadedFile("a.csv", b"a")}, **program.header
    )
    assert unknown.status_code == 400
    assert program.post(f"import-runs/{run['id']}/discard/").json()["state"] == "discarded"
    assert program.post(f"import-runs/{run['id']}/apply/").status_code == 409
    with in_tenant(find_tenant("k9901")):
        assert (ImportRun.objects.count(), Source.objects.count()) == (1, 1)


@pytest.mark.req("K4-8.1")
@pytest.mark.parametrize(
    "asked",
    [
        ("get", "/api/v1/nothing/", {}, None, 404), ("get", "/api/v1/youths/17/", {}, None, 404), ("get", "/api/v2/youths/", {}, None, 404),
        ("delete", "/api/v1/youths/", {}, None, 405), ("put", "/api/v1/labels/", {}, None, 405), ("options", "/api/v1/labels/", {}, None, 405),
        ("get", "/api/v1/labels/", {"HTTP_ACCEPT": "text/html"}, None, 406), ("post", "/api/v1/youths/search/", {}, "q=x", 415),
        ("post", "/api/v1/youths/search/", {}, "{", 400), ("post", "/api/v1/youths/search/", {}, "[1]", 400),
        ("post", "/api/v1/youths/search/", {}, '{"q": "x", "w": 1}', 400), ("post", "/api/v1/youths/search/", {}, '{"q": {"a": 1}}', 400),
    ],
)  # fmt: skip
def test_problem__is_told_as_one_whatever_it_is(alfa, asked: tuple[str, str, dict, str | None, int]) -> None:
    method, path, headers, body, status = asked
    program = Program(Role.COORDINATOR)
    kind = "text/plain" if body == "q=x" else "application/json"
    sent = {"data": body, "content_type": kind} if body is not None else {}
    answer = getattr(program.client, method)(path, **sent, **program.header, **headers)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM), answer.content
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["type"] == "about:blank"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.req("K4-8.1", "PRV-33")
def test_fault__of_ours_is_a_problem_that_tells_nothing_and_changes_nothing(alfa) -> None:
    program, youth = Program(Role.COACH), registered()
    body = {"youth": str(youth.public_id), "code": "work", "as_of": "2026-09-01", "informant": "youth"}
    with mock.patch(
        "tenant_apps.register.api.facts.OccupationShape.to_representation",
        side_effect=ZeroDivisionError(youth.given_name),
    ):
        answer = program.post("occupations/", body)
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert youth.given_name not in answer.content.decode()
    with in_tenant(find_tenant("k9901")):
        assert not youth.occupations.exists()


@pytest.mark.req("K4-8.1")
def test_swedish__is_what_people_read(alfa) -> None:
    program = Program(Role.READER)
    assert "behörighet" in program.get("proposals/").json()["detail"].lower()
    assert program.get("nothing/").json()["title"] == "Finns inte"
