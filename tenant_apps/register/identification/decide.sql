-- Who is covered by KAA on %(day)s (29 kap. 9 § skollagen), against who is registered: one row per youth.
-- The same text serves a whole municipality (%(youths)s null) and one youth. What codes mean comes as parameters: nothing here joins public.
-- A pair (date, row id) is packed into one bigint, so that one aggregate keeps the row behind a date: days since 1900 << 40 | id.
with form as (
    select * from jsonb_to_recordset(%(forms)s::jsonb)
        as f(code text, covers boolean, first date, last date, introductory boolean, compulsory boolean, out_reason text)
), ending as (
    select * from jsonb_to_recordset(%(endings)s::jsonb)
        as e(code text, latest text, latest_introductory text, continues boolean, exam_reason text, deceased boolean)
), paper_kind as (
    select * from jsonb_to_recordset(%(papers)s::jsonb) as k(code text, ends boolean, out_reason text, latest text)
), person as (
    select y.id, y.birth_date, y.deceased_on, y.exempt_until > %(day)s::date as exempt,
           -- 29 February plus 18 years is 28 February to PostgreSQL; the birthday is 1 March, unless the setting says otherwise
           (y.birth_date + make_interval(years => %(age_limit)s))::date
               + case when extract(day from y.birth_date) <> extract(day from y.birth_date + make_interval(years => %(age_limit)s))
                      then %(leap_days)s else 0 end as turns_20,
           (y.birth_date + interval '18 years')::date
               + case when extract(day from y.birth_date) <> extract(day from y.birth_date + interval '18 years')
                      then %(leap_days)s else 0 end as turns_18,
           make_date(extract(year from y.birth_date)::int + %(duty_age)s, %(duty_month)s, %(duty_day)s) as duty_ends
    from register_youth y
    where y.protected_at is null and coalesce(y.merged_into_id is null, true)  -- so written, the planner guesses a half, not one in two hundred
          and (%(youths)s::bigint[] is null or y.id = any(%(youths)s::bigint[]))
), gone as materialized (  -- sources that no longer name the youth
    select r.id, r.youth_id, s.slug, r.gone_on
    from sources_sourcerecord r join sources_source s on s.id = r.source_id
    where r.gone_on <= %(day)s::date and (%(youths)s::bigint[] is null or r.youth_id = any(%(youths)s::bigint[]))
), silent as (  -- no source names the youth any more
    select g.youth_id, max((g.gone_on - date '1900-01-01')::bigint << 40 | g.id) as record
    from gone g
    where not exists (select from sources_sourcerecord c where c.youth_id = g.youth_id and (c.gone_on is null or c.gone_on > %(day)s::date))
    group by g.youth_id
), place as materialized (
    select p.id, p.youth_id, p.source, p.started_on, p.ended_on, coalesce(f.covers, false) as covers, coalesce(f.compulsory, false) as compulsory,
           coalesce(f.out_reason, '') as out_reason, f.first > p.started_on as by_law,
           greatest(p.started_on, f.first) as starts, least(p.ended_on, f.last) as ends,
           coalesce(e.continues, false) as continues, e.exam_reason, coalesce(e.deceased, false) as deceased,
           coalesce(case when f.introductory then e.latest_introductory else e.latest end, %(missing)s) as latest,
           least(p.gone_on, g.gone_on) <= %(day)s::date as is_gone,
           -- what was over before the source fell silent stays true; what it had not ended is no longer said
           coalesce(least(p.gone_on, g.gone_on) <= %(day)s::date and coalesce(p.ended_on >= least(p.gone_on, g.gone_on), true), false) as vanished,
           least(p.gone_on, g.gone_on) as gone_on
    from register_schoolplacement p
    left join form f on f.code = case
        when p.school_form = any(%(national_forms)s::text[]) and p.programme like any(%(introductory_programmes)s::text[])
        then %(introductory_form)s else p.school_form end
    left join ending e on e.code = p.end_reason
    left join gone g on g.youth_id = p.youth_id and g.slug = p.source
    where %(youths)s::bigint[] is null or p.youth_id = any(%(youths)s::bigint[])
), studies as (
    select youth_id, count(*) filter (where not vanished) as records, count(*) filter (where is_gone is not true and covers) as current_records,
           min((starts - date '1900-01-01')::bigint << 40 | id)
               filter (where covers and not vanished and starts <= %(day)s::date and (ends is null or ends >= %(day)s::date)) as placed,
           max((starts - date '1900-01-01')::bigint << 40 | id)
               filter (where covers and not vanished and starts <= %(day)s::date and (ends is null or ends >= %(day)s::date)) as placed_last,
           max((ends - date '1900-01-01')::bigint << 40 | id)
               filter (where covers and not vanished and ends < %(day)s::date and ends >= starts) as ended,
           max((ends - date '1900-01-01')::bigint << 40 | id)
               filter (where continues and covers and not vanished and ends < %(day)s::date and ends >= starts) as ended_to_continue,
           max((ended_on - date '1900-01-01')::bigint << 40 | id) filter (where covers and not vanished and ended_on < %(day)s::date) as studied,
           min((starts - date '1900-01-01')::bigint << 40 | id) filter (where covers and not vanished and starts > %(day)s::date) as future,
           min((ended_on - date '1900-01-01')::bigint << 40 | id)
               filter (where exam_reason is not null and not compulsory and not vanished and ended_on <= %(day)s::date) as diploma,
           min((ended_on - date '1900-01-01')::bigint << 40 | id) filter (where deceased and not vanished and ended_on <= %(day)s::date) as deceased,
           max((gone_on - date '1900-01-01')::bigint << 40 | id) filter (where covers and vanished) as vanished,
           max((started_on - date '1900-01-01')::bigint << 40 | id)
               filter (where compulsory and not vanished and started_on <= %(day)s::date and ended_on is null) as in_compulsory,
           max((ended_on - date '1900-01-01')::bigint << 40 | id) filter (where compulsory and not vanished and not continues) as compulsory
    from place group by youth_id
), conflict as (  -- one current source says ended while another says placed all the time
    select b.youth_id, max((b.ends - date '1900-01-01')::bigint << 40 | b.id) as ended
    from studies s
    join place b on b.youth_id = s.youth_id and b.covers and b.is_gone is not true and not b.continues and b.ends < %(day)s::date
    join place a on a.youth_id = s.youth_id and a.covers and a.is_gone is not true and a.source <> b.source
        and a.starts < b.ends and (a.ends is null or a.ends >= %(day)s::date)
    where s.placed is not null and s.ended is not null
      and not exists (
          select from place c where c.youth_id = b.youth_id and c.source = b.source and c.covers and not c.vanished
             and (c.ends is null or c.ends >= %(day)s::date) and c.starts <= %(day)s::date)
    group by b.youth_id
), papers as (
    select e.youth_id, min((e.awarded_on - date '1900-01-01')::bigint << 40 | e.id) filter (where k.ends) as exam,
           max((e.awarded_on - date '1900-01-01')::bigint << 40 | e.id) filter (where k.latest is not null) as paper
    from register_exam e join paper_kind k on k.code = e.kind
    where e.awarded_on <= %(day)s::date and (e.gone_on is null or e.gone_on > %(day)s::date) and (%(youths)s::bigint[] is null or e.youth_id = any(%(youths)s::bigint[]))
    group by e.youth_id
), homes as (
    select r.youth_id,
           min((r.valid_from - date '1900-01-01')::bigint << 40 | r.id) filter (where r.here and r.now) as home,
           max((r.valid_from - date '1900-01-01')::bigint << 40 | r.id) filter (where r.here and r.now) as home_now,
           coalesce(max((r.valid_to - date '1900-01-01')::bigint << 40 | r.id) filter (where r.here and r.valid_to <= %(day)s::date),
                    max((r.valid_from - date '1900-01-01')::bigint << 40 | r.id) filter (where not r.here and r.now)) as left_home,
           min((r.first_in_sweden_on - date '1900-01-01')::bigint << 40 | r.id) as arrived, bool_or(r.here) as lived_here
    from (select id, youth_id, valid_from, valid_to, first_in_sweden_on, municipality_code = any(%(municipality_codes)s::text[]) as here,
                 valid_from <= %(day)s::date and (valid_to is null or valid_to > %(day)s::date) as now
          from register_residence where %(youths)s::bigint[] is null or youth_id = any(%(youths)s::bigint[])) r
    group by r.youth_id
), periods as (
    select youth_id, max((registered_on - date '1900-01-01')::bigint << 40 | id)
               filter (where deregistered_on is null or deregistered_on > %(day)s::date) as registered,
           max((coalesce(ceased_on, deregistered_on) - date '1900-01-01')::bigint << 40 | id)
               filter (where deregistered_on <= %(day)s::date) as closed
    from register_registration
    where mistaken_at is null and (%(youths)s::bigint[] is null or youth_id = any(%(youths)s::bigint[]))
    group by youth_id
), said as (  -- the latest known occupation, of those who said that they go to school
    select * from (
        select distinct on (youth_id) youth_id, id, as_of, code from register_occupationfact
        where as_of <= %(day)s::date and (%(youths)s::bigint[] is null or youth_id = any(%(youths)s::bigint[]))
        order by youth_id, as_of desc, known_on desc, id desc) latest
    where latest.code = any(%(in_school)s::text[])
), fact as (
    select p.id as youth_id, p.birth_date, p.deceased_on, p.exempt, p.turns_20, coalesce(h.lived_here, false) as lived_here,
           s.deceased & 1099511627775 as deceased_id, date '1900-01-01' + (s.deceased >> 40)::int as school_says_deceased,
           s.placed_last & 1099511627775 as placed_last_id, date '1900-01-01' + (s.placed_last >> 40)::int as placed_last_from,
           coalesce(s.records, 0) as records, c.id is not null or e.youth_id is not null as other_records,
           s.placed & 1099511627775 as placed_id, date '1900-01-01' + (s.placed >> 40)::int as placed_from,
           s.ended & 1099511627775 as ended_id, date '1900-01-01' + (s.ended >> 40)::int as last_ended,
           coalesce(s.ended_to_continue = s.ended, false) as continues, s.studied & 1099511627775 as studied_id, date '1900-01-01' + (s.studied >> 40)::int as studied_until,
           s.future & 1099511627775 as future_id,
           case when s.current_records = 0 then s.vanished & 1099511627775 end as vanished_id,
           date '1900-01-01' + (s.vanished >> 40)::int as vanished_on,
           x.ended & 1099511627775 as conflict_id, date '1900-01-01' + (x.ended >> 40)::int as conflict_ended,
           -- an exam from a register of exams, or as a placement's reason for ending, whichever came first
           case when e.exam >> 40 <= s.diploma >> 40 or s.diploma is null then e.exam & 1099511627775 end as exam_id,
           case when e.exam is null or e.exam >> 40 > s.diploma >> 40 then s.diploma & 1099511627775 end as diploma_id,
           date '1900-01-01' + (least(e.exam >> 40, s.diploma >> 40))::int as exam_on,
           e.paper & 1099511627775 as paper_id, date '1900-01-01' + (e.paper >> 40)::int as paper_on,
           h.home & 1099511627775 as home_id, date '1900-01-01' + (h.home >> 40)::int as home_from,
           h.home_now & 1099511627775 as home_now_id, date '1900-01-01' + (h.home_now >> 40)::int as home_now_from,
           h.left_home & 1099511627775 as left_id, date '1900-01-01' + (h.left_home >> 40)::int as left_on,
           h.arrived & 1099511627775 as arrived_id, date '1900-01-01' + (h.arrived >> 40)::int as arrived_on,
           r.registered & 1099511627775 as registration_id,
           r.closed & 1099511627775 as closed_id, date '1900-01-01' + (r.closed >> 40)::int as closed_on,
           w.record & 1099511627775 as silent_id, date '1900-01-01' + (w.record >> 40)::int as silent_from,
           c.id as compulsory_row, coalesce(s.in_compulsory, s.compulsory) & 1099511627775 as compulsory_place,
           case when c.ended_on is not null then 'recorded'
                when s.in_compulsory is not null then 'ongoing'
                when date '1900-01-01' + (s.compulsory >> 40)::int >= make_date(extract(year from p.birth_date)::int + 15, 6, 1) then 'placement'
                when date '1900-01-01' + (h.arrived >> 40)::int > p.duty_ends then 'arrived'
                else 'age' end as schooling_ground,
           case when c.ended_on is not null then c.ended_on
                when s.in_compulsory is not null then p.turns_18 - 1  -- school duty lasts no longer (7 kap. 13 §)
                when date '1900-01-01' + (s.compulsory >> 40)::int >= make_date(extract(year from p.birth_date)::int + 15, 6, 1)
                    then date '1900-01-01' + (s.compulsory >> 40)::int
                when date '1900-01-01' + (h.arrived >> 40)::int > p.duty_ends then date '1900-01-01' + (h.arrived >> 40)::int - 1
                else p.duty_ends end as schooling_ended
    from person p
    left join studies s on s.youth_id = p.id
    left join conflict x on x.youth_id = p.id
    left join papers e on e.youth_id = p.id
    left join homes h on h.youth_id = p.id
    left join periods r on r.youth_id = p.id
    left join silent w on w.youth_id = p.id
    left join register_compulsoryschool c on c.youth_id = p.id
), judged as (
    select f.*, g.covered_from, g.deregistered_on, g.municipality_code as registered_in, l.as_of as said_on, l.id as said_id, l.code as said_code,
           f.home_id is not null or (f.registration_id is not null and f.left_on is null) as lives_here,
           f.deceased_on <= %(day)s::date as is_dead,
           -- covered_from: the day on which the last of the conditions came true
           greatest(f.schooling_ended + 1, f.last_ended + 1, f.home_from) as duty_from,
           f.future_id is not null and %(day)s::date < make_date(
               extract(year from coalesce(case when f.continues then f.last_ended end, f.schooling_ended))::int, %(summer_month)s, %(summer_day)s)
               and (f.continues or f.last_ended is null or f.last_ended <= f.schooling_ended) as is_summer,
           -- begun since then, and no source contradicts it; also where another place was there all along
           case when f.conflict_id is null and f.placed_from > g.covered_from then f.placed_from
                when f.conflict_id is null and f.placed_last_from > g.covered_from then f.placed_last_from end as placed_since,
           case when f.home_now_from > g.covered_from and n.municipality_code <> g.municipality_code then f.home_now_from end as between_on
    from fact f
    left join register_registration g on g.id = f.registration_id
    left join said l on l.youth_id = f.youth_id and l.as_of >= coalesce(g.covered_from, f.home_from) and (f.last_ended is null or l.as_of > f.last_ended)
    left join register_residence n on n.id = case when f.registration_id is not null then f.home_now_id end
), dated as (
    select j.*, case when registration_id is not null then least(
               case when is_dead then deceased_on end, case when turns_20 <= %(day)s::date then turns_20 end, exam_on,
               -- registered by hand with a home elsewhere all along: a contradiction, and no move
               case when not lives_here and (lived_here or left_on > covered_from) then left_on end, between_on, placed_since) end as ceased,
           case when placed_since = placed_last_from and placed_since <> placed_from then placed_last_id else placed_id end as in_place_id,
           case when is_dead or deceased_id is not null then 'died' when not lives_here then 'lives_elsewhere' when turns_20 <= %(day)s::date then 'turned_20'
                when schooling_ended >= %(day)s::date then 'compulsory_not_ended' when exam_on is not null then 'exam'
                when placed_id is not null then 'placed' end as unmet
    from judged j
), decided as (
    select d.*, case
        when exempt and not (registration_id is not null and (coalesce(is_dead, false) or turns_20 <= %(day)s::date)) then array[case when unmet is null then 'none_covered' else 'none_not_covered' end, 'exempt']
        when registration_id is null then case
            when unmet = 'placed' and conflict_id is not null then array['check', 'conflict']
            when unmet is not null then array['none_not_covered', unmet]
            when is_summer then array['none_covered', 'summer']
            when vanished_id is not null or silent_id is not null then array['check', 'record_gone']
            when records = 0 and not other_records and schooling_ground <> 'arrived' then array['check', 'no_school_record']
            when closed_on > duty_from and said_id is not null then array['none_not_covered', 'contact_says_school']  -- why it was closed
            when closed_on > duty_from then array['check', 'closed_before']
            when duty_from = last_ended + 1 then array['in', 'placement_ended']
            when duty_from = schooling_ended + 1 then array['in', case schooling_ground when 'arrived' then 'immigrated' else 'compulsory_ended' end]
            else array['in', 'moved_in'] end
        when deregistered_on is not null then array[case when unmet is null then 'none_covered' else 'none_not_covered' end, 'closing']
        when ceased is not null then array['out', case
            when is_dead and ceased = deceased_on then 'died' when ceased = turns_20 then 'turned_20' when ceased = exam_on then 'exam'
            when not lives_here and ceased = left_on then 'moved_away' when ceased = between_on then 'moved_between'
            else 'placed' end]
        when unmet = 'placed' then array['check', case when conflict_id is not null then 'conflict' else 'registered_while_placed' end]
        when unmet is not null then array['check', unmet]
        when vanished_id is not null or silent_id is not null then array['check', 'record_gone']
        when said_id is not null then array['out', 'contact_says_school']
        else array['none_covered', 'registered'] end as verdict
    from dated d
), kept as materialized (
    select d.*, verdict[1] as decision, verdict[2] as reason, case
        when verdict[1] = 'check' then case when registration_id is null then 'in' else 'out' end else verdict[1] end as suggests
    from decided d where %(every)s or verdict[1] in ('in', 'out', 'check')
), place_mark as (
    select p.youth_id, string_agg(concat_ws('|', p.source, q.school_form, q.school_unit, q.started_on, q.ended_on, q.end_reason, q.gone_on,
                                            p.gone_on), ';' order by p.id) as mark
    from place p join register_schoolplacement q on q.id = p.id
    where p.youth_id in (select youth_id from kept) and (p.covers or p.compulsory or p.exam_reason is not null or p.deceased)  -- what may decide
    group by p.youth_id
), exam_mark as (
    select youth_id, string_agg(concat_ws('|', kind, awarded_on, source, gone_on), ';' order by id) as mark
    from register_exam where youth_id in (select youth_id from kept) group by youth_id
), home_mark as (
    select youth_id, string_agg(concat_ws('|', municipality_code, valid_from, valid_to, first_in_sweden_on), ';' order by id) as mark,
           min(valid_from) filter (where municipality_code = %(abroad)s and valid_from <= %(day)s::date
                                   and (valid_to is null or valid_to > %(day)s::date)) as abroad_since
    from register_residence where youth_id in (select youth_id from kept) group by youth_id
), shown as (
    select p.id, jsonb_build_object('row', p.id, 'school', p.school_name, 'form', p.school_form, 'form_version', p.school_form_version,
               'programme', p.programme, 'started_on', p.started_on, 'ended_on', p.ended_on, 'end_reason', p.end_reason,
               'end_reason_version', p.end_reason_version, 'seen_on', p.first_seen_on, 'end_seen_on', p.end_first_seen_on,
               'source', coalesce(s.name, p.source), 'as_of', s.last_as_of) as facts
    from register_schoolplacement p left join sources_source s on s.slug = p.source
    where p.youth_id in (select youth_id from kept)
)
select k.youth_id, k.decision, case when k.decision = 'out' and k.reason = 'placed' and a.by_law then 'law_changed' else k.reason end as reason,
    case when k.reason in ('placement_ended', 'placed', 'registered_while_placed', 'conflict', 'summer') then 'schoolplacement'
         when k.reason = 'died' and not coalesce(k.is_dead, false) then 'schoolplacement'
         when k.reason = 'exam' then case when k.exam_id is not null then 'exam' else 'schoolplacement' end
         when k.reason in ('immigrated', 'moved_in', 'moved_away', 'moved_between') then 'residence'
         when k.reason = 'lives_elsewhere' then case when k.left_id is null then 'youth' else 'residence' end
         when k.reason in ('compulsory_ended', 'compulsory_not_ended') then case k.schooling_ground
              when 'recorded' then 'compulsoryschool' when 'age' then 'youth' when 'arrived' then 'residence' else 'schoolplacement' end
         when k.reason = 'record_gone' then case when k.vanished_id is not null then 'schoolplacement' else 'sourcerecord' end
         when k.reason in ('registered', 'closing', 'closed_before') then 'registration'
         when k.reason = 'contact_says_school' then 'occupationfact'
         else 'youth' end as deciding_table,
    coalesce(case k.reason
         when 'placement_ended' then k.ended_id when 'placed' then k.in_place_id
         when 'died' then case when not coalesce(k.is_dead, false) then k.deceased_id end
         when 'registered_while_placed' then k.placed_id when 'conflict' then k.conflict_id when 'summer' then k.future_id
         when 'exam' then coalesce(k.exam_id, k.diploma_id) when 'immigrated' then k.arrived_id when 'moved_in' then k.home_id
         when 'moved_away' then k.left_id when 'lives_elsewhere' then k.left_id when 'moved_between' then k.home_now_id
         when 'record_gone' then coalesce(k.vanished_id, k.silent_id)
         when 'closed_before' then k.closed_id when 'registered' then k.registration_id when 'closing' then k.registration_id
         when 'contact_says_school' then k.said_id
         else case when k.reason in ('compulsory_ended', 'compulsory_not_ended') then case k.schooling_ground
              when 'recorded' then k.compulsory_row when 'arrived' then k.arrived_id when 'age' then k.youth_id else k.compulsory_place end end
         end, k.youth_id) as deciding_row,
    case when k.decision like 'none%%' then null
         when k.reason = 'contact_says_school' then k.said_on
         when k.decision = 'out' then greatest(k.ceased, k.covered_from)  -- found later than it was: the duty never arose
         when k.reason = 'died' then greatest(k.school_says_deceased, k.covered_from)
         when k.registration_id is not null then case k.reason when 'conflict' then k.placed_from
              when 'registered_while_placed' then k.placed_from when 'record_gone' then coalesce(k.silent_from, k.vanished_on) else k.covered_from end
         when k.reason = 'conflict' then greatest(k.conflict_ended + 1, k.schooling_ended + 1, k.home_from)
         when k.reason = 'record_gone' and k.vanished_id is not null then greatest(k.vanished_on, k.duty_from)
         when k.reason = 'closed_before' then k.closed_on
         else k.duty_from end as since,
    coalesce(case when k.registration_id is not null then k.registered_in end, n.municipality_code, '') as municipality_code,
    case when k.suggests <> 'in' then ''
         when k.paper_id is not null and (k.studied_until is null or k.paper_on >= k.studied_until) then paper.latest
         when k.reason = 'conflict' then coalesce(u.latest, %(missing)s)
         when k.vanished_id is not null then %(missing)s
         when k.reason = 'no_school_record' then %(missing)s
         else coalesce(t.latest, %(not_begun)s) end as latest_studies,
    case when k.suggests <> 'out' then ''
         when k.reason = 'died' then %(died)s
         when k.reason = 'turned_20' then %(turned_20)s
         when k.reason = 'exam' then coalesce(exam.out_reason, diploma.exam_reason)
         when k.reason in ('moved_away', 'lives_elsewhere') and hm.abroad_since is not null then %(emigrated)s
         when k.reason in ('moved_away', 'moved_between', 'record_gone', 'lives_elsewhere') then %(moved)s
         when k.reason = 'contact_says_school' then coalesce(%(said_reasons)s::jsonb ->> k.said_code, %(study)s)
         when k.placed_id is not null then coalesce(nullif(a.out_reason, ''), %(study)s)
         else '' end as end_reason,
    md5(concat_ws('#', k.birth_date, k.deceased_on, k.schooling_ground, k.schooling_ended, pm.mark, em.mark, hm.mark, k.silent_from,
        case when k.reason = 'contact_says_school' then k.said_id end)) as fingerprint,
    k.suggests, k.registration_id,
    jsonb_strip_nulls(jsonb_build_object(
        'day', %(day)s::date, 'suggests', k.suggests, 'unmet', k.unmet, 'turns_20', k.turns_20, 'deceased_on', k.deceased_on, 'school_says_deceased', k.school_says_deceased,
        'home', jsonb_build_object('row', k.home_id, 'code', n.municipality_code, 'from', k.home_from, 'left_row', k.left_id, 'left_on', k.left_on,
                                   'abroad', case when k.home_id is null then hm.abroad_since end),
        'schooling', jsonb_build_object('ended_on', k.schooling_ended, 'ground', k.schooling_ground, 'school', cs.school_name,
                                        'row', coalesce(k.compulsory_row, k.compulsory_place, k.arrived_id)),
        'placed', placed.facts, 'counts_from', case when a.by_law then a.starts end, 'ended', ended.facts, 'future', future.facts,
        'conflict', clash.facts, 'vanished', vanished.facts, 'gone_on', coalesce(k.silent_from, case when k.vanished_id is not null then k.vanished_on end),
        'exam', coalesce(jsonb_build_object('row', x.id, 'kind', x.kind, 'kind_version', x.kind_version, 'awarded_on', x.awarded_on,
                                            'school', x.school_name), '{}'),
        'diploma', diploma_shown.facts,
        'paper', jsonb_build_object('kind', w.kind, 'kind_version', w.kind_version, 'awarded_on', w.awarded_on),
        'said', jsonb_build_object('row', k.said_id, 'code', k.said_code, 'as_of', k.said_on),
        'registration', jsonb_build_object('row', k.registration_id, 'covered_from', k.covered_from, 'code', k.registered_in),
        'closed_on', k.closed_on
    )) as evidence
from kept k
left join place_mark pm on pm.youth_id = k.youth_id
left join exam_mark em on em.youth_id = k.youth_id
left join home_mark hm on hm.youth_id = k.youth_id
left join place a on a.id = k.in_place_id
left join register_residence n on n.id = k.home_now_id
left join place t on t.id = k.studied_id
left join place u on u.id = k.conflict_id
left join place diploma on diploma.id = k.diploma_id
left join register_exam x on x.id = k.exam_id
left join paper_kind exam on exam.code = x.kind
left join register_exam w on w.id = k.paper_id
left join paper_kind paper on paper.code = w.kind
left join register_compulsoryschool cs on cs.youth_id = k.youth_id
left join shown placed on placed.id = k.in_place_id
left join shown ended on ended.id = coalesce(k.ended_id, k.studied_id)
left join shown future on future.id = k.future_id
left join shown clash on clash.id = k.conflict_id
left join shown vanished on vanished.id = k.vanished_id
left join shown diploma_shown on diploma_shown.id = k.diploma_id
