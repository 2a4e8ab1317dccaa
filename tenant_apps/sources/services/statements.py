"""What applying a run does, as a fixed number of statements over all its rows; what does not differ is not written, so the history stays quiet.

Parameters: run, source_id, source (slug), as_of, previous (the source's last as-of), gone, form_version, end_version, exam_version,
ending_exams (kinds that end the responsibility), above (whose word goes before this source's), above_sources (the same as keys of sources).
`import_rows` is a temporary table of the transaction: the staged rows with the keys of their youths, known or new.
"""

from __future__ import annotations

from tenant_apps.sources.reading.staged import CONTENT, EXTRA

_CONTENT = ", ".join(f"s.{name}" for name in (*CONTENT, *EXTRA))

_NAME = "md5(concat_ws(chr(31), r.given_name, r.family_name))"
_ANEW = "p.youth_id is null or p.gone_on is not null"

# Matched anew: since the file was read a youth may have come from another source, got another number, or come under protection (PRV-23).
PREPARE = (
    # numbered in the file's order
    f"""create temp table import_rows on commit drop as
       select coalesce(s.found_id, nextval('register_youth_id_seq')) as youth_id, s.found_id is null as is_new, s.row_number,
              s.personnummer, s.sort_key, s.search_key, s.content_hash, s.row_hash, {_CONTENT}
       from (select coalesce(y.id, a.id) as found_id, s.*
             from sources_stagedrow s
             left join register_youth y on y.personnummer = s.personnummer
             left join register_youthnumber n on n.value = s.personnummer
             left join register_youth a on a.id = n.youth_id
             where s.run_id = %(run)s and y.protected_at is null and a.protected_at is null
             order by s.row_number) s""",
    # the first file fills tables of which the planner still believes that they are empty: without the index it would loop over all pairs
    "create unique index on import_rows (youth_id) where not is_new",
    "analyze import_rows",
    # Of what several sources may say of one youth: whether this one says it, says it anew, and no source that goes before does (rules: Proposals).
    f"""create temp table import_said on commit drop as
       select r.youth_id, p.said_deceased as took_death,
              not h.names and ({_ANEW} or p.said_name <> {_NAME}) as takes_name,
              r.states_birth and not h.births and ({_ANEW} or p.said_birth is distinct from r.birth_date) as takes_birth,
              r.states_sex and not h.sexes and ({_ANEW} or p.said_sex <> r.sex) as takes_sex
       from import_rows r
       left join sources_sourcerecord p on p.youth_id = r.youth_id and p.source_id = %(source_id)s
       cross join lateral (select count(*) > 0 as names, count(o.said_birth) > 0 as births, count(nullif(o.said_sex, '')) > 0 as sexes
                           from sources_sourcerecord o
                           where o.youth_id = r.youth_id and o.gone_on is null and o.source_id = any(%(above_sources)s)) h
       where not r.is_new""",
    "create unique index on import_said (youth_id)",
    "analyze import_said",
)

YOUTHS = (
    """insert into register_youth (id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key, deceased_on)
       select youth_id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key, deceased_on
       from import_rows where is_new""",
    # a number's date never replaces one that somebody has stated (REL-23); what staff wrote by hand stays until a file says the same;
    # a death that its source takes back is taken back
    """update register_youth y
       set birth_date = n.birth_date, birth_date_by_hand = n.birth_date_by_hand, given_name = n.given_name, family_name = n.family_name,
           sort_key = n.sort_key, search_key = n.search_key, name_by_hand = n.name_by_hand, deceased_on = n.deceased_on, version = y.version + 1
       from (select r.youth_id, case when s.takes_birth and not o.birth_date_by_hand then r.birth_date else o.birth_date end as birth_date,
                    o.birth_date_by_hand and not (s.takes_birth and o.birth_date = r.birth_date) as birth_date_by_hand,
                    case when s.takes_name and not o.name_by_hand then r.given_name else o.given_name end as given_name,
                    case when s.takes_name and not o.name_by_hand then r.family_name else o.family_name end as family_name,
                    case when s.takes_name and not o.name_by_hand then r.sort_key else o.sort_key end as sort_key,
                    case when s.takes_name and not o.name_by_hand then r.search_key else o.search_key end as search_key,
                    o.name_by_hand and not (s.takes_name and (o.given_name, o.family_name) = (r.given_name, r.family_name)) as name_by_hand,
                    case when r.deceased_on = %(as_of)s then least(o.deceased_on, r.deceased_on) when r.deceased_on is not null then r.deceased_on
                         when o.deceased_on = s.took_death then null else o.deceased_on end as deceased_on
             from import_rows r join import_said s on s.youth_id = r.youth_id join register_youth o on o.id = r.youth_id
             where not r.is_new) n
       where y.id = n.youth_id
         and (y.birth_date, y.birth_date_by_hand, y.given_name, y.family_name, y.sort_key, y.search_key, y.name_by_hand, y.deceased_on)
             is distinct from
             (n.birth_date, n.birth_date_by_hand, n.given_name, n.family_name, n.sort_key, n.search_key, n.name_by_hand, n.deceased_on)""",
    """insert into register_legalsex (youth_id, sex, valid_from)
       select r.youth_id, r.sex, case when before.sex is null then r.birth_date else %(as_of)s end
       from import_rows r
       left join lateral (select l.sex from register_legalsex l
                          where not r.is_new and l.youth_id = r.youth_id order by l.valid_from desc limit 1) before on true
       left join import_said s on s.youth_id = r.youth_id
       where before.sex is null or (r.sex <> 'unknown' and before.sex <> r.sex and (before.sex = 'unknown' or s.takes_sex))
       on conflict (youth_id, valid_from) do update set sex = excluded.sex where register_legalsex.sex <> excluded.sex""",
)

# `moved_on`: the source's date when it is later than the home we know, else the day of the file.
# Where staff have written that somebody stays (29 kap. 6 § skollagen) no file changes it, until it says the same; and a school system gives way to
# the population register's own file.
_MOVED_ON = "case when r.resident_from > h.valid_from then r.resident_from else %(as_of)s end"
RESIDENCES = (
    f"""update register_residence h set valid_to = {_MOVED_ON}
       from import_rows r
       where not r.is_new and h.youth_id = r.youth_id and h.valid_to is null and r.municipality_code <> ''
         and h.municipality_code <> r.municipality_code and h.valid_from < {_MOVED_ON} and h.source <> all(%(above)s)""",
    # the same home, its dates corrected
    """update register_residence h
       set valid_from = coalesce(r.resident_from, h.valid_from), first_in_sweden_on = coalesce(r.first_in_sweden_on, h.first_in_sweden_on),
           source = case when h.source = 'staff' then %(source)s else h.source end
       from import_rows r
       where not r.is_new and h.youth_id = r.youth_id and h.valid_to is null and h.municipality_code = r.municipality_code
         and (h.source = 'staff' or h.source <> all(%(above)s))
         and (h.source = 'staff' or (h.valid_from, h.first_in_sweden_on)
             is distinct from (coalesce(r.resident_from, h.valid_from), coalesce(r.first_in_sweden_on, h.first_in_sweden_on)))
         and not exists (select from register_residence o where o.youth_id = h.youth_id and o.id <> h.id
                         and (o.valid_to > r.resident_from or o.valid_from >= r.resident_from))""",
    """insert into register_residence (youth_id, municipality_code, valid_from, first_in_sweden_on, source)
       select r.youth_id, r.municipality_code, coalesce(h.valid_to, r.resident_from, %(as_of)s), r.first_in_sweden_on, %(source)s
       from import_rows r
       left join lateral (select o.valid_from, o.valid_to, o.municipality_code, o.source from register_residence o
                          where not r.is_new and o.youth_id = r.youth_id order by o.valid_from desc limit 1) h on true
       where r.municipality_code <> ''
         and (h.valid_from is null or h.valid_to is not null
              or (h.municipality_code <> r.municipality_code and h.valid_from = %(as_of)s and h.source <> all(%(above)s)))
       on conflict (youth_id, valid_from) do update
         set municipality_code = excluded.municipality_code, valid_to = null, source = excluded.source
         where register_residence.municipality_code <> excluded.municipality_code""",
)

# A detail that the source still gives was last seen in its last file (Source.last_as_of); the row says so when it goes.
DETAILS = (
    """insert into register_contactdetail (youth_id, kind, value, care_of, postcode, city, source, first_seen_on, last_seen_on)
       select r.youth_id, d.kind, d.value, d.care_of, d.postcode, d.city, %(source)s, %(as_of)s, %(as_of)s
       from import_rows r
       cross join lateral (values ('phone', r.phone, '', '', ''), ('email', r.email, '', '', ''),
                                  ('address', r.street, r.care_of, r.postcode, r.city))
         as d (kind, value, care_of, postcode, city)
       where d.value <> ''
       on conflict (youth_id, kind, value, postcode, source) do update
         set care_of = excluded.care_of, city = excluded.city, gone_on = null, last_seen_on = excluded.last_seen_on
         where (register_contactdetail.care_of, register_contactdetail.city, register_contactdetail.gone_on)
               is distinct from (excluded.care_of, excluded.city, null)""",
    """update register_contactdetail c set gone_on = %(as_of)s, last_seen_on = greatest(c.last_seen_on, %(previous)s::date)
       from import_rows r
       where not r.is_new and c.youth_id = r.youth_id and c.source = %(source)s and c.gone_on is null
         and not (c.kind = 'phone' and c.value = r.phone or c.kind = 'email' and c.value = r.email
                  or c.kind = 'address' and c.value = r.street and c.postcode = r.postcode)""",
)

_GUARDIANS = "(values (1, r.guardian1_name, r.guardian1_phone, r.guardian1_email), (2, r.guardian2_name, r.guardian2_phone, r.guardian2_email))"
# A name's words, whatever their order, case and marks (register.services.guardians.same_person).
_WORDS = r"(select array_agg(w order by w) from regexp_split_to_table(lower({}), '[^[:alnum:]]+') w where w <> '')"


def _let_in(place: int) -> str:
    """While somebody is under protection no name is let in that was not known openly, but by the source that says whom it is not about.

    Of two that say it each may mean another, so what the one names openly is let in only if it is known.
    """
    return f"""update import_rows r set guardian{place}_name = '', guardian{place}_phone = '', guardian{place}_email = ''
       where not r.is_new and r.guardian{place}_name <> ''
         and exists (select from register_guardian m where m.youth_id = r.youth_id and m.is_protected
                     and not (r.has_protected_guardian and m.source = %(source)s))
         and not exists (select from register_guardian o where o.youth_id = r.youth_id and not o.is_protected
                         and {_WORDS.format("o.name")} = {_WORDS.format(f"r.guardian{place}_name")})"""


GUARDIANS = (
    # of those whom the register knew it is said already (applying.hide_guardians)
    """insert into register_guardian (youth_id, position, name, is_protected, source, first_seen_on, last_seen_on)
       select r.youth_id, 0, '', true, %(source)s, %(as_of)s, %(as_of)s from import_rows r where r.is_new and r.has_protected_guardian
       on conflict (youth_id, source, position) do nothing""",
    _let_in(1),
    _let_in(2),
    f"""insert into register_guardian (youth_id, position, name, phone, email, source, first_seen_on, last_seen_on)
       select r.youth_id, g.position, g.name, g.phone, g.email, %(source)s, %(as_of)s, %(as_of)s
       from import_rows r cross join lateral {_GUARDIANS} as g (position, name, phone, email)
       where g.name <> ''
       on conflict (youth_id, source, position) do update
         set name = excluded.name, phone = excluded.phone, email = excluded.email, last_seen_on = excluded.last_seen_on,
             phone_failed_on = case when register_guardian.phone = excluded.phone then register_guardian.phone_failed_on end,
             email_failed_on = case when register_guardian.email = excluded.email then register_guardian.email_failed_on end,
             -- an address written by hand is the person's, not the place's
             care_of = case when register_guardian.name = excluded.name then register_guardian.care_of else '' end,
             street = case when register_guardian.name = excluded.name then register_guardian.street else '' end,
             postcode = case when register_guardian.name = excluded.name then register_guardian.postcode else '' end,
             city = case when register_guardian.name = excluded.name then register_guardian.city else '' end,
             address_failed_on = case when register_guardian.name = excluded.name then register_guardian.address_failed_on end,
             is_appointed = register_guardian.is_appointed and register_guardian.name = excluded.name
         where (register_guardian.name, register_guardian.phone, register_guardian.email)
               is distinct from (excluded.name, excluded.phone, excluded.email)""",
    """delete from register_guardian g using import_rows r
       where not r.is_new and g.youth_id = r.youth_id and g.source = %(source)s
         and (g.position = 1 and r.guardian1_name = '' or g.position = 2 and r.guardian2_name = '')""",
    # a flag to handle (rules: Protected identity); once, and of those known already it was told when the file was read
    """insert into register_protectionnotice (youth_id, kind, at, source)
       select r.youth_id, 'guardian', now(), %(source)s from import_rows r
       where r.has_protected_guardian
         and not exists (select from register_protectionnotice n where n.youth_id = r.youth_id and n.kind = 'guardian')""",
)

# the row's source is who gave the end; a school is its unit and its name, which are not mixed of two
_OWN = "c.source = excluded.source"
_SCHOOL = f"""case when {_OWN} then excluded.school_{{0}}
              when excluded.school_unit = '' and excluded.school_name = '' then c.school_{{0}}
              when c.source = any(%(above)s) and (c.school_unit <> '' or c.school_name <> '') then c.school_{{0}}
              when excluded.school_unit in ('', c.school_unit) and excluded.school_name in ('', c.school_name)
                   then coalesce(nullif(excluded.school_{{0}}, ''), c.school_{{0}})
              else excluded.school_{{0}} end"""
_ENDED = f"""case when {_OWN} then excluded.ended_on when c.source = any(%(above)s) then coalesce(c.ended_on, excluded.ended_on)
            else coalesce(excluded.ended_on, c.ended_on) end"""

# A place that the row no longer gives says nothing more when it was open, or when what is given now contradicts it;
# one that ended before stays as the fact that it is.
PLACEMENTS = (
    """insert into register_schoolplacement as p (youth_id, source, school_form, school_form_version, school_unit, school_name, programme, year,
         started_on, ended_on, end_reason, end_reason_version, first_seen_on, end_first_seen_on, last_seen_on)
       select youth_id, %(source)s, school_form, %(form_version)s, school_unit, school_name, programme, year, started_on, ended_on, end_reason,
              case when end_reason <> '' then %(end_version)s::smallint end, %(as_of)s,
              case when ended_on is not null then %(as_of)s::date end, %(as_of)s
       from import_rows where school_form <> ''
       on conflict (youth_id, source, school_form, school_unit, started_on) do update
         set school_name = excluded.school_name, programme = excluded.programme, year = excluded.year, ended_on = excluded.ended_on,
             end_reason = excluded.end_reason, gone_on = null, last_seen_on = excluded.last_seen_on,
             end_reason_version = case when p.end_reason = excluded.end_reason then p.end_reason_version else excluded.end_reason_version end,
             end_first_seen_on = case when (p.ended_on, p.end_reason) is not distinct from (excluded.ended_on, excluded.end_reason)
                                      then p.end_first_seen_on else excluded.end_first_seen_on end
         where (p.school_name, p.programme, p.year, p.ended_on, p.end_reason, p.gone_on)
               is distinct from (excluded.school_name, excluded.programme, excluded.year, excluded.ended_on, excluded.end_reason, null)""",
    """update register_schoolplacement p set gone_on = %(as_of)s, last_seen_on = greatest(p.last_seen_on, %(previous)s::date)
       from import_rows r
       where not r.is_new and p.youth_id = r.youth_id and p.source = %(source)s and p.gone_on is null
         and (p.school_form, p.school_unit, p.started_on) is distinct from (r.school_form, r.school_unit, r.started_on)
         and (p.ended_on is null or p.ended_on >= %(as_of)s
              or (r.school_form <> '' and p.ended_on >= r.started_on and (r.ended_on is null or p.started_on <= r.ended_on)))""",
    # What another source said stays where this one says nothing, and where that one goes before; its own word a source changes as it will.
    f"""insert into register_compulsoryschool as c (youth_id, school_unit, school_name, ended_on, source)
       select youth_id, compulsory_unit, compulsory_name, compulsory_ended_on, %(source)s
       from import_rows where compulsory_unit <> '' or compulsory_name <> '' or compulsory_ended_on is not null
       on conflict (youth_id) do update
         set school_unit = {_SCHOOL.format("unit")}, school_name = {_SCHOOL.format("name")}, ended_on = {_ENDED},
             source = case when excluded.ended_on is not null and c.source <> all(%(above)s) then excluded.source else c.source end
         where (c.school_unit, c.school_name, c.ended_on)
               is distinct from ({_SCHOOL.format("unit")}, {_SCHOOL.format("name")}, {_ENDED})""",
    """insert into register_exam (youth_id, kind, kind_version, awarded_on, school_name, programme, source, first_seen_on)
       select youth_id, exam_kind, %(exam_version)s, exam_on, school_name, programme, %(source)s, %(as_of)s
       from import_rows where exam_kind <> ''
       on conflict (youth_id, kind, awarded_on, source) do update set gone_on = null where register_exam.gone_on is not null""",
    # A row gives the strongest document that its source knows of: a stronger one, the same kind of another day or another kind of the same day
    # was a mistake, and so is any that the row takes back; an earlier, lesser one stands beside it.
    """update register_exam e set gone_on = %(as_of)s
       from import_rows r
       where not r.is_new and r.states_exam and e.youth_id = r.youth_id and e.source = %(source)s and e.gone_on is null
         and (e.kind, e.awarded_on) is distinct from (r.exam_kind, r.exam_on)
         and (r.exam_kind = '' or e.kind = r.exam_kind or e.awarded_on >= r.exam_on
              or (e.kind = any(%(ending_exams)s) and r.exam_kind <> all(%(ending_exams)s)))""",
)

_SAID = "said_name, said_birth, said_sex, said_deceased, said_old_number"
_RECORD = f"youth_id, content_hash, row_hash, first_seen_on, changed_on, gone_on, applied_at, {_SAID}"
_SAID_ANEW = ", ".join(f"{name} = excluded.{name}" for name in _SAID.split(", "))
_KEEP = f"""insert into sources_sourcerecordbefore (run_id, {_RECORD}, before_run_id)
       select %(run)s, {", ".join(f"s.{name}" for name in _RECORD.split(", "))}, s.run_id from sources_sourcerecord s"""
RECORDS = (
    f"""{_KEEP} join import_rows r on r.youth_id = s.youth_id and not r.is_new
       where s.source_id = %(source_id)s and (s.content_hash, s.gone_on) is distinct from (r.content_hash, null)""",
    f"{_KEEP} where s.source_id = %(source_id)s and s.gone_on is null and s.youth_id = any(%(gone)s)",
    f"""insert into sources_sourcerecord as s (source_id, youth_id, content_hash, row_hash, first_seen_on, changed_on, run_id, {_SAID})
       select %(source_id)s, youth_id, content_hash, row_hash, %(as_of)s, %(as_of)s, %(run)s,
              {_NAME}, case when states_birth then birth_date end, case when states_sex then sex else '' end, deceased_on, has_old_number
       from import_rows r
       on conflict (youth_id, source_id) do update
         set content_hash = excluded.content_hash, row_hash = excluded.row_hash,
             changed_on = excluded.changed_on, gone_on = null, applied_at = excluded.applied_at,
             run_id = excluded.run_id, {_SAID_ANEW}
         where (s.content_hash, s.gone_on) is distinct from (excluded.content_hash, null)""",
    """update sources_sourcerecord s set gone_on = %(as_of)s, applied_at = now(), run_id = %(run)s
       from register_youth y
       where s.source_id = %(source_id)s and s.gone_on is null and s.youth_id = any(%(gone)s) and y.id = s.youth_id and y.protected_at is null""",
    """update sources_rowverdict v set youth_key = r.youth_id from import_rows r
       where v.run_id = %(run)s and v.row_number = r.row_number and v.youth_key is null""",
    "drop table import_said",
    "drop table import_rows",
)

STEPS = (PREPARE, YOUTHS, RESIDENCES, DETAILS, GUARDIANS, PLACEMENTS, RECORDS)
