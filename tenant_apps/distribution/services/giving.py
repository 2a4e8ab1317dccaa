"""Giving youths to their coach, and to whom is beside: a fixed number of statements, however many youths."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Label, User
from tenant_apps.distribution.enums import Part, Reason
from tenant_apps.distribution.models import Assignment
from tenant_apps.distribution.selectors.people import labels_in_use
from tenant_apps.distribution.selectors.queue import still_waiting
from tenant_apps.register.models import Youth
from tenant_apps.register.services.telling import tell_all_given
from tenant_apps.reminders.enums import NotificationKind
from tenant_apps.reminders.services.notifications import News, tell_each

SET = """
update register_youth y set label_id = v.label, version = y.version + 1
from unnest(%s::bigint[], %s::bigint[]) as v (youth, label) where y.id = v.youth"""


@dataclass(frozen=True)
class Choice:
    """Who gets a youth, and why: a rule's reason, or chosen by hand. Labels by their keys."""

    youth: int
    label: int
    reason: str = Reason.BY_HAND
    beside: int | None = None
    beside_reason: str = Reason.BY_HAND


@dataclass(frozen=True)
class Given:
    """`taken`: keys of youths whom somebody else had given away, or who are no longer registered."""

    batch: uuid.UUID
    by_label: Mapping[Label, list[int]] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        return sum(len(youths) for youths in self.by_label.values())


@transaction.atomic
def give(*, choices: Sequence[Choice], actor: User | None, now: datetime, today: date) -> Given:
    """To each the one chosen. Whom another administrator gave away meanwhile stays with that one, and is told."""
    labels = {one.pk: one for one in labels_in_use()}
    _check(choices, labels)
    wanted = sorted({one.youth for one in choices})
    list(Youth.objects.filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    waiting = still_waiting(wanted, today=today)  # a statement of its own: it sees what the locks were waited for
    kept = [one for one in choices if one.youth in waiting]
    batch = uuid.uuid4()
    if kept:
        with connection.cursor() as cursor:
            cursor.execute(SET, [[one.youth for one in kept], [one.label for one in kept]])
        given = [_row(one.youth, labels[one.label], Part.RESPONSIBLE, one.reason, batch, actor, now) for one in kept]
        Assignment.objects.bulk_create(given)
        _end_where_responsible([one.youth for one in kept], actor=actor, now=now)
        beside = {one.youth: (labels[one.beside], one.beside_reason) for one in kept if one.beside}
        _put_beside(beside, batch=batch, actor=actor, now=now)
    by_label: dict[Label, list[int]] = {}
    for one in kept:
        by_label.setdefault(labels[one.label], []).append(one.youth)
    tell_all_given(given=by_label, actor=actor)
    return Given(batch, by_label, frozenset(set(wanted) - waiting))


@transaction.atomic
def put_beside(*, youth: Youth, label: Label | None, actor: User, now: datetime) -> None:
    """Put somebody beside a youth's coach, or end it (None)."""
    locked = Youth.objects.select_for_update(of=("self",)).get(pk=youth.pk)
    if label is not None:
        if label.pk not in {one.pk for one in labels_in_use()}:
            raise ValidationError({"label": _("Nobody who works with youths has this label now.")})
        if label.pk == locked.label_id:
            raise ValidationError({"label": _("This one is responsible already.")})
        now_beside = Assignment.objects.filter(youth=youth, part=Part.BESIDE, ended_at=None).first()
        if now_beside is not None and now_beside.label_id == label.pk:
            return
        _put_beside({youth.pk: (label, Reason.BY_HAND)}, batch=uuid.uuid4(), actor=actor, now=now)
        return
    _end([youth.pk], actor=actor, now=now)


def _put_beside(
    chosen: Mapping[int, tuple[Label, str]], *, batch: uuid.UUID, actor: User | None, now: datetime
) -> None:
    if not chosen:
        return
    _end(chosen, actor=actor, now=now)
    rows = [_row(key, label, Part.BESIDE, reason, batch, actor, now) for key, (label, reason) in chosen.items()]
    Assignment.objects.bulk_create(rows)
    by_user: dict[int, list[int]] = {}
    for key, (label, _reason) in chosen.items():
        by_user.setdefault(label.user_id or 0, []).append(key)
    told = [
        (user, News(kind=NotificationKind.BESIDE, key=f"beside:{batch}", youths=keys))
        for user, keys in sorted(by_user.items())
        if user
    ]
    tell_each(told=told, actor=actor, now=now)


def _end(youths: Collection[int], *, actor: User | None, now: datetime) -> None:
    open_ones = Assignment.objects.filter(youth__in=list(youths), part=Part.BESIDE, ended_at=None)
    open_ones.update(ended_at=now, ended_by=actor)


def _end_where_responsible(youths: Collection[int], *, actor: User | None, now: datetime) -> None:
    """Whoever was beside and has the youth now is not beside any more."""
    own = Assignment.objects.filter(youth__in=list(youths), part=Part.BESIDE, ended_at=None)
    own.filter(label=F("youth__label")).update(ended_at=now, ended_by=actor)


def _row(  # noqa: PLR0917
    youth: int, label: Label, part: str, reason: str, batch: uuid.UUID, actor: User | None, now: datetime
) -> Assignment:  # fmt: skip
    return Assignment(youth_id=youth, label=label, part=part, reason=reason, batch=batch, by=actor, at=now)


def _check(choices: Sequence[Choice], labels: Mapping[int, Label]) -> None:
    if len({one.youth for one in choices}) != len(choices):
        raise ValidationError(_("A youth can be given to one only."))
    for one in choices:
        if one.label not in labels or (one.beside is not None and one.beside not in labels):
            raise ValidationError(_("Somebody who was chosen cannot be given youths any more. Look at the list again."))
        if one.beside == one.label:
            said = _(
                "%(name)s cannot be both responsible for a youth and beside. Choose somebody else in one of the two."
            )
            raise ValidationError(said % {"name": labels[one.label].name})
