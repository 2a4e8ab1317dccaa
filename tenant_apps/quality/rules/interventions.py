"""Measures: R1-R5, Y3, G1. Titles are those that users know from UKA."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tenant_apps.quality.rules.base import GREEN, RED, YELLOW, Lists, Rule, day, named, rule

Data = Mapping[str, Any]


@rule
class NoneDuringMeasure(Rule):
    """Half-open on both sides: the measure's first and last day are no hits."""

    id, colour, record = "R1", RED, "occupation"
    title = "Individer med Ingen sysselsättning (InSys) under pågående åtgärd"
    sql = """
        select distinct on (f.id) f.youth_id, f.id, 'red', jsonb_build_object('on', f.as_of, 'type', a.type, 'start', a.started_on)
        from fact f join act a on a.youth_id = f.youth_id and a.registration_id is not null
        where f.registration_id is not null and f.code = any(%(none_codes)s)
          and a.started_on < f.as_of and (a.ended_on is null or f.as_of < a.ended_on)
        order by f.id, a.started_on"""

    def sentence(self, data: Data, lists: Lists) -> str:
        return _("No occupation is recorded on %(on)s, while the measure %(type)s was going on since %(start)s.") % {
            "on": day(data["on"]), "type": named("intervention_type", data["type"], lists), "start": day(data["start"]),
        }  # fmt: skip


@rule
class MeasureWithoutOccupation(Rule):
    """The window is the period, or the measure within it, by the format's version."""

    id, colour, record = "R2", RED, "intervention"
    title = "Åtgärdsperioder utan Sysselsättning (SysKontakt)"
    sql = """
        select a.youth_id, a.id, 'red', jsonb_build_object('type', a.type, 'start', a.started_on, 'end', a.ended_on, 'window', %(window)s::text)
        from act a
        where a.registration_id is not null and not exists (
            select from fact f where f.youth_id = a.youth_id and f.registration_id is not null and (%(window)s::text = 'period'
                or f.as_of between a.started_on and coalesce(a.ended_on, %(end)s::date)))"""

    def sentence(self, data: Data, lists: Lists) -> str:
        words = {
            "type": named("intervention_type", data["type"], lists),
            "start": day(data["start"]),
            "end": day(data["end"]),
        }
        if data["window"] == "measure":
            return _("The measure %(type)s from %(start)s has no occupation recorded during it.") % words
        if data["end"]:
            return _("The measure %(type)s, %(start)s to %(end)s, and no occupation recorded in the period.") % words
        return (
            _("The measure %(type)s from %(start)s is going on, and no occupation is recorded in the period.") % words
        )


@rule
class EndWithoutReason(Rule):
    """An actual end on or before the period's last day; a planned end never triggers."""

    id, colour, record = "R3", RED, "intervention"
    title = "Åtgärder utan Grund för att åtgärden upphör (GrundAtgSlut)"
    sql = """
        select a.youth_id, a.id, 'red', jsonb_build_object('type', a.type, 'end', a.ended_on)
        from act a where a.registration_id is not null and a.ended_on is not null and a.end_reason = ''"""

    def sentence(self, data: Data, lists: Lists) -> str:
        return _("The measure %(type)s ended on %(end)s without a reason.") % {
            "type": named("intervention_type", data["type"], lists), "end": day(data["end"]),
        }  # fmt: skip


@rule
class EndWithoutOccupationAfter(Rule):
    """`unknown` is an answer: it satisfies the rule."""

    id, colour, record = "R4", RED, "intervention"
    title = "Åtgärder utan Sysselsättning efter åtgärden (SysEfter)"
    sql = """
        select a.youth_id, a.id, 'red', jsonb_build_object('type', a.type, 'end', a.ended_on)
        from act a where a.registration_id is not null and a.ended_on is not null and a.occupation_after = ''"""

    def sentence(self, data: Data, lists: Lists) -> str:
        return _("The measure %(type)s ended on %(end)s, and the occupation after it is missing.") % {
            "type": named("intervention_type", data["type"], lists), "end": day(data["end"]),
        }  # fmt: skip


@rule
class SameBeforeAndAfter(Rule):
    """Pairs are the code list's data; a measure that the deregistration ended is yellow."""

    id, colour, record = "R5", RED, "intervention"
    title = "Åtgärder med samma angivelse under Åtgärd (Atgard) som under Sysselsättning efter åtgärd (SysEfter)"
    sql = """
        select a.youth_id, a.id, case when a.ended_by_deregistration then 'yellow' else 'red' end,
               jsonb_build_object('type', a.type, 'end', a.ended_on, 'after', a.occupation_after)
        from act a
        where a.registration_id is not null and a.ended_on is not null and a.type || ' ' || a.occupation_after = any(%(same_pairs)s)"""

    def sentence(self, data: Data, lists: Lists) -> str:
        return _("The measure %(type)s ended on %(end)s, and the occupation after it is said to be the same: %(after)s.") % {
            "type": named("intervention_type", data["type"], lists), "end": day(data["end"]),
            "after": named("occupation", data["after"], lists),
        }  # fmt: skip


@rule
class MeasureOutsideRegistrations(Rule):
    """Wholly or in part; wholly outside means that it is not in the file."""

    id, colour, record = "Y3", YELLOW, "intervention"
    title = "Åtgärder utanför registreringsperioder"
    sql = """
        select a.youth_id, a.id, 'yellow', jsonb_build_object('type', a.type, 'start', a.started_on, 'end', a.ended_on,
               'left_out', a.registration_id is null)
        from act a left join spans s on s.youth_id = a.youth_id
        where not coalesce(s.covered @> daterange(a.started_on, coalesce(a.ended_on, %(end)s::date), '[]'), false)"""

    def sentence(self, data: Data, lists: Lists) -> str:
        words = {"type": named("intervention_type", data["type"], lists), "start": day(data["start"])}
        if data["left_out"]:
            return (
                _("The measure %(type)s from %(start)s lies outside every registration and is not in the file.") % words
            )
        return _("A part of the measure %(type)s from %(start)s lies outside every registration.") % words


@rule
class MeasureGoingOn(Rule):
    """Expected, worth a look before the export; oldest first."""

    id, colour, record = "G1", GREEN, "intervention"
    title = "Oavslutade åtgärder"
    sql = """
        select a.youth_id, a.id, 'green', jsonb_build_object('type', a.type, 'start', a.started_on, 'planned', a.planned_end_on, 'contact', c.latest)
        from act a
        left join (select youth_id, (max(at) at time zone 'Europe/Stockholm')::date as latest from outreach_contact
                   where youth_id in (select youth_id from act) and outcome = any(%(reached_codes)s)
                     and at < (%(end)s::date + 1)::timestamp at time zone 'Europe/Stockholm'
                   group by youth_id) c on c.youth_id = a.youth_id
        where a.registration_id is not null and a.ended_on is null"""

    def sentence(self, data: Data, lists: Lists) -> str:
        words = {
            "type": named("intervention_type", data["type"], lists), "start": day(data["start"]),
            "planned": day(data["planned"]) or _("no planned end"), "contact": day(data["contact"]) or _("none"),
        }  # fmt: skip
        return _("%(type)s since %(start)s; planned end: %(planned)s; latest contact: %(contact)s.") % words
