"""Decisions on a youth's next step: the day of the next contact, a step that is done or passed over. Contacts are logged in services.py."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from kaa.core import clock
from kaa.core.ages import turns_20_on
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import PauseReason, StepResult, Way
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.outreach.models import OutreachPause, StepRecord
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import note_guardians

LONGEST_PAUSE = timedelta(days=366)


class NextContactHook(Protocol):
    def __call__(self, *, youth: Youth, until_on: date, actor: User | None, now: datetime) -> None: ...


NEXT_SET: list[NextContactHook] = []


def on_next_contact(*, told: NextContactHook) -> None:
    """A room that keeps a day for the same thing (reminders) is told, in the same transaction. Called when apps are ready."""
    if told not in NEXT_SET:
        NEXT_SET.append(told)


@transaction.atomic
def set_next_contact(
    *, youth: Youth, until_on: date, reason: str, note: str = "", actor: User | None, now: datetime
) -> OutreachPause:
    """Set the day of the next contact instead of what the ladder says; a day set before is replaced."""
    today = clock.local_date(now)
    if until_on < today:
        raise ValidationError({"until_on": _("The day has passed.")})
    if until_on - today > LONGEST_PAUSE:
        raise ValidationError({"until_on": _("At most a year ahead.")})
    if until_on >= turns_20_on(youth.birth_date):
        raise ValidationError({"until_on": _("The youth turns 20 before that.")})
    if reason not in PauseReason.values:
        raise ValidationError({"reason": _("Choose a value.")})
    _standing(youth).update(lifted_at=now, lifted_by=actor, version=F("version") + 1)
    made = OutreachPause(youth=youth, made_at=now, until_on=until_on, reason=reason, note=note.strip(), user=actor)
    made.clean_fields(exclude=["youth", "user"])
    made.save()
    for told in NEXT_SET:
        told(youth=youth, until_on=until_on, actor=actor, now=now)
    return made


@transaction.atomic
def lift_next_contact(*, youth: Youth, actor: User | None, now: datetime) -> bool:
    """Let the ladder say again when the next contact is."""
    return bool(_standing(youth).update(lifted_at=now, lifted_by=actor, version=F("version") + 1))


def _standing(youth: Youth) -> QuerySet[OutreachPause]:
    return OutreachPause.objects.filter(youth=youth, lifted_at=None)


@transaction.atomic
def record_step(
    *,
    youth: Youth,
    way: str,
    result: str,
    note: str = "",
    actor: User | None,
    now: datetime,
    at: datetime | None = None,
) -> StepRecord:
    """Say that a step that is no contact is done, or that one is passed over and why. The ladder goes on to the next."""
    if way not in Way.values or way == Way.PAUSE:
        raise ValidationError({"way": _("Choose a value.")})
    if result == StepResult.SKIPPED and not note.strip():
        raise ValidationError({"note": _("Say why.")})
    if result == StepResult.DONE and way != Way.CONCERN:
        raise ValidationError({"result": _("Log the contact instead: the ladder goes on by itself.")})
    made = StepRecord(youth=youth, at=at or now, way=way, result=result, note=note.strip(), user=actor)
    made.clean_fields(exclude=["youth", "user"])
    made.save()
    return made


@transaction.atomic
def note_guarded(*, now: datetime) -> int:
    """Youths whose next step would go to a guardian under protection: a task for the handlers, once for each time that a youth stands there."""
    rows = Rule(clock.local_date(now)).ask(GUARDED)
    note_guardians(youths=[row["youth"] for row in rows], now=now)
    return len(rows)


# A step to guardians of whom none is known, and one is hidden. For everybody else it is as any step without a known guardian.
GUARDED = """
select f.youth from found f
where f.blocked = '' and f.age < 18 and f.recipient = 'guardian' and f.way = any(%(told_ways)s::text[]) and not f.follows_up
  and f.youth in (select youth_id from register_guardian
                  group by youth_id having bool_or(is_protected) and not bool_or(not is_protected and name <> ''))
  and not exists (
    select from register_protectionnotice n where n.youth_id = f.youth and n.kind = 'guardian'
      and (n.handled_at is null or (n.at at time zone 'Europe/Stockholm')::date >= coalesce(f.last_on, f.registered_on)))
order by f.youth"""
