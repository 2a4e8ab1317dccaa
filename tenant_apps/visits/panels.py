"""On a youth's page: a visit that is planned, and a concern report to consider for those who may."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.ages import age_on
from kaa.core.together import read_together
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.identification import ruleset
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel
from tenant_apps.visits import selectors
from tenant_apps.visits.enums import ConcernPolicy
from tenant_apps.visits.models import VisitSettings


def visits(request: HttpRequest, youth: Youth) -> Panel | None:
    user, today = signed_in(request), clock.today()
    if youth.protected_at is not None:
        return None
    visits_ahead, rows = selectors.planned_visits(youth, today=today)[:1], VisitSettings.objects.all()[:1]
    law = ruleset.rows_on(today)
    read_together(visits_ahead, rows, law)
    planned, settings = next(iter(visits_ahead), None), selectors.settings_from(rows)
    due, leap = None, ruleset.from_rows(law).leap_birthday
    if user.may(Right.CONCERNS_WRITE) and age_on(youth.birth_date, today, leap=leap) < selectors.ADULT:
        due = next(iter(selectors.concerns_due(user, today=today, youth=youth, settings=settings, leap=leap)), None)
    if planned is None and due is None:
        return None
    data: dict[str, Any] = {
        "planned": planned, "due": due, "youth": youth.public_id, "may_write": user.may(Right.YOUTHS_WRITE),
        "is_duty": due is not None and settings.concern == ConcernPolicy.DUTY,
    }  # fmt: skip
    return Panel("visits/youth_panel.html", data)
