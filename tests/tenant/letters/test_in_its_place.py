"""What goes to the youth when a letter to guardians comes after the 18th birthday: filled in with what was written for the other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tenant_apps.letters.models import Letter, LetterTemplate
from tenant_apps.letters.services import templates
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.work import sending
from tenant_apps.work.models import Message
from tests.factories import letters as post
from tests.factories import register as make

pytestmark = [pytest.mark.req("K4-3.12"), pytest.mark.usefixtures("alfa")]
MINE, THEIRS, CARD = "sms-ungdom", "sms-vardnadshavare", "knackakort"
DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


def _text(key: str, body: str) -> None:
    one = post.template(key)
    templates.save_text(template=one, version=one.version, language="sv", subject="", body=body, actor=None)


def test_template__in_whose_place_one_goes_that_asks_for_more_is_refused() -> None:
    one, card = post.template(THEIRS), post.template(CARD)
    with pytest.raises(ValidationError) as refused:
        templates.change_template(
            template=one, version=one.version, name=one.name, sent_to="guardian", after_18=card, actor=None
        )
    assert list(refused.value.message_dict) == ["after_18"]
    assert "besöksdag" in str(refused.value)
    with pytest.raises(ValidationError) as refused:
        templates.add_template(
            name="Ny", channel="sms", sent_to="guardian", after_18=card, subject="", body="Ring oss.", actor=None
        )
    assert list(refused.value.message_dict) == ["after_18"]


def test_text__that_would_ask_for_more_than_the_one_in_whose_place_it_goes_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        _text(MINE, "Vi kommer {besöksdag}.")
    assert post.template(THEIRS).name in str(refused.value)
    _text(THEIRS, "Vi besöker {namn} {besöksdag}.")
    _text(MINE, "Vi kommer {besöksdag}.")
    with pytest.raises(ValidationError) as refused:
        _text(THEIRS, "Ring oss.")
    assert post.template(MINE).name in str(refused.value)


def test_message__whose_replacement_lacks_something_is_withdrawn_and_the_others_go(
    tmp_path: Path, settings: Any
) -> None:
    """Written by an older version, before that was refused."""
    settings.SMS_FILE_PATH = str(tmp_path)
    LetterTemplate.objects.filter(key=THEIRS).update(after_18=post.template(CARD))
    soon = post.reachable(DAY.replace(year=2008) + timedelta(days=1))
    other = post.reachable(date(2010, 1, 26))
    make.guardian(soon, phone="0701740605"), make.guardian(other, phone="0701740606")
    send_mailing(mailing=post.made(THEIRS, soon, other, today=DAY).mailing, actor=None, now=NOW)
    sending.send_waiting(now=NOW + timedelta(days=1))
    assert dict(Message.objects.values_list("youth", "state")) == {soon.pk: "withdrawn", other.pk: "sent"}
    assert dict(Letter.objects.values_list("youth", "reason")) == {soon.pk: "of_age", other.pk: ""}
    assert post.made(THEIRS, soon, today=DAY + timedelta(days=1), step_key="next").left_out == {
        str(soon.public_id): "of_age"
    }
