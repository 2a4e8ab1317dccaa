"""Free text about a youth is looked through wherever it is written: asked about once, kept, and saved when confirmed (PRV-15)."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Contact, OutreachPause
from tenant_apps.register.models import Registration, Youth
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services.reminders import add_reminder
from tenant_apps.visits.models import VisitEntry
from tests.api.asking import Program
from tests.factories import register as make
from tests.tenant.register.pages.people import registered, years_ago
from tests.tenant.visits.test_recording import todays_visit

TODAY = clock.today()
SOON = (TODAY + timedelta(days=3)).isoformat()
WORD, TEXT = "adhd", "Har adhd och vill ha en praktik"
CONTACT = {
    "channel": "phone",
    "recipient": "youth",
    "outcome": "reached",
    "at": f"{TODAY.isoformat()}T00:01",
    "occupation": "",
    "as_of": "",
}


def _contact(youth: Youth) -> tuple[str, dict[str, str], str]:
    return reverse("contact-add", args=[youth.public_id]), CONTACT, "note"


def _next_contact(youth: Youth) -> tuple[str, dict[str, str], str]:
    return reverse("next-contact", args=[youth.public_id]), {"until_on": SOON, "reason": "asked"}, "note"


def _step(youth: Youth) -> tuple[str, dict[str, str], str]:
    from tenant_apps.outreach.ladder.selectors import standing

    step = standing(youth, today=TODAY).step
    assert step is not None
    return reverse("step-record", args=[youth.public_id]), {"way": step.way.value, "result": "skipped"}, "note"


def _reminder(youth: Youth) -> tuple[str, dict[str, str], str]:
    return reverse("reminder-add", args=[youth.public_id]), {"due_on": SOON, "holder": "coach", "recurs": ""}, "text"


def _registration(youth: Youth) -> tuple[str, dict[str, str], str]:
    one = youth.registrations.get()
    body = {"latest_studies": one.latest_studies, "covered_from": one.covered_from.isoformat(), "version": "1"}
    return reverse("registration-edit", args=[one.public_id]), body, "source_note"


def _mistake(youth: Youth) -> tuple[str, dict[str, str], str]:
    return reverse("registration-mistake", args=[youth.registrations.get().public_id]), {"version": "1"}, "reason"


def _close(youth: Youth) -> tuple[str, dict[str, str], str]:
    body = {"ceased_on": TODAY.isoformat(), "end_reason": "national_programme", "version": "1"}
    return reverse("registration-close", args=[youth.registrations.get().public_id]), body, "source"


def _exempt(youth: Youth) -> tuple[str, dict[str, str], str]:
    return reverse("exempt-set", args=[youth.public_id]), {"until": SOON, "version": "1"}, "reason"


def _handover(youth: Youth) -> tuple[str, dict[str, str], str]:
    body = {"wish": "asked", "said_on": TODAY.isoformat(), "handed_over_on": "", "agency": "", "ground": ""}
    return reverse("handover", args=[youth.public_id]), body, "unit"


WRITTEN = [_contact, _next_contact, _step, _reminder, _registration, _mistake, _close, _exempt, _handover]


@pytest.mark.req("PRV-15")
@pytest.mark.parametrize("about", WRITTEN, ids=[one.__name__.strip("_") for one in WRITTEN])
def test_page__asks_once_keeps_what_was_written_and_logs_nothing_of_it(alfa, client_for, caplog, about) -> None:
    youth = registered(days_ago=60)
    address, body, name = about(youth)
    client = client_for("alfa", Role.COORDINATOR)
    caplog.set_level(logging.INFO)
    asked = client.post(address, body | {name: TEXT})
    text = asked.content.decode()
    assert asked.status_code == 200, text[:500]
    assert "Har adhd och vill ha en praktik" in text
    assert 'type="checkbox" name="words_confirmed"' in text
    assert WORD not in caplog.text.lower()
    saved = client.post(address, body | {name: TEXT, "words_confirmed": "on"})
    assert saved.status_code == 302, saved.content.decode()[:3000]


@pytest.mark.req("PRV-15")
def test_proposal__is_decided_when_its_reason_is_confirmed(alfa, client_for) -> None:
    one = make.proposal(make.youth(years_ago(17)), TODAY - timedelta(days=3))
    client = client_for("alfa", Role.COORDINATOR)
    body = {
        "visa": "in",
        "lage": "nya",
        "scope": "chosen",
        "chosen": [str(one.public_id)],
        "action": "reject",
        "reason": TEXT,
    }
    asked = client.post(reverse("proposals-decide"), body)
    assert asked.status_code == 422
    assert 'type="checkbox" name="words_confirmed"' in asked.content.decode()
    assert client.post(reverse("proposals-decide"), body | {"words_confirmed": "on"}).status_code == 302


@pytest.mark.req("PRV-15")
def test_reminder__put_aside_is_asked_about_where_the_note_is(alfa, client_for, in_schema) -> None:
    one = add_reminder(youth=registered(), text="Ring", due_on=TODAY, actor=None, now=clock.now())
    client, address = client_for("alfa", Role.COACH), reverse("reminder-act", args=[one.public_id])
    body = {"action": "dismiss", "note": TEXT, "place": "list"}
    asked = client.post(address, body)
    text = asked.content.decode()
    assert f'value="{TEXT}"' in text
    assert 'type="checkbox" name="words_confirmed"' in text
    in_schema("k9901")
    assert Reminder.objects.get().state == "open"
    assert client.post(address, body | {"words_confirmed": "on"}).status_code == 302
    in_schema("k9901")
    assert (Reminder.objects.get().state, Reminder.objects.get().closing_note) == ("dismissed", TEXT)


# ---- the telephone ---------------------------------------------------------------------------------------------------
@pytest.mark.req("PRV-15")
def test_phone__asks_without_the_word_and_saves_when_confirmed(alfa, client_for, in_schema) -> None:
    visit = todays_visit()
    client, address = client_for("alfa", Role.COACH), reverse("visit-record", args=[visit.public_id])
    body = {"key": str(uuid.uuid4()), "result": "nobody_home:guardian", "note": TEXT, "at": clock.now().isoformat()}
    asked = client.post(address, body, headers={"X-Kaa-Queue": "1"})
    assert (asked.status_code, asked.json()["state"]) == (422, "words")
    assert WORD not in asked.json()["why"].lower()
    in_schema("k9901")
    assert not VisitEntry.objects.exists()
    saved = client.post(address, body | {"words_confirmed": "on"}, headers={"X-Kaa-Queue": "1"})
    assert (saved.status_code, saved.json()["state"]) == (200, "saved")
    in_schema("k9901")
    assert Contact.objects.get().note == TEXT


@pytest.mark.req("PRV-15")
def test_phone__without_javascript_stands_as_it_was_written_with_the_question(alfa, client_for, in_schema) -> None:
    visit = todays_visit()
    client, address = client_for("alfa", Role.COACH), reverse("visit-record", args=[visit.public_id])
    body = {"key": str(uuid.uuid4()), "result": "nobody_home:guardian", "note": TEXT}
    text = client.post(address, body).content.decode()
    assert f'value="{TEXT}"' in text
    assert 'name="words_confirmed"' in text
    in_schema("k9901")
    assert not VisitEntry.objects.exists()
    assert client.post(address, body | {"words_confirmed": "on"}).status_code == 302


# ---- programs --------------------------------------------------------------------------------------------------------
@pytest.mark.req("PRV-15")
@pytest.mark.parametrize(
    "noun", ["contacts", "reminders", "steps/pass", "registrations/close", "registrations/mistake", "referrals"]
)
def test_program__gets_422_with_the_field_and_what_to_send(alfa, noun, caplog) -> None:
    from tenant_apps.outreach.ladder.selectors import standing
    from tests.tenant.support.test_referrals import meeting

    youth = registered(days_ago=60)
    key, one, day, now = str(youth.public_id), youth.registrations.get(), TODAY.isoformat(), clock.now().isoformat()
    step = standing(youth, today=TODAY).step
    assert step is not None
    path, body, field = {
        "contacts": ("contacts/", {"youth": key, "at": now, "channel": "phone", "recipient": "youth", "outcome": "reached"}, "note"),
        "reminders": ("reminders/", {"youth": key, "due_on": SOON}, "text"),
        "steps/pass": ("steps/pass/", {"youth": key, "way": step.way.value}, "note"),
        "registrations/close": (f"registrations/{one.public_id}/close/", {"ceased_on": day, "end_reason": "national_programme"}, "source"),
        "registrations/mistake": (f"registrations/{one.public_id}/mistake/", {}, "reason"),
        "referrals": ("referrals/", {
            "youth": key, "meeting": str(meeting().public_id), "meets_on": TODAY.isoformat(), "type": "internship", "ground": "own_work",
        }, "asks"),
    }[noun]  # fmt: skip
    program = Program(Role.COORDINATOR)
    caplog.set_level(logging.INFO)
    asked = program.post(path, body | {field: TEXT}, HTTP_IF_MATCH='"1"')
    assert asked.status_code == 422, asked.content
    told = asked.json()
    assert [error["field"] for error in told["errors"]] == [field]
    assert "words_confirmed" in told["detail"]
    assert WORD not in (asked.content.decode() + caplog.text).lower()
    saved = program.post(path, body | {field: TEXT, "words_confirmed": True}, HTTP_IF_MATCH='"1"')
    assert saved.status_code in {200, 201}, saved.content


def test_nothing_else__is_kept_of_what_was_asked_about(alfa, client_for, in_schema) -> None:
    youth = registered(days_ago=60)
    address, body, name = _next_contact(youth)
    client_for("alfa", Role.COACH).post(address, body | {name: TEXT})
    in_schema("k9901")
    assert not OutreachPause.objects.exists()
    assert Registration.objects.get().version == 1
