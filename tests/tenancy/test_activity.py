"""What the operator is told of a tenant's use: a day, brought to public by a task of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenants import services
from tenants.models import Tenant
from tests.factories.accounts import user


@pytest.mark.req("PRV-32")
def test_activity__is_the_latest_day_of_each_tenants_logins(db: None) -> None:
    with in_tenant(find_tenant("k9901")):
        for day in (3, 17):
            staff = user(Role.COACH)
            staff.last_login = dt.datetime(2026, 11, day, 23, 30, tzinfo=clock.STOCKHOLM)
            staff.save()
    services.note_activity()
    days = dict(Tenant.objects.filter(schema_name__in=["k9901", "k9902"]).values_list("schema_name", "last_active_on"))
    assert days == {"k9901": dt.date(2026, 11, 17), "k9902": None}
