"""Offers, and the share of registered youths who were offered something (I6 a)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from tenant_apps.accounts.models import User
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.support.models import Offer


def offer_by_id(user: User, public_id: uuid.UUID) -> Offer | None:
    rows = Offer.objects.filter(youth__in=visible_youths(user), public_id=public_id)
    return rows.select_related("youth__label", "unit", "intervention").first()


@dataclass(frozen=True)
class OfferShare:
    """I6 a: of those registered at any time in the period (I1), how many were offered something in it."""

    sex: str  # female, male, or empty: not known
    registered: int
    offered: int


_SHARE = """
    select coalesce(s.sex, ''), count(*),
        count(*) filter (where exists (select from support_offer f where f.youth_id = o.youth_id and f.offered_on between %(first)s and %(last)s))
    from (select r.youth_id, min(r.registered_on) as registered_on from register_registration r
          join register_youth y on y.id = r.youth_id and y.protected_at is null and y.merged_into_id is null
          where r.mistaken_at is null and r.registered_on <= %(last)s and (r.deregistered_on is null or r.deregistered_on > %(first)s)
          group by r.youth_id) o
    left join lateral (select s.sex from register_legalsex s where s.youth_id = o.youth_id and s.valid_from <= o.registered_on
          order by s.valid_from desc limit 1) s on true
    group by 1 order by 1"""


def offer_shares(*, first: date, last: date) -> list[OfferShare]:
    """One statement; those under protection are in no figure (rules: Protected identity)."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARE, {"first": first, "last": last})
        rows: list[Any] = cursor.fetchall()
    return [OfferShare(*row) for row in rows]
