-- The next step of everyone who is registered on %(day)s, when and why (P2.3): one row per youth.
-- The same text serves a whole municipality (%(youths)s null) and one youth. Where a youth stands is never stored: it is worked out from what
-- has happened since the registration, by the ladder as it is now. What codes and ladders mean comes as parameters: nothing here joins public.
-- The macro "at age" (rule.py): whole years on a day, 29 February by the setting, between 13 and 20.
with recursive outcome as (
    select * from jsonb_to_recordset(%(outcomes)s::jsonb) as o(code text, class int, anyway boolean, attempt boolean, reached boolean)
), channel as (
    select * from jsonb_to_recordset(%(channels)s::jsonb) as c(code text, kind text)
), best as (
    select * from jsonb_to_recordset(%(best_before)s::jsonb) as b(code text, months int)
), track as materialized (
    select * from jsonb_to_recordset(%(tracks)s::jsonb) as t(reason text, age int, track int, ladder text, start_days int, slots int)
), move as materialized (  -- what a slot is at an age: the step, after the months of pauses before it, and where each situation leads
    select m.*, (track * 100 + age) * 1000 + slot as place
    from jsonb_to_recordset(%(moves)s::jsonb) as m(track int, slot int, age int, pos int, sid text, way text, kind text, recipient text,
        tries int, btw int, wait int, months int, hold_from int, hold_until int, acts int[], dest int[], mon int[])
), entry as materialized (  -- the first step at an age by each of the ways in which one person is looked for: a call, a visit
    select (track * 100 + age) * 1000 as place, kind, slot from jsonb_to_recordset(%(entries)s::jsonb) as e(track int, age int, kind text, slot int)
), home as (
    select youth_id, bool_or(here and now) as here, bool_or(case when here then valid_to <= %(day)s::date else now end) as elsewhere
    from (select youth_id, valid_to, municipality_code = any(%(municipality_codes)s::text[]) as here,
                 valid_from <= %(day)s::date and (valid_to is null or valid_to > %(day)s::date) as now
          from register_residence where %(youths)s::bigint[] is null or youth_id = any(%(youths)s::bigint[])) r
    group by youth_id
), placed as (  -- in school, if any source that still names the youth says so (rules: Covered, 4)
    select distinct p.youth_id
    from register_schoolplacement p
    where p.school_form = any(%(forms)s::text[]) and p.started_on <= %(day)s::date and (p.ended_on is null or p.ended_on >= %(day)s::date)
      and (p.gone_on is null or p.gone_on > %(day)s::date) and (%(youths)s::bigint[] is null or p.youth_id = any(%(youths)s::bigint[]))
      and exists (select from register_registration r where r.youth_id = p.youth_id and r.mistaken_at is null and r.registered_on <= %(day)s::date
                  and (r.deregistered_on is null or r.deregistered_on > %(day)s::date))
      and not exists (select from sources_sourcerecord g join sources_source s on s.id = g.source_id
                      where g.youth_id = p.youth_id and s.slug = p.source and g.gone_on <= %(day)s::date)
), somebody as (
    select r.youth_id as youth, r.public_id as registration, r.registered_on, r.latest_studies, y.protected_at, y.merged_into_id, y.deceased_on,
           extract(year from y.birth_date)::int as born, (extract(month from y.birth_date) * 100 + extract(day from y.birth_date))::int as birthday,
           (y.birth_date + interval '20 years')::date
               + case when extract(day from y.birth_date) <> extract(day from y.birth_date + interval '20 years') and %(leap)s = '0301' then 1 else 0 end
               as turns_20
    from register_registration r join register_youth y on y.id = r.youth_id
    where r.mistaken_at is null and r.registered_on <= %(day)s::date and (r.deregistered_on is null or r.deregistered_on > %(day)s::date)
      and (%(youths)s::bigint[] is null or r.youth_id = any(%(youths)s::bigint[]))
), person as materialized (
    select b.*, t.track, t.ladder, t.start_days, t.slots, b.registered_on > %(day)s::date - %(new_days)s as is_new,
           -- for these none may be taken (rules: Outreach; PRV-22)
           case when b.protected_at is not null then 'protected' when b.merged_into_id is not null then 'merged'
                when b.deceased_on <= %(day)s::date then 'deceased' when b.turns_20 <= %(day)s::date then 'turned_20'
                when h.elsewhere and not h.here then 'moved' when p.youth_id is not null then 'enrolled'
                when t.track is null then 'no_ladder' else '' end as blocked
    from somebody b
    cross join lateral (select @age[%(day)s::date] as age) a
    left join track t on t.reason = b.latest_studies and t.age = a.age
    left join home h on h.youth_id = b.youth
    left join placed p on p.youth_id = b.youth
), touch as materialized (
    select b.youth, c.id, c.at, t.day, coalesce(o.class, 0) as class, coalesce(o.anyway, false) as anyway, coalesce(o.attempt, false) as attempt,
           coalesce(o.reached, false) as reached, coalesce(h.kind, c.channel) as kind, t.day >= b.registered_on as since,
           coalesce(o.reached and c.recipient = any(%(told_by)s::text[]) and c.occupation_id is not null
                    and t.day between %(half_start)s::date and %(half_end)s::date
                    and c.occupation_id not in (select id from register_occupationfact where code = any(%(unknown_occupations)s::text[])), false) as meets
    from outreach_contact c
    join person b on b.youth = c.youth_id
    cross join lateral (select (c.at at time zone 'Europe/Stockholm')::date as day) t
    left join outcome o on o.code = c.outcome
    left join channel h on h.code = c.channel
    where (%(youths)s::bigint[] is null or c.youth_id = any(%(youths)s::bigint[])) and t.day <= %(day)s::date and (t.day >= b.registered_on or t.day >= %(half_start)s::date)
), touched as (
    select youth, bool_or(meets) as met, min(day) filter (where since and attempt) as first_attempt_on,
           max(day) filter (where attempt) as last_attempt_on, max(day) filter (where reached) as last_reached_on,
           bool_or(attempt and day >= %(half_start)s::date) as tried_this_half
    from touch group by youth
), event as materialized (  -- what moves a youth on the ladder, by the clock; `entry`: an unanswered call's or visit's first step
    select e.youth, e.day, e.class, e.anyway, e.kind, e.until, p.place, n.slot as entry,
           e.kind = any(%(looked_for)s::text[]) as looked_for, row_number() over (partition by e.youth order by e.at, e.sort, e.id)::int as n
    from (
        select youth, day, class, anyway, kind, null::date as until, 0 as sort, at, id from touch where since and class > 0
        union all
        select s.youth_id, t.day, 10, false, coalesce(h.kind, s.way), null, 1, s.at, s.id
        from outreach_steprecord s cross join lateral (select (s.at at time zone 'Europe/Stockholm')::date as day) t
        left join channel h on h.code = s.way
        where %(youths)s::bigint[] is null or s.youth_id = any(%(youths)s::bigint[])
        union all
        select s.youth_id, t.day, 11, true, '', s.until_on, 2, s.made_at, s.id
        from outreach_outreachpause s cross join lateral (select (s.made_at at time zone 'Europe/Stockholm')::date as day) t
        where s.lifted_at is null and (%(youths)s::bigint[] is null or s.youth_id = any(%(youths)s::bigint[]))
    ) e
    join person b on b.youth = e.youth
    cross join lateral (select (b.track * 100 + @age[e.day]) * 1000 as place) p
    left join entry n on n.place = p.place and n.kind = e.kind and e.class between 1 and 3
    where e.day between b.registered_on and %(day)s::date and b.track is not null
), total as (
    select youth, max(n) as n from event group by youth
), walk as (  -- one event of everybody at a time
    select youth, 0 as n, 1 as slot, 0 as tries, null::date as tried_on, registered_on + start_days as ready, null::date as paused, false as pinned,
           0 as round, 0 as ended, null::date as ended_on, 0 as last_class, null::date as last_on
    from person
    union all
    select w.youth, e.n,
           case x.go when 0 then m.pos when 1 then coalesce(m.pos + 1, w.slot) when 2 then 1 when 3 then m.dest[x.done] when 4 then 1
                     when 5 then coalesce(m.pos, w.slot) else w.slot end,
           case when x.go = 0 then x.made + 1 when x.go < 0 then w.tries else 0 end,
           case when x.go = 0 then e.day when x.go < 0 then w.tried_on end,
           case when x.go = 0 or (x.go = 5 and x.done <> 8) then e.day + coalesce(m.btw, 1) when x.go in (1, 3) then e.day + coalesce(m.wait, 0)
                when x.go = 5 then e.day + %(call_back_days)s when x.go in (2, 4) then e.day else w.ready end,
           case when x.go = 4 then (e.day + make_interval(months => m.mon[x.done]))::date when x.go = -2 then e.until when x.go = -1 then w.paused
                when x.done between 4 and 9 then null
                else greatest(w.paused, case when m.months > 0 then (w.ready + make_interval(months => m.months))::date end) end,
           case when x.go = -2 then true when x.done between 4 and 9 then false else w.pinned and coalesce(e.day < w.paused, false) end,
           w.round + case when x.go in (2, 3, 4, 5) or (x.go >= 0 and (m.months > 0 or f.follows_up)) then 1 else 0 end,
           case when x.go = 2 then x.done when x.go < 0 then w.ended else 0 end,
           case when x.go = 2 then e.day else w.ended_on end,
           case when x.go = -1 then w.last_class when x.go = 0 then 1 when x.done = 0 then e.class else x.done end,
           case when x.go = -1 then w.last_on else e.day end
    from walk w
    join event e on e.youth = w.youth and e.n = w.n + 1
    -- after an answer the follow-up is a call: one that nobody answers leads back to the ladder's calls, whatever its first step is
    join move m on m.place = e.place + case when w.ended between 4 and 8 then coalesce(e.entry, w.slot) else w.slot end  -- one expression of
    -- both: else the planner joins all events with all steps first
    cross join lateral (select w.ended between 4 and 8 or m.pos is null as follows_up) f
    cross join lateral (select case when m.pos = w.slot then w.tries else 0 end as made) t  -- tries of another step, at another age, count not
    cross join lateral (  -- the situation that the event makes: 0 none, 100 one try of several; tries count on different days
        select case when e.class = 11 then 11 when e.class between 4 and 9 then e.class
                    when e.anyway then e.class
                    when f.follows_up and e.class < 10 and not e.looked_for then 0  -- what is sent to many is no follow-up
                    when m.pos is null then case when e.looked_for and e.class < 10 then e.class else 0 end
                    when e.kind is distinct from m.kind then 0
                    when e.class <> 1 then e.class
                    when w.tried_on = e.day then 0
                    when t.made + 1 >= m.tries then 1 else 100 end as done) d
    cross join lateral (
        select t.made, d.done, case d.done when 0 then case when w.ended between 4 and 8 and e.class < 10 and e.looked_for then 5 else -1 end
                                           when 11 then -2 when 100 then 0 else m.acts[d.done] end as go) x
), fact as (
    select distinct on (f.youth_id) f.youth_id, f.code, f.as_of
    from register_occupationfact f join person b on b.youth = f.youth_id
    where f.as_of <= %(day)s::date and (%(youths)s::bigint[] is null or f.youth_id = any(%(youths)s::bigint[]))
    order by f.youth_id, f.as_of desc, f.known_on desc, f.id desc
), stand as (
    select b.*, w.slot, w.tries, w.paused, w.pinned, w.round, w.ended, w.ended_on, w.last_class, w.last_on, w.ready,
           coalesce(c.met, false) as met, c.first_attempt_on, c.last_attempt_on, c.last_reached_on, coalesce(c.tried_this_half, false) as tried_this_half,
           f.code as occupation, f.as_of as occupation_as_of,
           (f.as_of + make_interval(months => coalesce(o.months, 3)))::date as grows_old
    from person b
    left join total t on t.youth = b.youth
    join walk w on w.youth = b.youth and w.n = coalesce(t.n, 0)
    left join touched c on c.youth = b.youth
    left join fact f on f.youth_id = b.youth
    left join best o on o.code = f.code
), due as (  -- when: by the step as it is on the day it can be taken first
    select s.*, m.months, m.pos as pos_then, s.ended between 4 and 8 or m.pos is null as follows_up,
           case when s.pinned then s.paused
                when s.ended between 4 and 8 then greatest(coalesce(s.grows_old, s.ended_on + %(follow_up_days)s), s.ended_on + 14)
                when m.pos is null then greatest(s.ready + %(follow_up_days)s, s.paused)
                when m.hold_from <= h.place and h.place < m.hold_until
                then greatest(make_date(extract(year from h.taken)::int, m.hold_until / 100, m.hold_until %% 100), s.paused)
                else h.due end as by_ladder
    from stand s
    left join move m on m.track = s.track and m.slot = s.slot
        and m.age = @age[greatest(s.ready, s.paused, %(day)s::date)]
    cross join lateral (
        select greatest(case when m.months > 0 then (s.ready + make_interval(months => m.months))::date else s.ready end, s.paused) as due) g
    -- what was not taken before the summer waits through it, too
    cross join lateral (select greatest(g.due, %(day)s::date) as taken) k
    cross join lateral (select g.due, k.taken, (extract(month from k.taken) * 100 + extract(day from k.taken))::int as place) h
), capped as (  -- at least one contact each half year, whatever anyone sets, until 20
    select d.*, g.by_guarantee, case when g.by_guarantee then g.latest else d.by_ladder end as due_on
    from due d
    cross join lateral (
        select l.latest, not d.met and not d.is_new and d.by_ladder > l.last as by_guarantee
        from (select least(%(half_end)s::date, d.turns_20 - 1) as last,
                     greatest(least(%(half_end)s::date, d.turns_20 - 1) - %(guarantee_days)s, %(day)s::date) as latest) l) g
), found as materialized (
    select c.youth, c.registration, c.registered_on, c.ladder, c.track,
           case when c.blocked <> '' then c.blocked when c.ended = 9 then 'by_mistake'
                when greatest(c.due_on, %(day)s::date) >= c.turns_20 then 'turns_20'
                else '' end as blocked,
           c.due_on, greatest(c.due_on, %(day)s::date) as step_on, c.by_guarantee, coalesce(c.follows_up, true) as follows_up, c.pinned, c.paused, m.pos, m.sid, m.way,
           m.recipient, case when m.pos = c.slot then c.tries else 0 end as tries,
           m.tries as tries_of, k.round,
           -- names the step and the occasion: the same until something happens, then never again (REL-06)
           'ladder:' || c.registration || ':' || case when coalesce(c.follows_up, true) then 'follow_up:' || k.round || ':1'
                else coalesce(m.sid, '') || ':' || k.round || ':' || case when m.pos = c.slot then c.tries else 0 end + 1 end as key,
           c.ended, c.ended_on, c.last_class, c.last_on, c.met, c.is_new,
           c.tried_this_half, c.first_attempt_on, c.last_attempt_on, c.last_reached_on, c.occupation, c.occupation_as_of, c.grows_old, c.turns_20, a.age
    from capped c
    cross join lateral (select @age[greatest(c.due_on, %(day)s::date)] as age) a
    left join move m on m.track = c.track and m.age = a.age and m.slot = coalesce(c.pos_then, c.slot)
    cross join lateral (select c.round + case when c.months > 0 then 1 else 0 end as round) k
)
