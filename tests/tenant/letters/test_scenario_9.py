"""Scenario 9: turning 18 in the print queue; and one letter for each youth, step, occasion and recipient (REL-06)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.letters.models import Letter, LetterFile, Mailing
from tenant_apps.letters.services.files import print_files
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Guardian, ProtectionNotice
from tests.factories import letters as post

MADE, POSTED_BEFORE, TURNS_18, POSTED_AFTER = (
    date(2026, 11, 18),
    date(2026, 11, 19),
    date(2026, 11, 20),
    date(2026, 11, 21),
)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 13, tzinfo=UTC)


@pytest.fixture
def youth(alfa: Any) -> Any:
    """Born 2008-11-20; two guardians at two addresses, one of them under protection."""
    one = post.reachable(date(2008, 11, 20), given_name="Ylva", family_name="Artonsson")
    post.guardian(one, 1, name="Moa Artonsson", street="Egen väg 7", postcode="85640", city="Sundsvall")
    post.guardian(one, 2, is_protected=True)
    return one


def _post(mailing: Mailing, day: date) -> Any:
    return mark_posted(mailing=mailing, letters=None, posted_on=day, actor=None, now=_at(day))


def test_posted_before_the_birthday__one_letter_and_one_task_for_the_handler(youth: Any) -> None:
    mailing = post.made(post.GUARDIANS, youth, today=MADE).mailing
    assert print_files(mailing=mailing) == 1
    text = post.pdf_text(mailing)
    assert "Moa Artonsson" in text
    assert "Egen väg 7" in text
    assert "Vårdnadshavare för Ylva Artonsson" in text or "Guardian of Ylva Artonsson" in text
    checked = _post(mailing, POSTED_BEFORE)
    assert [(one.recipient, one.state) for one in Letter.objects.all()] == [("guardian1", "posted")]
    assert checked.withdrawn == ()
    assert ProtectionNotice.objects.values_list("youth", "kind").get() == (youth.pk, "guardian")
    assert Contact.objects.values_list("channel", "recipient", "outcome").get() == ("letter", "guardian", "sent")


@pytest.mark.req("SCN-9")
def test_posted_after_the_birthday__withdrawn_and_a_card_to_the_youth_instead(youth: Any) -> None:
    mailing = post.made(post.GUARDIANS, youth, today=MADE).mailing
    print_files(mailing=mailing)
    checked = _post(mailing, POSTED_AFTER)
    (gone,) = checked.withdrawn
    assert (gone.reason, gone.letter.state, checked.good) == ("of_age", "withdrawn", ())
    assert (gone.instead.recipient, gone.instead.mailing.channel, gone.instead.name) == (
        "youth",
        "postcard",
        "Ylva Artonsson",
    )
    assert gone.instead.instead_of == gone.letter
    assert not Guardian.objects.exists()
    assert not LetterFile.objects.filter(mailing=mailing).exists()  # it named a guardian
    assert not Contact.objects.exists()
    letter = Letter.objects.get(pk=gone.letter.pk)
    assert (letter.name, letter.street, letter.guardian) == ("", "", None)
    card = gone.instead.mailing
    print_files(mailing=card)
    text = post.pdf_text(card)
    assert "Ylva Artonsson" in text
    assert "Storgatan 1" in text
    assert "Moa" not in text
    _post(card, POSTED_AFTER)
    assert Contact.objects.values_list("channel", "recipient").get() == ("postcard", "youth")


def test_posted_before_and_marked_after__the_letter_went_where_it_should(youth: Any) -> None:
    from tenant_apps.register.services.guardians import erase_guardians_of_adults

    mailing = post.made(post.GUARDIANS, youth, today=MADE).mailing
    assert erase_guardians_of_adults(today=TURNS_18, leap="0301") == 2
    checked = mark_posted(mailing=mailing, letters=None, posted_on=POSTED_BEFORE, actor=None, now=_at(POSTED_AFTER))
    assert (len(checked.good), checked.withdrawn) == (1, ())
    assert clock.local_date(Contact.objects.get().at) == POSTED_BEFORE


@pytest.mark.req("REL-06")
def test_same_step_again__gives_nothing_more(youth: Any) -> None:
    first = post.made(post.GUARDIANS, youth, today=MADE)
    again = post.made(post.GUARDIANS, youth, today=MADE)
    assert (first.letters, again.letters, again.mailing) == (1, 0, None)
    assert again.left_out == {str(youth.public_id): "already"}
    later = post.made(post.GUARDIANS, youth, today=POSTED_BEFORE)  # another occasion
    assert later.letters == 1
    assert Letter.objects.count() == 2
