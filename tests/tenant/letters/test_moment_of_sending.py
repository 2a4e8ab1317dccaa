"""Asked again for each message in the moment that it leaves (issue 4 §3): a turn of many to a slow server takes hours."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services import posting
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.letters.sms import FileLine
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Guardian, Youth
from tenant_apps.register.services.protection import protect_by_hand
from tenant_apps.work import sending
from tenant_apps.work.models import Message
from tests.factories import accounts
from tests.factories import letters as post
from tests.factories import register as make
from tests.factories.mailserver import MailServer, mail_server

pytestmark = pytest.mark.req("REL-06", "K4-3.1")
DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SMS_FILE_PATH = str(tmp_path)
    return tmp_path / "k9901"


def _youth(phone: str, birth: date = date(2008, 1, 26), **fields: Any) -> Youth:
    made = post.reachable(birth, **fields)
    make.detail(made, phone)
    return made


def _sent(folder: Path) -> set[str]:
    return {json.loads(one.read_text())["to"] for one in folder.glob("*.json")}


def _while_the_first_is_sent(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """The gateway is slow, and this happens while it answers for the first message."""
    plain, waiting = FileLine.send, [happens]

    def slow(self: FileLine, message: Message) -> None:
        if waiting:
            waiting.pop()()
        plain(self, message)

    monkeypatch.setattr(FileLine, "send", slow)


def _in_outbox(*youths: Youth, key: str = "sms-ungdom", **options: Any) -> Mailing:
    mailing: Mailing = post.made(key, *youths, today=DAY, **options).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    return mailing


def _new_number(youth: Youth) -> None:
    youth.details.filter(kind="phone").update(gone_on=DAY)
    make.detail(youth, "0701740699", seen_on=DAY)


@pytest.mark.parametrize(
    ("what", "reason"), [("deceased", "deceased"), ("number failed", "no_phone"), ("protected", "protected"), ("left", "not_registered")]
)  # fmt: skip
def test_happens_while_others_are_sent__the_message_does_not_leave(
    alfa: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, what: str, reason: str
) -> None:
    first, second = _youth("0701740605"), _youth("0701740606")
    handler = accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    happens: dict[str, Callable[[], object]] = {
        "deceased": lambda: Youth.objects.filter(pk=second.pk).update(deceased_on=DAY),
        "number failed": lambda: second.details.filter(kind="phone").update(failed_on=DAY),
        "protected": lambda: protect_by_hand(youth=second, note="Ringde", actor=handler, now=NOW),
        "left": lambda: second.registrations.update(
            deregistered_on=DAY, ceased_on=DAY, end_reason="national_programme", end_reason_version=1
        ),
    }
    _in_outbox(first, second)
    _while_the_first_is_sent(monkeypatch, happens[what])
    assert sending.send_waiting(now=NOW)["sent"] == 1
    assert _sent(folder) == {"+46701740605"}
    letter = Letter.objects.select_related("message").get(youth=second)
    assert (letter.state, letter.reason) == ("withdrawn", reason)
    assert Message.objects.get(youth=second).state == "withdrawn"
    assert not Contact.objects.filter(youth=second).exists()


def test_number_changed_while_others_are_sent__goes_to_the_new_one_by_itself(
    alfa: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _youth("0701740605"), _youth("0701740606")
    _in_outbox(first, second)
    was = Message.objects.get(youth=second).public_id
    _while_the_first_is_sent(monkeypatch, lambda: _new_number(second))
    sending.send_waiting(now=NOW)
    assert _sent(folder) == {"+46701740605"}
    waits = Message.objects.get(youth=second)
    assert (waits.state, waits.recipient, waits.attempts) == ("waiting", "0701740699", 0)
    assert waits.public_id != was  # a gateway that heard the first one must not take it for the same
    sending.send_waiting(now=NOW)
    assert _sent(folder) == {"+46701740605", "+46701740699"}
    assert Letter.objects.get(youth=second).state == "posted"


def test_guardian_changed_while_others_are_sent__the_message_does_not_leave(
    alfa: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minor = date(2010, 5, 17)
    youths = [post.reachable(minor), post.reachable(minor)]
    post.guardian(youths[0], phone="0701740607"), post.guardian(youths[1], phone="0701740608")
    _in_outbox(*youths, key="sms-ungdom", sent_to="guardian")
    _while_the_first_is_sent(monkeypatch, lambda: Guardian.objects.filter(youth=youths[1]).delete())
    sending.send_waiting(now=NOW)
    assert _sent(folder) == {"+46701740607"}
    assert Letter.objects.values_list("state", "reason").get(youth=youths[1]) == ("withdrawn", "not_guardian")


def test_birthday_passes_at_midnight_during_the_turn__guardians_are_not_written_to(
    alfa: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """18 on the 19th: the turn began on the 18th."""
    youths = [post.reachable(date(2008, 11, 19)), post.reachable(date(2008, 11, 19))]
    post.guardian(youths[0], phone="0701740607"), post.guardian(youths[1], phone="0701740608")
    _in_outbox(*youths, sent_to="guardian")
    clocks = [NOW]
    monkeypatch.setattr("tenant_apps.work.sending.clock.now", lambda: clocks[-1])
    _while_the_first_is_sent(monkeypatch, lambda: clocks.append(NOW + timedelta(days=1)))
    sending.send_waiting()
    assert _sent(folder) == {"+46701740607"}
    assert Letter.objects.values_list("state", "reason").get(youth=youths[1]) == ("withdrawn", "of_age")


@pytest.mark.parametrize("what", ["deceased", "moved"])
def test_checked_by_hand_after_it_was_put_in_the_outbox__nothing_goes_to_the_old_number(
    alfa: Any, folder: Path, what: str
) -> None:
    youth = _youth("0701740605")
    mailing = _in_outbox(youth)
    if what == "deceased":
        Youth.objects.filter(pk=youth.pk).update(deceased_on=DAY)
    else:
        _new_number(youth)
    checked = posting.check_mailing(mailing=mailing, day=DAY, today=DAY, actor=None)
    assert len(checked.withdrawn) == 1
    sending.send_waiting(now=NOW)
    assert _sent(folder) == (set() if what == "deceased" else {"+46701740699"})


def test_moved_between_making_and_sending__is_sent_to_the_new_number_at_once(alfa: Any, folder: Path) -> None:
    youth = _youth("0701740605")
    mailing = post.made("sms-ungdom", youth, today=DAY).mailing
    _new_number(youth)
    checked = send_mailing(mailing=mailing, actor=None, now=NOW)
    assert [one.reason for one in checked.withdrawn] == ["moved"]
    sending.send_waiting(now=NOW)
    assert _sent(folder) == {"+46701740699"}


def test_withdrawn_by_hand__leaves_the_outbox(alfa: Any, folder: Path) -> None:
    _in_outbox(_youth("0701740605"))
    posting.withdraw(letter=Letter.objects.get(), actor=None, today=DAY)
    sending.send_waiting(now=NOW)
    assert _sent(folder) == set()


# ---- a mail server that says no --------------------------------------------------------------------------------------
@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with mail_server() as made:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", made.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield made


def _mailed() -> Youth:
    youth = post.reachable(date(2008, 1, 26))
    make.detail(youth, "borta@example.test", kind="email")
    _in_outbox(youth, key="kort-mejl")
    return youth


@pytest.mark.parametrize(
    "answer", ["550 5.1.1 no such user", "550 user unknown", "553 mailbox name not allowed", "551 user not local"]
)
def test_server_knows_no_such_mailbox__the_address_is_marked_at_once(
    alfa: Any, server: MailServer, answer: str, caplog: Any
) -> None:
    youth = _mailed()
    server.answers["borta@example.test"] = answer
    sending.send_waiting(now=NOW)
    sending.send_waiting(now=NOW + timedelta(days=1))
    sending.send_again(now=NOW + timedelta(days=1))
    sending.send_waiting(now=NOW + timedelta(days=1))
    assert server.asked == ["borta@example.test"]
    detail = ContactDetail.objects.get(youth=youth, kind="email")
    assert (detail.failed_on, detail.failed_reason) == (DAY, "bounced_email")
    assert Letter.objects.get().state == "returned"
    assert Message.objects.values_list("state", "problem").get() == ("withdrawn", f"SMTP {answer[:3]}")
    assert Contact.objects.values_list("channel", "outcome").get() == ("email", "bounced_email")
    assert "borta@example.test" not in caplog.text


@pytest.mark.parametrize(
    ("answer", "after_data"),
    [
        ("554 5.7.1 relay access denied", ""), ("550 relay not permitted", ""), ("550 5.7.1 blocked by policy", ""),
        ("552 5.2.2 mailbox full", ""), ("", "554 5.7.1 message looks like spam"),
    ],
)  # fmt: skip
def test_server_refuses_for_another_reason__not_tried_again_and_the_address_is_not_blamed(
    alfa: Any, server: MailServer, answer: str, after_data: str
) -> None:
    youth = _mailed()
    server.answers |= {"borta@example.test": answer} if answer else {}
    server.after_data = after_data or server.after_data
    for days in range(3):
        sending.send_waiting(now=NOW + timedelta(days=days))
    assert (len(server.asked), server.taken) == (1, [])
    assert ContactDetail.objects.get(youth=youth, kind="email").failed_on is None
    assert (Letter.objects.get().state, Message.objects.get().state) == ("made", "failed")


def test_server_refuses_the_data_for_the_address__is_marked(alfa: Any, server: MailServer) -> None:
    youth = _mailed()
    server.after_data = "550 5.1.1 no such mailbox after all"
    sending.send_waiting(now=NOW)
    assert ContactDetail.objects.get(youth=youth, kind="email").failed_on == DAY


def test_server_is_busy__is_asked_again_and_takes_it(alfa: Any, server: MailServer) -> None:
    youth = _mailed()
    server.answers["borta@example.test"] = "450 4.2.1 greylisted"
    sending.send_waiting(now=NOW)
    assert Message.objects.values_list("state", "attempts").get() == ("waiting", 1)
    server.answers.clear()
    sending.send_waiting(now=NOW + timedelta(hours=1))
    assert (len(server.taken), Message.objects.get().state) == (1, "sent")
    assert ContactDetail.objects.get(youth=youth, kind="email").failed_on is None


def test_server_hangs_up__those_that_follow_are_not_to_blame(alfa: Any, server: MailServer) -> None:
    youths = [post.reachable(date(2008, 1, 26)) for _n in range(3)]
    for n, one in enumerate(youths):
        make.detail(one, f"nr{n}@example.test", kind="email")
    _in_outbox(*youths, key="kort-mejl")
    first, *others = Message.objects.order_by("pk").values_list("recipient", flat=True)
    server.answers[first] = "421 too many in one go"
    sending.send_waiting(now=NOW)
    assert server.asked == [first, *others]
    told = dict(Message.objects.values_list("recipient", "state"))
    assert told == {first: "waiting", **dict.fromkeys(others, "sent")}
    assert set(Message.objects.values_list("attempts", flat=True)) == {1}


def test_server_wants_a_login__no_message_loses_its_turn(alfa: Any, server: MailServer) -> None:
    _mailed()
    server.answers["borta@example.test"] = "530 5.7.0 authentication required"
    assert sending.send_waiting(now=NOW)["unreachable"] == 1
    assert Message.objects.values_list("state", "attempts").get() == ("waiting", 0)
