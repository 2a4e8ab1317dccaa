"""What applying a run does, as a fixed number of statements over all its rows; what does not differ is not written, so the history stays quiet.

Parameters: run, source_id, source (slug), as_of, previous (the source's last as-of), gone, form_version, end_version, exam_version,
above (whose homes this source leaves alone).
`import_rows` is a temporary table of the transaction: the staged rows with the keys of their youths, known or new.
"""

from __future__ import annotations

from tenant_apps.sources.reading.staged import CONTENT

_CONTENT = ", ".join(f"s.{name}" for name in CONTENT)

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
)

YOUTHS = (
    """insert into register_youth (id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key)
       select youth_id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key from import_rows where is_new""",
    # what staff wrote by hand stays as it is until a file says the same
    """update register_youth y
       set birth_date = case when y.birth_date_by_hand then y.birth_date else r.birth_date end,
           birth_date_by_hand = y.birth_date_by_hand and y.birth_date <> r.birth_date,
           given_name = case when y.name_by_hand then y.given_name else r.given_name end,
           family_name = case when y.name_by_hand then y.family_name else r.family_name end,
           sort_key = case when y.name_by_hand then y.sort_key else r.sort_key end,
           search_key = case when y.name_by_hand then y.search_key else r.search_key end,
           name_by_hand = y.name_by_hand and (y.given_name, y.family_name) <> (r.given_name, r.family_name),
           version = y.version + 1
       from import_rows r
       where not r.is_new and y.id = r.youth_id
         and ((y.birth_date <> r.birth_date) is distinct from y.birth_date_by_hand
              or case when y.name_by_hand then (y.given_name, y.family_name) = (r.given_name, r.family_name)
                      else (y.given_name, y.family_name, y.sort_key, y.search_key) <> (r.given_name, r.family_name, r.sort_key, r.search_key) end)""",
    """insert into register_legalsex (youth_id, sex, valid_from)
       select r.youth_id, r.sex, case when before.sex is null then r.birth_date else %(as_of)s end
       from import_rows r
       left join lateral (select l.sex from register_legalsex l
                          where not r.is_new and l.youth_id = r.youth_id order by l.valid_from desc limit 1) before on true
       where before.sex is null or (r.sex <> 'unknown' and before.sex <> r.sex)
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
GUARDIANS = (
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
         where not register_guardian.is_protected and (register_guardian.name, register_guardian.phone, register_guardian.email)
               is distinct from (excluded.name, excluded.phone, excluded.email)""",
    """delete from register_guardian g using import_rows r
       where not r.is_new and g.youth_id = r.youth_id and g.source = %(source)s
         and (g.position = 1 and r.guardian1_name = '' or g.position = 2 and r.guardian2_name = '')""",
)

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
    """insert into register_compulsoryschool as c (youth_id, school_unit, school_name, ended_on, source)
       select youth_id, compulsory_unit, compulsory_name, compulsory_ended_on, %(source)s
       from import_rows where compulsory_unit <> '' or compulsory_name <> '' or compulsory_ended_on is not null
       on conflict (youth_id) do update
         set school_unit = excluded.school_unit, school_name = excluded.school_name, ended_on = excluded.ended_on, source = excluded.source
         where (c.school_unit, c.school_name, c.ended_on) is distinct from (excluded.school_unit, excluded.school_name, excluded.ended_on)""",
    """insert into register_exam (youth_id, kind, kind_version, awarded_on, school_name, programme, source, first_seen_on)
       select youth_id, exam_kind, %(exam_version)s, exam_on, school_name, programme, %(source)s, %(as_of)s
       from import_rows where exam_kind <> ''
       on conflict (youth_id, kind, awarded_on, source) do nothing""",
)

_RECORD = "youth_id, content_hash, row_hash, first_seen_on, changed_on, gone_on, applied_at"
_KEEP = f"""insert into sources_sourcerecordbefore (run_id, {_RECORD}, before_run_id)
       select %(run)s, {", ".join(f"s.{name}" for name in _RECORD.split(", "))}, s.run_id from sources_sourcerecord s"""
RECORDS = (
    f"""{_KEEP} join import_rows r on r.youth_id = s.youth_id and not r.is_new
       where s.source_id = %(source_id)s and (s.content_hash, s.gone_on) is distinct from (r.content_hash, null)""",
    f"{_KEEP} where s.source_id = %(source_id)s and s.gone_on is null and s.youth_id = any(%(gone)s)",
    """insert into sources_sourcerecord as s (source_id, youth_id, content_hash, row_hash, first_seen_on, changed_on, run_id)
       select %(source_id)s, youth_id, content_hash, row_hash, %(as_of)s, %(as_of)s, %(run)s from import_rows
       on conflict (youth_id, source_id) do update
         set content_hash = excluded.content_hash, row_hash = excluded.row_hash,
             changed_on = excluded.changed_on, gone_on = null, applied_at = excluded.applied_at,
             run_id = excluded.run_id
         where (s.content_hash, s.gone_on) is distinct from (excluded.content_hash, null)""",
    """update sources_sourcerecord s set gone_on = %(as_of)s, applied_at = now(), run_id = %(run)s
       from register_youth y
       where s.source_id = %(source_id)s and s.gone_on is null and s.youth_id = any(%(gone)s) and y.id = s.youth_id and y.protected_at is null""",
    """update sources_rowverdict v set youth_key = r.youth_id from import_rows r
       where v.run_id = %(run)s and v.row_number = r.row_number and v.youth_key is null""",
    "drop table import_rows",
)

STEPS = (PREPARE, YOUTHS, RESIDENCES, DETAILS, GUARDIANS, PLACEMENTS, RECORDS)
