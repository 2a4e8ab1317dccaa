"""What applying a run of history writes, as a fixed number of statements over all its facts; nothing that stands is overwritten.

`history_facts` is a temporary table of the transaction: what is new or completes, with the keys of youths and of occupation facts, and the
day that decides the code list's version. Parameters: run, versions (jsonb: list, since, version).
"""

from __future__ import annotations

from tenant_apps.sources.history.verdicts import ENDS, MEASURE_ENDS

_PERSON = "p.person ->> '{0}'"


def _version(code_list: str, code: str, day: str) -> str:
    """The version that held that day, of a code that is given."""
    return f"""case when coalesce({code}, '') <> '' then (select v.version from history_versions v
        where v.slug = '{code_list}' and v.since <= {day} order by v.since desc limit 1) end"""


def _day(name: str) -> str:
    return f"(h.given ->> '{name}')::date"


def _code(name: str) -> str:
    return f"coalesce(h.ours ->> '{name}', '')"


_ENDED_ON = f"coalesce({_day('deregistered_on')}, {_day('registered_on')})"
YOUTHS = (
    """create temp table history_versions on commit drop as
       select * from jsonb_to_recordset(%(versions)s::jsonb) as v (slug text, since date, version smallint)""",
    # somebody whom no source has named, made of the first row that gives enough
    """create temp table history_new on commit drop as
       select nextval('register_youth_id_seq') as youth_id, p.* from (
           select distinct on (personnummer) personnummer, person from sources_historyrow
           where run_id = %(run)s and change = 'new' and youth_id is null and person <> '{}'::jsonb
           order by personnummer, row_number) p""",
    f"""insert into register_youth (id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key)
       select p.youth_id, p.personnummer, {_PERSON.format("number_kind")}, ({_PERSON.format("birth_date")})::date, {_PERSON.format("given_name")},
              {_PERSON.format("family_name")}, {_PERSON.format("sort_key")}, {_PERSON.format("search_key")}
       from history_new p order by p.youth_id""",
    f"""insert into register_legalsex (youth_id, sex, valid_from)
       select p.youth_id, {_PERSON.format("sex")}, ({_PERSON.format("birth_date")})::date from history_new p""",
    """update sources_historyrow h set youth_id = p.youth_id from history_new p
       where h.run_id = %(run)s and h.youth_id is null and h.personnummer = p.personnummer""",
    """create temp table history_facts on commit drop as
       select h.*, case when h.change = 'new' and (h.kind = 'occupation' or h.kind = 'contact' and coalesce(h.ours ->> 'occupation', '') <> '')
                        then nextval('register_occupationfact_id_seq') end as fact_id
       from (select h.* from sources_historyrow h join register_youth y on y.id = h.youth_id
             where h.run_id = %(run)s and h.change in ('new', 'changed') and y.protected_at is null
             order by h.row_number, h.part) h""",
    "analyze history_facts",
)
REGISTRATIONS = (
    f"""update register_registration r
       set ceased_on = {_day("ceased_on")}, deregistered_on = {_day("deregistered_on")}, end_reason = {_code("end_reason")},
           end_reason_version = {_version("deregistration_reason", _code("end_reason"), _day("deregistered_on"))}, version = r.version + 1
       from history_facts h where h.kind = 'registration' and h.change = 'changed' and {ENDS}""",
    f"""insert into register_registration (youth_id, municipality_code, covered_from, registered_on, ceased_on, deregistered_on,
         latest_studies, latest_studies_version, end_reason, end_reason_version)
       select h.youth_id, h.given ->> 'municipality_code', {_day("covered_from")}, {_day("registered_on")}, {_day("ceased_on")},
              {_day("deregistered_on")}, {_code("latest_studies")}, {_version("latest_studies", _code("latest_studies"), _day("registered_on"))},
              {_code("end_reason")}, {_version("deregistration_reason", _code("end_reason"), _ENDED_ON)}
       from history_facts h where h.kind = 'registration' and h.change = 'new' order by h.row_number, h.part""",
    # the label of the latest registration that gives one, to those who have none
    """update register_youth y set label_id = l.id, version = y.version + 1
       from (select distinct on (h.youth_id) h.youth_id, h.ours ->> 'label' as label from history_facts h
             where h.kind = 'registration' and coalesce(h.ours ->> 'label', '') <> ''
             order by h.youth_id, h.given ->> 'registered_on' desc) h
       join accounts_label l on l.public_id = h.label::uuid
       where y.id = h.youth_id and y.label_id is null""",
)
# an occupation that a contact carries is known the same day, from whom it was with
FACTS = (
    f"""insert into register_occupationfact (id, youth_id, code, code_version, as_of, known_on, informant, informant_version)
       select h.fact_id, h.youth_id, h.code, {_version("occupation", "h.code", "h.as_of")}, h.as_of, h.known_on, h.informant,
              {_version("informant", "h.informant", "h.known_on")}
       from (select h.fact_id, h.youth_id, h.row_number, h.part, h.ours ->> 'occupation' as code, coalesce({_day("as_of")}, {_day("on")}) as as_of,
                    coalesce({_day("known_on")}, {_day("as_of")}, {_day("on")}) as known_on,
                    coalesce(h.ours ->> 'informant', h.ours ->> 'recipient', 'other') as informant
             from history_facts h where h.fact_id is not null) h
       order by h.row_number, h.part""",
)
CONTACTS = (
    f"""insert into outreach_contact (youth_id, at, channel, channel_version, recipient, recipient_version, outcome, outcome_version,
         occupation_id, note)
       select h.youth_id, ({_day("on")} + coalesce((h.given ->> 'time')::time, time '12:00')) at time zone 'Europe/Stockholm',
              {_code("channel")}, {_version("contact_channel", _code("channel"), _day("on"))},
              {_code("recipient")}, {_version("informant", _code("recipient"), _day("on"))},
              {_code("outcome")}, {_version("contact_outcome", _code("outcome"), _day("on"))},
              h.fact_id, coalesce(h.given ->> 'note', '')
       from history_facts h where h.kind = 'contact' and h.change = 'new' order by h.row_number, h.part""",
)
INTERVENTIONS = (
    f"""update support_intervention i
       set ended_on = {_day("ended_on")}, version = i.version + 1,
           end_reason = case when i.end_reason = '' then {_code("end_reason")} else i.end_reason end,
           end_reason_version = case when i.end_reason = '' then {_version("intervention_end", _code("end_reason"), _day("ended_on"))}
                                     else i.end_reason_version end,
           occupation_after = case when i.occupation_after = '' then {_code("occupation_after")} else i.occupation_after end,
           occupation_after_version = case when i.occupation_after = '' then {_version("occupation", _code("occupation_after"), _day("ended_on"))}
                                           else i.occupation_after_version end
       from history_facts h where h.kind = 'intervention' and h.change = 'changed' and {MEASURE_ENDS}""",
    f"""insert into support_intervention (youth_id, type, type_version, local_name, started_on, planned_end_on, ended_on, end_reason,
         end_reason_version, occupation_after, occupation_after_version)
       select h.youth_id, {_code("type")}, {_version("intervention_type", _code("type"), _day("started_on"))},
              coalesce(h.given ->> 'local_name', ''), {_day("started_on")}, {_day("planned_end_on")}, {_day("ended_on")}, {_code("end_reason")},
              {_version("intervention_end", _code("end_reason"), f"coalesce({_day('ended_on')}, {_day('started_on')})")},
              {_code("occupation_after")},
              {_version("occupation", _code("occupation_after"), f"coalesce({_day('ended_on')}, {_day('started_on')})")}
       from history_facts h where h.kind = 'intervention' and h.change = 'new' order by h.row_number, h.part""",
)
RECORDS = (
    """insert into sources_historyrecord (youth_id, kind, content_hash)
       select distinct h.youth_id, h.kind, h.content_hash from history_facts h
       on conflict (youth_id, kind, content_hash) do nothing""",
    "drop table history_facts, history_new, history_versions",
)
STEPS = (YOUTHS, REGISTRATIONS, FACTS, CONTACTS, INTERVENTIONS, RECORDS)
