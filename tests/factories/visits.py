"""Made-up visit days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.visits.models import HomeVisit, VisitDay, VisitStaff
from tests.factories import register as make
from tests.factories.accounts import user

_serial = itertools.count(1)


def visit_day(on: date | None = None, *, staff: list[User] | None = None, **fields: Any) -> VisitDay:
    """A day two weeks from now with two who go."""
    day = VisitDay.objects.create(
        on=on or clock.today() + timedelta(days=14), area=fields.pop("area", f"Område {next(_serial)}"), **fields
    )
    who = staff or [user(Role.COACH, name=name) for name in ("Maria Ek", "Anders Lind")]
    VisitStaff.objects.bulk_create(VisitStaff(day=day, user=one) for one in who)
    return day


def visit(day: VisitDay, youth: Youth, **fields: Any) -> HomeVisit:
    """On the day's list, with a notice that was posted in time."""
    values = {
        "street": "Påhittade gatan 1",
        "postcode": "85230",
        "city": "Sundsvall",
        "notice_posted_on": day.notice_by,
    } | fields
    position = day.visits.count() + 1
    return HomeVisit.objects.create(day=day, visit_on=day.on, youth=youth, position=position, **values)


def address(of: Youth, street: str = "Påhittade gatan 1", postcode: str = "85230", **fields: Any) -> Any:
    return make.detail(of, street, kind="address", postcode=postcode, city="Sundsvall", **fields)
