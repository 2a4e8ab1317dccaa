"""One letter or message to many, logged: to whom it may be said to have gone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.outreach.bulk import NO_GUARDIAN, OF_AGE, Sending, log_sending
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Guardian, IdentificationSettings, ProtectionNotice, Youth
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories import visits as visiting
from tests.tenant.register.pages.people import registered


def sent(channel: str = "letter", **options: Any) -> tuple[int, dict[str, str]]:
    now = options.pop("now", clock.now())
    sending = Sending(at=now, channel=channel, recipient="guardian")
    return log_sending(youths=Youth.objects.all(), sending=sending, actor=None, now=now)


@pytest.mark.req("PRV-22")
@pytest.mark.parametrize("channel", ["letter", "sms", "email"])
def test_protected_guardian__is_as_if_there_were_none_and_the_handler_is_told(alfa: Any, channel: str) -> None:
    one, other = registered(age=16), registered(age=16)
    for youth in (one, other):
        visiting.address(youth)
    post.guardian(one, is_protected=True)
    assert sent(channel) == (0, {str(each.public_id): NO_GUARDIAN for each in (one, other)})
    assert ProtectionNotice.objects.values_list("youth", "kind").get() == (one.pk, "guardian")
    assert not Contact.objects.exists()


def test_protected_guardian__beside_another_stops_nothing_and_the_handler_is_told(alfa: Any) -> None:
    youth = registered(age=16)
    visiting.address(youth)
    post.guardian(youth, 1)
    post.guardian(youth, 2, is_protected=True)
    assert sent() == (1, {})
    assert ProtectionNotice.objects.get().youth == youth
    assert list(Guardian.objects.shown()) == [Guardian.objects.get(position=1)]


@pytest.mark.parametrize(("leap", "why"), [("0228", OF_AGE), ("0301", "")])
def test_guardians__are_written_to_until_the_day_that_the_setting_says(alfa: Any, leap: str, why: str) -> None:
    """Born on 29 February: 18 on 28 February or 1 March 2026."""
    IdentificationSettings.objects.create(valid_from=date(2020, 1, 1), leap_birthday=leap)
    youth = make.youth(date(2008, 2, 29))
    visiting.address(youth)
    make.guardian(youth)
    _done, failed = sent(now=reach.moment(date(2026, 2, 28)))
    assert failed.get(str(youth.public_id), "") == why
