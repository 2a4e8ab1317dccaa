"""The format's further checks, section "Övriga kontroller": K1-K14, each keyed by the code that the format's rows name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from shared_apps.scb.specs import FormatSpec
from tenant_apps.quality.rules.base import Check, Lists, day, rule

Data = Mapping[str, Any]

# the check digit of ten digits (Luhn): doubled digits give the sum of their own digits
_DIGITS = " + ".join(
    f"(substr(p.personnummer, {place}, 1)::int * {weight} / 10 + substr(p.personnummer, {place}, 1)::int * {weight} %% 10)"
    for place, weight in zip(range(3, 13), (2, 1) * 5, strict=True)
)


@rule
class WrongCheckDigit(Check):
    id, record = "K1", "youth"
    sql = f"""
        select p.id, p.id, '', '{{}}'::jsonb from reported p
        where case when p.personnummer ~ '^[0-9]{{12}}$' then ({_DIGITS}) %% 10 <> 0 else false end"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The number has a wrong check digit.")


@rule
class TemporaryNumber(Check):
    id, record = "K2", "youth"
    sql = """
        select p.id, p.id, '', jsonb_build_object('missing', p.personnummer is null)
        from reported p where p.personnummer is null or p.personnummer !~ '^[0-9]{12}$'"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        if data["missing"]:
            return _("There is no personal identity number; Statistics Sweden needs one, or a coordination number.")
        return _(
            "The number is a school's temporary one; Statistics Sweden needs a personal identity number or a coordination number."
        )


@rule
class UnknownStudiesCode(Check):
    """Codes are checked where they are written: one select per list, and together one check."""

    id, record = "K3", "registration"
    sql = """
        select youth_id, id, '', jsonb_build_object('column', case when latest_studies <> '' and latest_studies <> all(%(codes_latest_studies)s)
                                                     then 'SenSysReg' else 'GrundAvreg' end)
        from registered where in_period and ((latest_studies <> '' and latest_studies <> all(%(codes_latest_studies)s))
            or (end_reason <> '' and end_reason <> all(%(codes_deregistration_reason)s)))"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("%(column)s has a code that is not in the period's list.") % {"column": data["column"]}


@rule
class UnknownEventCode(UnknownStudiesCode):
    id, record = "K3-intervention", "intervention"
    sql = """
        select youth_id, id, '', jsonb_build_object('column', case when type <> all(%(codes_intervention_type)s) then 'Atgard'
            when end_reason <> '' and end_reason <> all(%(codes_intervention_end)s) then 'GrundAtgSlut' else 'SysEfter' end)
        from act where registration_id is not null and (type <> all(%(codes_intervention_type)s)
            or (end_reason <> '' and end_reason <> all(%(codes_intervention_end)s))
            or (occupation_after <> '' and occupation_after <> all(%(codes_occupation)s)))"""


@rule
class UnknownOccupationCode(UnknownStudiesCode):
    id, record = "K3-occupation", "occupation"
    sql = """
        select youth_id, id, '', jsonb_build_object('column', 'SysKontakt')
        from fact where registration_id is not null and code <> all(%(codes_occupation)s)"""


@rule
class DatesOutOfOrder(Check):
    """A guard: the database refuses them. Which dates are compared is the format's (`pairs`: columns' sources); one select per table."""

    id, record = "K4", "intervention"
    pair: ClassVar[list[str]] = ["intervention_started_on", "intervention_ended_on"]
    sql = """
        select youth_id, id, '', jsonb_build_object('start', started_on, 'end', ended_on)
        from act where registration_id is not null and ended_on < started_on"""

    def holds_in(self, spec: FormatSpec) -> bool:
        check = spec.check(self.section)
        return check is not None and self.pair in check.params.get("pairs", [])

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The end %(end)s lies before the start %(start)s.") % {
            "start": day(data["start"]),
            "end": day(data["end"]),
        }


@rule
class RegistrationDatesOutOfOrder(DatesOutOfOrder):
    id, record = "K4-registration", "registration"
    pair: ClassVar[list[str]] = ["registered_on", "deregistered_on"]
    sql = """
        select youth_id, id, '', jsonb_build_object('start', registered_on, 'end', deregistered_on)
        from registered where in_period and deregistered_on < registered_on"""


@rule
class DateAfterPeriod(Check):
    """A guard: what the file is made of is cut at the period's last day already (rules: The file). One select per table, and one check."""

    id, record = "K5", "registration"
    sql = """
        select youth_id, id, '', jsonb_build_object('on', greatest(registered_on, deregistered_on))
        from registered where in_period and greatest(registered_on, deregistered_on) > %(end)s::date"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The date %(on)s lies after the period's last day.") % {"on": day(data["on"])}


@rule
class MeasureAfterPeriod(DateAfterPeriod):
    id, record = "K5-intervention", "intervention"
    sql = """
        select youth_id, id, '', jsonb_build_object('on', greatest(started_on, ended_on))
        from act where registration_id is not null and greatest(started_on, ended_on) > %(end)s::date"""


@rule
class OccupationAfterPeriod(DateAfterPeriod):
    id, record = "K5-occupation", "occupation"
    sql = """
        select youth_id, id, '', jsonb_build_object('on', as_of)
        from fact where registration_id is not null and as_of > %(end)s::date"""


@rule
class ContactOutsideRegistrations(Check):
    id, record = "K6", "occupation"
    sql = """
        select f.youth_id, f.id, '', jsonb_build_object('on', f.as_of)
        from fact f join spans s on s.youth_id = f.youth_id where f.registration_id is null"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The occupation of %(on)s lies outside every registration and is not in the file.") % {
            "on": day(data["on"])
        }


@rule
class IncompletePair(Check):
    id, record = "K7", "registration"
    sql = """
        select youth_id, id, '', jsonb_build_object('end', deregistered_on)
        from registered where in_period and ((deregistered_on is not null and end_reason = '') or reason_alone)"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        if data["end"]:
            return _("The deregistration on %(end)s has no reason.") % {"end": day(data["end"])}
        return _("There is a reason for deregistration, and no date of it.")


@rule
class EndWithoutDate(Check):
    id, record = "K8", "intervention"
    sql = """
        select youth_id, id, '', jsonb_build_object('start', started_on) from act where registration_id is not null and end_missing"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The measure from %(start)s has a reason or an occupation after, and no end date.") % {
            "start": day(data["start"])
        }


@rule
class TooOldForPeriod(Check):
    """An exit on the birthday itself is right: the birthday on the period's first day still counts."""

    id, record = "K9", "registration"
    sql = """
        select r.youth_id, r.id, '', jsonb_build_object('on', p.turns_20)
        from registered r join person p on p.id = r.youth_id
        where r.in_period and p.turns_20 <= %(start)s::date and r.deregistered_on is distinct from p.turns_20"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The youth turned 20 on %(on)s, before the period, and is still registered in it.") % {
            "on": day(data["on"])
        }


@rule
class DeregisteredLate(Check):
    id, record = "K10", "registration"
    sql = """
        select r.youth_id, r.id, '', jsonb_build_object('on', p.turns_20, 'end', r.deregistered_on)
        from registered r join person p on p.id = r.youth_id
        where r.in_period and p.turns_20 > %(start)s::date and p.turns_20 <= %(end)s::date
          and coalesce(r.deregistered_on, 'infinity') > p.turns_20"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        if data["end"]:
            return _("Deregistered on %(end)s, after the 20th birthday on %(on)s.") % {
                "end": day(data["end"]),
                "on": day(data["on"]),
            }
        return _("The 20th birthday is %(on)s, and no deregistration is recorded.") % {"on": day(data["on"])}


@rule
class OverlappingRegistrations(Check):
    """The database refuses all but a registration of one single day within another: as a half-open period that one is empty."""

    id, record = "K11", "registration"
    sql = """
        select distinct on (b.id) b.youth_id, b.id, '', jsonb_build_object('on', b.registered_on)
        from registered a join registered b on b.youth_id = a.youth_id and b.id <> a.id
        where b.in_period and a.registered_on <= b.registered_on and (a.deregistered_on is null or a.deregistered_on > b.registered_on)
        order by b.id"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The registration on %(on)s overlaps another one.") % {"on": day(data["on"])}


@rule
class SameOccupationTwice(Check):
    id, record = "K12", "occupation"
    sql = """
        select youth_id, max(id), '', jsonb_build_object('on', as_of)
        from fact where registration_id is not null group by youth_id, as_of, code having count(*) > 1"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The same is recorded twice on %(on)s.") % {"on": day(data["on"])}


@rule
class SameMeasureTwice(SameOccupationTwice):
    id, record = "K12-intervention", "intervention"
    sql = """
        select youth_id, max(id), '', jsonb_build_object('on', started_on)
        from act where registration_id is not null group by youth_id, started_on, ended_on, type having count(*) > 1"""


@rule
class OutsidePeriod(Check):
    """A guard over the file's rows, those of contacts and measures too: by the dates of their registration, which touches the period."""

    id, record = "K13", "registration"
    sql = """
        select r.youth_id, r.id, '', jsonb_build_object('on', r.registered_on)
        from registered r where (r.deregistered_on < %(start)s::date or r.registered_on > %(end)s::date)
          and (r.in_period or r.id in (select registration_id from act) or r.id in (select registration_id from fact))"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The registration on %(on)s does not touch the period.") % {"on": day(data["on"])}


@rule
class LivesElsewhere(Check):
    """By the sources on the period's last day; registered by hand is a decision already (29 kap. 6 §)."""

    id, record = "K14", "registration"
    sql = """
        select r.youth_id, r.id, '', jsonb_build_object('code', h.municipality_code)
        from registered r
        join register_residence h on h.youth_id = r.youth_id and h.valid_from <= %(end)s::date and (h.valid_to is null or h.valid_to > %(end)s::date)
        where r.in_period and r.deregistered_on is null and not r.by_hand and h.municipality_code <> r.municipality_code"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("By the sources the home municipality is another one (%(code)s).") % {"code": data["code"]}
