"""Pairs who may be one person under two numbers: found by one statement, decided by people (REL-25).

Never across birth dates (PRV-26); never twins, who share a birth date and a family name but no given name; never two whom the population
register knows by a personnummer each.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.identification.decisions import planned_for
from tenant_apps.register.models import NotSame, Youth, YouthMerge
from tenant_apps.register.selectors.visibility import visible_youths

POPULATION = "population"  # the kind of source
MOST = 100
LATEST = 20
WHY: dict[str, Promise] = {
    "coordination": _("A coordination number and a personal identity number, with a name alike"),
    "temporary": _("A school's temporary number and another one, with a name alike"),
    "name": _("The same name"),
    "phone": _("The same telephone"),
}

# Names are compared without marks, case, double and silent letters (Lund is Lundh, Eriksson is Ericsson); longer ones by their
# consonants, too: Mohamed is Muhammad, but Elin is not Alina.
_NAME = """translate(regexp_replace(lower(regexp_replace(normalize({0}, nfd), '[\u0300-\u036f]', '', 'g')), '[\u2019'']', '', 'g'),
        '-\u2013\u00f8\u00e6\u0142\u0111', '  oald')"""
_ONCE = r"""regexp_replace(translate(regexp_replace(regexp_replace(coalesce({0}, ''), '([^aeiouy ])h', '\1', 'g'), 'h([^aeiouy ])', '\1', 'g'),
               'wqcz', 'vkks'), '(.)\1', '\1', 'g')"""
_LIKE = """(a.{0} = b.{0} or a.{0}_once = b.{0}_once or similarity(a.{0}, b.{0}) >= %(alike)s
             or (left(a.{0}, 1) = left(b.{0}, 1) and length(a.{0}_bones) >= 4 and a.{0}_bones = b.{0}_bones)
             or string_to_array(a.{0}, ' ') && string_to_array(b.{0}, ' ') and {1})"""
_GIVEN = _LIKE.format("given", "split_part(a.given, ' ', 1) = split_part(b.given, ' ', 1)")
_FAMILY = _LIKE.format("family", "true")
_PAIRS = rf"""
with named as materialized (
    select y.id, y.birth_date, y.search_key, y.sort_key, case when y.personnummer is null then 'none' else y.number_kind end as kind,
           nullif(trim({_NAME.format("y.given_name")}), 'okand') as given, nullif(trim({_NAME.format("y.family_name")}), 'okand') as family
    from register_youth y
    where coalesce(y.merged_into_id is null, true) and (coalesce(y.protected_at is null, true) or %(handler)s)
), person as materialized (
    select id, birth_date, search_key, sort_key, kind, coalesce(given, '') as given, coalesce(family, '') as family,
           {_ONCE.format("given")} as given_once, {_ONCE.format("family")} as family_once,
           regexp_replace(regexp_replace(coalesce(given, ''), '[aeiouy ]', '', 'g'), '(.)\1', '\1', 'g') as given_bones,
           regexp_replace(regexp_replace(coalesce(family, ''), '[aeiouy ]', '', 'g'), '(.)\1', '\1', 'g') as family_bones
    from named
), telephone as materialized (
    select distinct d.youth_id, p.birth_date, regexp_replace(d.value, '^(\+46|0046)', '0') as value
    from register_contactdetail d join person p on p.id = d.youth_id where d.kind = 'phone'
), known as (  -- by the population register, and not as somebody who has another number since (REL-23)
    select r.youth_id from sources_sourcerecord r join sources_source s on s.id = r.source_id where s.kind = %(population)s and not r.said_old_number
), candidate as (  -- who share a birth date, and one thing more
    select one, other, bool_or(same_phone) as same_phone from (
    select least(a.id, b.id) as one, greatest(a.id, b.id) as other, false as same_phone
    from person a join person b on b.birth_date = a.birth_date and b.id <> a.id where a.kind <> 'personnummer'
    union select a.id, b.id, false from person a join person b on b.birth_date = a.birth_date and b.search_key = a.search_key and a.id < b.id
        where a.search_key <> ''
    union select a.youth_id, b.youth_id, true from telephone a
        join telephone b on b.birth_date = a.birth_date and b.value = a.value and a.youth_id < b.youth_id
    ) way group by one, other
), judged as (
    select a.id as one, b.id as other, a.sort_key, a.kind as one_kind, b.kind as other_kind,
           a.search_key = b.search_key and a.search_key <> '' as is_same,
           a.family = '' or b.family = '' or {_FAMILY} as family_like,
           a.given = '' or b.given = '' or {_GIVEN} as given_like,
           (a.given = '' and a.family = '') or (b.given = '' and b.family = '') as is_nameless,
           c.same_phone
    from candidate c join person a on a.id = c.one join person b on b.id = c.other
), found as (
    select j.one, j.other, j.sort_key, array_remove(array[
        case when 'coordination' in (one_kind, other_kind) and 'personnummer' in (one_kind, other_kind) and given_like and family_like
                  and not is_nameless then 'coordination' end,
        case when (one_kind = 'tf') <> (other_kind = 'tf') and given_like and family_like and not is_nameless then 'temporary' end,
        case when is_same or (one_kind = other_kind and one_kind <> 'personnummer' and given_like and family_like and not is_nameless)
             then 'name' end,
        case when same_phone then 'phone' end], null) as why
    from judged j
    where (is_same or not family_like or given_like or is_nameless)  -- twins
      and not (one_kind = 'personnummer' and other_kind = 'personnummer'
               and one in (select youth_id from known) and other in (select youth_id from known))
)
select f.one, f.other, f.why from found f
where f.why <> '{{}}'
  and not exists (select from register_notsame n join register_youth a on a.id = n.first_id join register_youth b on b.id = n.second_id
                  where least(coalesce(a.merged_into_id, a.id), coalesce(b.merged_into_id, b.id)) = f.one
                    and greatest(coalesce(a.merged_into_id, a.id), coalesce(b.merged_into_id, b.id)) = f.other)
  and not exists (select from register_youthmerge m where m.state = 'proposed' and least(m.kept_id, m.away_id) = f.one
                  and greatest(m.kept_id, m.away_id) = f.other)
  and (%(youth)s::bigint is null or %(youth)s in (f.one, f.other))
order by cardinality(f.why) desc, f.sort_key collate "C", f.one, f.other
limit %(most)s"""


@dataclass(frozen=True)
class Pair:
    one: Youth
    other: Youth
    why: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    rows: tuple[Pair, ...]
    more: bool


def pairs(user: User, *, youth: Youth | None = None) -> Pairs:
    """Those whom the user may open both; the likeliest first. One statement for everybody, and one for their names."""
    wanted: dict[str, Any] = {
        "handler": user.may(Right.PROTECTED_HANDLE), "population": POPULATION, "alike": 0.6, "youth": youth.pk if youth else None, "most": MOST + 1,
    }  # fmt: skip
    with planned_for(None), connection.cursor() as cursor:
        cursor.execute(_PAIRS, wanted)
        rows = cursor.fetchall()
    people = visible_youths(user).in_bulk({key for one, other, _why in rows for key in (one, other)})
    found = [
        Pair(people[one], people[other], tuple(str(WHY[each]) for each in why))
        for one, other, why in rows[:MOST]
        if one in people and other in people
    ]
    return Pairs(tuple(found), more=len(rows) > MOST)


def merges(user: User, *states: str) -> list[YouthMerge]:
    """Those of which the user may open who stays: the one merged away is shown to nobody."""
    found = YouthMerge.objects.filter(state__in=states, kept__in=visible_youths(user))
    if not user.may(Right.PROTECTED_HANDLE):
        found = found.filter(away__protected_at=None)
    return list(found.select_related("kept", "away", "proposed_by", "applied_by")[:LATEST])


def find_merge(user: User, public_id: uuid.UUID) -> YouthMerge | None:
    found = YouthMerge.objects.filter(public_id=public_id).select_related("kept", "away", "proposed_by", "applied_by").first()  # fmt: skip
    if found is None or (found.away.protected_at and not user.may(Right.PROTECTED_HANDLE)):
        return None
    return found if visible_youths(user).filter(pk=found.kept_id).exists() else None


def stays_instead(user: User, public_id: uuid.UUID) -> uuid.UUID | None:
    """Where the address of somebody who was merged leads."""
    found = visible_youths(user).filter(merged_youths__public_id=public_id)
    return found.values_list("public_id", flat=True).first()


@dataclass(frozen=True)
class NotSameRow:
    reason: str
    by: str
    at: datetime


def said_not_same(one: Youth, other: Youth) -> NotSameRow | None:
    found: Any = (
        NotSame.objects.filter(Q(first=one, second=other) | Q(first=other, second=one)).select_related("decided_by").first()
    )  # fmt: skip
    if found is None:
        return None
    return NotSameRow(found.reason, found.decided_by.display_name if found.decided_by else "", found.decided_at)
