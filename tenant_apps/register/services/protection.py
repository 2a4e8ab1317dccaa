"""A youth who comes under protection is hidden from everyone but the named handlers, at once and everywhere (PRV-20 to PRV-24).

Hidden, not destroyed: a file may mark somebody by mistake. A handler takes over what must be kept elsewhere, then erases it here, or shows
the youth again. What other rooms hold of a youth (files, drafts, figures of earlier imports) they hide and erase through the hooks.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.audit.erasure import erase_history, erase_reads
from tenant_apps.register.models import ProtectionNotice, Youth

Kind = ProtectionNotice.Kind


class Hook(Protocol):
    def __call__(self, *, youths: Collection[int]) -> None: ...


HIDE: list[Hook] = []
SHOW: list[Hook] = []
ERASE: list[Hook] = []


def on_protection(*, hide: Hook | None = None, show: Hook | None = None, erase: Hook | None = None) -> None:
    """A room says what it does with these youths (keys), in the transaction that hides, shows or erases them. Called when apps are ready."""
    for hook, hooks in ((hide, HIDE), (show, SHOW), (erase, ERASE)):
        if hook is not None and hook not in hooks:
            hooks.append(hook)


_BY_NUMBER = """
    select y.id from register_youth y
    where y.personnummer = any(%(numbers)s) or y.id in (select n.youth_id from register_youthnumber n where n.value = any(%(numbers)s))"""


@transaction.atomic
def protect_by_numbers(*, numbers: Collection[str], source: str = "") -> int:
    """Protect the youths who have, or had, one of these canonical numbers; give how many are newly protected.

    The numbers come from memory and go to the statement's parameters alone. Nothing of the youths is returned.
    """
    if not numbers:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_BY_NUMBER, {"numbers": list(numbers)})
        found = [key for (key,) in cursor.fetchall()]
    return len(_protect(found, source=source, note="", actor=None, now=clock.now()))


def protect_by_hand(*, youth: Youth, note: str, actor: User, now: datetime) -> None:
    """A handler treats somebody as protected although no source says so."""
    _needs_handler(actor)
    if not _protect([youth.pk], source="", note=_why(note), actor=actor, now=now):
        raise ValidationError(_("The person is already under protection."))


@transaction.atomic
def _protect(keys: Collection[int], *, source: str, note: str, actor: User | None, now: datetime) -> list[int]:
    wanted = models.Q(pk__in=keys) | models.Q(merged_into__in=keys)  # who was merged away is in earlier files still
    chosen = Youth.objects.select_for_update(of=("self",)).filter(wanted, protected_at=None).order_by("pk")
    rows = list(chosen.values_list("pk", "merged_into_id"))
    newly, hidden = [key for key, merged in rows if merged is None], [key for key, _merged in rows]
    if not newly:
        return []
    Youth.objects.filter(pk__in=hidden).update(protected_at=now, version=models.F("version") + 1)
    _close_open_events(newly, now=now, actor=actor)
    ProtectionNotice.objects.bulk_create(
        ProtectionNotice(youth_id=key, kind=Kind.MARKED, at=now, source=source, note=note, by=actor) for key in newly
    )
    for hook in HIDE:
        hook(youths=hidden)
    return newly


@transaction.atomic
def note_unmarked(*, youths: Collection[int], source: str) -> int:
    """A source names somebody under protection without a mark: nothing is shown, and the handler decides. Told once until dealt with."""
    protected = Youth.objects.filter(pk__in=youths).exclude(protected_at=None).values_list("pk", flat=True)
    waiting = ProtectionNotice.objects.filter(youth__in=youths, kind=Kind.UNMARKED, handled_at=None)
    told = set(waiting.values_list("youth_id", flat=True))
    new = [key for key in protected if key not in told]
    ProtectionNotice.objects.bulk_create(
        ProtectionNotice(youth_id=key, kind=Kind.UNMARKED, at=clock.now(), source=source) for key in new
    )
    return len(new)


@transaction.atomic
def note_guardians(*, youths: Collection[int], now: datetime) -> None:
    """A letter was not made because a guardian is under protection: a task for the handler, and nobody else is told. Once until dealt with."""
    ProtectionNotice.objects.bulk_create(
        (ProtectionNotice(youth_id=key, kind=Kind.GUARDIAN, at=now) for key in sorted(youths)), ignore_conflicts=True
    )


@transaction.atomic
def note_tried(*, youth: Youth, actor: User, now: datetime) -> None:
    """Somebody wrote the number of one under protection to add it, and was referred to the handler: the handlers see who and when."""
    if youth.protected_at is not None:
        ProtectionNotice.objects.create(youth=youth, kind=Kind.TRIED, at=now, by=actor)


@transaction.atomic
def handle(*, event: ProtectionNotice, actor: User, now: datetime) -> None:
    """The handler has done what the event asks for."""
    _needs_handler(actor)
    ProtectionNotice.objects.filter(pk=event.pk, handled_at=None).update(handled_at=now, handled_by=actor)


@transaction.atomic
def lift(*, youth: Youth, note: str, actor: User, now: datetime) -> None:
    """Show somebody again to everyone who may see the youth: never by a file alone, always a handler's decision."""
    _needs_handler(actor)
    note = _why(note)
    if (
        not Youth.objects.filter(pk=youth.pk)
        .exclude(protected_at=None)
        .update(protected_at=None, version=models.F("version") + 1)
    ):
        raise ValidationError(_("The person is not under protection."))
    _close_open_events([youth.pk], now=now, actor=actor)
    ProtectionNotice.objects.create(
        youth=youth, kind=Kind.LIFTED, at=now, note=note, by=actor, handled_at=now, handled_by=actor
    )
    merged = list(Youth.objects.filter(merged_into=youth).values_list("pk", flat=True))
    Youth.objects.filter(pk__in=merged).update(protected_at=None, version=models.F("version") + 1)
    for hook in SHOW:
        hook(youths=[youth.pk, *merged])


@transaction.atomic
def erase(*, youth: Youth, actor: User, now: datetime) -> None:
    """Leave no trace of somebody under protection: rows, history, read log, and what the other rooms hold (rules: Protected identity).

    What is left is that a handler erased somebody, when.
    """
    _needs_handler(actor)
    found = Youth.objects.select_for_update().filter(pk=youth.pk).exclude(protected_at=None).first()
    if found is None:
        raise ValidationError(_("Only somebody under protection is erased."))
    merged = list(Youth.objects.filter(merged_into=found))
    for hook in ERASE:
        hook(youths=[found.pk, *(one.pk for one in merged)])
    owned = [each for one in (found, *merged) for each in _owned(one.pk)]
    ProtectionNotice.objects.filter(youth=found).delete()
    Youth.objects.filter(pk=found.pk).delete()
    for model, keys in owned:
        erase_history(model=model, keys=keys)
    erase_reads(youths=[found.public_id, *(one.public_id for one in merged)])
    ProtectionNotice.objects.create(kind=Kind.ERASED, at=now, by=actor, handled_at=now, handled_by=actor)


def _owned(key: int) -> list[tuple[type[models.Model], list[int]]]:
    """Every tracked row of the youth's with its key, also of rows that are gone since: their history stays otherwise."""
    found: list[tuple[type[models.Model], list[int]]] = [(Youth, [key])]
    for model in apps.get_models():
        events = getattr(model, "pgh_event_model", None)
        names = {field.attname for field in model._meta.concrete_fields if field.related_model is Youth}
        if events is None or not names:
            continue
        keys: set[int] = set()
        for name in names:
            keys |= set(events._default_manager.filter(**{name: key}).values_list("pgh_obj_id", flat=True))
        found.append((model, sorted(keys)))
    return found


def _close_open_events(keys: Collection[int], *, now: datetime, actor: User | None) -> None:
    ProtectionNotice.objects.filter(youth__in=keys, handled_at=None).update(handled_at=now, handled_by=actor)


def _needs_handler(actor: User) -> None:
    if not actor.may(Right.PROTECTED_HANDLE):
        raise PermissionDenied


def _why(note: str) -> str:
    if not note.strip():
        raise ValidationError({"note": _("Say why.")})
    return note.strip()[:300]
