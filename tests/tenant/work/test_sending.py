"""The outbox: each message once, whatever is delivered how often (REL-06); nothing to those under protection (PRV-22)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPDataError
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import SchoolLink, SchoolUnit
from tenant_apps.doors.services.links import new_link, send_code
from tenant_apps.reminders import digest
from tenant_apps.work import sending, tasks
from tenant_apps.work.models import Message
from tests.factories import accounts
from tests.factories import register as make

pytestmark = pytest.mark.req("REL-06", "K3-3.2")


def _message(key: str = "a", **fields: Any) -> Message:
    made = {
        "channel": "email",
        "recipient": "maria@example.test",
        "subject": "Rapporten är öppen",
        "body": "Logga in.",
        **fields,
    }
    return Message.objects.create(key=key, **made)


def _state(key: str = "a") -> str:
    return str(Message.objects.get(key=key).state)


class _Busy(EmailBackend):
    def send_messages(self, messages: Any) -> int:
        if "refused@example.test" in messages[0].to:
            raise SMTPDataError(451, b"try later, refused@example.test")
        return int(super().send_messages(messages))


class _Down(EmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError


@pytest.mark.parametrize("deliveries", [1, 2, 3])
def test_message__is_sent_once_however_often_the_job_comes(alfa: Any, deliveries: int) -> None:
    for n in range(3):
        _message(str(n))
    _message("post", channel="letter"), _message("later", send_after=clock.now() + timedelta(hours=1))
    _message("withdrawn", state="withdrawn")
    for _n in range(deliveries):
        tasks.send_messages(alfa.schema_name)
    assert [one.to for one in mail.outbox] == [["maria@example.test"]] * 3
    assert {one.key: one.state for one in Message.objects.all()} == {
        "0": "sent", "1": "sent", "2": "sent", "post": "waiting", "later": "waiting", "withdrawn": "withdrawn"
    }  # fmt: skip
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 3


def test_message__somebody_else_is_sending__is_passed_over(alfa: Any) -> None:
    _message()
    claimed = sending._waiting(clock.now()).select_for_update(skip_locked=True, of=("self",))
    assert "SKIP LOCKED" in str(claimed.query)
    assert claimed.first() is not None


def test_message__to_somebody_who_came_under_protection__is_withdrawn(alfa: Any) -> None:
    _message("hidden", youth=make.youth(date(2009, 3, 3), protected=True)), _message("shown", youth=make.youth())
    sending.send_waiting()
    assert (_state("hidden"), _state("shown"), len(mail.outbox)) == ("withdrawn", "sent", 1)


def test_message__refused__is_tried_again_then_failed_and_told_without_the_address(
    alfa: Any, settings: Any, client_for: Any, in_schema: Any, capsys: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}._Busy"
    _message("a", recipient="refused@example.test"), _message("b")
    now = clock.now()
    states = []
    for _attempt in range(sending.MAX_ATTEMPTS):
        sending.send_waiting(now=now)
        sending.send_waiting(now=now)  # its turn has not come
        states.append(_state())
        now += timedelta(days=1)
    assert states == ["waiting", "waiting", "waiting", "failed"]
    assert (_state("b"), len(mail.outbox), Message.objects.get(key="a").problem) == ("sent", 1, "SMTPDataError")
    out = capsys.readouterr()
    assert "refused@example.test" not in out.out + out.err
    client = client_for("alfa", Role.COORDINATOR)
    page = client.get(reverse("outbox")).content.decode()
    assert "SMTPDataError" in page
    assert "refused@example.test" not in page
    assert client.post(reverse("outbox")).status_code == 302
    in_schema(alfa.schema_name)
    assert _state() == "waiting"


@pytest.mark.req("K4-7.1")
@pytest.mark.parametrize("state", ["waiting", "failed"])
def test_message__too_late_or_without_text__is_not_sent_and_the_page_says_so(
    alfa: Any, client_for: Any, state: str
) -> None:
    now = clock.now() + timedelta(minutes=1)
    _message("old", state=state, expires_at=now), _message("emptied", state=state, body="")
    _message("fresh", state=state, expires_at=now + timedelta(minutes=1))
    if state == "failed":
        assert sending.send_again(now=now) == 1
    sending.send_waiting(now=now)
    assert ({key: _state(key) for key in ("old", "emptied", "fresh")}, len(mail.outbox)) == (
        {"old": "expired", "emptied": "expired", "fresh": "sent"},
        1,
    )
    page = client_for("alfa", Role.COORDINATOR).get(reverse("outbox")).content.decode()
    assert "Inte skickade, eftersom det var för sent eller texten hade tagits bort</dt><dd>2</dd>" in page


@pytest.mark.req("K4-7.1")
def test_message__that_grows_old_while_it_is_put_off__is_not_tried_again(alfa: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}._Busy"
    now = clock.now() + timedelta(minutes=1)
    _message(recipient="refused@example.test", expires_at=now + timedelta(minutes=5))
    sending.send_waiting(now=now)
    assert _state() == "waiting"
    sending.send_waiting(now=now + timedelta(hours=1))
    assert (_state(), Message.objects.get().attempts) == ("expired", 1)


@pytest.mark.req("K4-7.1")
def test_codes_and_digests__say_when_they_cease_to_hold(alfa: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
    unit = SchoolUnit.objects.create(
        code="10000001", name="Skolan", municipality_code="2281", email="skolan@example.test"
    )
    new_link(unit=unit, actor=accounts.user(Role.COORDINATOR), now=now)
    assert send_code(link=SchoolLink.objects.get(), now=now)
    letter = digest.Letter(accounts.user(Role.COACH), digest.Figures(overdue=1), digest.Figures(), 0, digest.House())
    monkeypatch.setattr(digest, "letters", lambda *, today: [letter])
    digest.write_digests(today=date(2026, 11, 16), address="https://alfa.example")
    told = dict(Message.objects.values_list("channel", "expires_at").filter(key__startswith="school-code:"))
    assert told == {"email": now + timedelta(minutes=20)}
    of_day = Message.objects.get(key__startswith="digest:").expires_at
    assert of_day == datetime(2026, 11, 16, 23, 0, tzinfo=UTC)  # midnight in Stockholm


def test_server_down__nobody_loses_a_turn(alfa: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}._Down"
    _message()
    assert sending.send_waiting()["unreachable"] == 1
    assert Message.objects.values_list("state", "attempts").get() == ("waiting", 0)


@pytest.mark.req("PRV-14")
def test_notices_to_labels__hold_nobodys_data(alfa: Any) -> None:
    from tenant_apps.accounts.models import Label
    from tenant_apps.reporting.notices import open_report

    coach = accounts.user(Role.COACH)
    label = Label.objects.create(name="Väst", user=coach)
    accounts.user(Role.ADMINISTRATOR)
    youth = make.youth(family_name="Hemlighet", given_name="Unik", label=label)
    make.registration(youth, date(2026, 8, 1), latest_studies="")
    make.detail(youth, "0701740635")
    open_report(period="2026H1", actor=None, today=date(2026, 11, 22))
    assert Message.objects.exists()
    sending.send_waiting()
    text = "\n".join(f"{one.subject}\n{one.body}" for one in mail.outbox)
    assert text
    for secret in (
        "Hemlighet",
        "Unik",
        str(youth.personnummer),
        str(youth.personnummer)[-4:],
        "0701740635",
        str(youth.public_id),
    ):
        assert secret not in text


@pytest.mark.req("K4-7.1e")
def test_message__that_cannot_be_asked_about_is_never_sent_and_holds_up_no_other(
    alfa: Any, settings: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    """Whatever a check of another room stumbles over."""
    settings.SMS_FILE_PATH = str(tmp_path)
    bad = _message("bad")
    for n in range(3):
        _message(str(n))
    _message("sms", channel="sms", recipient="+46701740605")

    def check(*, messages: Any, **_told: Any) -> int:
        if bad.pk in messages:
            Message.objects.filter(pk__in=messages).update(state="withdrawn")  # half done, and taken back
            raise LookupError
        return 0

    monkeypatch.setattr(sending, "BEFORE", [check])
    now = clock.now()
    for _attempt in range(sending.MAX_ATTEMPTS):
        sending.send_waiting(now=now)
        now += timedelta(days=1)
    assert {one.key: one.state for one in Message.objects.all()} == {
        "bad": "failed", "0": "sent", "1": "sent", "2": "sent", "sms": "sent",
    }  # fmt: skip
    assert (Message.objects.get(key="bad").problem, len(mail.outbox)) == ("LookupError", 3)
