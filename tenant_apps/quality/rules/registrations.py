"""Registrations: R6, Y1, Y2, Y4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tenant_apps.quality.rules.base import RED, YELLOW, Lists, Rule, day, named, rule

Data = Mapping[str, Any]


@rule
class StudiesGoBackwards(Rule):
    """Each later value against the latest known earlier one; "uppgift saknas" is skipped. Pairs are the code list's data."""

    id, colour, record = "R6", RED, "registration"
    title = "Senaste sysselsättning i form av studier (SenSysReg) som innebär en regression"
    sql = """
        select youth_id, id, 'red', jsonb_build_object('on', registered_on, 'now', latest_studies, 'before', last[3], 'before_on', last[1])
        from (
            select r.id, r.youth_id, r.registered_on, r.latest_studies, r.in_period,
                   -- the window's latest known value with its date: arrays compare by their first elements
                   (max(array[to_char(r.registered_on, 'YYYY-MM-DD'), to_char(r.id, 'FM0000000000000000000'), r.latest_studies])
                       filter (where r.latest_studies <> '' and r.latest_studies <> all(%(skipped)s))
                       over (partition by r.youth_id order by r.registered_on, r.id rows between unbounded preceding and 1 preceding)) as last
            from registered r
        ) later
        where in_period and last[3] || ' ' || latest_studies = any(%(forbidden_pairs)s)"""

    def sentence(self, data: Data, lists: Lists) -> str:
        return _("Latest studies at the registration on %(on)s: %(now)s. At the registration on %(before_on)s it was already %(before)s.") % {
            "on": day(data["on"]), "now": named("latest_studies", data["now"], lists),
            "before_on": day(data["before_on"]), "before": named("latest_studies", data["before"], lists),
        }  # fmt: skip


@rule
class CertificateNotStated(Rule):
    """Only where exam data is imported: without exams there are no hits."""

    id, colour, record = "Y1", YELLOW, "registration"
    title = "Individer med studiebevissignal från BEDA utan studiebevisangivelse"
    sql = """
        -- to mend is the latest that the period's file has
        select r.youth_id, (array_agg(r.id order by r.registered_on desc, r.id desc) filter (where r.in_period))[1], 'yellow',
               jsonb_build_object('on', max(e.awarded_on))
        from register_exam e join registered r on r.youth_id = e.youth_id
        where e.kind = 'study_certificate' and e.awarded_on <= %(end)s::date and e.gone_on is null
        group by r.youth_id having bool_or(r.in_period) and not bool_or(r.latest_studies = 'study_certificate')"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("A study certificate of %(on)s has been imported, and no registration says so.") % {
            "on": day(data["on"])
        }


@rule
class StudiesMissing(Rule):
    """Empty is written to the file as the code for not known."""

    id, colour, record = "Y2", YELLOW, "registration"
    title = "Individer utan uppgifter under SenSysReg"
    sql = """
        select youth_id, id, 'yellow', jsonb_build_object('on', registered_on)
        from registered where in_period and (latest_studies = '' or latest_studies = any(%(unknown_studies)s))"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("The registration on %(on)s lacks the latest studies.") % {"on": day(data["on"])}


@rule
class NoOccupationInPeriod(Rule):
    """Registered at least one day of the period; attempts do not count."""

    id, colour, record = "Y4", YELLOW, "youth"
    title = "Individer utan SysKontakt under insamlingsperioden"
    sql = """
        select s.youth_id, s.youth_id, 'yellow', '{}'::jsonb
        from spans s where s.in_period and not exists (select from fact f where f.youth_id = s.youth_id and f.registration_id is not null)"""

    def sentence(self, data: Data, lists: Lists) -> str:  # noqa: ARG002
        return _("No occupation is known from any day of the period.")
