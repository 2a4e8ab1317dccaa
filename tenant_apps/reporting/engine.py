"""The engine: one SELECT made from a report format's rows. No column, order or code number is known here."""

from __future__ import annotations

import json
from typing import Any

from shared_apps.codelists.selectors import current
from shared_apps.scb.specs import ColumnSpec, FormatSpec
from tenant_apps.quality.period import PERIOD_CTES, period_parameters

# where a column's value comes from: the whitelist of shared_apps.scb, in SQL over the file's rows
SOURCES = {
    "municipality_code": "r.municipality_code",
    "personnummer": "p.personnummer",
    "registered_on": "r.registered_on",
    "latest_studies": "r.latest_studies",
    "contact_date": "e.contact_date",
    "contact_occupation": "e.contact_occupation",
    "intervention_started_on": "e.started_on",
    "intervention_type": "e.type",
    "intervention_ended_on": "e.ended_on",
    "intervention_end_reason": "e.end_reason",
    "occupation_after": "e.occupation_after",
    "deregistered_on": "r.deregistered_on",
    "deregistration_reason": "r.end_reason",
    "birth_date": "p.birth_date",
    "sex": "(select s.sex from register_legalsex s where s.youth_id = p.id and s.valid_from <= r.registered_on order by s.valid_from desc limit 1)",
}
ORDER = {
    "personnummer": 'p.personnummer collate "C"',
    "registered_on": "r.registered_on",
    "event_date": "e.event_date nulls first",
    "id": "r.id, e.kind nulls first, e.id",
}
# which block must have an event of which kind for an empty code to be written as the format's empty code
EVENT_COLUMNS = {
    "contact_occupation": "occupation", "intervention_type": "intervention",
    "intervention_end_reason": "ended", "occupation_after": "ended", "deregistration_reason": "deregistered",
}  # fmt: skip
PRESENT = {
    "occupation": "e.kind = 'occupation'", "intervention": "e.kind = 'intervention'", "ended": "e.ended_on is not null",
    "deregistered": "r.deregistered_on is not null",
}  # fmt: skip


def rows_sql(spec: FormatSpec) -> str:
    """SELECT row_number, line, youth_id, registration_id, event_kind, event_id: the file's rows in their order.

    One row per registration and event; a contact and a measure never share a row; deregistration stands on every row.
    """
    order = ", ".join(ORDER[key] for key in (*spec.sort, "id"))  # the id always last: no tie is left to chance
    values = ", ".join(f"coalesce({_value(column)}, '')" for column in spec.columns)
    return f"""
        with {PERIOD_CTES}, event as (
            select registration_id, 'occupation' as kind, id, as_of as event_date, as_of as contact_date, code as contact_occupation,
                   null::date as started_on, '' as type, null::date as ended_on, '' as end_reason, '' as occupation_after
            from fact where registration_id is not null
            union all
            select registration_id, 'intervention', id, started_on, null, '', started_on, type, ended_on, end_reason, occupation_after
            from act where registration_id is not null
        )
        select row_number() over (order by {order}) as row_number, array_to_string(array[{values}], %(delimiter)s) as line,
               r.youth_id, r.id as registration_id, coalesce(e.kind, 'none') as event_kind, e.id as event_id
        from registered r
        join person p on p.id = r.youth_id
        left join event e on e.registration_id = r.id
        where r.in_period and r.municipality_code = %(municipality_code)s"""


def _value(column: ColumnSpec) -> str:
    if column.constant is not None:
        return f"%(constant_{column.position})s"
    source = SOURCES[column.source]
    if column.is_date:
        return f"to_char({source}, %(date_format)s)"
    if column.code_list:
        number = f"(%(numbers_{column.code_list})s::jsonb ->> nullif({source}, ''))"
        if not column.empty_as:
            return number
        empty = f"(%(numbers_{column.code_list})s::jsonb ->> %(empty_{column.position})s)"
        present = PRESENT[EVENT_COLUMNS[column.source]] if column.source in EVENT_COLUMNS else "true"
        return f"coalesce({number}, case when {present} then {empty} end)"
    return f"{source}::text"


def parameters(spec: FormatSpec, period: str, municipality_code: str) -> dict[str, Any]:
    """All that the SELECT needs: dates, code numbers by list, the format's settings."""
    numbers = {
        f"numbers_{slug}": json.dumps(
            {item.code: item.scb_code or item.code for item in current(slug, period=period).codes}
        )
        for slug in spec.code_lists
    }
    constants = {
        f"constant_{column.position}": column.constant for column in spec.columns if column.constant is not None
    }
    empties = {f"empty_{column.position}": column.empty_as for column in spec.columns if column.empty_as}
    return {
        **period_parameters(period, None), **numbers, **constants, **empties,
        "municipality_code": municipality_code, "delimiter": spec.delimiter, "date_format": spec.date_format,
    }  # fmt: skip


def header(spec: FormatSpec) -> str:
    return spec.delimiter.join(column.name for column in spec.columns)


def code_list_versions(spec: FormatSpec, period: str) -> dict[str, int]:
    return {slug: current(slug, period=period).version for slug in spec.code_lists}
