"""What has happened to the kept files: delivered, accepted, rejected (REL-05). Facts with a date, added and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.models import User
from tenant_apps.reporting.models import Export, Receipt

Kind = Receipt.Kind
DECISIONS = (Kind.ACCEPTED, Kind.REJECTED)


@transaction.atomic
def add_receipt(*, export: Export, kind: str, on: date, note: str, actor: User | None, today: date) -> Receipt:
    """Write down what happened to a file, and when. SCB decides on what was delivered, and nothing happens before the file was made."""
    Export.objects.select_for_update().get(pk=export.pk)
    made_on = clock.local_date(export.created_at)
    if on > today:
        raise ValidationError({"on": _("The date cannot be in the future.")})
    if on < made_on:
        raise ValidationError({"on": _("The date is before the day the file was made.")})
    if kind in DECISIONS and not _standing(export).filter(kind=Kind.DELIVERED, on__lte=on).exists():
        raise ValidationError({"kind": _("Write down first when the file was delivered.")})
    receipt = Receipt(export=export, kind=kind, on=on, note=" ".join(note.split()), recorded_by=actor)
    receipt.full_clean()
    receipt.save()
    return receipt


@transaction.atomic
def withdraw_receipt(*, receipt: Receipt, actor: User | None, now: datetime) -> Receipt:
    """Take back what was written by mistake; it stays in the history. Not the delivery that a decision stands on."""
    Export.objects.select_for_update().get(pk=receipt.export_id)
    receipt.refresh_from_db()
    if receipt.withdrawn_at is not None:
        return receipt
    others = _standing(receipt.export).exclude(pk=receipt.pk)
    if receipt.kind == Kind.DELIVERED and any(
        not others.filter(kind=Kind.DELIVERED, on__lte=one.on).exists() for one in others.filter(kind__in=DECISIONS)
    ):
        raise ValidationError(_("Take back Statistics Sweden's decision first: it is about this delivery."))
    receipt.withdrawn_at, receipt.withdrawn_by = now, actor
    receipt.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return receipt


def _standing(export: Export) -> QuerySet[Receipt]:
    return Receipt.objects.filter(export=export, withdrawn_at=None)


@dataclass(frozen=True)
class FileState:
    """What holds of a file now: when it was last delivered, and SCB's latest decision on that delivery.

    `deliveries` are in order, and in order with those of the other files: the day, and among several of one day which was written down last.
    """

    deliveries: tuple[tuple[date, int], ...] = ()
    decision: str = ""
    decided_on: date | None = None

    @property
    def delivered_on(self) -> date | None:
        return self.deliveries[-1][0] if self.deliveries else None

    @property
    def is_accepted(self) -> bool:
        return self.decision == Kind.ACCEPTED

    @property
    def is_rejected(self) -> bool:
        return self.decision == Kind.REJECTED


NOTHING_YET = FileState()


def file_states(exports: Iterable[Export]) -> dict[int, FileState]:
    """Of each of these files, by primary key: one query."""
    found: dict[int, FileState] = defaultdict(lambda: NOTHING_YET)
    rows = Receipt.objects.filter(export__in=[one.pk for one in exports], withdrawn_at=None).order_by("on", "id")
    for key, kind, on, place in rows.values_list("export_id", "kind", "on", "id"):
        before = found[key]
        if kind == Kind.DELIVERED:  # SCB decides anew on what is delivered anew
            found[key] = FileState((*before.deliveries, (on, place)))
        else:
            found[key] = FileState(before.deliveries, kind, on)
    return found


def latest_delivered(period: str) -> dict[str, tuple[Export, FileState]]:
    """By municipality code, the file that stands at SCB: a delivery erases the one before it, whichever file was made first.

    (scb: one whole file per period; an earlier file may be delivered again.)
    """
    exports = list(
        Export.objects.filter(period=period, receipts__kind=Kind.DELIVERED, receipts__withdrawn_at=None).distinct()
    )
    states = file_states(exports)
    in_order = sorted(exports, key=lambda one: states[one.pk].deliveries[-1])
    return {one.municipality_code: (one, states[one.pk]) for one in in_order}


def is_period_accepted(period: str) -> bool:
    """SCB has accepted what stands there, for each of the tenant's municipality codes."""
    codes, standing = own_codes(), latest_delivered(period)
    return bool(codes) and all(code in standing and standing[code][1].is_accepted for code in codes)
