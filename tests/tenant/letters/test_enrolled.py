"""Nobody is written to who is placed in school, while the proposal to close the registration waits; participants by their programme's texts alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tenant_apps.letters.models import Letter, LetterTemplate
from tenant_apps.letters.selectors.people import people
from tenant_apps.letters.services import posting
from tenant_apps.letters.services.messages import send_mailing, withdraw_unfit
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.register.models import Residence, SchoolPlacement, Youth
from tenant_apps.sources.models import SourceRecord
from tenant_apps.support.models import Participation, Programme
from tenant_apps.work.models import Message
from tests.factories import letters as post
from tests.factories import register as make

DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


def taking_part(youth: Youth) -> Participation:
    programme = Programme.objects.create(name="Framåt")
    return Participation.objects.create(
        youth=youth, programme=programme, started_on=DAY - timedelta(days=30), sex_at_entry="unknown"
    )


@pytest.mark.req("PRV-22", "K4-1.2", "K4-3.1k")
@pytest.mark.parametrize("key", [post.YOUTH, post.AT_20], ids=["a step's", "the letter at 20"])
def test_enrolled__gets_none_while_the_proposal_waits(alfa: Any, key: str) -> None:
    youth = post.reachable(date(2006, 12, 18))
    make.placement(youth, date(2026, 11, 1))
    assert youth.registrations.get().deregistered_on is None
    made = post.made(key, youth, today=DAY)
    assert (made.letters, made.left_out) == (0, {str(youth.public_id): "enrolled"})


@pytest.mark.req("PRV-22")
def test_enrolled_since__is_withdrawn_when_it_is_to_be_posted(alfa: Any) -> None:
    youths = [post.reachable(date(2008, 1, 1) + timedelta(days=n)) for n in range(2)]
    mailing = post.made(post.YOUTH, *youths, today=DAY).mailing
    make.placement(youths[0], DAY)
    checked = posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
    assert [(one.letter.youth_id, one.reason) for one in checked.withdrawn] == [(youths[0].pk, "enrolled")]
    assert [one.youth_id for one in checked.good] == [youths[1].pk]


@pytest.mark.req("PRV-22")
def test_enrolled_since__a_message_in_the_outbox_is_withdrawn_at_the_moment_of_sending(alfa: Any) -> None:
    youth = post.reachable(date(2008, 1, 26))
    make.detail(youth, "alva@example.test", kind="email")
    mailing = post.made("kort-mejl", youth, today=DAY).mailing
    send_mailing(mailing=mailing, actor=None, now=NOW)
    make.placement(youth, DAY)
    messages = list(Message.objects.filter(letter__mailing=mailing).values_list("pk", flat=True))
    assert withdraw_unfit(channel="email", messages=messages, now=NOW) == 1
    assert Letter.objects.values_list("state", "reason").get() == ("withdrawn", "enrolled")


@pytest.mark.parametrize(
    ("case", "placed"),
    [
        ("going on", True), ("last day", True), ("ended", False), ("begins later", False), ("gone", False), ("komvux", False),
        ("source lost the youth", False),
    ],
)  # fmt: skip
def test_placed__as_the_ladder_counts_it(alfa: Any, case: str, placed: bool) -> None:
    youth = post.reachable(date(2008, 1, 26))
    started = DAY + timedelta(days=1) if case == "begins later" else date(2026, 8, 15)
    ended = {"ended": DAY - timedelta(days=1), "last day": DAY}.get(case)
    make.placement(youth, started, ended, form="VUX" if case == "komvux" else "GY")
    if case == "gone":
        SchoolPlacement.objects.update(gone_on=DAY)
    if case == "source lost the youth":
        make.source_record(youth, gone_on=DAY)
        assert SourceRecord.objects.get().source.slug == SchoolPlacement.objects.get().source
    assert people([youth.pk], day=DAY)[youth.pk].is_placed is placed
    assert (standing(youth, today=DAY).reason == "enrolled") is placed


@pytest.mark.parametrize("case", ["turned 20", "moved away", "not registered", "enrolled"])
def test_participant__gets_no_letter_of_the_responsibility_but_the_programmes(alfa: Any, case: str) -> None:
    youth = post.reachable(date(2006, 1, 26) if case == "turned 20" else date(2008, 1, 26))
    taking_part(youth)
    if case == "moved away":
        Residence.objects.filter(youth=youth).delete()
        make.residence(youth, "0180", date(2026, 1, 1))
    if case == "not registered":
        youth.registrations.all().delete()
    if case == "enrolled":
        make.placement(youth, date(2026, 8, 15))
    reasons = {
        "turned 20": "turned_20",
        "moved away": "moved_away",
        "not registered": "not_registered",
        "enrolled": "enrolled",
    }
    assert post.made(post.YOUTH, youth, today=DAY).left_out == {str(youth.public_id): reasons[case]}
    LetterTemplate.objects.filter(key=post.YOUTH).update(for_participants=True)
    mailing = post.made(post.YOUTH, youth, today=DAY).mailing
    assert mailing.letters.count() == 1
    assert posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW).withdrawn == ()
