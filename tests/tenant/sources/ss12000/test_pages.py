"""The connection's page, its job by hand and by night, the command, and the secret that nobody sees."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection as database

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.ss12000 import jobs, services
from tenant_apps.sources.ss12000.models import Connection, Fetch
from tenant_apps.work import sealing
from tenant_apps.work.models import Job, Secret
from tenant_apps.work.services import enqueue_nightly
from tests.factories.numbers import take
from tests.tenant.sources.ss12000.fetching import NOW, QUICK, connect, details
from tests.tenant.sources.ss12000.school import CLIENT, SECRET, UNIT, Answer, School, person
from tests.tenant.sources.test_protection import _found_anywhere

A, B = take(2, born_between=(date(2010, 1, 1), date(2010, 12, 31)))


@pytest.fixture
def administrator(client_for):
    return client_for("alfa", Role.ADMINISTRATOR)


@pytest.fixture(autouse=True)
def _quick(monkeypatch) -> None:
    monkeypatch.setattr("tenant_apps.sources.ss12000.client.Pace", lambda: QUICK)


def _form(school: School, **values) -> dict:
    standard = {
        "name": "Skolsystemet", "base_address": f"{school.address}/ss12000/", "token_address": f"{school.address}/token",
        "client_id": CLIENT, "secret": SECRET, "scope": "", "period_days": "1", "is_active": "on",
    }  # fmt: skip
    return {**standard, **values}


def test_connection__from_page_to_run(administrator, in_schema, school, django_capture_on_commit_callbacks) -> None:
    school.persons = [person(A), person(B)]
    assert administrator.get("/import/anslutning/ny/").status_code == 200
    made = administrator.post("/import/anslutning/ny/", _form(school))
    assert made.status_code == 302, made.content.decode()
    tested = administrator.post(f"{made.url}prova/", follow=True)
    page = tested.content.decode()
    assert "2 organisationer kan läsas" in page
    assert "Midälvaskolan (10000001)" in page  # to choose
    with django_capture_on_commit_callbacks(execute=True):
        asked = administrator.post(f"{made.url}hamta/")
    assert "/jobb/" in asked.url
    in_schema("k9901")
    run = ImportRun.objects.get()
    assert run.counts["new"] == 2
    assert run.created_by_id == administrator.user.pk
    shown = administrator.get(asked.url)
    assert (shown.status_code, shown.url) == (302, f"/import/{run.public_id}/")
    assert administrator.get(shown.url).status_code == 200
    assert str(run.public_id) in administrator.get(made.url).content.decode()
    listed = administrator.get("/import/").content.decode()
    assert made.url in listed


@pytest.mark.req("K3-1.2c")
def test_secret__is_shown_nowhere_and_kept_sealed(administrator, in_schema, school, caplog) -> None:
    made = administrator.post("/import/anslutning/ny/", _form(school))
    administrator.post(f"{made.url}prova/")
    page = administrator.get(made.url).content.decode()
    assert SECRET not in page
    assert CLIENT in page
    changed = administrator.post(made.url, _form(school, secret="", version="1", client_id="annan", units=[UNIT]))
    assert changed.status_code == 302, changed.content.decode()
    in_schema("k9901")
    found = Connection.objects.get()
    assert (found.client_id, found.units) == ("annan", [UNIT])
    assert sealing.unseal(found.secret_name) == SECRET
    assert not _found_anywhere(SECRET, SECRET.encode().hex())
    assert SECRET not in caplog.text
    row = Secret.objects.get(name=found.secret_name)
    assert SECRET.encode() not in bytes(row.value)


@pytest.mark.parametrize("name", ["base_address", "token_address"])
def test_secret__is_not_sent_to_another_server_than_it_was_written_for(
    administrator, in_schema, school, name: str
) -> None:
    made = administrator.post("/import/anslutning/ny/", _form(school))
    theirs = {name: "http://127.0.0.1:9/tjuv", "version": "1"}
    answer = administrator.post(made.url, _form(school, secret="", **theirs))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Adressen leder till en annan server." in page
    assert "http://127.0.0.1:9/tjuv" in page
    in_schema("k9901")
    assert getattr(Connection.objects.get(), name).startswith(school.address)
    assert administrator.post(made.url, _form(school, secret="en-ny", **theirs)).status_code == 302
    in_schema("k9901")
    found = Connection.objects.get()
    assert getattr(found, name) == "http://127.0.0.1:9/tjuv"
    assert sealing.unseal(found.secret_name) == "en-ny"


def test_secret__of_another_tenant_or_installation_does_not_open(in_schema, settings) -> None:
    in_schema("k9901")
    sealing.seal(name="ss12000-x", text=SECRET)
    row = Secret.objects.get(name="ss12000-x")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "ny-" + "n" * 60
    assert sealing.unseal("ss12000-x") == SECRET  # while the old key is among the fallbacks
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(sealing.SealBroken):
        sealing.unseal("ss12000-x")
    in_schema("k9902")
    Secret.objects.create(name="ss12000-x", value=row.value)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal("ss12000-x")


def test_form__errors_empty_no_field(administrator, school) -> None:
    answer = administrator.post("/import/anslutning/ny/", _form(school, base_address="skola.example", period_days="0"))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "måste börja med https://" in page
    assert 'value="skola.example"' in page
    assert f'value="{SECRET}"' in page  # the writer's own, not yet kept


def test_form__second_saver_is_told(administrator, in_schema, school) -> None:
    made = administrator.post("/import/anslutning/ny/", _form(school))
    assert administrator.post(made.url, _form(school, secret="", version="1", client_id="ettan")).status_code == 302
    late = administrator.post(made.url, _form(school, secret="", version="1", client_id="tvåan"))
    page = late.content.decode()
    assert late.status_code == 200
    assert "ettan" in page
    assert 'value="tvåan"' in page
    in_schema("k9901")
    assert Connection.objects.get().client_id == "ettan"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"secret": "fel"}, "hemlighet"),
        ({"base_address": "/nagonannanstans"}, "finns inget"),
        ({"token_address": ""}, "Tokenadressen svarar"),
    ],
    ids=["secret", "base address", "token address"],
)
def test_test__says_what_is_wrong(administrator, school, wrong: dict, told: str) -> None:
    values = {name: f"{school.address}{text}" if name.endswith("address") else text for name, text in wrong.items()}
    if "token_address" in wrong:
        values["token_address"] = f"{school.address}/ss12000/organisations"
        school.instead["/token"] = [Answer(500, b"")]
    made = administrator.post("/import/anslutning/ny/", _form(school, **values))
    page = administrator.post(f"{made.url}prova/", follow=True).content.decode()
    assert "Provet misslyckades" in page
    assert told in page


def test_failed_fetch__is_told_on_job_and_page(administrator, school, django_capture_on_commit_callbacks) -> None:
    made = administrator.post("/import/anslutning/ny/", _form(school, secret="fel"))
    with django_capture_on_commit_callbacks(execute=True):
        asked = administrator.post(f"{made.url}hamta/")
    assert "hemlighet" in administrator.get(asked.url).content.decode()
    assert "Den senaste hämtningen misslyckades" in administrator.get(made.url).content.decode()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.COACH, Role.ACCOUNT_MANAGER])
def test_connection__is_the_administrators(client_for, role) -> None:
    assert client_for("alfa", role).get("/import/anslutning/ny/").status_code == 403


# ---- by night --------------------------------------------------------------------------------------------------------
def test_nightly__fetches_what_is_due_and_applies_when_told(alfa, school, django_capture_on_commit_callbacks) -> None:
    school.persons = [person(A), person(B)]
    found = connect(school, applies=True)
    connect(school, name="Vilande", is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        enqueue_nightly()
    assert Job.objects.get(kind=services.JOB).arguments["connection"] == str(found.public_id)
    assert ImportRun.objects.get().state == ImportRun.State.APPLIED
    assert Job.objects.filter(state=Job.State.FAILED).count() == 0


def test_nightly__large_change_waits_for_a_reason(alfa, school) -> None:
    school.persons = [person(A), person(B)]
    found = connect(school, applies=True)
    for persons, expected in ((school.persons, ImportRun.State.APPLYING), (school.persons[:1], ImportRun.State.STAGED)):
        school.persons = persons
        if expected == ImportRun.State.STAGED:
            run = ImportRun.objects.get()
            from tenant_apps.sources.services.applying import apply_run

            apply_run(run=run, actor=None)
        job = Job.objects.create(
            kind=services.JOB, key=expected, arguments={"connection": str(found.public_id), "full": True, "day": None}
        )
        jobs.ss12000_fetch(job)
        assert ImportRun.objects.first().state == expected


def test_nightly__what_was_undone_does_not_come_back_unseen(alfa, school) -> None:
    school.persons = [person(A)]
    found = connect(school, applies=True)
    arguments = {"connection": str(found.public_id), "full": True, "day": None}
    jobs.ss12000_fetch(Job.objects.create(kind=services.JOB, key="1", arguments=arguments))
    ImportRun.objects.update(state=ImportRun.State.UNDONE)
    jobs.ss12000_fetch(Job.objects.create(kind=services.JOB, key="2", arguments=arguments))
    assert ImportRun.objects.first().state == ImportRun.State.STAGED


def test_nightly__passing_trouble_is_tried_again_by_the_job(alfa, school) -> None:
    found = connect(school)
    school.instead["/organisations"] = [Answer(503, b"")] * 99
    arguments = {"connection": str(found.public_id), "full": None, "day": "2026-10-07"}
    job = Job.objects.create(kind=services.JOB, key="x", arguments=arguments, attempts=1)
    with pytest.raises(services.FetchFailed):
        jobs.ss12000_fetch(job)
    job.attempts = 3
    with pytest.raises(jobs.JobProblem):
        jobs.ss12000_fetch(job)


def test_fetch__that_a_crash_left_is_closed_by_the_next(alfa, school) -> None:
    found = connect(school)
    school.persons = [person(A)]
    left = Fetch.objects.create(connection=found, is_full=True, until=NOW)
    with database.cursor() as cursor:
        cursor.execute("update sources_fetch set created_at = created_at - interval '1 hour'")
    services.run_fetch(connection=found, now=clock.now(), pace=QUICK)
    left.refresh_from_db()
    assert (left.state, left.problem) == (Fetch.State.FAILED, "stopped")


# ---- the command -----------------------------------------------------------------------------------------------------
def _command(*options: str) -> tuple[list[dict], int]:
    out, code = StringIO(), 0
    try:
        call_command("sync_ss12000", "--tenant", "k9901", "--json", *options, stdout=out)
    except SystemExit as ended:
        code = int(ended.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], code


@pytest.mark.req("K3-1.2d")
def test_command__stages_applies_and_goes_on_from_there(in_schema, school) -> None:
    in_schema("k9901")
    found = connect(school)
    in_schema("k9902")
    school.clock = clock.now()
    school.persons = [person(A), person(B)]
    (answer,), code = _command()
    assert (code, answer["source"], answer["full"], answer["state"], answer["new"]) == (0, "ss12000", True, "staged", 2)
    (answer,), code = _command("--apply")
    assert (code, answer["state"]) == (0, "applied")
    (answer,), code = _command("--source", "ss12000")
    assert (code, answer["full"], answer["state"], answer["rows"]) == (0, False, "applied", 0)  # nothing to look at
    school.persons = school.persons[:1]
    (answer,), code = _command("--full", "--apply")
    assert (code, answer["problem"], answer["state"], answer["gone"]) == (3, "reason", "staged", 1)
    (answer,), code = _command("--full", "--apply", "--reason", "skolan slut")
    assert (code, answer["state"]) == (0, "applied")
    school.instead["/token"] = [Answer(403, {})]
    (answer,), code = _command()
    assert (code, answer["problem"]) == (2, "login_refused")
    assert SECRET not in json.dumps(answer)
    assert found.pk


def test_command__names_what_is_missing(in_schema) -> None:
    with pytest.raises(CommandError):
        call_command("sync_ss12000", "--tenant", "k9901", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("sync_ss12000", "--tenant", "k0000", stdout=StringIO())


def test_history__of_a_connection_holds_who_and_what_but_no_secret(alfa, school) -> None:
    found = connect(school)
    services.save_connection(
        connection=found,
        version=1,
        details=details(school, client_id="ny"),
        secret="En-annan-hemlighet",
        actor=None,
        now=clock.now(),
    )
    events = Connection.pgh_event_models["changed"].objects.order_by("pgh_id")
    assert [event.client_id for event in events] == [CLIENT, "ny"]
    assert not _found_anywhere("En-annan-hemlighet", SECRET)
    assert Source.objects.get().period_days == 1
