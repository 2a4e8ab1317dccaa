"""Files, receipts and people for the tests of what is kept and read back."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from kaa.core import clock
from tenant_apps.accounts.models import Label, User
from tenant_apps.register.models import Youth
from tenant_apps.reporting import services
from tenant_apps.reporting.models import Export, Receipt
from tenant_apps.reporting.receipts import add_receipt
from tests.factories import register as factory
from tests.factories.work import intervention

TODAY = date(2027, 1, 20)
PERIOD = "2026H2"


def make(**fields: object) -> Export:
    wanted = {"period": PERIOD, "municipality_code": "2281", "actor": None, "today": TODAY, "codes": ["2281"], **fields}
    return services.make_export(**wanted)


def receipt(export: Export, kind: str, on: date | None = None) -> Receipt:
    """On the day the file was made: the clock of the tests is the machine's."""
    day = on or clock.local_date(export.created_at)
    return add_receipt(export=export, kind=kind, on=day, note="", actor=None, today=max(day, TODAY))


def accepted(export: Export) -> None:
    receipt(export, "delivered")
    receipt(export, "accepted")


def label(name: str, user: User | None = None) -> Label:
    return Label.objects.create(name=name, user=user)


def somebody(family_name: str = "Ek", *, under: Label | None = None, day: int = 17, **fields: object) -> Youth:
    """Registered in the autumn of 2026, working: nothing is wrong."""
    one = factory.youth(date(2008, 5, day), family_name=family_name, given_name="Alva", label=under, **fields)
    factory.registration(one, date(2026, 9, 1))
    factory.occupation(one, date(2026, 9, 2), code="work")
    return one


def without_reason(one: Youth, ended_on: date = date(2026, 9, 9)):
    """A measure that R3 finds."""
    return intervention(one, "guidance", date(2026, 9, 3), ended_on=ended_on, end_reason="")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
