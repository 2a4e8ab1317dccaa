"""The gateway's secret is sent to the server that it was written for, and to no other."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core.locking import Conflict
from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import SmsGateway
from tenant_apps.letters.services.settings import save_gateway
from tenant_apps.work.sealing import unseal

pytestmark = pytest.mark.req("K4-3.1")
VALUES = {
    "kind": "json",
    "address": "https://sms.example.test/send",
    "username": "",
    "sender": "KAA",
    "is_active": True,
}


@pytest.fixture
def gateway(alfa: Any) -> SmsGateway:
    return save_gateway(version=None, values=VALUES, secret="mycket-hemlig", actor=None)


@pytest.mark.parametrize(
    "address",
    [
        "https://tjuv.example.test/send", "https://sms.example.test:8443/send", "https://sms.example.test.tjuv.example/send",
        "http://sms.example.test/send",
    ],
)  # fmt: skip
def test_another_server__wants_the_secret_anew(gateway: SmsGateway, address: str, settings: Any) -> None:
    settings.FETCH_WITHOUT_TLS = True
    with pytest.raises(ValidationError) as wrong:
        save_gateway(version=gateway.version, values={**VALUES, "address": address}, secret="", actor=None)
    assert list(wrong.value.message_dict) == ["secret"]
    assert SmsGateway.objects.get().address == VALUES["address"]
    save_gateway(version=gateway.version, values={**VALUES, "address": address}, secret="en-annan", actor=None)
    assert (SmsGateway.objects.get().address, unseal(SmsGateway.SECRET)) == (address, "en-annan")


@pytest.mark.parametrize("address", ["https://sms.example.test/v2/send", "https://SMS.example.test:443/send"])
def test_the_same_server__keeps_it(gateway: SmsGateway, address: str) -> None:
    save_gateway(version=gateway.version, values={**VALUES, "address": address}, secret="", actor=None)
    assert unseal(SmsGateway.SECRET) == "mycket-hemlig"


def test_page__says_so_at_the_secrets_field_and_keeps_what_was_written(client_for: Any, in_schema: Any) -> None:
    in_schema("k9901")
    save_gateway(version=None, values=VALUES, secret="mycket-hemlig", actor=None)
    client = client_for("alfa", Role.ADMINISTRATOR)
    told = {**VALUES, "address": "https://tjuv.example.test/send", "secret": "", "version": "1", "is_active": "on"}
    page = client.post(reverse("sms-gateway"), told)
    text = page.content.decode()
    assert "Adressen leder till en annan server." in text
    assert "https://tjuv.example.test/send" in text
    assert "mycket-hemlig" not in text
    in_schema("k9901")
    assert SmsGateway.objects.get().address == VALUES["address"]


def test_two_at_once__the_second_is_told(gateway: SmsGateway) -> None:
    moved = {**VALUES, "address": "https://ny.example.test/send"}
    save_gateway(version=gateway.version, values=moved, secret="ny", actor=None)
    with pytest.raises(Conflict):
        save_gateway(version=1, values=moved, secret="", actor=None)
