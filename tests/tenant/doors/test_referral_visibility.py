"""A self-referral tied to a resident who was never registered: whoever may not open the resident is told neither name nor id."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.doors.models import SelfReferral
from tests.factories.register import registration, youth

pytestmark = pytest.mark.req("K4-4.1", "PRV-32")


def _tied(one: object) -> SelfReferral:
    return SelfReferral.objects.create(
        nonce="b" * 32, who="youth", about="work", name="Alva", phone="0701740635", language="sv", received_at=clock.now(), youth=one,
        state="contacted", decided_at=clock.now(),
    )  # fmt: skip


def _answers(client, item: SelfReferral) -> str:
    pages = [
        reverse("incoming") + "?lage=alla",
        reverse("incoming-referral", args=[item.public_id]),
        reverse("api-self-referrals"),
    ]
    return "".join(client.get(path).content.decode() for path in pages)


def test_resident__is_not_named_to_a_coach(alfa, client_for) -> None:
    resident = youth(family_name="Zzboende")
    item = _tied(resident)
    coach = _answers(client_for("alfa", Role.COACH), item)
    assert "Alva" in coach
    assert "Zzboende" not in coach
    assert str(resident.public_id) not in coach
    assert not ReadLog.objects.filter(youths__contains=[resident.public_id]).exists()
    coordinator = _answers(client_for("alfa", Role.COORDINATOR), item)
    assert "Zzboende" in coordinator
    assert f'"youth":"{resident.public_id}"' in coordinator
    assert ReadLog.objects.filter(youths__contains=[resident.public_id], ground="api").exists()


def test_registered__is_named_to_a_coach(alfa, client_for) -> None:
    one = youth(family_name="Zzinskriven")
    registration(one, dt.date(2026, 9, 1))
    assert "Zzinskriven" in _answers(client_for("alfa", Role.COACH), _tied(one))


def test_tie__that_the_saver_cannot_see_stays(alfa, client_for) -> None:
    resident = youth(family_name="Zzboende")
    item = _tied(resident)
    path = reverse("incoming-referral", args=[item.public_id])
    answer = client_for("alfa", Role.COACH).post(path, {"state": "registered", "version": "1"})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert (item.state, item.youth) == ("registered", resident)
    refused = client_for("alfa", Role.COACH).post(path, {"state": "nothing", "version": "2"})
    assert "En kollega har tagit reda på vem det gäller" in refused.content.decode()
    item.refresh_from_db()
    assert (item.state, item.youth) == ("registered", resident)
    coordinator = client_for("alfa", Role.COORDINATOR)  # sees whom it is tied to, and may take it away
    assert coordinator.post(path, {"state": "contacted", "youth": "", "version": "2"}).status_code == 302
    item.refresh_from_db()
    assert item.youth is None
