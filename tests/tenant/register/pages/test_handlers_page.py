"""The handlers' page: whoever is named on it stands in the read log, and its days are Stockholm's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import ProtectionNotice
from tenant_apps.register.selectors.protection import everyone_protected
from tenant_apps.register.services import protection
from tests.factories import register as make
from tests.tenant.register.pages.people import registered


@pytest.mark.usefixtures("stay")
@pytest.mark.req("PRV-33", "PRV-22")
def test_dealt_with_lately__is_logged_as_read(alfa, client_for) -> None:
    one = registered(family_name="Zzvisad", protected=True)
    client = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    protection.lift(youth=one, note="fel i filen", actor=client.user, now=clock.now())
    assert ProtectionNotice.objects.filter(handled_at=None).count() == 0
    page = client.get(reverse("protected"))
    assert "Zzvisad" in page.content.decode()
    assert ReadLog.objects.filter(page="protected", youths__contains=[one.public_id]).exists()


@pytest.mark.req("PRV-22")
def test_in_the_register__is_asked_for_stockholms_day(alfa) -> None:
    youth = make.youth(date(2009, 5, 17), protected=True)
    make.registration(youth, date(2026, 9, 2))
    night = datetime(2026, 9, 1, 22, 30, tzinfo=UTC)  # half past midnight on 2 September in Stockholm
    assert [one.registered for one in everyone_protected(now=night)] == [True]
