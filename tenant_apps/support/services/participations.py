"""Taking part in a unit, a project or a subproject: enrolled, mended, discharged (rules: A programme and taking part in it)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import LegalSex, Youth
from tenant_apps.support.models import Participation, Programme

DISCHARGE = ("end_reason", "referred_to", "occupation_after", "livelihood_after")
LISTS = {
    "inflow": "inflow", "target_group": "target_group", "end_reason": "participation_end", "referred_to": "referral",
    "occupation_after": "occupation", "livelihood_after": "livelihood",
}  # fmt: skip


@dataclass(frozen=True)
class ParticipationFacts:
    programme: Programme
    started_on: date
    inflow: str = ""
    target_group: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    referred_to: str = ""
    occupation_after: str = ""
    livelihood_after: str = ""


@transaction.atomic
def begin_participation(*, youth: Youth, facts: ParticipationFacts, actor: User | None, today: date) -> Participation:
    """Enrol. Sex and target group stand as they were that day; whoever took part before is recognised as coming back."""
    Youth.objects.select_for_update().get(pk=youth.pk)  # two coaches enrol the same youth one after the other
    if facts.programme.archived_at is not None:
        raise ValidationError({"programme": _("Nobody is enrolled in this any more.")})
    made = Participation(youth=youth, recorded_by=actor, **_checked(youth=youth, facts=facts, today=today, stored=None))
    made.clean_fields(exclude=["youth", "programme", "recorded_by"])
    made.validate_constraints()
    made.save()
    _recognise(youth)
    made.refresh_from_db(fields=["re_entered"])
    return made


@transaction.atomic
def edit_participation(
    *, participation: Participation, version: int, facts: ParticipationFacts, actor: User | None, today: date  # noqa: ARG001  (history has who)
) -> Participation:  # fmt: skip
    """Mend or discharge."""
    if participation.version != version:
        raise locking.Conflict(participation)
    youth = Youth.objects.select_for_update().get(pk=participation.youth_id)
    if facts.programme.archived_at is not None and facts.programme.pk != participation.programme_id:
        raise ValidationError({"programme": _("Nobody is enrolled in this any more.")})
    changes = _checked(youth=youth, facts=facts, today=today, stored=participation)
    saved = locking.save(participation, version=version, changes=changes)
    _recognise(youth)
    saved.refresh_from_db(fields=["re_entered"])
    return saved


def _checked(*, youth: Youth, facts: ParticipationFacts, today: date, stored: Participation | None) -> dict[str, Any]:
    _dates(youth, facts, today)
    _apart(youth, facts, stored)
    old = stored or Participation()
    values = {"target_group": facts.target_group or target_group_of(birth_date=youth.birth_date, on=facts.started_on)}
    values |= {name: getattr(facts, name) for name in LISTS if name != "target_group"}
    changes: dict[str, Any] = {
        "programme": facts.programme, "started_on": facts.started_on, "ended_on": facts.ended_on,
        "sex_at_entry": sex_on(youth=youth, on=facts.started_on),
    }  # fmt: skip
    for name, slug in LISTS.items():
        on = facts.ended_on or today if name in DISCHARGE else facts.started_on
        before = Coded(getattr(old, name), getattr(old, f"{name}_version"))
        code = chosen(slug, values[name], on=on, field=name, stored=before)
        changes |= {name: code.code, f"{name}_version": code.version}
    if facts.ended_on and not changes["end_reason"]:
        raise ValidationError({"end_reason": _("Choose a reason.")})
    return changes


def _dates(youth: Youth, facts: ParticipationFacts, today: date) -> None:
    if facts.started_on > today:
        raise ValidationError({"started_on": _("The date cannot be in the future.")})
    if facts.started_on < youth.birth_date:
        raise ValidationError({"started_on": _("The date is before the date of birth.")})
    if facts.ended_on and facts.ended_on > today:
        raise ValidationError({"ended_on": _("The date cannot be in the future.")})
    if facts.ended_on and facts.ended_on < facts.started_on:
        raise ValidationError({"ended_on": _("The participation cannot end before it began.")})
    if not facts.ended_on and any(getattr(facts, name) for name in DISCHARGE):
        raise ValidationError({"ended_on": _("Write the day of the discharge.")})


def _apart(youth: Youth, facts: ParticipationFacts, stored: Participation | None) -> None:
    """Not twice at a time in the same programme; in different ones as many as there are."""
    others = Participation.objects.filter(youth=youth, programme=facts.programme)
    if stored is not None:
        others = others.exclude(pk=stored.pk)
    if facts.ended_on:
        others = others.filter(started_on__lt=facts.ended_on)
    if others.filter(Q(ended_on=None) | Q(ended_on__gt=facts.started_on)).exists():
        raise ValidationError({"started_on": _("The youth takes part in this already at that time.")})


def _recognise(youth: Youth) -> None:
    """Who comes back, in the same programme or another of the same unit; worked out anew when a date is mended."""
    rows = list(Participation.objects.filter(youth=youth).select_related("programme").order_by("started_on", "pk"))
    for place, one in enumerate(rows):
        back = any(_same(one, each) and each.ended_on and each.ended_on <= one.started_on for each in rows[:place])
        if one.re_entered != back:
            Participation.objects.filter(pk=one.pk).update(re_entered=back)


def _same(one: Participation, other: Participation) -> bool:
    unit = one.programme.unit_id
    return one.programme_id == other.programme_id or (unit is not None and unit == other.programme.unit_id)


def target_group_of(*, birth_date: date, on: date) -> str:
    """By the age that day: the code whose flags `age_from` and `age_to` hold it."""
    age = age_as_decided(birth_date, on)
    for one in codelists.current("target_group", on=on).codes:
        first, last = one.flags.get("age_from"), one.flags.get("age_to")
        if first is not None and last is not None and first <= age <= last:
            return one.code
    return ""


def sex_on(*, youth: Youth, on: date) -> str:
    """Legal sex as it was that day (rules: Rounding; sex as at the start of the participation)."""
    rows = LegalSex.objects.filter(youth=youth, valid_from__lte=on).order_by("-valid_from")
    return rows.values_list("sex", flat=True).first() or "unknown"
