"""A worker killed in the middle of 5 000 messages and of 5 000 letters: nothing twice, nothing lost (issue 4, faults).

Real processes, killed for good (SIGKILL), on a real database with real commits, and the real file writers. One thing is not itself: a page's
picture. 5 000 pages by WeasyPrint take two minutes, so here a file holds its letters as plain text; test_killed.py prints with WeasyPrint.
5 000 messages are made and put in the outbox; 300 of them are due, and handed over by workers that are killed.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kaa.core.names import search_key, sort_key
from tenant_apps.letters.models import Letter, LetterFile, Mailing
from tenant_apps.letters.services.files import print_files
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Registration, Youth
from tenant_apps.work import files, sending
from tenant_apps.work.models import Message
from tests.factories import letters as post
from tests.factories.numbers import take
from tests.tenant.sources.test_killed import in_killed_child

MANY = 5_000
DUE = 300  # of the messages: a message is a transaction and a file of its own, flushed to disk; 5 000 of them take two minutes
DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
BORN = date(2008, 1, 26)
pytestmark = [
    pytest.mark.req("REL-06", "K4-7.1"), pytest.mark.xdist_group("killed"), pytest.mark.usefixtures("committed_alfa"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenant_apps.work.services.wake", lambda **_: None)


def _youths() -> None:
    """5 000 of age in the register, each with an address and a telephone of their own; numbers of the list, whatever year they carry."""
    people = [
        Youth(
            personnummer=number, birth_date=BORN, given_name=f"Nr{n:04}", family_name="Många", sort_key=sort_key(f"Många Nr{n:04}"),
            search_key=search_key(f"Nr{n:04} Många"),
        )
        for n, number in enumerate(take(MANY))
    ]  # fmt: skip
    made = Youth.objects.bulk_create(people, batch_size=1_000)
    Registration.objects.bulk_create(
        (
            Registration(youth=one, municipality_code="2281", covered_from=DAY, registered_on=DAY, latest_studies="", latest_studies_version=None)
            for one in made
        ),
        batch_size=1_000,
    )  # fmt: skip
    seen = {"source": "extens", "first_seen_on": DAY, "last_seen_on": DAY}
    details = []
    for n, one in enumerate(made):
        place = {"postcode": f"852{n % 100:02}", "city": "Sundsvall"}
        details += [
            ContactDetail(youth=one, kind="address", value=f"Storgatan {n}", **place, **seen),
            ContactDetail(youth=one, kind="phone", value=f"07{n:08}", **seen),
        ]
    ContactDetail.objects.bulk_create(details, batch_size=2_000)


def _made(key: str) -> Mailing:
    """Made by a worker that is killed once while it makes them: all or none, then all."""
    template, everybody = post.template(key), Youth.objects.all()
    post.sender()

    def make() -> Any:
        return post.make_mailing(
            template=template, youths=everybody, step_key=f"steg.{key}", occasion=DAY, actor=None, today=DAY
        )

    in_killed_child(make, after=1.0)
    assert Letter.objects.filter(step_key=f"steg.{key}").count() in {0, MANY}
    make()
    mailing = Mailing.objects.get(step_key=f"steg.{key}")
    assert mailing.letters.count() == MANY
    assert mailing.letters.values("youth").distinct().count() == MANY
    return mailing


def _killed(action: Callable[[], object], *moments: float, check: Callable[[], object]) -> None:
    for moment in moments:
        in_killed_child(action, after=moment)
        check()


def test_messages__five_thousand_of_which_the_workers_are_killed(tmp_path: Path, settings: Any) -> None:
    settings.SMS_FILE_PATH = str(tmp_path)
    folder = tmp_path / "k9901"
    _youths()
    mailing = _made("sms-ungdom")
    _killed(
        lambda: send_mailing(mailing=mailing, actor=None, now=NOW),
        1.5,
        check=lambda: _all_or_none(Message.objects.count()),
    )
    send_mailing(mailing=mailing, actor=None, now=NOW)
    assert Message.objects.count() == MANY
    due = list(Message.objects.order_by("pk").values_list("pk", flat=True)[:DUE])
    Message.objects.exclude(pk__in=due).update(send_after=NOW + timedelta(days=1))

    def work() -> None:
        while sending.send_waiting(now=NOW).get("sent"):
            pass

    def agrees() -> None:
        """The outbox, the letters and the log say the same; a file more at most: handed over, and killed before it was marked."""
        sent = Message.objects.filter(state="sent").count()
        written = len(list(folder.glob("*.json"))) if folder.exists() else 0
        assert Letter.objects.filter(state="posted").count() == sent == Contact.objects.count()
        assert sent <= written <= sent + 1

    dice = random.Random("messages")
    _killed(work, *(dice.uniform(0.5, 3) for _ in range(3)), check=agrees)
    work()
    agrees()
    told = [json.loads(one.read_text()) for one in folder.glob("*.json")]
    sent = Message.objects.filter(pk__in=due)
    assert Counter(one["to"] for one in told) == Counter(
        f"+46{one.lstrip('0')}" for one in sent.values_list("recipient", flat=True)
    )
    assert len(told) == sent.filter(state="sent", attempts=1).count() == DUE
    assert Counter(Contact.objects.values_list("youth", flat=True)) == Counter(sent.values_list("youth", flat=True))
    assert Message.objects.filter(state="waiting", attempts=0).count() == MANY - DUE


def _all_or_none(found: int) -> None:
    assert found in {0, MANY}


def test_letters__five_thousand_of_which_the_workers_are_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenant_apps.letters.services.files.pdf", lambda html, *, style: html.encode())
    _youths()
    mailing = _made(post.YOUTH)
    dice = random.Random("letters")

    def agrees() -> None:
        assert (
            sum(LetterFile.objects.values_list("letters_count", flat=True)) == Letter.objects.exclude(file=None).count()
        )

    _killed(lambda: print_files(mailing=mailing), *(dice.uniform(0.5, 2.5) for _ in range(3)), check=agrees)
    print_files(mailing=mailing)
    agrees()
    found = Counter(name for one in LetterFile.objects.all() for name in _names(files.read(one.file).decode()))
    assert found == Counter({f"Nr{n:04}": 1 for n in range(MANY)})
    assert set(LetterFile.objects.values_list("letters_count", flat=True)) == {100}
    files.sweep(older_than=0)
    assert {path.name for path in files.scratch().iterdir()} == {
        str(one.file.public_id) for one in LetterFile.objects.all()
    }

    def posted() -> None:
        mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)

    def logged() -> None:
        _all_or_none(Contact.objects.count())
        assert Letter.objects.filter(state="posted").count() == Contact.objects.count()

    _killed(posted, dice.uniform(1, 4), check=logged)
    posted()
    posted()  # pressed once more
    assert Contact.objects.count() == MANY
    assert Contact.objects.values("youth").distinct().count() == MANY
    assert Letter.objects.filter(state="posted").count() == MANY


def _names(html: str) -> list[str]:
    """Whose letters stand in a file: each says hello once."""
    return [part[:6] for part in html.split("Hej ")[1:]]
