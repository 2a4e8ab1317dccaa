"""The queue: registered youths whom nobody is responsible for, with what the rules of thumb look at. One statement."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.http import HttpRequest

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.tenancy import PUBLIC, current_schema
from tenant_apps.accounts.models import User
from tenant_apps.accounts.shell import set_count
from tenant_apps.register.codes import shown
from tenant_apps.register.identification.ruleset import age_as_decided

# nobody: no label, one that is put away, a vacant post, or an account that is closed. Those under protection are their handlers'.
WAITING = """
    from register_registration r join register_youth y on y.id = r.youth_id
    left join (accounts_label l join accounts_user u on u.id = l.user_id and u.is_active) on l.id = y.label_id and l.archived_at is null
    where r.mistaken_at is null and r.registered_on <= %(day)s and (r.deregistered_on is null or r.deregistered_on > %(day)s)
      and y.protected_at is null and y.merged_into_id is null and y.deceased_on is null and u.id is null"""
COUNT = f"select count(*) {WAITING}"
STILL = f"select y.id {WAITING} and y.id = any(%(youths)s)"
QUEUE = f"""
with waiting as materialized (
    select y.id, y.public_id, y.given_name, y.family_name, y.sort_key, y.birth_date, y.unit_id, y.label_id, r.registered_on, r.latest_studies,
           r.latest_studies_version {WAITING}
), earlier as (
    select distinct on (e.pgh_obj_id) e.pgh_obj_id as youth, e.label_id from register_youthevent e join waiting w on w.id = e.pgh_obj_id
    where e.label_id is not null order by e.pgh_obj_id, e.pgh_id desc
), address as (
    select distinct on (d.youth_id) d.youth_id as youth, d.postcode, d.city from register_contactdetail d join waiting w on w.id = d.youth_id
    where d.kind = 'address' and d.gone_on is null and d.failed_on is null order by d.youth_id, d.last_seen_on desc, d.id desc
), school as (
    select distinct on (s.youth_id) s.youth_id as youth, s.school_unit, s.school_name from register_schoolplacement s
    join waiting w on w.id = s.youth_id
    order by s.youth_id, s.started_on desc, s.id desc
)
select w.*, e.label_id as earlier, coalesce(a.postcode, '') as postcode, coalesce(a.city, '') as city,
       coalesce(s.school_unit, '') as school_unit, coalesce(s.school_name, '') as school_name, v.name as vacant
from waiting w left join earlier e on e.youth = w.id left join address a on a.youth = w.id left join school s on s.youth = w.id
left join accounts_label v on v.id = w.label_id
order by w.registered_on, w.sort_key, w.id"""


@dataclass(frozen=True)
class Waiting:
    """A youth in the queue. `earlier`: the label that the youth had last; `vacant`: the name of one that nobody has now."""

    youth_id: int
    public_id: uuid.UUID
    name: str
    age: int
    unit_id: int | None
    registered_on: date
    days: int
    studies: str
    studies_label: str
    postcode: str
    city: str
    school_unit: str
    school_name: str
    earlier: int | None
    vacant: str


def queue(*, today: date) -> list[Waiting]:
    """Longest waiting first. For those who run the register: they may open every registered youth."""
    return [_waiting(row, today) for row in _ask(QUEUE, {"day": today})]


def queue_count(*, today: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"day": today})
        return int(cursor.fetchone()[0])


def still_waiting(youths: Collection[int], *, today: date) -> set[int]:
    """Of these, whom nobody has been given to meanwhile. Asked after their rows are locked."""
    return {row["id"] for row in _ask(STILL, {"day": today, "youths": list(youths)})}


def count_for_the_shell(request: HttpRequest) -> None:
    """The navigation's figure, for those who distribute; not for a part of a page, and not on the public site."""
    user, tenant = request.user, getattr(request, "tenant", None)
    if not isinstance(user, User) or getattr(request, "htmx", False) or current_schema() == PUBLIC:
        return
    if user.may(Right.LABELS_WRITE) and getattr(tenant, "is_municipality", False):
        set_count(request, "distribution", lambda: queue_count(today=clock.today()))


def _ask(text: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _waiting(row: dict[str, Any], today: date) -> Waiting:
    return Waiting(
        youth_id=row["id"], public_id=row["public_id"], name=f"{row['given_name']} {row['family_name']}".strip(),
        age=age_as_decided(row["birth_date"], today),
        unit_id=row["unit_id"], registered_on=row["registered_on"], days=(today - row["registered_on"]).days, studies=row["latest_studies"],
        studies_label=shown("latest_studies", row["latest_studies"], row["latest_studies_version"]), postcode=row["postcode"], city=row["city"],
        school_unit=row["school_unit"], school_name=row["school_name"], earlier=row["earlier"], vacant=row["vacant"] or "",
    )  # fmt: skip
