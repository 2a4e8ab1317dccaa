"""A small caseload for tests of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from kaa.core import clock
from tenant_apps.register.models import Youth
from tests.factories import register as make


def years_ago(years: int, *, days: int = 0) -> date:
    """A birth date that makes somebody so old today, with so many days since the birthday."""
    day = clock.today() - timedelta(days=days)
    return date(day.year - years, day.month, min(day.day, 28))


def registered(*, days_ago: int = 10, age: int = 17, days: int = 100, **fields: object) -> Youth:
    youth = make.youth(years_ago(age, days=days), **fields)
    make.registration(youth, clock.today() - timedelta(days=days_ago))
    return youth


# what each request costs, whatever its page: the tenant, the session, who it is and may, the bell, what the navigation counts, the read log
OF_EVERY_PAGE = (
    'FROM "tenants_domain"',
    '"django_session"',
    'FROM "accounts_user" WHERE "accounts_user"."id" =',
    'FROM "accounts_rolegrant"',
    '"reminders_notification"',
    'INSERT INTO "audit_readlog"',
    "from register_registration r join register_youth y on y.id = r.youth_id\n    left join (accounts_label",
    'FROM "doors_selfreferral"',
)
PREPARING = ("savepoint", "release", "set ", "select set_config", "begin", "commit")


def own_statements(queries: Iterable[dict[str, str]]) -> list[str]:
    """A page's own statements, of all that were captured; without what history is told before each that may write."""
    said = [re.sub(r"^SELECT set_config\('pghistory.*?; ", "", one["sql"], flags=re.DOTALL) for one in queries]
    return [
        one for one in said if not one.lower().startswith(PREPARING) and not any(name in one for name in OF_EVERY_PAGE)
    ]
