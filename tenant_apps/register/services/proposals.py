"""Identification's proposals: made, kept and withdrawn by a run, and applied. What people decide against stands in `setting_aside`.

A run is a fixed number of statements, whatever the municipality's size.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from kaa.core import clock
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification.decisions import planned_for, sql
from tenant_apps.register.identification.errors import NoSource
from tenant_apps.register.identification.reasons import Decision
from tenant_apps.register.identification.ruleset import Settings, parameters, settings_on
from tenant_apps.register.models import Proposal

OPEN = (ProposalState.NEW, ProposalState.INQUIRY)
# the content of a proposal: when any of it changes, it is another proposal
SAME = """p.kind = d.decision and p.reason = d.reason and p.since = d.since and p.municipality_code = d.municipality_code
    and p.latest_studies = d.latest_studies and p.end_reason = d.end_reason"""

EVIDENCE = "d.evidence || jsonb_build_object('table', d.deciding_table, 'row', d.deciding_row)"


@dataclass(frozen=True, kw_only=True)
class ProposalCounts:
    """`open_*`: what waits after the run; `woken`: under inquiry until today."""

    new: int
    kept: int
    lapsed: int
    woken: int
    held_back: int
    open_in: int
    open_out: int
    open_check: int


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A proposal that was not applied, and why: a code of Why."""

    proposal: uuid.UUID
    youth: uuid.UUID
    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Applied:
    opened: int
    closed: int
    skipped: tuple[Skipped, ...]
    measures_ended: int = 0


class Why:
    DECIDED = "decided"  # somebody else was first
    GONE = "gone"  # the conditions no longer give it
    CHANGED = "changed"  # they give something else now: look again
    BY_HAND = "by_hand"  # a check is decided by a person
    NO_REASON = "no_reason"  # nothing says why the duty ended: close it on the youth's page, where a reason is chosen


def _run(statement: str, values: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def lock_register() -> None:
    """One run, application or registration by hand at a time in a tenant: the others wait for its commit."""
    _run("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('register.registrations'))", {})


def _decide_into_table(
    *,
    day: date,
    municipality_codes: Sequence[str],
    youths: Sequence[int] | None,
    settings: Settings | None,
    every: bool,
) -> dict[str, Any]:
    values = parameters(
        day=day,
        municipality_codes=municipality_codes,
        youths=youths,
        every=every,
        settings=settings or settings_on(day),
    )
    _run("drop table if exists pg_temp.decision", {})
    _run(f"create temporary table decision on commit drop as {sql()}", values)
    _run("analyze pg_temp.decision", {})
    return values


def _versions(day: date) -> dict[str, int]:
    lists = codelists.snapshots(on=day)
    return {
        "studies_version": lists["latest_studies"].version, "reason_version": lists["deregistration_reason"].version,
    }  # fmt: skip


def propose(
    *,
    day: date,
    municipality_codes: Sequence[str],
    youths: Sequence[int] | None = None,
    settings: Settings | None = None,
) -> ProposalCounts:
    """Bring the proposals up to what the sources say on `day`, for everyone or some (ids). Run again, it changes nothing.

    A rejected one comes back only when the rows behind it have changed (its fingerprint). `settings` none: those of the day.
    """
    with transaction.atomic(), planned_for(youths):
        lock_register()
        values = _decide_into_table(
            day=day, municipality_codes=municipality_codes, youths=youths, settings=settings, every=False
        )
        values |= {"now": clock.now(), **_versions(day)}
        lapsed = _run(
            f"""update register_proposal p set state = 'lapsed', decided_at = %(now)s, version = p.version + 1
            where p.state in ('new', 'inquiry') and (%(youths)s::bigint[] is null or p.youth_id = any(%(youths)s::bigint[]))
              and not exists (select from decision d where d.youth_id = p.youth_id and {SAME})""",
            values,
        )
        woken = _run(
            """update register_proposal set state = 'new', inquiry_until = null, version = version + 1
            where state = 'inquiry' and inquiry_until <= %(day)s and (%(youths)s::bigint[] is null or youth_id = any(%(youths)s::bigint[]))""",
            values,
        )
        _run(
            f"""update register_proposal p set fingerprint = d.fingerprint, evidence = {EVIDENCE} from decision d
            where d.youth_id = p.youth_id and p.state in ('new', 'inquiry') and p.fingerprint <> d.fingerprint""",
            values,
        )
        new = _run(
            f"""insert into register_proposal (youth_id, kind, state, reason, municipality_code, since, latest_studies, latest_studies_version,
                   end_reason, end_reason_version, evidence, fingerprint, found_on)
            select d.youth_id, d.decision, 'new', d.reason, d.municipality_code, d.since,
                   d.latest_studies, case when d.latest_studies <> '' then %(studies_version)s::smallint end,
                   d.end_reason, case when d.end_reason <> '' then %(reason_version)s::smallint end,
                   {EVIDENCE}, d.fingerprint, %(day)s
            from decision d
            where not exists (select from register_proposal p where p.youth_id = d.youth_id and p.state in ('new', 'inquiry'))
              and not exists (select from register_proposal p where p.youth_id = d.youth_id and p.state = 'rejected'
                              and p.kind = d.decision and p.reason = d.reason and p.fingerprint = d.fingerprint)
            order by d.youth_id""",
            values,
        )
        counts = _counts(values)
        _run("drop table decision", {})
    return ProposalCounts(
        new=new,
        lapsed=lapsed,
        woken=woken,
        kept=counts["open"] - new,
        **{key: counts[key] for key in counts if key != "open"},
    )


def _counts(values: dict[str, Any]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select count(*) filter (where p.id is not null), count(*) filter (where p.id is null), count(*) filter (where p.kind = 'in'),
                      count(*) filter (where p.kind = 'out'), count(*) filter (where p.kind = 'check')
            from decision d left join register_proposal p on p.youth_id = d.youth_id and p.state in ('new', 'inquiry')""",
            values,
        )
        row = cursor.fetchone()
    return dict(zip(("open", "held_back", "open_in", "open_out", "open_check"), row, strict=True))


def apply_proposals(
    *, proposals: Sequence[int], actor: User | None, today: date, municipality_codes: Sequence[str], settings: Settings | None = None,
    checked: bool = False, note: str = "", end_measures: bool = False, automatic_by: int | None = None,
) -> Applied:  # fmt: skip
    """Open and close the registrations that the proposals (ids) speak of; what no longer holds today is skipped, and told.

    A check is applied only by a person who says so (`checked`) with a reason: then as what it suggests, register or close.
    `automatic_by`: the stored settings (id) by which they are applied without a person.
    """
    if checked and not note.strip():
        raise NoSource
    with transaction.atomic():
        lock_register()
        youths = list(Proposal.objects.filter(pk__in=proposals).values_list("youth_id", flat=True))
        with planned_for(youths):
            values = _decide_into_table(
                day=today, municipality_codes=municipality_codes, youths=youths, settings=settings, every=True
            )
            values |= {
                "proposals": list(proposals), "actor": actor.pk if actor else None, "now": clock.now(), "note": note.strip()[:300],
                "studies_version": codelists.current("latest_studies", on=today).version,
                "reason_version": codelists.current("deregistration_reason", on=today).version, "automatic_by": automatic_by,
                "kinds": [kind.value for kind in ProposalKind if checked or kind != ProposalKind.CHECK],
            }  # fmt: skip
            return _apply(values, end_measures=end_measures)


def _apply(values: dict[str, Any], *, end_measures: bool) -> Applied:
    _run("drop table if exists pg_temp.chosen", {})
    _run(f"create temporary table chosen on commit drop as {_CHOSEN}", values)
    opened, closed = _run(_OPEN, values), _run(_CLOSE, values)
    measures = _run(_END_MEASURES, values | ended_measures(on=values["day"])) if end_measures else 0
    _run(_MARK, values)
    _run("update register_proposal p set state = 'lapsed', decided_at = %(now)s, version = p.version + 1 from chosen c"
         " where c.id = p.id and c.why in ('gone', 'changed')", values)  # fmt: skip
    skipped = skipped_of(table="chosen")
    _run("drop table chosen; drop table decision", {})
    return Applied(opened=opened, closed=closed, skipped=skipped, measures_ended=measures)


_CHOSEN = f"""
    select p.id, p.public_id, p.youth_id, d.suggests, d.registration_id, null::bigint as opened_id, d.since, d.municipality_code,
        d.latest_studies, d.end_reason, (d.evidence ->> 'turns_20')::date as turns_20,
        case when p.state not in ('new', 'inquiry') then 'decided'
             when d.youth_id is null or d.decision not in ('in', 'out', 'check') then 'gone'
             when not ({SAME}) then 'changed'
             when p.kind <> all(%(kinds)s::text[]) then 'by_hand'
             when d.suggests = 'out' and d.end_reason = '' then 'no_reason'
             else '' end as why
    from register_proposal p left join decision d on d.youth_id = p.youth_id
    where p.id = any(%(proposals)s::bigint[])
"""
_OPEN = """
    insert into register_registration (youth_id, municipality_code, covered_from, registered_on, latest_studies, latest_studies_version,
        opened_by_id, source_note)
    select youth_id, coalesce(nullif(municipality_code, ''), (%(municipality_codes)s::text[])[1]), least(since, %(day)s), %(day)s,
        latest_studies, %(studies_version)s, %(actor)s, %(note)s
    from chosen where why = '' and suggests = 'in' order by id
"""
# deregistered on the 20th birthday itself at the latest, also when found later (rules: Covered, 3)
_CLOSE = """
    update register_registration r set ceased_on = c.since, end_reason = c.end_reason, end_reason_version = %(reason_version)s,
        deregistered_on = greatest(r.registered_on, least(%(day)s, c.turns_20)), version = r.version + 1,
        source_note = left(concat_ws(' / ', nullif(r.source_note, ''), nullif(%(note)s, '')), 300)
    from chosen c where c.why = '' and c.suggests = 'out' and c.registration_id = r.id
"""
# as when closed by hand: on the day of deregistration, with the reason that the code list suggests; one that begins later goes on
_END_MEASURES = """
    update support_intervention i set ended_on = r.deregistered_on, ended_by_deregistration = true, version = i.version + 1,
        end_reason = coalesce(%(measure_reasons)s::jsonb ->> r.end_reason, ''),
        end_reason_version = case when %(measure_reasons)s::jsonb ? r.end_reason then %(measure_version)s::smallint end
    from chosen c join register_registration r on r.id = c.registration_id
    where c.why = '' and c.suggests = 'out' and i.youth_id = c.youth_id and i.ended_on is null and i.started_on <= r.deregistered_on
"""
_MARK = """
    update register_proposal p set state = 'applied', decided_by_id = %(actor)s, decided_at = %(now)s, decision_note = %(note)s,
        inquiry_until = null, version = p.version + 1, automatic_by_id = %(automatic_by)s,
        registration_id = coalesce(c.registration_id, (select max(r.id) from register_registration r where r.youth_id = c.youth_id
                                                       and r.registered_on = %(day)s and r.mistaken_at is null))
    from chosen c where c.id = p.id and c.why = ''
"""


def skipped_of(*, table: str) -> tuple[Skipped, ...]:
    """Those of a temporary table that have a `why`, by name; never those under protection."""
    with connection.cursor() as cursor:
        cursor.execute(f"""select c.public_id, y.public_id, y.given_name || ' ' || y.family_name, c.why
            from {table} c join register_youth y on y.id = c.youth_id where c.why <> '' and y.protected_at is null order by y.sort_key, c.id""")
        rows = cursor.fetchall()
    return tuple(Skipped(proposal=proposal, youth=youth, name=name, why=why) for proposal, youth, name, why in rows)


def ended_measures(*, on: date) -> dict[str, Any]:
    """Why a measure ends when the responsibility does, by reason for deregistration: the code list's flag `intervention_end`."""
    ends, reasons = codelists.current("intervention_end", on=on), codelists.current("deregistration_reason", on=on)
    suggested = {item.code: str(item.flags.get("intervention_end", "")) for item in reasons.codes}
    return {
        "measure_reasons": json.dumps({code: end for code, end in suggested.items() if end in ends}),
        "measure_version": ends.version,
    }


def automatic_ids() -> list[int]:
    """Give all new proposals in and out: what a command that was told to may apply without their being looked at one by one."""
    kinds = [Decision.IN.value, Decision.OUT.value]
    return list(
        Proposal.objects.filter(state=ProposalState.NEW, kind__in=kinds).order_by("pk").values_list("pk", flat=True)
    )
