from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise

from tenant_apps.letters.enums import Channel, DocumentKind, SentTo
from tenant_apps.letters.languages import SWEDISH, in_order, language_name
from tenant_apps.letters.models import LetterTemplate, TemplateVersion
from tenant_apps.letters.text import BRACES, DOCUMENT_FIELDS, FIELDS, used_fields

Choices = list[tuple[str, str | Promise]]


@dataclass(frozen=True)
class TemplateRow:
    public_id: uuid.UUID
    name: str
    channel: str | Promise
    sent_to: str | Promise
    languages: str
    number: int
    changed_at: datetime
    is_away: bool
    is_document: bool


def templates_in_use() -> QuerySet[LetterTemplate]:
    return LetterTemplate.objects.filter(archived_at=None)


def template_by_id(public_id: str | uuid.UUID) -> LetterTemplate | None:
    try:
        wanted = uuid.UUID(str(public_id))
    except ValueError:
        return None
    return LetterTemplate.objects.filter(public_id=wanted).select_related("after_18").first()


def template_choices(*, channels: set[str] | None = None) -> Choices:
    """With the channel, for two may be called alike. Documents are not sent from here."""
    rows = templates_in_use().exclude(versions=None).exclude(channel=Channel.DOCUMENT)
    if channels is not None:
        rows = rows.filter(channel__in=channels)
    return [(str(one.public_id), f"{one.name} ({Channel(one.channel).label})") for one in rows]


def after_18_choices(but: LetterTemplate | None) -> Choices:
    rows = templates_in_use().filter(sent_to__in=[SentTo.YOUTH, SentTo.BY_AGE]).exclude(channel=Channel.DOCUMENT)
    return [(str(one.public_id), one.name) for one in rows if but is None or one.pk != but.pk]


def newest_versions() -> dict[int, TemplateVersion]:
    rows = TemplateVersion.objects.order_by("template_id", "-number").distinct("template_id")
    return {one.template_id: one for one in rows}


def template_rows() -> list[TemplateRow]:
    newest = newest_versions()
    return [
        TemplateRow(
            one.public_id, one.name, Channel(one.channel).label, purpose_of(one),
            ", ".join(language_name(code) for code in in_order(set(newest[one.pk].texts))), newest[one.pk].number, newest[one.pk].created_at,
            one.archived_at is not None, one.channel == Channel.DOCUMENT,
        )
        for one in LetterTemplate.objects.order_by("archived_at", "name", "id")
        if one.pk in newest
    ]  # fmt: skip


def purpose_of(template: LetterTemplate) -> str | Promise:
    """To whom a letter is sent; what a document is for."""
    return DocumentKind(template.document_kind).label if template.document_kind else SentTo(template.sent_to).label


def document_templates() -> list[LetterTemplate]:
    """Those that can be made now."""
    return list(templates_in_use().filter(channel=Channel.DOCUMENT).exclude(versions=None).distinct())


@dataclass(frozen=True)
class TextRow:
    language: str
    name: str
    subject: str
    body: str
    fields: tuple[str, ...]


def text_rows(version: TemplateVersion) -> list[TextRow]:
    texts = version.texts
    return [
        TextRow(code, language_name(code), texts[code]["subject"], texts[code]["body"], tuple(sorted(used_fields(*texts[code].values()))))
        for code in in_order(set(texts))
    ]  # fmt: skip


def language_choices(versions: list[TemplateVersion]) -> Choices:
    """Languages that some of these have."""
    codes = {code for one in versions for code in one.texts} or {SWEDISH}
    return [(code, language_name(code)) for code in in_order(codes)]


def asked_fields(versions: list[TemplateVersion]) -> list[str]:
    """What must be written when letters are made from one of these."""
    used = {name for one in versions for text in one.texts.values() for name in used_fields(*text.values())}
    return [name for name in FIELDS if FIELDS[name].asked and name in used]


def asked_of_document(version: TemplateVersion) -> list[str]:
    """What is written when a document is made from it, in the order of the text."""
    places = {name: place for place, name in enumerate(_names_in_order(version.texts[SWEDISH]["body"]))}
    asked = {
        name
        for name in used_fields(*version.texts[SWEDISH].values())
        if name in DOCUMENT_FIELDS and DOCUMENT_FIELDS[name].asked
    }
    return sorted(asked, key=lambda name: places.get(name, -1))


def _names_in_order(text: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in BRACES.findall(text)))
