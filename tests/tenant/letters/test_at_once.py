"""Two coaches, or two workers, at the same moment (issue 4, faults): every letter is made, sent and logged once."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services import posting
from tenant_apps.letters.services.files import print_files
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.sms import FileLine
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Youth
from tenant_apps.work import sending
from tenant_apps.work.models import Message
from tests.at_once import at_once
from tests.factories import letters as post
from tests.factories import register as make

DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
SMS = "sms-ungdom"
pytestmark = [pytest.mark.req("REL-06", "K4-7.1"), pytest.mark.usefixtures("committed_alfa")]


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    monkeypatch.setattr("tenant_apps.work.services.wake", lambda **_: None)
    settings.SMS_FILE_PATH = str(tmp_path)


def _youths(count: int = 6) -> list[Youth]:
    made = [post.reachable(date(2008, 1, 26)) for _n in range(count)]
    for n, one in enumerate(made):
        make.detail(one, f"070174060{n}")
    return made


def _wrong(given: list[Any]) -> list[Any]:
    return [one for one in given if isinstance(one, Exception)]


@pytest.mark.req("K4-7.1b")
def test_make_mailing__two_who_make_the_same_step(tmp_path: Path) -> None:
    youths = _youths()
    post.template(post.YOUTH), post.sender()
    given = at_once(*(lambda: post.made(post.YOUTH, *youths, today=DAY) for _n in range(2)))
    assert not _wrong(given)
    assert sorted(one.letters for one in given) == [0, 6]
    assert Counter(Letter.objects.values_list("youth", flat=True)) == Counter({one.pk: 1 for one in youths})
    assert Mailing.objects.count() == 1


def test_send_mailing__two_who_press_send(tmp_path: Path) -> None:
    mailing = post.made(SMS, *_youths(), today=DAY).mailing
    given = at_once(*(lambda: send_mailing(mailing=mailing, actor=None, now=NOW) for _n in range(2)))
    assert not _wrong(given)
    assert sorted(len(one.good) for one in given) == [0, 6]
    assert Message.objects.count() == Letter.objects.exclude(message=None).count() == 6


def test_send_waiting__two_workers_share_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    mailing = post.made(SMS, *_youths(), today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    sent: list[int] = []

    def slow(_line: FileLine, message: Message) -> None:
        time.sleep(0.05)
        sent.append(message.pk)

    monkeypatch.setattr(FileLine, "send", slow)
    given = at_once(*(lambda: sending.send_waiting(now=NOW) for _n in range(2)))
    assert not _wrong(given)
    while sending.send_waiting(now=NOW).get("sent"):  # what one passed by because the other was asking about it
        pass
    assert Counter(sent) == Counter(Message.objects.values_list("pk", flat=True))
    assert (Contact.objects.count(), Letter.objects.filter(state="posted").count()) == (6, 6)
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_sending_and_checking_by_hand__neither_waits_for_the_other_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """One number has changed: the worker and the coach both find it, and one message goes to the new one."""
    youths = _youths()
    mailing = post.made(SMS, *youths, today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    for one in youths:
        ContactDetail.objects.filter(youth=one, kind="phone").update(gone_on=DAY)
        make.detail(one, f"07017406{one.pk % 90 + 10}", seen_on=DAY)
    given = at_once(
        lambda: sending.send_waiting(now=NOW), lambda: posting.check_mailing(mailing=mailing, day=DAY, today=DAY, actor=None),
        lambda: sending.send_waiting(now=NOW),
    )  # fmt: skip
    assert not _wrong(given)
    while sending.send_waiting(now=NOW).get("sent"):
        pass
    told = dict(Message.objects.values_list("youth", "recipient"))
    assert told == dict(ContactDetail.objects.filter(kind="phone", gone_on=None).values_list("youth", "value"))
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert Contact.objects.count() == 6


def test_sending_and_withdrawing__it_leaves_or_is_withdrawn_and_never_both(monkeypatch: pytest.MonkeyPatch) -> None:
    mailing = post.made(SMS, *_youths(1), today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    sent: list[int] = []
    monkeypatch.setattr(FileLine, "send", lambda _line, message: (time.sleep(0.05), sent.append(message.pk)))
    letter = Letter.objects.get()
    at_once(lambda: sending.send_waiting(now=NOW), lambda: posting.withdraw(letter=letter, actor=None, today=DAY))
    letter = Letter.objects.select_related("message").get()
    assert (letter.state, letter.message.state, len(sent)) in {("posted", "sent", 1), ("withdrawn", "withdrawn", 0)}


def test_mark_posted__two_who_mark_the_same_letters() -> None:
    mailing = post.made(post.YOUTH, *_youths(), today=DAY).mailing
    given = at_once(
        *(
            lambda: posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
            for _n in range(2)
        )
    )
    assert not _wrong(given)
    assert sorted(len(one.good) for one in given) == [0, 6]
    assert Contact.objects.count() == 6


def test_mark_returned__two_who_click_at_once() -> None:
    mailing = post.made(post.YOUTH, *_youths(1), today=DAY).mailing
    posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
    letter = Letter.objects.get()
    given = at_once(*(lambda: mark_returned(letter=letter, actor=None, now=NOW) for _n in range(2)))
    assert len(_wrong(given)) == 1
    assert Contact.objects.filter(outcome="returned_post").count() == 1


def test_print_files__two_workers_with_one_mailing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenant_apps.letters.services.files.PER_FILE", 2)
    monkeypatch.setattr("tenant_apps.letters.services.files.pdf", lambda html, *, style: html.encode())
    mailing = post.made(post.YOUTH, *_youths(), today=DAY).mailing
    given = at_once(*(lambda: print_files(mailing=mailing) for _n in range(2)))
    assert not _wrong(given)
    assert sum(given) == 3
    assert [one.letters_count for one in mailing.files.all()] == [2, 2, 2]
