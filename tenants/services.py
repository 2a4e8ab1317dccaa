"""What public is told of the tenants' use."""

from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max

from kaa.core import clock
from kaa.core.tenancy import each_tenant, in_public
from tenants.models import Tenant


def note_activity() -> int:
    """The latest day on which anybody logged in, of each open tenant: a day, never who. Gives how many have one.

    The public role may read no tenant's table, so each schema is entered in its turn; not within a transaction.
    """
    days: dict[int, date] = {}
    for tenant in each_tenant():
        latest = get_user_model()._default_manager.aggregate(latest=Max("last_login"))["latest"]
        if latest is not None:
            days[tenant.pk] = clock.local_date(latest)
    with in_public(), transaction.atomic():
        rows = list(Tenant.objects.filter(pk__in=days))
        for row in rows:
            row.last_active_on = days[row.pk]
        Tenant.objects.bulk_update(rows, ["last_active_on"])
    return len(days)
