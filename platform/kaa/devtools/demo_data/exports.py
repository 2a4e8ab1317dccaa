"""The half years that are over were reported in time: their files, by the product's own export with its gate."""

from __future__ import annotations

from datetime import timedelta

from kaa.core.halfyears import HalfYear
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World
from shared_apps.scb import selectors as scb
from tenant_apps.accounts.models import User
from tenant_apps.reporting.models import Receipt
from tenant_apps.reporting.receipts import add_receipt
from tenant_apps.reporting.services import make_export
from tenant_apps.work.models import StoredFile

MOST = 2


def reported_periods(world: World) -> list[HalfYear]:
    """Those before the one that is reported next, and whose last day lies within the history; oldest first."""
    found: list[HalfYear] = []
    half = HalfYear.parse(scb.reporting_period(world.today).code).previous()
    while half.end > world.start and len(found) < MOST:
        found.insert(0, half)
        half = half.previous()
    return found


def make_exports(world: World, actor: User | None) -> None:
    """In the tenant's schema, outside a transaction."""
    codes = world.place.codes
    for half in reported_periods(world):
        made_on = min(scb.period(half.code).due_on - timedelta(days=9), world.today)
        for code in codes:
            moment = at(made_on, 9)
            export = make_export(
                period=half.code, municipality_code=code, actor=actor, today=made_on, codes=codes, now=moment
            )
            StoredFile.objects.filter(pk=export.file_id).update(created_at=moment)
            for kind, later in ((Receipt.Kind.DELIVERED, 1), (Receipt.Kind.ACCEPTED, 6)):
                day = min(made_on + timedelta(days=later), world.today)
                add_receipt(export=export, kind=kind, on=day, note="", actor=actor, today=world.today)
