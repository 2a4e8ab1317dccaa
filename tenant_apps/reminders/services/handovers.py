"""A whole caseload from one label to another: one statement for each table, written down so that it can be handed back.

Those under protection are not in it: their handlers see to them one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from tenant_apps.accounts.models import Label, User
from tenant_apps.register.models import Youth
from tenant_apps.reminders.enums import NotificationKind, ReminderState
from tenant_apps.reminders.models import Handover, Reminder
from tenant_apps.reminders.services.notifications import News, tell

YOUTHS, BY_LABEL, BY_USER, THEIRS = "youths", "reminders_of_label", "reminders_of_user", "reminders_of_youths"
Follower = Callable[[QuerySet[Youth]], int]
FOLLOWING: list[tuple[object, Follower]] = []


def on_handover(*, words: object, count: Follower) -> None:
    """A room says what goes with its youths when they are handed over, and how many: open plans, measures. Called when apps are ready."""
    if (words, count) not in FOLLOWING:
        FOLLOWING.append((words, count))


@dataclass(frozen=True)
class Caseload:
    """What would move, as querysets: the same rows are counted, shown and moved."""

    youths: QuerySet[Youth]
    by_label: QuerySet[Reminder]
    by_user: QuerySet[Reminder]
    theirs: QuerySet[Reminder]  # for whoever has the youth's label: they go with the youths


def caseload_of(*, label: Label) -> Caseload:
    youths = Youth.objects.shown().filter(label=label)
    still = _open_and_shown()
    named = still.filter(user=label.user_id, youth__in=youths) if label.user_id else Reminder.objects.none()
    theirs = still.filter(user=None, label=None, youth__in=youths)
    return Caseload(youths, still.filter(label=label), named, theirs)


@transaction.atomic
def hand_over(*, from_label: Label, to_label: Label, note: str, expected: int, actor: User, now: datetime) -> Handover:
    """Move it. `expected`: how many youths the one who confirms has been shown; when it is not so any more, it is asked again."""
    _needs_right(actor)
    _check(from_label, to_label)
    load = caseload_of(label=from_label)
    youths = _locked(load.youths)
    if len(youths) != expected:
        raise ValidationError(_("The caseload has changed since it was shown. Look at the list again."))
    by_user = list(load.by_user.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    by_label = list(load.by_label.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    theirs = list(load.theirs.order_by("pk").values_list("pk", flat=True))
    Youth.objects.filter(pk__in=youths).update(label=to_label, version=F("version") + 1)
    Reminder.objects.filter(pk__in=by_label).update(label=to_label, version=F("version") + 1)
    # a vacant label has nobody to name: then they follow the youths
    Reminder.objects.filter(pk__in=by_user).update(user=to_label.user_id, version=F("version") + 1)
    made = Handover(
        from_label=from_label, to_label=to_label, note=" ".join(note.split()), by=actor, at=now,
        moved={YOUTHS: youths, BY_LABEL: by_label, BY_USER: by_user, THEIRS: theirs, "user": from_label.user_id},
    )  # fmt: skip
    made.full_clean(exclude=["from_label", "to_label", "by", "undone_by"])
    made.save()
    _tell(made, to_label, key="given", actor=actor, now=now)
    return made


@transaction.atomic
def hand_back(*, handover: Handover, actor: User, now: datetime) -> Handover:
    """What is still as it was handed over goes back; what somebody has moved on since stays where it is."""
    _needs_right(actor)
    found = (
        Handover.objects.select_for_update(of=("self",)).select_related("from_label", "to_label").get(pk=handover.pk)
    )
    if found.undone_at is not None:
        raise ValidationError(_("It has been handed back already."))
    if found.from_label.archived_at is not None:
        raise ValidationError(_("The label %(name)s is no longer in use.") % {"name": found.from_label.name})
    to, moved = found.to_label, found.moved
    youths = _locked(Youth.objects.shown().filter(pk__in=moved[YOUTHS], label=to))
    still = _open_and_shown()
    by_label = _keys(still.filter(pk__in=moved[BY_LABEL], label=to))
    # given to nobody by name they have followed the youths: they come back with those who do
    named = Q(user=to.user_id) if to.user_id else Q(user=None, youth__in=youths)
    by_user = _keys(still.filter(named, pk__in=moved[BY_USER], label=None)) if moved.get("user") else []
    Youth.objects.filter(pk__in=youths).update(label=found.from_label, version=F("version") + 1)
    Reminder.objects.filter(pk__in=by_label).update(label=found.from_label, version=F("version") + 1)
    Reminder.objects.filter(pk__in=by_user).update(user=moved.get("user"), version=F("version") + 1)
    found.undone_at, found.undone_by = now, actor
    found.returned = {YOUTHS: youths, BY_LABEL: by_label, BY_USER: by_user}
    found.save(update_fields=["undone_at", "undone_by", "returned"])
    _tell(found, found.from_label, key="returned", actor=actor, now=now)
    return found


def forget_youths(*, youths: Collection[int]) -> None:
    """Erased: no handover remembers them."""
    for one in Handover.objects.select_for_update().order_by("pk"):
        kept = {**one.moved, YOUTHS: [key for key in one.moved.get(YOUTHS, []) if key not in youths]}
        back = {**one.returned, YOUTHS: [key for key in one.returned.get(YOUTHS, []) if key not in youths]}
        if kept != one.moved or (one.returned and back != one.returned):
            one.moved, one.returned = kept, back if one.returned else {}
            one.save(update_fields=["moved", "returned"])


def _open_and_shown() -> QuerySet[Reminder]:
    return Reminder.objects.filter(Q(youth=None) | Q(youth__protected_at=None), state=ReminderState.OPEN)


def _keys(rows: QuerySet[Reminder]) -> list[int]:
    return list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))


def _locked(youths: QuerySet[Youth]) -> list[int]:
    """In one order by all who take many, so that two wait and do not stop each other."""
    return list(youths.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))


def _needs_right(actor: User) -> None:
    if not actor.may(Right.LABELS_WRITE):
        raise PermissionError("caseloads are handed over by who runs the register")


def _check(from_label: Label, to_label: Label) -> None:
    if from_label.pk == to_label.pk:
        raise ValidationError({"to_label": _("Choose another label to hand over to.")})
    if to_label.archived_at is not None:
        raise ValidationError({"to_label": _("This label is no longer in use.")})


def _tell(one: Handover, label: Label, *, key: str, actor: User, now: datetime) -> None:
    if label.user_id is None:
        return
    news = News(kind=NotificationKind.HANDED_OVER, key=f"handover:{one.public_id}:{key}", target=one.public_id)
    tell(users=[label.user_id], news=news, actor=actor, now=now)
