"""Everything of a youth's planning, in one statement: for the section on the youth's page, and for the lines of the timeline."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from tenant_apps.register.models import Youth

Row = Mapping[str, Any]

_BY = "(select coalesce(nullif(u.name, ''), u.email) from accounts_user u where u.id = {}) as by"
# one part for each table; each has the youth's key as its only parameter
_PARTS = {
    "plan": """select p.public_id, p.started_on, p.next_follow_up_on, p.ended_on, p.end_reason, p.end_reason_version, p.end_note, v.goal, v.number,
        (select count(*) from support_planitem i where i.plan_version_id = v.id) as items,
        (select count(*) from support_planitem i where i.plan_version_id = v.id and i.done_on is not null) as done
        from support_actionplan p
        join lateral (select * from support_planversion v where v.plan_id = p.id order by v.number desc limit 1) v on true
        where p.youth_id = %(youth)s order by p.started_on desc, p.id desc""",
    "version": f"""select p.public_id, v.number, v.made_on, v.why_revised, v.goal, {_BY.format("v.made_by_id")}
        from support_actionplan p join support_planversion v on v.plan_id = p.id where p.youth_id = %(youth)s""",
    "follow_up": f"""select p.public_id, f.held_on, f.with_youth, f.note, f.next_on, {_BY.format("f.held_by_id")}
        from support_actionplan p join support_planfollowup f on f.plan_id = p.id where p.youth_id = %(youth)s""",
}  # fmt: skip


@dataclass(frozen=True)
class Planning:
    """Rows by part, as the statement gave them: dates are dates."""

    rows: Mapping[str, list[Row]]

    def __getitem__(self, part: str) -> list[Row]:
        return self.rows.get(part, [])


def planning_of(youth: Youth) -> Planning:
    """Read once for each youth object: the section and the timeline of one page share it."""
    kept: Planning | None = youth.__dict__.get("_planning")
    if kept is None:
        kept = youth.__dict__["_planning"] = _read(youth.pk)
    return kept


def _read(youth: int) -> Planning:
    parts = " union all ".join(
        f"select '{part}', row_number() over (), to_jsonb(q) from ({sql}) q"
        for part, sql in _PARTS.items()
    )
    found: dict[str, list[Row]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(f"select * from ({parts}) a order by 1, 2", {"youth": youth})
        for part, _place, row in cursor.fetchall():
            data = json.loads(row) if isinstance(row, str) else row
            found[part].append({name: _value(name, value) for name, value in data.items()})
    return Planning(found)


def _value(name: str, value: Any) -> Any:
    if value is None or not isinstance(value, str):
        return value
    if name.endswith("_on") or name == "valid_until":
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name.endswith("_at") else value
