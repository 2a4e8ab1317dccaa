"""Everything of a youth's planning, in one statement: for the section on the youth's page, and for the lines of the timeline."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
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
    "offer": f"""select o.public_id, o.offered_on, o.type, o.type_version, o.local_name, o.response, o.response_version, o.answered_on, o.note,
        (select u.name from accounts_unit u where u.id = o.unit_id) as unit, o.intervention_id is not null as begun, {_BY.format("o.user_id")}
        from support_offer o where o.youth_id = %(youth)s order by o.offered_on desc, o.id desc""",
    "consent": f"""select c.public_id, c.agency, c.agency_version, c.agency_name, c.data, c.purpose, c.given_by, c.given_on, c.valid_until,
        c.withdrawn_on, c.file_id is not null as has_file, {_BY.format("c.recorded_by_id")}
        from support_consent c where c.youth_id = %(youth)s order by c.given_on desc, c.id desc""",
    "share": f"""select s.public_id, s.agency, s.agency_version, s.agency_name, s.shared_on, s.data, s.ground,
        s.ground_version, {_BY.format("s.user_id")}
        from support_share s where s.youth_id = %(youth)s order by s.shared_on desc, s.id desc""",
    "sip": f"""select c.public_id, c.initiator, c.initiator_version, c.parties, c.parties_version, c.called_on, c.held_on, c.responsible,
        c.responsible_version, c.follow_up_on, c.ended_on, {_BY.format("c.user_id")}
        from support_coordinatedplan c where c.youth_id = %(youth)s order by c.called_on desc, c.id desc""",
    "measure": """select i.public_id, i.type, i.type_version, i.local_name, i.partner, i.started_on,
        (select f.due_on from support_interventionfollowup f where f.intervention_id = i.id and f.held_on is null) as due_on,
        (select a.signed_on is not null and a.insurance_checked_on is not null from support_practiceagreement a
         where a.intervention_id = i.id) as insured
        from support_intervention i where i.youth_id = %(youth)s and i.ended_on is null order by i.started_on desc, i.id desc""",
    "measure_held": f"""select i.public_id, i.type, i.type_version, i.local_name, f.held_on, f.note, {_BY.format("f.held_by_id")}
        from support_intervention i join support_interventionfollowup f on f.intervention_id = i.id
        where i.youth_id = %(youth)s and f.held_on is not null""",
    "participation": f"""select p.public_id, g.name, u.name as unit, p.inflow, p.inflow_version, p.started_on, p.ended_on, p.end_reason,
        p.end_reason_version, p.referred_to, p.referred_to_version, p.occupation_after, p.occupation_after_version, p.re_entered,
        {_BY.format("p.recorded_by_id")}
        from support_participation p join support_programme g on g.id = p.programme_id left join accounts_unit u on u.id = g.unit_id
        where p.youth_id = %(youth)s order by p.ended_on is not null, p.started_on desc, p.id desc""",
    "referral": f"""select r.public_id, r.meets_on, r.type, r.type_version, r.local_name, r.asks, r.decision, r.decision_version, r.decided_on,
        r.note, m.name as meeting, r.intervention_id is not null as begun, {_BY.format("r.made_by_id")}
        from support_referral r join support_preparationmeeting m on m.id = r.meeting_id
        where r.youth_id = %(youth)s order by r.meets_on desc, r.id desc""",
    "step": f"""select s.public_id, s.position, l.name, s.from_on, {_BY.format("s.user_id")}
        from support_youthstep s join support_ladderstep l on l.id = s.step_id where s.youth_id = %(youth)s order by s.from_on desc""",
    "ladder": "select max(l.position) as highest from support_ladderstep l where l.archived_at is null having count(*) > 0",
    "decision": """select d.decided_on, array(select x.user_id from support_assessmentexclusion x) as excluded
        from support_assessmentdecision d where d.ended_on is null""",
    "assessment": f"""select a.public_id, a.held_on, a.declined, t.name, {_BY.format("a.user_id")}
        from support_assessment a join support_assessmenttemplate t on t.id = a.template_id
        where a.youth_id = %(youth)s order by a.held_on desc, a.id desc""",
}  # fmt: skip


def measure_name(one: Row) -> str:
    """The municipality's own name, else that of the shared type."""
    return one["local_name"] or shown("intervention_type", one["type"], one["type_version"])


@dataclass(frozen=True)
class Planning:
    """Rows by part, as the statement gave them: dates are dates."""

    rows: Mapping[str, list[Row]]

    def __getitem__(self, part: str) -> list[Row]:
        return self.rows.get(part, [])


def maps(planning: Planning, user: User) -> bool:
    """May_map (selectors/assessments.py) of what is read already."""
    return user.may(Right.ASSESSMENTS) and any(user.pk not in one["excluded"] for one in planning["decision"])


def planning_of(youth: Youth) -> Planning:
    """Read once for each youth object: the section and the timeline of one page share it."""
    kept: Planning | None = youth.__dict__.get("_planning")
    if kept is None:
        kept = youth.__dict__["_planning"] = _read(youth.pk)
    return kept


def _read(youth: int) -> Planning:
    parts = " union all ".join(
        f"select '{part}', row_number() over (), to_jsonb(q) from ({sql}) q" for part, sql in _PARTS.items()
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
