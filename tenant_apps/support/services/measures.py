"""Follow-ups of measures, and practice: the agreement, the insurance, the attendance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.support.models import Intervention, InterventionFollowUp, PracticeAgreement, PracticeWeek

LONGEST = timedelta(days=366)  # to the next follow-up, as of a plan: a year that is mistyped hides the measure for good


@transaction.atomic
def plan_follow_up(
    *, intervention: Intervention, due_on: date, actor: User | None, today: date  # noqa: ARG001
) -> InterventionFollowUp:  # fmt: skip
    """The next one, as agreed with the partner; another day than before moves the one that is due."""
    if intervention.ended_on:
        raise ValidationError(_("The measure has ended."))
    if due_on < today:
        raise ValidationError({"due_on": _("The next follow-up is today or later.")})
    _not_too_late(due_on, after=today, field="due_on")
    Intervention.objects.select_for_update().get(pk=intervention.pk)  # two who plan the first one
    found = InterventionFollowUp.objects.select_for_update().filter(intervention=intervention, held_on=None).first()
    if found is None:
        return InterventionFollowUp.objects.create(intervention=intervention, due_on=due_on)
    found.due_on = due_on
    found.save(update_fields=["due_on"])
    return found


@transaction.atomic
def hold_follow_up(
    *, intervention: Intervention, held_on: date, note: str, next_on: date | None, actor: User | None, today: date
) -> InterventionFollowUp:
    """Held: the one that was due, or one that nobody had planned; and when the next one is."""
    if held_on > today:
        raise ValidationError({"held_on": _("The date cannot be in the future.")})
    if held_on < intervention.started_on:
        raise ValidationError({"held_on": _("The measure had not begun that day.")})
    Intervention.objects.select_for_update().get(pk=intervention.pk)  # two who write down the same one
    if InterventionFollowUp.objects.filter(intervention=intervention, held_on=held_on).exists():
        raise ValidationError({"held_on": _("A follow-up of that day is written down already.")})
    due = InterventionFollowUp.objects.select_for_update().filter(intervention=intervention, held_on=None).first()
    held = due or InterventionFollowUp(intervention=intervention, due_on=held_on)
    held.held_on, held.note, held.held_by = held_on, note.strip(), actor
    held.save()
    if next_on is not None:
        if next_on <= held_on:
            raise ValidationError({"next_on": _("The next follow-up must be later.")})
        _not_too_late(next_on, after=held_on, field="next_on")
        if intervention.ended_on is None:
            InterventionFollowUp.objects.create(intervention=intervention, due_on=next_on)
    return held


def _not_too_late(day: date, *, after: date, field: str) -> None:
    if day > after + LONGEST:
        raise ValidationError({field: _("At most a year to the next follow-up.")})


@dataclass(frozen=True)
class AgreementFacts:
    place: str
    days_a_week: int
    supervisor: str = ""
    supervisor_phone: str = ""
    signed_on: date | None = None
    insurance_checked_on: date | None = None


@transaction.atomic
def write_agreement(
    *, intervention: Intervention, version: int, facts: AgreementFacts, actor: User | None, today: date
) -> PracticeAgreement:
    """The first, or the one that stands, mended; `version` is 0 for the first. The place stands on the measure, too."""
    for name in ("signed_on", "insurance_checked_on"):
        day = getattr(facts, name)
        if day and day > today:
            raise ValidationError({name: _("The date cannot be in the future.")})
        if day and day < intervention.youth.birth_date:
            raise ValidationError({name: _("The date is before the date of birth.")})
    Intervention.objects.select_for_update().get(pk=intervention.pk)  # two who write the first one
    found = PracticeAgreement.objects.filter(intervention=intervention).first()
    changes = {
        "place": facts.place.strip(), "days_a_week": facts.days_a_week, "supervisor": facts.supervisor, "supervisor_phone": facts.supervisor_phone,
        "signed_on": facts.signed_on, "insurance_checked_on": facts.insurance_checked_on,
    }  # fmt: skip
    checked_by = actor
    if found is not None and found.insurance_checked_on == facts.insurance_checked_on:
        checked_by = found.insurance_checked_by
    changes["insurance_checked_by"] = checked_by if facts.insurance_checked_on else None
    if found is not None:
        saved = locking.save(found, version=version, changes=changes)
    else:
        saved = PracticeAgreement(intervention=intervention, **changes)
        saved.clean_fields(exclude=["intervention", "insurance_checked_by"])
        saved.validate_constraints()
        saved.save()
    if intervention.place != saved.place:
        locking.save(intervention, version=intervention.version, changes={"place": saved.place})
    return saved


@transaction.atomic
def write_week(
    *, agreement: PracticeAgreement, day: date, planned: int, present: int, actor: User | None, today: date  # noqa: ARG001
) -> PracticeWeek:  # fmt: skip
    """Attendance in the week that a day belongs to; writing it again mends it."""
    monday = day - timedelta(days=day.weekday())
    if monday > today:
        raise ValidationError({"day": _("The date cannot be in the future.")})
    if present > planned or planned > 7:
        raise ValidationError({"present": _("Not more days than were planned, and at most seven.")})
    began = agreement.intervention.started_on
    if monday < began - timedelta(days=began.weekday()):
        raise ValidationError({"day": _("The measure had not begun that day.")})
    ended = agreement.intervention.ended_on
    if ended and monday > ended:
        raise ValidationError({"day": _("The measure had ended by then.")})
    week, _is_new = PracticeWeek.objects.update_or_create(
        agreement=agreement, monday=monday, defaults={"planned": planned, "present": present}
    )
    return week
