"""Everything that is a youth's, moved to another and back: one statement for each table, whatever it holds.

Which tables those are is asked of the models, so that a new one is moved too. What the other has already (the same telephone from the same
source) stays on the row that was merged away: both facts are kept, and dividing again needs to invent nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.register.models import NotSame, Youth, YouthMerge

# of these a youth has one at a time, which no constraint says; and what is made anew from the sources is not worth moving
ONE_AT_A_TIME = {"register.Residence": Q(valid_to=None)}
LEFT_BEHIND = {"register.Proposal": Q(state="new")}
WORDS = {
    "register.Registration": _("registrations"),
    "register.OccupationFact": _("occupations"),
    "outreach.Contact": _("contacts"),
    "outreach.OutreachPause": _("days of the next contact"),
    "outreach.StepRecord": _("ladder steps passed"),
    "support.Intervention": _("measures"),
    "support.Participation": _("participations"),
    "register.ContactDetail": _("contact details"),
    "register.Guardian": _("guardians"),
    "register.SchoolPlacement": _("school placements"),
    "register.Exam": _("diplomas"),
    "register.CompulsorySchool": _("compulsory school"),
    "register.Residence": _("home municipality"),
    "register.LegalSex": _("legal sex"),
    "register.YouthNumber": _("earlier numbers"),
    "register.Proposal": _("proposals"),
    "sources.SourceRecord": _("what the sources say"),
    "register.PreferredDetail": _("which contact detail is tried first"),
    "work.Message": _("messages"),
    "register.Draft": _("drafts"),
    "visits.HomeVisit": _("home visits"),
    "visits.ConcernReport": _("concern reports"),
    "visits.VisitNotice": _("notices of home visits"),
    "reporting.Remark": _("remarks from Statistics Sweden"),
    "register.Youth": _("those merged before"),
    "doors.SelfReferral": _("self-referrals"),
    "support.ActionPlan": _("action plans"),
    "reminders.Reminder": _("reminders"),
    "reminders.Notification": _("notifications"),
    "letters.Letter": _("letters"),
    "letters.LeftOut": _("letters that were not made"),
    "letters.Handover": _("handovers"),
    "documents.Document": _("documents"),
    "distribution.Assignment": _("distribution"),
    "support.Offer": _("offers"),
    "support.Consent": _("consents"),
    "support.Share": _("shares"),
    "support.CoordinatedPlan": _("coordinated plans"),
    "support.Assessment": _("mappings"),
    "support.Referral": _("referrals"),
    "support.YouthStep": _("steps on the ladder"),
}


@dataclass(frozen=True)
class Owned:
    """A table with a key to a youth."""

    model: type[models.Model]
    field: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.field}"

    @property
    def words(self) -> str:
        return str(WORDS.get(self.model._meta.label, _("other rows")))

    def of(self, youth: int) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field: youth})


@cache
def owned() -> tuple[Owned, ...]:
    """Every table of a youth's rows; histories follow by themselves, and who is or is not the same person is said of the rows as they were."""
    return tuple(
        Owned(model, field.name)
        for model in apps.get_models(include_auto_created=True)
        if not hasattr(model, "pgh_tracked_model") and model not in {YouthMerge, NotSame}
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Youth
    )  # fmt: skip


def left_behind(*, one: Owned, kept: int, away: int) -> set[int]:
    """Keys of the rows that cannot be moved, because the other has the same already."""
    found: set[int] = set()
    for others, condition in _rules(one):
        theirs = one.of(kept).filter(condition, **{name: OuterRef(name) for name in others})
        found |= set(one.of(away).filter(condition).filter(Exists(theirs)).values_list("pk", flat=True))
    if stays := LEFT_BEHIND.get(one.model._meta.label):
        found |= set(one.of(away).filter(stays).values_list("pk", flat=True))
    return found


def _rules(one: Owned) -> Iterator[tuple[list[str], Q]]:
    """What may stand once for each youth: the other columns, and of which rows it is said."""
    for constraint in one.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and one.field in constraint.fields:
            others = [name for name in constraint.fields if name != one.field]
            yield others, constraint.condition or Q()
    if one.model._meta.get_field(one.field).unique:  # type: ignore[union-attr]  # a concrete field
        yield [], Q()
    if condition := ONE_AT_A_TIME.get(one.model._meta.label):
        yield [], condition


def counts(*, kept: int, away: int) -> tuple[dict[str, int], dict[str, int]]:
    """How many rows of each kind would be moved, and how many stay because the other has the same."""
    moves: dict[str, int] = {}
    stays: dict[str, int] = {}
    for one in owned():
        total, left = one.of(away).count(), len(left_behind(one=one, kept=kept, away=away))
        for found, n in ((moves, total - left), (stays, left)):
            if n:
                found[one.words] = found.get(one.words, 0) + n
    return moves, stays


def move(*, kept: int, away: int) -> dict[str, list[int]]:
    """Move all that can be; gives the keys of what was moved."""
    moved: dict[str, list[int]] = {}
    for one in owned():
        stays = left_behind(one=one, kept=kept, away=away)
        keys = sorted(one.of(away).exclude(pk__in=stays).values_list("pk", flat=True))
        if keys:
            one.model._base_manager.filter(pk__in=keys).update(**{one.field: kept})
            moved[one.name] = keys
    return moved


def move_back(*, moved: Mapping[str, list[int]], kept: int, away: int) -> None:
    """What is gone since then stays gone; what has got another owner since stays there."""
    for one in owned():
        if keys := moved.get(one.name):
            one.of(kept).filter(pk__in=keys).update(**{one.field: away})


def torn(*, kept: int, away: int) -> list[str]:
    """Kinds of rows of one youth that lean on a row of the other: what was done since the merge holds the two together."""
    tables = {one.model: one for one in owned()}
    found = []
    for child in owned():
        for field in child.model._meta.concrete_fields:
            parent = tables.get(field.related_model) if isinstance(field, models.ForeignKey) else None
            if parent is None or field.related_model is Youth:
                continue
            owner = f"{field.name}__{parent.field}"
            crossed = Q(**{child.field: kept, owner: away}) | Q(**{child.field: away, owner: kept})
            if child.model._base_manager.filter(crossed).exists():
                found.append(child.words)
    return found
