"""A cursor that points at somebody who is not shown tells nothing of where in the alphabet they stand: the list begins anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.ladder import guarantee as guarantees
from tenant_apps.outreach.ladder.guarantee import guarantee
from tenant_apps.outreach.ladder.selectors import Cursor, StepFilter, step_page
from tenant_apps.register.models import Youth
from tests.factories import register as make
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered

pytestmark = pytest.mark.req("PRV-22", "K3-2.2")
NAMES = ("Ab", "Be", "Ce")


def _hidden(how: str) -> Youth:
    if how == "resident":
        return make.youth(date(2009, 5, 17), family_name="Bz")
    if how == "merged":
        youth = registered(family_name="Bz")
        into = Youth.objects.exclude(pk=youth.pk).first()
        Youth.objects.filter(pk=youth.pk).update(merged_into=into, personnummer=None, given_name="", family_name="")
        return youth
    return registered(family_name="Bz", protected=True)


def _walked(ask: Any, hidden: Youth) -> None:
    whole = [row.name for row in ask(None).rows]
    assert len(whole) == len(NAMES)
    assert [row.name for row in ask(hidden).rows] == whole


@pytest.mark.parametrize("how", ["protected", "merged", "resident"])
def test_guarantee__begins_anew(alfa, how: str) -> None:
    for name in NAMES:
        registered(family_name=name)
    hidden, staff, today = _hidden(how), user(Role.COACH), clock.today()
    _walked(
        lambda at: guarantee(staff, mine=False, today=today, state="all", after=at.public_id if at else None), hidden
    )
    assert len(NAMES) < guarantees.PAGE_SIZE


@pytest.mark.parametrize("way", ["after", "before"])
@pytest.mark.parametrize("how", ["protected", "merged", "resident"])
def test_steps__begin_anew(alfa, how: str, way: str) -> None:
    for name in NAMES:
        registered(family_name=name)
    hidden, staff, today = _hidden(how), user(Role.COACH), clock.today()
    due_on = step_page(staff, StepFilter(), today=today).rows[0].due_on

    def ask(at: Youth | None) -> Any:
        told = {way: Cursor(due_on, at.public_id)} if at else {}
        return step_page(staff, StepFilter(), today=today, **told)

    _walked(ask, hidden)
    found = ask(hidden)
    assert (found.before, found.after) == (None, None)
