"""Made-up recipients of letters, in the schema that is set."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from tenant_apps.letters.models import LetterTemplate, Mailing, Sender
from tenant_apps.letters.services import Made, make_mailing
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.register.models import Guardian, Youth
from tenant_apps.work import files
from tests.factories import register as make

GUARDIANS, YOUTH, CARD, AT_20 = "forsta-brev-vardnadshavare", "forsta-brev-ungdom", "vykort-ungdom", "brev-20"


def template(key: str) -> LetterTemplate:
    ensure_starters()
    return LetterTemplate.objects.get(key=key)


def sender(**fields: Any) -> Sender:
    values = {
        "name": "KAA Sundsvall",
        "phone": "060-19 10 00",
        "email": "kaa@example.test",
        "web": "sundsvall.example",
        **fields,
    }
    return Sender.objects.get_or_create(defaults=values)[0]


def reachable(
    birth: date = date(2009, 5, 17),
    *,
    street: str = "Storgatan 1",
    postcode: str = "85230",
    city: str = "Sundsvall",
    **fields: Any,
) -> Youth:
    """Somebody in the register, with an address."""
    youth = make.youth(birth, **fields)
    make.registration(youth, date(2026, 8, 20))
    make.detail(youth, street, kind="address", postcode=postcode, city=city)
    return youth


def guardian(of: Youth, position: int = 1, *, name: str = "Kim Påhittad", **fields: Any) -> Guardian:
    if fields.get("is_protected"):
        return make.guardian(of, position, name="", phone="", **fields)
    return make.guardian(of, position, name=name, **fields)


def made(
    key: str, *youths: Youth, today: date, occasion: date | None = None, step_key: str = "steg-1", **options: Any
) -> Made:
    sender()
    return make_mailing(
        template=template(key), youths=Youth.objects.filter(pk__in=[one.pk for one in youths]), step_key=step_key,
        occasion=occasion or today, actor=None, today=today, **options,
    )  # fmt: skip


def pdf_text(mailing: Mailing) -> str:
    """All text of a mailing's files, as a reader of the PDF gets it."""
    from pypdf import PdfReader

    return "\n".join(
        page.extract_text() for one in mailing.files.all() for page in PdfReader(io.BytesIO(files.read(one.file))).pages
    )
