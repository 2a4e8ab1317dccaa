"""What is done with all who are chosen in the list: labels, letters, Excel; those left out are told with why."""

from __future__ import annotations

import io
import uuid
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.audit.models import ReadLog
from tenant_apps.outreach.models import Contact
from tenant_apps.register.bulk_jobs import KIND, sweep, workbook_anew
from tenant_apps.register.forgetting import ANEW, forget_protected
from tenant_apps.register.models import ListWorkbook, Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.reminders.models import Reminder
from tenant_apps.work import files
from tenant_apps.work.models import Job
from tenant_apps.work.services import run
from tests.factories import accounts
from tests.factories import register as make
from tests.tenant.register.pages.people import registered, years_ago
from tests.tenant.register.pages.test_list import tick

TODAY = clock.today()


def do(client, in_schema, action: str, *people: Youth, everything: bool = False, **data: Any) -> Job:
    """Chosen, asked for and worked off, as the worker would."""
    if everything:
        tick(client, "", [], choose="everything")
    else:
        tick(client, "", list(people), *people)
    answer = client.post(reverse("bulk", args=[action]), data)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    in_schema("k9901")
    job = Job.objects.filter(kind=KIND).latest("id")
    run(public_id=str(job.public_id))
    job.refresh_from_db()
    return job


@pytest.mark.req("K3-2.3")
def test_label__of_many_is_one_history_step_each_and_tells_who_had_it(alfa, client_for, in_schema) -> None:
    label = Label.objects.create(name="Maria")
    people = [registered() for _n in range(3)]
    Youth.objects.filter(pk=people[0].pk).update(label=label)
    client = client_for("alfa", Role.COACH)
    job = do(client, in_schema, "label", *people, value=str(label.public_id))
    assert (job.state, job.result["done"], job.result["unchanged"], job.result["failed"]) == ("done", 2, 1, {})
    assert set(Youth.objects.values_list("label", "version")) == {(label.pk, 1), (label.pk, 2)}
    again = do(client, in_schema, "label", *people, value="-")
    assert again.result["done"] == 3
    assert not Youth.objects.exclude(label=None).exists()
    page = client.get(reverse("bulk-result", args=[again.public_id]))
    assert "Klart för 3 ungdomar" in page.content.decode()
    assert client_for("alfa", Role.COACH).get(reverse("bulk-result", args=[again.public_id])).status_code == 404


@pytest.mark.req("K3-2.3")
def test_label__everybody_whom_the_filter_shows_but_one(alfa, client_for, in_schema) -> None:
    label = Label.objects.create(name="Maria")
    people = [registered(age=17) for _n in range(4)]
    other = registered(age=18)
    client = client_for("alfa", Role.COACH)
    tick(client, "?age=17", [], choose="everything")
    tick(client, "?age=17", people, *people[1:])
    assert client.get(reverse("bulk", args=["label"])).context["count"] == 3
    client.post(reverse("bulk", args=["label"]), {"value": str(label.public_id)})
    in_schema("k9901")
    run(public_id=str(Job.objects.get(kind=KIND).public_id))
    assert set(Youth.objects.filter(label=label)) == set(people[1:])
    assert other.label is None


@pytest.mark.req("K3-2.3", "K3-2.3e", "K4-6.3")
def test_contact__is_logged_with_those_who_can_be_reached_and_the_others_are_named(alfa, client_for, in_schema) -> None:
    reachable, without, failed, adult, alone = (registered(family_name=name) for name in ("Ab", "Be", "Ce", "De", "Ek"))
    adult.birth_date = years_ago(18, days=3)
    adult.save()
    for one in (reachable, without, failed, adult):
        make.guardian(one)
    for one in (reachable, adult, alone):
        make.detail(one, "Påhittade gatan 1", kind="address")
    make.detail(failed, "Påhittade gatan 2", kind="address", failed_on=TODAY)
    client = client_for("alfa", Role.COACH)
    at = (clock.now() - timedelta(minutes=5)).isoformat()
    data = {"channel": "letter", "recipient": "guardian", "at": at, "note": "Höstbrevet"}
    job = do(client, in_schema, "contact", everything=True, **data)
    assert job.result["done"] == 1
    assert job.result["failed"] == {
        str(without.public_id): "no_detail", str(failed.public_id): "no_detail", str(adult.public_id): "of_age", str(alone.public_id): "no_guardian",
    }  # fmt: skip
    contact = Contact.objects.get()
    assert (contact.youth, contact.channel, contact.outcome, contact.note) == (
        reachable,
        "letter",
        "sent",
        "Höstbrevet",
    )
    assert contact.user == client.user
    page = client.get(reverse("bulk-result", args=[job.public_id]))
    assert [row["name"].split()[-1] for row in page.context["rows"]] == ["Be", "Ce", "De", "Ek"]
    assert "Är myndig" in page.content.decode()
    in_schema("k9901")
    log = ReadLog.objects.latest("id")
    assert (log.page, len(log.youths)) == ("bulk-result", 4)


@pytest.mark.req("K3-2.3")
def test_contact__is_not_logged_twice_when_the_worker_dies_before_it_says_so(alfa, client_for, in_schema) -> None:
    youth = registered()
    make.detail(youth, "Påhittade gatan 1", kind="address")
    data = {"channel": "letter", "recipient": "youth", "at": clock.now().isoformat(), "note": ""}
    job = do(client_for("alfa", Role.COACH), in_schema, "contact", youth, **data)
    Job.objects.filter(pk=job.pk).update(state="running", started_at=clock.now() - timedelta(hours=2))
    run(public_id=str(job.public_id))
    assert Contact.objects.count() == 1
    assert Job.objects.get(pk=job.pk).state == "done"


@pytest.mark.req("K3-2.3", "K4-7.1c", "REL-06")
def test_bulk__delivered_again_when_it_is_done_is_the_same_job(alfa, client_for, in_schema) -> None:
    youth, client, page = registered(), client_for("alfa", Role.COACH), str(uuid.uuid4())
    told = {"text": "Ring", "due_on": TODAY.isoformat(), "once": page}
    job = do(client, in_schema, "reminder", youth, **told)
    assert do(client, in_schema, "reminder", youth, **told) == job
    assert Reminder.objects.count() == 1
    assert (
        do(client, in_schema, "reminder", youth, **{**told, "text": "Skriv"}) != job
    )  # gone back to, and said otherwise
    assert Reminder.objects.count() == 2


@pytest.mark.req("K3-2.3", "PRV-24")
def test_chosen__are_counted_in_the_list_without_those_who_came_under_protection(alfa, client_for, in_schema) -> None:
    stays, hidden = registered(), registered()
    client = client_for("alfa", Role.COACH)
    tick(client, "", [stays, hidden], stays, hidden)
    in_schema("k9901")
    Youth.objects.filter(pk=hidden.pk).update(protected_at=clock.now())
    assert client.get(reverse("youths")).context["selection"]["n"] == 1
    assert client.get(reverse("bulk", args=["label"])).context["count"] == 1


@pytest.mark.req("K3-2.3", "PRV-24")
def test_bulk__never_touches_who_is_protected_also_for_the_handler(alfa, client_for, in_schema) -> None:
    label = Label.objects.create(name="Maria")
    shown, hidden = registered(), registered(protected=True)
    handler = client_for("alfa", Role.ADMINISTRATOR, Role.PROTECTED_HANDLER)
    job = do(handler, in_schema, "label", shown, hidden, value=str(label.public_id))
    assert (job.result["done"], job.result["gone"]) == (1, 1)
    assert Youth.objects.get(pk=hidden.pk).label is None
    book = do(handler, in_schema, "excel", everything=True, columns=["number", "age"])
    assert ListWorkbook.objects.get(public_id=book.result["workbook"]).youths == [shown.public_id]


@pytest.mark.req("PRV-22", "PRV-24")
def test_result__is_counted_without_those_who_came_under_protection(alfa, client_for, in_schema) -> None:
    label = Label.objects.create(name="Maria")
    people = [registered() for _n in range(4)]
    Youth.objects.filter(pk__in=[people[0].pk, people[1].pk]).update(label=label)
    client = client_for("alfa", Role.COACH)
    job = do(client, in_schema, "label", *people, value=str(label.public_id))
    told = client.get(reverse("bulk-result", args=[job.public_id])).context["told"]
    assert (told["done"], told["unchanged"]) == (2, 2)
    in_schema("k9901")
    hidden = [people[0], people[2]]
    handler = accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    for one in hidden:
        protect_by_hand(youth=one, note="ringde oss", actor=handler, now=clock.now())
    told = client.get(reverse("bulk-result", args=[job.public_id])).context["told"]
    assert (told["done"], told["unchanged"]) == (1, 1)
    in_schema("k9901")
    for one in hidden:
        erase(youth=one, actor=handler, now=clock.now())
    job.refresh_from_db()
    assert not [one for one in hidden if str(one.public_id) in str((job.arguments, job.result))]


@pytest.mark.parametrize("action", ["label", "unit", "contact"])
def test_bulk__is_refused_to_readers(alfa, client_for, action) -> None:
    client = client_for("alfa", Role.READER)
    assert client.get(reverse("bulk", args=[action])).status_code == 403
    assert client.post(reverse("bulk", args=[action]), {"value": "-"}).status_code == 403
    assert client.get(reverse("bulk", args=["annat"])).status_code == 404


def test_bulk__keeps_what_was_written_when_something_is_wrong(alfa, client_for) -> None:
    client = client_for("alfa", Role.COACH)
    one = registered()
    tick(client, "", [one], one)
    page = client.post(
        reverse("bulk", args=["contact"]), {"channel": "", "recipient": "youth", "at": "", "note": "Höstbrevet"}
    )
    assert page.status_code == 200
    assert "Höstbrevet" in page.content.decode()
    assert set(page.context["form"].errors) == {"channel", "at"}


@pytest.mark.req("K3-2.3", "SEC-06")
def test_excel__holds_texts_and_is_marked_and_logged(alfa, client_for, in_schema) -> None:
    registered(
        given_name='=HYPERLINK("http://x.test")', family_name="+Ab\x07", label=Label.objects.create(name="@Maria")
    )
    registered(family_name="Be", given_name="Bo")
    client = client_for("alfa", Role.ADMINISTRATOR)
    job = do(client, in_schema, "excel", everything=True, columns=["number", "label", "warnings"])
    fetched = client.get(reverse("list-workbook", args=[job.result["workbook"]]))
    assert fetched["Content-Type"].startswith("application/vnd.openxml")
    content = fetched.content
    assert b"<f>" not in b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(name) for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == ["Namn", "Personnummer", "Etikett", "Varningar"]
    assert [row[0].strip() for row in rows[1:]] == ['\'=HYPERLINK("http://x.test") +Ab', "Bo Be"]
    assert rows[1][2] == "'@Maria"
    about = dict(row[:2] for row in book.get_sheet_by_index(1).to_python())
    assert about["Framtagen av"] == client.user.name
    assert about["Filter"] == "Visa: Registrerade nu"
    assert about["Ungdomar"] == "2"
    in_schema("k9901")
    log = ReadLog.objects.latest("id")
    assert (log.page, log.ground, len(log.youths)) == ("list-workbook", "export", 2)


@pytest.mark.req("K3-2.3", "PRV-32")
def test_excel__holds_no_numbers_for_who_may_not_take_them(alfa, client_for, in_schema) -> None:
    registered()
    coach = client_for("alfa", Role.COACH)
    tick(coach, "", [], choose="everything")
    refused = coach.post(reverse("bulk", args=["excel"]), {"columns": ["number", "age"]})
    assert refused.status_code == 200
    assert refused.context["form"].errors["columns"]
    job = do(coach, in_schema, "excel", everything=True, columns=["age"])
    url = reverse("list-workbook", args=[job.result["workbook"]])
    assert coach.get(url).status_code == 200
    assert client_for("alfa", Role.ADMINISTRATOR).get(url).status_code == 404  # another's file is nobody else's


@pytest.mark.req("PRV-24")
def test_excel__is_made_anew_without_somebody_who_comes_under_protection(alfa, client_for, in_schema) -> None:
    one, other = registered(), registered()
    client = client_for("alfa", Role.ADMINISTRATOR)
    job = do(client, in_schema, "excel", one, other, columns=["age"])
    url = reverse("list-workbook", args=[job.result["workbook"]])
    Youth.objects.filter(pk=one.pk).update(protected_at=clock.now())
    assert client.get(url).status_code == 404
    in_schema("k9901")
    before = ListWorkbook.objects.select_related("file").get()
    forget_protected([one.pk])
    assert not ListWorkbook.objects.exists()
    waiting = Job.objects.get(kind=ANEW)
    for _twice in range(2):  # delivered twice, it is one file
        workbook_anew(waiting)
    after = ListWorkbook.objects.get()
    assert (after.public_id, after.created_at, after.file.name) == (
        before.public_id,
        before.created_at,
        before.file.name,
    )
    assert after.youths == [other.public_id]
    assert client.get(url).status_code == 200


@pytest.mark.req("K3-2.3")
def test_excel__is_erased_after_seven_days(alfa, client_for, in_schema, django_capture_on_commit_callbacks) -> None:
    one = registered()
    do(client_for("alfa", Role.COACH), in_schema, "excel", one, columns=["age"])
    path = files.path_of(ListWorkbook.objects.get().file)
    ListWorkbook.objects.update(created_at=clock.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep(Job())["workbooks"] == 1
    assert not path.exists()
    assert not ListWorkbook.objects.exists()
