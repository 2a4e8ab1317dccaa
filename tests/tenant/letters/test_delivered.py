"""A job of letters that is delivered three times and in the wrong order (issue 4, faults): nothing twice, nothing lost."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services.files import ask_for_files
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.models import Contact
from tenant_apps.work import files, services
from tenant_apps.work.models import Job
from tests.factories import accounts
from tests.factories import letters as post

MANY = 5


@pytest.fixture(autouse=True)
def _plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file holds its letters as text; nothing is sent to a worker: the test delivers."""
    monkeypatch.setattr("tenant_apps.letters.services.files.pdf", lambda html, *, style: html.encode())
    monkeypatch.setattr("tenant_apps.letters.services.files.PER_FILE", 2)
    monkeypatch.setattr("tenant_apps.work.tasks.run_job.delay", lambda *_: None)


def _bulk(actor: Any) -> Job:
    post.sender()
    arguments = {
        "everything": True, "ids": [], "filter": {}, "template": str(post.template(post.YOUTH).public_id), "language": "sv", "sent_to": "",
        "values": {}, "day": clock.today().isoformat(),
    }  # fmt: skip
    return services.enqueue(kind="letters_bulk", key="valda", arguments=arguments, actor=actor)


def _deliver(public_id: Any) -> None:
    """A message of the broker: it names a job, and may come again when the job is done, or was never there."""
    services.run(public_id=str(public_id))


def _post() -> None:
    for mailing in Mailing.objects.all():
        mark_posted(mailing=mailing, letters=None, posted_on=clock.today(), actor=None, now=clock.now())


def _printed() -> Counter[str]:
    found: Counter[str] = Counter()
    for mailing in Mailing.objects.all():
        for one in mailing.files.filter(kind="letters"):
            found.update(re.findall(r"Hej (Nr\d)!", files.read(one.file).decode()))
    return found


@pytest.mark.req("REL-06", "K4-7.1", "K4-7.1a")
@pytest.mark.parametrize("seed", range(8))
def test_jobs__delivered_up_to_three_times_in_any_order(alfa: Any, seed: int) -> None:
    """Made, printed, labelled, posted: each one, two or three times, mixed as the dice fall."""
    coach, dice = accounts.user(Role.COACH), random.Random(seed)
    youths = [post.reachable(clock.today() - timedelta(days=18 * 366 + n), given_name=f"Nr{n}") for n in range(MANY)]
    bulk = _bulk(coach)
    before = [bulk.public_id] * dice.randint(1, 3)
    for one in before:
        _deliver(one)
    mailing = Mailing.objects.get()
    labels = ask_for_files(mailing=mailing, actor=coach, labels=True)
    printing = Job.objects.get(kind="letters_files", key=str(mailing.public_id))
    deliveries: list[Any] = [bulk.public_id, printing.public_id, labels.public_id, "post"]
    deliveries = [one for one in deliveries for _n in range(dice.randint(1, 3))]
    dice.shuffle(deliveries)
    for one in deliveries:
        _post() if one == "post" else _deliver(one)
        assert set(_printed().values()) <= {1}
        assert Contact.objects.count() in {0, MANY}
        assert mailing.letters.exclude(file=None).count() == sum(_printed().values())
    assert Mailing.objects.get() == mailing
    assert Counter(Letter.objects.values_list("youth", "state")) == Counter({(one.pk, "posted"): 1 for one in youths})
    assert Counter(Contact.objects.values_list("youth", flat=True)) == Counter({one.pk: 1 for one in youths})
    assert set(Job.objects.values_list("state", "attempts")) == {("done", 1)}
    was_printed_first = deliveries.index(printing.public_id) < deliveries.index("post")
    assert sum(_printed().values()) == (MANY if was_printed_first else 0)  # what has been posted is not printed again
    assert mailing.files.filter(kind="labels").count() <= 1


@pytest.mark.req("REL-06", "K4-7.1")
def test_bulk__delivered_again_after_its_worker_died_makes_no_second_mailing(
    alfa: Any, time_machine_travel: Any
) -> None:
    """It made the letters and died before it could say so."""
    coach = accounts.user(Role.COACH)
    for n in range(MANY):
        post.reachable(clock.today() - timedelta(days=18 * 366 + n), given_name=f"Nr{n}")
    time_machine_travel()
    job = _bulk(coach)
    held = services.claim(public_id=str(job.public_id))
    assert held is not None
    from tenant_apps.letters.jobs import letters_bulk

    letters_bulk(held)
    _deliver(job.public_id)
    assert Job.objects.get(pk=job.pk).state == "running"  # somebody may be at it
    time_machine_travel(minutes=31)
    for _n in range(3):
        _deliver(job.public_id)
    assert (Mailing.objects.count(), Letter.objects.count()) == (1, MANY)
    job.refresh_from_db()
    assert (job.state, job.result["letters"]) == ("done", MANY)
