"""Which youths have a hit of which colour: for filters and counts, which need no sentences."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import connection

from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat, UnknownPeriod
from tenant_apps.quality.period import PERIOD_CTES, period_parameters
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.rules.base import code_parameters


def colour_ctes(*, today: date, youths: list[int] | None = None) -> tuple[str, dict[str, Any]] | None:
    """CTEs that end in `colour (youth_id, worst)`, with their parameters; `worst` is red, else yellow, else green. None: no rule holds."""
    try:
        period = scb.reporting_period(today).code
        spec = scb.format_for(period)
    except (UnknownPeriod, NoReportFormat):
        return None
    found = " union all ".join(
        f"select h.youth_id, coalesce(h.colour, '{rule.colour_in(spec)}') as colour from ({rule.sql}) h (youth_id, record_id, colour, data)"
        for rule in RULES.values()
        if rule.holds_in(spec)
    )
    sql = f"""{PERIOD_CTES}, colour as materialized (
        select youth_id, case when bool_or(h.colour = 'red') then 'red' when bool_or(h.colour = 'yellow') then 'yellow' else 'green' end as worst
        from ({found}) h group by youth_id)"""
    return sql, {**period_parameters(period, youths), **code_parameters(period, spec)}


def youths_by_colour(*, today: date) -> dict[str, list[int]]:
    """Primary keys by the worst colour; one statement."""
    found = colour_ctes(today=today)
    grouped: dict[str, list[int]] = defaultdict(list)
    if found is None:
        return grouped
    ctes, parameters = found
    with connection.cursor() as cursor:
        cursor.execute(f"with {ctes} select youth_id, worst from colour", parameters)
        for youth, worst in cursor.fetchall():
            grouped[worst].append(youth)
    return grouped
