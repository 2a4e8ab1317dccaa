"""Who can be given youths, and what each has to do already. A fixed number of statements, whatever the number of youths."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.matrix import rights_of
from tenant_apps.accounts.models import Label
from tenant_apps.accounts.selectors import label_text
from tenant_apps.distribution.enums import Profession
from tenant_apps.distribution.models import DistributionRules, Recipient
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.reminders.selectors.cover import Away, absences_on

# in active work: a measure goes on, or a plan that is not ended
LOAD = """
select y.label_id, count(*) as youths,
       count(*) filter (where exists (select from support_intervention i where i.youth_id = y.id and i.started_on <= %(day)s::date
                                      and (i.ended_on is null or i.ended_on >= %(day)s::date))
                           or exists (select from support_actionplan p where p.youth_id = y.id and p.ended_on is null)) as active,
       -- that a concern report is to be considered is in no figure (rules: Outreach)
       count(*) filter (where f.blocked = '' and (f.follows_up or f.way is distinct from 'concern') and f.due_on <= %(day)s::date) as steps
from found f join register_youth y on y.id = f.youth
where y.protected_at is null and y.label_id is not null and f.blocked <> 'merged'
group by y.label_id"""
BESIDE = """
select a.label_id, count(*) from distribution_assignment a join register_youth y on y.id = a.youth_id
where a.part = 'beside' and a.ended_at is null and a.label_id is distinct from y.label_id and y.protected_at is null and y.merged_into_id is null
  and exists (select from register_registration r where r.youth_id = y.id and r.mistaken_at is null and r.registered_on <= %(day)s
              and (r.deregistered_on is null or r.deregistered_on > %(day)s))
group by a.label_id"""


@dataclass(frozen=True)
class Load:
    youths: int = 0
    active: int = 0
    steps: int = 0
    beside: int = 0


@dataclass(frozen=True)
class Person:
    """A label with somebody behind it who works with youths."""

    label_id: int
    public_id: uuid.UUID
    user_id: int
    name: str
    unit_id: int | None
    profession: str
    takes_new: bool
    share: int
    most: int | None
    postcodes: tuple[str, ...]
    schools: tuple[str, ...]
    load: Load
    away: Away | None

    @property
    def is_counsellor(self) -> bool:
        return self.profession == Profession.COUNSELLOR

    @property
    def profession_label(self) -> str:
        return str(Profession(self.profession).label)


def rules() -> DistributionRules:
    return DistributionRules.objects.first() or DistributionRules()


def labels_in_use() -> QuerySet[Label]:
    """Those that youths can be given to: not put away, and their holder's account is open and may write on youths."""
    roles = [role for role in Role if Right.YOUTHS_WRITE in rights_of(role)]
    held = Label.objects.filter(archived_at=None, user__is_active=True, user__grants__role__in=roles)
    return held.select_related("user", "recipient").distinct().order_by("name", "pk")


def people(*, today: date) -> list[Person]:
    away, load = absences_on(today), _load(today)
    return [_person(one, away.get(one.user_id or 0), load.get(one.pk, Load())) for one in labels_in_use()]


def _person(label: Label, away: Away | None, load: Load) -> Person:
    said = getattr(label, "recipient", None) or Recipient()
    return Person(
        label_id=label.pk, public_id=label.public_id, user_id=label.user_id or 0, name=label_text(label), unit_id=label.unit_id,
        profession=said.profession, takes_new=said.takes_new, share=said.share, most=said.most,
        postcodes=tuple(said.postcodes), schools=tuple(said.schools), load=load, away=away,
    )  # fmt: skip


def _load(today: date) -> dict[int, Load]:
    with connection.cursor() as cursor:
        cursor.execute(BESIDE, {"day": today})
        beside = dict(cursor.fetchall())
    rows = {row["label_id"]: row for row in Rule(today).ask(LOAD)}
    return {
        key: Load(
            rows[key]["youths"] if key in rows else 0, rows[key]["active"] if key in rows else 0,
            rows[key]["steps"] if key in rows else 0, beside.get(key, 0),
        )
        for key in rows.keys() | beside.keys()
    }  # fmt: skip
