"""The demo's steps, referrals and participations, by the service's own rules."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kaa.core import clock
from kaa.devtools.demo_data.measures import NAMES, ON_LISTS, set_up_measures
from kaa.devtools.demo_data.staff import email_of
from tenant_apps.accounts.enums import Role
from tenant_apps.support.models import LocalMeasure, Participation, Referral, YouthStep
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered


@pytest.mark.req("K4-5.7")
def test_measures__are_there_for_a_small_place(alfa) -> None:
    coach = make_user(Role.COACH, email=email_of(Role.COACH, "liten"))
    people = [registered(days_ago=100) for _ in range(8)]
    world: Any = SimpleNamespace(today=clock.today(), place=SimpleNamespace(slug="liten"))
    set_up_measures(world, coach)
    assert LocalMeasure.objects.count() == len(NAMES)
    assert set(YouthStep.objects.values_list("youth", flat=True)) == {one.pk for one in people}
    assert Participation.objects.filter(ended_on=None).exists()
    assert Participation.objects.filter(re_entered=True).exists() or Participation.objects.count() < 8
    assert Referral.objects.exclude(decision="").count() == ON_LISTS
