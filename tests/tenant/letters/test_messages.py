"""Text messages and e-mail through the outbox: once, to the right person, and never the secret in sight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core import mail

from tenant_apps.letters.models import Letter, SmsGateway
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.services.settings import save_gateway
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Youth
from tenant_apps.register.services.guardians import hide_all_but
from tenant_apps.work import sending
from tenant_apps.work.models import Message, Secret
from tests.factories import letters as post
from tests.factories import register as make

pytestmark = pytest.mark.req("REL-06")
DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def sms_folder(tmp_path: Path, settings: Any) -> Path:
    settings.SMS_FILE_PATH = str(tmp_path)
    return tmp_path / "k9901"


@pytest.fixture
def youth(alfa: Any) -> Youth:
    made = post.reachable(date(2008, 1, 26), given_name="Sms")
    make.detail(made, "0701740635")
    make.detail(made, "sms@example.test", kind="email")
    return made


@pytest.mark.req("K4-3.1")
@pytest.mark.parametrize("deliveries", [1, 3])
def test_sms__is_sent_once_and_logged_however_often_it_is_asked(
    youth: Youth, sms_folder: Path, deliveries: int
) -> None:
    mailing = post.made("sms-ungdom", youth, today=DAY).mailing
    for _n in range(deliveries):
        send_mailing(mailing=mailing, actor=None, now=NOW)
        sending.send_waiting(now=NOW)
    (written,) = [json.loads(one.read_text()) for one in sms_folder.iterdir()]
    assert written["to"] == "+46701740635"
    assert "Hej Sms!" in written["text"]
    assert Letter.objects.get().state == "posted"
    assert Contact.objects.values_list("channel", "recipient", "outcome").get() == ("sms", "youth", "sent")


@pytest.mark.req("K4-3.1f")
def test_email__of_somebody_deceased_since_is_withdrawn_at_the_moment_of_sending(youth: Youth) -> None:
    mailing = post.made("kort-mejl", youth, today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    Youth.objects.filter(pk=youth.pk).update(deceased_on=DAY)
    sending.send_waiting(now=NOW)
    assert mail.outbox == []
    letter = Letter.objects.select_related("message").get()
    assert (letter.state, letter.reason, letter.message.state, letter.message.body) == (
        "withdrawn",
        "deceased",
        "withdrawn",
        "",
    )


def test_email__that_bounced_marks_the_address(youth: Youth) -> None:
    mailing = post.made("kort-mejl", youth, today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    sending.send_waiting(now=NOW)
    assert mail.outbox[0].to == ["sms@example.test"]
    mark_returned(letter=Letter.objects.get(), actor=None, now=NOW)
    assert ContactDetail.objects.get(kind="email").failed_reason == "bounced_email"


# ---- the gateway -----------------------------------------------------------------------------------------------------
class _Gateway(BaseHTTPRequestHandler):
    answers: list[int] = []
    heard: list[tuple[dict[str, str], bytes]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((dict(self.headers), body))
        answer = self.answers.pop(0) if self.answers else 200
        if not answer:  # hangs up
            return
        self.send_response(abs(answer))
        if answer < 0:  # hangs up in the middle of the answer
            self.send_header("Content-Length", "100")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def gateway(alfa: Any, settings: Any) -> Iterator[type[_Gateway]]:
    settings.SMS_FILE_PATH = ""
    _Gateway.answers, _Gateway.heard = [], []
    server = HTTPServer(("127.0.0.1", 0), _Gateway)
    Thread(target=server.serve_forever, daemon=True).start()
    values = {
        "kind": "json",
        "address": f"http://127.0.0.1:{server.server_port}/sms",
        "username": "",
        "sender": "KAA",
        "is_active": True,
    }
    save_gateway(version=None, values=values, secret="mycket-hemlig", actor=None)
    yield _Gateway
    server.shutdown()


@pytest.mark.req("K4-3.1e")
def test_gateway__busy_is_tried_again_with_the_same_id_and_refused_is_not(
    gateway: Any, youth: Youth, caplog: Any
) -> None:
    mailing = post.made("sms-ungdom", youth, today=DAY).mailing
    gateway.answers = [503, 400]
    send_mailing(mailing=mailing, actor=None, now=NOW)
    sending.send_waiting(now=NOW)
    message = Message.objects.get()
    assert (message.state, message.attempts) == ("waiting", 1)
    later = NOW + timedelta(hours=1)
    sending.send_waiting(now=later)
    message.refresh_from_db()
    assert (message.state, message.problem) == ("failed", "HTTP 400")
    keys = {headers["Idempotency-Key"] for headers, _body in gateway.heard}
    assert keys == {str(message.public_id)}
    told = json.loads(gateway.heard[0][1])
    assert (told["from"], told["to"]) == ("KAA", "+46701740635")
    assert gateway.heard[0][0]["Authorization"] == "Bearer mycket-hemlig"
    assert "mycket-hemlig" not in caplog.text
    assert not Contact.objects.exists()
    mark_returned(letter=Letter.objects.get(), actor=None, now=later)
    assert ContactDetail.objects.get(kind="phone").failed_on is not None
    assert sending.send_again(now=later) == 0


@pytest.mark.req("REL-06", "K4-3.1e")
@pytest.mark.parametrize("answer", [0, 504], ids=["hangs up", "its proxy gives up"])
@pytest.mark.parametrize(("kind", "heard"), [("form", 1), ("json", 2)])
def test_gateway__that_hears_and_does_not_answer_gets_it_once_unless_it_knows_it_again(
    gateway: Any, youth: Youth, kind: str, heard: int, answer: int
) -> None:
    SmsGateway.objects.update(kind=kind, username="kaa")
    gateway.answers = [answer]
    mailing = post.made("sms-ungdom", youth, today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    for hours in (0, 1, 2):
        sending.send_waiting(now=NOW + timedelta(hours=hours))
    assert len(gateway.heard) == heard
    told = Message.objects.values_list("state", "problem").get()
    assert told == (("failed", "UNANSWERED") if kind == "form" else ("sent", ""))


@pytest.mark.req("REL-06", "K4-3.1e")
def test_gateway__that_said_yes_and_hung_up_has_got_it(gateway: Any, youth: Youth) -> None:
    SmsGateway.objects.update(kind="form", username="kaa")
    gateway.answers = [-200]
    send_mailing(mailing=post.made("sms-ungdom", youth, today=DAY).mailing, actor=None, now=NOW)
    sending.send_waiting(now=NOW)
    assert Message.objects.values_list("state", "problem").get() == ("sent", "")


@pytest.mark.req("K4-3.10")
def test_message__to_a_guardian_who_is_hidden_before_it_leaves_goes_to_the_other(alfa: Any, sms_folder: Path) -> None:
    minor = post.reachable(date(2010, 5, 17))
    hidden = post.guardian(minor, 1, name="Kim Dold", phone="0701740635")
    mailing = post.made("sms-ungdom", minor, today=DAY, sent_to="guardian").mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    hide_all_but(named={minor.pk: {}}, source=hidden.source, now=NOW)
    post.guardian(minor, 1, name="Zeb Öppen", phone="0701740606")
    send_mailing(mailing=mailing, actor=None, now=NOW)
    sending.send_waiting(now=NOW)
    (written,) = [json.loads(one.read_text()) for one in sms_folder.iterdir()]
    assert written["to"] == "+46701740606"


def test_gateway__that_refuses_the_login_costs_no_message_its_turn(gateway: Any, youth: Youth) -> None:
    mailing = post.made("sms-ungdom", youth, today=DAY).mailing
    gateway.answers = [401]
    send_mailing(mailing=mailing, actor=None, now=NOW)
    assert sending.send_waiting(now=NOW)["unreachable"] == 1
    assert Message.objects.values_list("state", "attempts").get() == ("waiting", 0)


def test_gateway__secret_is_sealed(gateway: Any) -> None:
    kept = Secret.objects.get(name=SmsGateway.SECRET)
    assert b"mycket-hemlig" not in bytes(kept.value)
    assert "mycket-hemlig" not in str(list(SmsGateway.pgh_event_model.objects.values()))
