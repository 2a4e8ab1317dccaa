"""What is told of many who were chosen, when one of them has come under protection since and then was erased."""

from __future__ import annotations

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.bulk_jobs import KIND, bulk
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.work.models import Job
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered


@pytest.mark.req("PRV-22", "PRV-24")
def test_bulk__tells_the_same_of_who_is_hidden_and_of_who_is_erased(alfa) -> None:
    stays, hidden = registered(), registered()
    coach, handler = make_user(Role.COACH), make_user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    told = {
        "action": "reminder", "text": "Ring", "due_on": clock.today().isoformat(), "everything": False, "filter": {},
        "ids": [str(one.public_id) for one in (stays, hidden)],
    }  # fmt: skip

    def figures(key: str) -> tuple[int, int]:
        job = Job.objects.create(kind=KIND, key=key, arguments=told, created_by=coach, state=Job.State.RUNNING)
        result = bulk(job)
        return result["done"], result["gone"]

    protect_by_hand(youth=hidden, note="ringde oss", actor=handler, now=clock.now())
    before = figures("hidden")
    erase(youth=Youth.objects.get(pk=hidden.pk), actor=handler, now=clock.now())
    assert before == figures("erased") == (1, 0)
