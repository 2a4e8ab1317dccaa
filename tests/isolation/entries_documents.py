"""Documents about a youth: their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.documents.models import Document
from tenant_apps.letters.models import LetterTemplate, TemplateVersion
from tenant_apps.register.models import Youth
from tenant_apps.work import files
from tests.isolation.worlds import DAY, PK, World, public_id

WORKING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH})
FIRST = PK + 40  # beyond the letters' own


def add_rows(world: World) -> None:
    """In the world's schema: one being written, one made, one sent; of the world's youth."""
    template = LetterTemplate.objects.create(
        id=FIRST, key="meddelande", name=f"Meddelande {world.sentinel}", channel="document", sent_to="youth", document_kind="social_insurance"
    )  # fmt: skip
    texts = {"sv": {"subject": "Om {gäller}", "body": "{namn}, {personnummer}: {gäller}"}}
    TemplateVersion.objects.create(id=FIRST, template=template, number=1, texts=texts)
    begun, made, sent = _documents(world, world.rows["youth"], FIRST)
    world.rows.update(document_template=template, begun_document=begun, made_document=made, sent_document=sent)


def _documents(world: World, youth: Youth, first: int) -> tuple[Document, Document, Document]:
    coach = world.users[Role.COACH]
    common: dict[str, Any] = {
        "youth": youth, "template_id": FIRST, "wording_id": FIRST, "route": "agency", "agency": "social_insurance_agency", "agency_version": 1,
        "ground": "weighing", "ground_version": 1, "begun_by": coach,
    }  # fmt: skip
    body = {"subject": f"Om {world.sentinel}", "body": f"Alva {world.sentinel}"}

    def stored() -> Any:
        return files.store(
            kind="document",
            name="meddelande.pdf",
            content_type="application/pdf",
            content=f"%PDF-{world.sentinel}".encode(),
        )

    begun = Document.objects.create(id=first, values={"gäller": f"studier {world.sentinel}"}, **common)
    made = Document.objects.create(
        id=first + 1, state="made", file=stored(), made_on=DAY, made_by=coach, **body, **common
    )
    sent = Document.objects.create(
        id=first + 2,
        state="sent",
        file=stored(),
        made_on=DAY,
        made_by=coach,
        sent_on=DAY,
        sent_by=coach,
        **body,
        **common,
    )
    return begun, made, sent


def add_protected(world: World, youth: Youth) -> dict[str, Any]:
    """Somebody under protection, with the same documents as the world's youth."""
    begun, made, sent = _documents(world, youth, FIRST + 10)
    Document.objects.filter(pk__in=[begun.pk, made.pk, sent.pk]).update(
        created_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    )
    return {"begun_document": begun, "made_document": made, "sent_document": sent}


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""
    shown: dict[str, Any] = {"sentinel": lambda world: world.sentinel, "shows_youth": True}
    youth, begun, made = public_id("youth"), public_id("begun_document"), public_id("made_document")
    day = DAY.isoformat()

    def body(**fixed: Any) -> Any:
        return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}

    written = {
        "version": "1",
        "route": "agency",
        "agency_name": "",
        "ground": "weighing",
        "f_gäller": "avbrutna studier",
    }
    return [
        entry("documents", WORKING, kwargs=youth, **shown),
        entry(
            "documents", WORKING, kwargs=youth, status=302,
            data=body(template=lambda world: str(world.rows["document_template"].public_id)),
        ),
        entry("documents", WORKING, kwargs=youth, data=body(template=""), note="nothing chosen", **shown),
        entry("document-write", WORKING, kwargs=begun, note="form", **shown),
        entry("document-write", WORKING, kwargs=begun, query="?visa=preview", note="preview", **shown),
        entry("document-write", WORKING, kwargs=begun, data=body(**written, preview="1"), status=302, note="kept"),
        entry("document-write", WORKING, kwargs=begun, data=body(**written), status=302, note="made"),
        entry("document", WORKING, kwargs=made, **shown),
        entry("document", WORKING, kwargs=public_id("sent_document"), note="sent", **shown),
        entry("document-file", WORKING, kwargs=made, **shown),
        entry("document-sent", WORKING, kwargs=made, data=body(version="1", sent_on=day), status=302),
        entry("document-sent", WORKING, kwargs=made, data=body(version="1", sent_on=""), note="without a day", **shown),
        entry("document-away", WORKING, kwargs=made, data=body(), status=302),
    ]  # fmt: skip
