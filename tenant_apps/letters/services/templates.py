"""Templates, their versions, and those that are shipped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Channel, DocumentKind, SentTo
from tenant_apps.letters.languages import SWEDISH, is_known
from tenant_apps.letters.models import LetterTemplate, TemplateVersion
from tenant_apps.letters.text import LONGEST_BODY, LONGEST_SUBJECT, asked_fields, check_text

STARTERS = Path(__file__).resolve().parents[1] / "data" / "starters.json"
Texts = Mapping[str, Mapping[str, str]]


@cache
def _shipped() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(STARTERS.read_text(encoding="utf-8"))
    return found


@transaction.atomic
def ensure_starters() -> int:
    """Make the shipped templates that the tenant has never had; gives how many. What the tenant has changed or put away stays so."""
    if not _never_had():
        return 0
    with connection.cursor() as cursor:  # two who ask at once: the second finds them made
        cursor.execute("lock table letters_lettertemplate in share row exclusive mode")
    new = _never_had()
    there = {one.key: one for one in LetterTemplate.objects.all()}
    for waits in (False, True):  # what another is written instead of after 18, after that one
        rows = [
            LetterTemplate(
                key=one["key"], name=one["name"], channel=one["channel"], sent_to=one["sent_to"], after_18=there.get(one["after_18"]),
                is_farewell=one["is_farewell"], document_kind=one.get("document_kind", ""),
            )
            for one in new if bool(one["after_18"]) is waits
        ]  # fmt: skip
        there |= {one.key: one for one in LetterTemplate.objects.bulk_create(rows)}
    TemplateVersion.objects.bulk_create(
        TemplateVersion(template=there[one["key"]], number=1, texts=one["texts"]) for one in new
    )
    return len(new)


def _never_had() -> list[dict[str, Any]]:
    known = set(LetterTemplate.objects.values_list("key", flat=True))
    return [one for one in _shipped() if one["key"] not in known]


@transaction.atomic
def add_template(
    *,
    name: str,
    channel: str,
    sent_to: str,
    after_18: LetterTemplate | None,
    subject: str,
    body: str,
    actor: User | None,
    document_kind: str = "",
    for_participants: bool = False,
) -> LetterTemplate:
    """A template of the tenant's own, in Swedish first. A document is for an authority: nobody's age says to whom it goes."""
    is_document = channel == Channel.DOCUMENT
    if is_document and document_kind not in DocumentKind.values:
        raise ValidationError({"document_kind": _("Say what the document is for.")})
    if is_document:
        sent_to, after_18 = SentTo.YOUTH, None
    texts = {SWEDISH: {"subject": subject, "body": body}}
    _check(channel, texts)
    _check_fields(texts, after_18)
    template = LetterTemplate(
        key=_free_key(name), name=name.strip(), channel=Channel(channel), sent_to=SentTo(sent_to), after_18=after_18,
        document_kind=document_kind if is_document else "", for_participants=for_participants and not is_document,
    )  # fmt: skip
    _check_after_18(template, after_18)
    template.full_clean(exclude=["after_18"])
    template.save()
    _add_version(template, texts, actor=actor)
    return template


@transaction.atomic
def change_template(
    *, template: LetterTemplate, version: int, name: str, sent_to: str, after_18: LetterTemplate | None, for_participants: bool = False,
    actor: User | None,  # noqa: ARG001  (history has who)
) -> LetterTemplate:  # fmt: skip
    _check_after_18(template, after_18)
    newest = newest_version(template=template)
    _check_fields(newest.texts if newest else {}, after_18)
    changes = {"name": name.strip(), "sent_to": sent_to, "after_18": after_18, "for_participants": for_participants}
    return locking.save(template, version=version, changes=changes)


@transaction.atomic
def put_away(*, template: LetterTemplate, version: int, now: datetime | None, actor: User | None) -> LetterTemplate:  # noqa: ARG001
    """Out of the lists (none: back into them); what was made from it stays."""
    return locking.save(template, version=version, changes={"archived_at": now})


@transaction.atomic
def save_text(
    *, template: LetterTemplate, version: int, language: str, subject: str, body: str, actor: User | None
) -> TemplateVersion:
    """A new version: the text in this language, the others as they were. An empty text takes a language away, Swedish never."""
    if not is_known(language):
        raise ValidationError({"language": _("Choose a language.")})
    locking.save(template, version=version, changes={})
    newest = newest_version(template=template)
    texts = {key: dict(value) for key, value in newest.texts.items()} if newest else {}
    if template.channel == Channel.DOCUMENT and language != SWEDISH:
        raise ValidationError({"language": _("Documents to authorities are in Swedish.")})
    if not subject.strip() and not body.strip() and language != SWEDISH:
        texts.pop(language, None)
    else:
        texts[language] = {"subject": subject.strip(), "body": body.replace("\r\n", "\n").strip()}
        _check(template.channel, {language: texts[language]})
    if newest and texts == newest.texts:
        return newest
    _check_followed(template, texts)
    return _add_version(template, texts, actor=actor)


def newest_version(*, template: LetterTemplate) -> TemplateVersion | None:
    return TemplateVersion.objects.filter(template=template).order_by("-number").first()


def _add_version(template: LetterTemplate, texts: Texts, *, actor: User | None) -> TemplateVersion:
    before = newest_version(template=template)
    return TemplateVersion.objects.create(
        template=template,
        number=before.number + 1 if before else 1,
        texts={key: dict(value) for key, value in texts.items()},
        made_by=actor,
    )


def _check(channel: str, texts: Texts) -> None:
    for text in texts.values():
        if len(text["subject"]) > LONGEST_SUBJECT or len(text["body"]) > LONGEST_BODY:
            raise ValidationError({"body": _("The text is too long.")})
        check_text(channel=channel, subject=text["subject"], body=text["body"])


def _check_after_18(template: LetterTemplate, after_18: LetterTemplate | None) -> None:
    if after_18 is None:
        return
    is_to_youth = after_18.sent_to in {SentTo.YOUTH, SentTo.BY_AGE} and after_18.channel != Channel.DOCUMENT
    if after_18.pk == template.pk or not is_to_youth:
        raise ValidationError({"after_18": _("Choose a template that is written to the youth.")})


def _check_fields(texts: Texts, after_18: LetterTemplate | None) -> None:
    """What goes to the youth in its place is filled in with what was written for it: there is nobody to ask when a birthday passes."""
    newest = newest_version(template=after_18) if after_18 is not None else None
    lacking = asked_fields(newest.texts) - asked_fields(texts) if newest else set()
    if lacking:
        text = _("“%(name)s” has {%(fields)s}, which this text does not have: nobody would write it.")
        raise ValidationError({"after_18": text % {"name": after_18, "fields": "}, {".join(sorted(lacking))}})


def _check_followed(template: LetterTemplate, texts: Texts) -> None:
    """A new text still has what the one in its place has, and nothing that those lack in whose place it goes."""
    after = newest_version(template=template.after_18) if template.after_18 else None
    if after and (lacking := asked_fields(after.texts) - asked_fields(texts)):
        text = _("“%(name)s”, which goes to the youth in its place, has {%(fields)s}: keep it here, too.")
        raise ValidationError({"body": text % {"name": template.after_18, "fields": "}, {".join(sorted(lacking))}})
    own = asked_fields(texts)
    for other in LetterTemplate.objects.filter(after_18=template, archived_at=None).order_by("name"):
        newest = newest_version(template=other)
        if newest and (lacking := own - asked_fields(newest.texts)):
            text = _("The text goes in place of “%(name)s”, which does not have {%(fields)s}: nobody would write it.")
            raise ValidationError({"body": text % {"name": other, "fields": "}, {".join(sorted(lacking))}})


def _free_key(name: str) -> str:
    stem = slugify(name)[:32].strip("-") or "brev"
    taken = set(LetterTemplate.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for n in range(1, len(taken) + 3) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)
