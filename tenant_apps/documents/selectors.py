"""Documents of youths whom the user may open; read once for a youth's page, its section and its timeline together."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from tenant_apps.accounts.models import User
from tenant_apps.documents.models import Document
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths


def documents_of(user: User) -> QuerySet[Document]:
    return Document.objects.filter(youth__in=visible_youths(user))


def document_by_id(user: User, public_id: uuid.UUID) -> Document | None:
    rows = documents_of(user).select_related(
        "youth__label", "template", "wording__template", "file", "begun_by", "made_by", "sent_by", "share"
    )
    return rows.filter(public_id=public_id).first()


def youths_documents(youth: Youth) -> QuerySet[Document]:
    """The same rows, read once, for the section and for the timeline of a page."""
    kept: QuerySet[Document] | None = youth.__dict__.get("_documents")
    if kept is None:
        rows = Document.objects.filter(youth=youth).select_related("template", "begun_by", "made_by", "sent_by")
        kept = youth.__dict__["_documents"] = rows.defer("body", "values")
    return kept
