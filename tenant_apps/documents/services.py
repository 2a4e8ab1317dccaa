"""Documents: begun, written, made as a file, sent. What leaves for another agency rests on a consent or a stated ground, or is stopped (PRV-31)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock, locking
from tenant_apps.accounts.models import User
from tenant_apps.documents.composing import composed, file_of
from tenant_apps.documents.enums import DocumentState, Route
from tenant_apps.documents.facts import data_named, filled_beforehand, wrong_address_visits
from tenant_apps.documents.kinds import KINDS
from tenant_apps.documents.models import Document
from tenant_apps.letters.enums import Channel, DocumentKind
from tenant_apps.letters.models import LetterTemplate, TemplateVersion
from tenant_apps.letters.selectors.templates import asked_of_document
from tenant_apps.letters.services.templates import newest_version
from tenant_apps.letters.text import DOCUMENT_FIELDS
from tenant_apps.register.codes import NOTHING, chosen
from tenant_apps.register.models import Youth
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.services.consents import has_names, require_consent, share
from tenant_apps.visits.services.recording import note_told_tax_agency
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile

LONGEST_LINE, LONGEST_TEXT = 200, 2_000


@dataclass(frozen=True)
class Written:
    """What somebody has written: the template's own fields, to whom, who hands it in, and what that rests on."""

    route: str
    agency: str = ""
    agency_name: str = ""
    ground: str = ""
    values: Mapping[str, str] | None = None


def not_for_protected(*, youth: Youth) -> None:
    if youth.protected_at is not None:
        raise ValidationError(
            _("No document is made of somebody under protection. The handler does it outside this service.")
        )


@transaction.atomic
def begin(*, youth: Youth, template: LetterTemplate, actor: User | None, today: date) -> Document:
    """A new one to write on; the one that is being written from this template already, if there is one: asked twice, it is one."""
    not_for_protected(youth=youth)
    version = newest_version(template=template)
    if version is None or template.archived_at is not None or template.channel != Channel.DOCUMENT:
        raise ValidationError({"template": _("This template is no longer in use.")})
    kind = KINDS[template.document_kind]
    agency = chosen("agency", kind.agency, on=today, field="agency")
    ground = chosen("share_ground", kind.ground, on=today, field="ground")
    found, _new = Document.objects.get_or_create(
        youth=youth, template=template, state=DocumentState.BEGUN,
        defaults={
            "wording": version, "route": kind.first_route, "agency": agency.code, "agency_version": agency.version, "ground": ground.code,
            "ground_version": ground.version, "values": filled_beforehand(youth, version, today=today), "begun_by": actor,
        },
    )  # fmt: skip
    return found


@transaction.atomic
def write(*, document: Document, version: int, written: Written, actor: User | None, today: date) -> Document:  # noqa: ARG001  (history has who)
    """Keep what is written, whole or not: a colleague can go on with it."""
    _needs_writing(document)
    return locking.save(document, version=version, changes=_changes(document, written, today=today))


@transaction.atomic
def make(*, document: Document, version: int, written: Written, actor: User | None, today: date) -> Document:
    """The document as a file that no longer changes. To an agency only what rests on a consent or a ground: asked again when it is sent."""
    _needs_writing(document)
    not_for_protected(youth=document.youth)
    changes = _changes(document, written, today=today)
    wording = _newest(document)
    _all_written(wording, changes["values"])  # type: ignore[arg-type]
    saved = locking.save(document, version=version, changes={**changes, "wording": wording})
    if saved.route == Route.AGENCY:
        if not saved.agency:
            raise ValidationError({"agency": _("Choose to whom.")})
        _rests_on_something(saved, day=today)
    text = composed(saved, actor=actor, today=today)
    stored = file_of(saved, text, today=today)
    return locking.save(
        saved, version=saved.version,
        changes={
            "state": DocumentState.MADE, "subject": text.subject[:300], "body": text.body, "file": stored, "made_on": today, "made_by": actor,
        },
    )  # fmt: skip


@transaction.atomic
def mark_sent(*, document: Document, version: int, sent_on: date, actor: User | None, today: date) -> Document:
    """It has left: to the agency, noted as shared on what it rests on that day; or the youth has got it, which is no share."""
    if document.state != DocumentState.MADE:
        raise ValidationError(_("Only a document that is made and has not left can be sent."))
    not_for_protected(youth=document.youth)
    if sent_on > today:
        raise ValidationError({"sent_on": _("The date cannot be in the future.")})
    if document.made_on is None or sent_on < document.made_on:
        raise ValidationError({"sent_on": _("It cannot be sent before it is made.")})
    is_ours = document.route == Route.AGENCY
    changes: dict[str, object] = {
        "state": DocumentState.SENT if is_ours else DocumentState.HANDED,
        "sent_on": sent_on,
        "sent_by": actor,
    }
    if is_ours:
        with _told_at("sent_on"):
            changes["share"] = share(
                youth=document.youth, agency=document.agency, agency_name=document.agency_name, data=data_named(document.wording),
                shared_on=sent_on, ground=document.ground, actor=actor, today=today,
            )  # fmt: skip
    saved = locking.save(document, version=version, changes=changes)
    if is_ours and saved.template.document_kind == DocumentKind.TAX_AGENCY:
        _tax_agency_is_told(saved, sent_on, actor=actor)
    return saved


@transaction.atomic
def throw_away(*, document: Document, version: int, actor: User | None) -> None:  # noqa: ARG001  (history has who)
    """Only what has not left: with its file."""
    stored = Document.objects.select_for_update(of=("self",)).select_related("file").get(pk=document.pk)
    if stored.version != version:
        raise locking.Conflict(stored)  # somebody has made it, or written on, meanwhile
    if stored.state not in {DocumentState.BEGUN, DocumentState.MADE}:
        raise ValidationError(_("The document has left, and is kept."))
    file = stored.file
    stored.delete()
    if file is not None:
        files.remove([file])


@transaction.atomic
def forget_protected(*, youths: Collection[int]) -> None:
    """Somebody under protection is erased: the files, before the rows that name them."""
    found = Document.objects.filter(youth__in=youths)
    kept = list(StoredFile.objects.filter(pk__in=found.exclude(file=None).values("file")))
    found.delete()
    files.remove(kept)


def _needs_writing(document: Document) -> None:
    if document.state != DocumentState.BEGUN:
        raise ValidationError(_("The document is made and no longer changes. Make a new one."))


def _newest(document: Document) -> TemplateVersion:
    return newest_version(template=document.template) or document.wording


def _changes(document: Document, written: Written, *, today: date) -> dict[str, object]:
    """To whom is the kind's own, and somebody's choice only where the kind leaves it open."""
    kind = KINDS[document.template.document_kind]
    if written.route not in kind.routes:
        raise ValidationError({"route": _("Choose a value.")})
    agency = chosen("agency", kind.agency or written.agency, on=today, field="agency")
    name = written.agency_name.strip()[:100]
    if has_names(agency=agency.code, on=today) and not name:
        raise ValidationError({"agency_name": _("Write which one.")})
    is_ours = written.route == Route.AGENCY
    ground = chosen("share_ground", written.ground, on=today, field="ground") if is_ours else NOTHING
    asked = asked_of_document(_newest(document))
    values = {
        key: text.replace("\r\n", "\n").strip()[:LONGEST_TEXT]
        for key, text in (written.values or {}).items()
        if key in asked
    }
    return {
        "route": written.route, "agency": agency.code, "agency_version": agency.version, "agency_name": name, "ground": ground.code,
        "ground_version": ground.version, "values": values,
    }  # fmt: skip


def _all_written(wording: TemplateVersion, values: Mapping[str, str]) -> None:
    missing = [
        name for name in asked_of_document(wording) if not values.get(name) and not DOCUMENT_FIELDS[name].optional
    ]
    if missing:
        raise ValidationError({name: _("Write this, or the document is not whole.") for name in missing})


def _rests_on_something(document: Document, *, day: date) -> None:
    with _told_at("ground"):
        require_consent(
            youth=document.youth, agency=document.agency, day=day, ground=document.ground, agency_name=document.agency_name
        )  # fmt: skip


def not_to_be_sent(*, document: Document, day: date) -> list[str]:
    """Why one that is made may not leave on that day: the consent that it was made on may have ended or been withdrawn since (PRV-31)."""
    if document.state != DocumentState.MADE or document.route != Route.AGENCY:
        return []
    try:
        _rests_on_something(document, day=day)
    except ValidationError as wrong:
        return wrong.messages
    return []


@contextmanager
def _told_at(field: str) -> Iterator[None]:
    """What stops a share stands at the field of the form that it is about."""
    try:
        yield
    except NoConsent as wrong:
        raise NoConsent({field: wrong.messages}) from None


def _tax_agency_is_told(document: Document, day: date, *, actor: User | None) -> None:
    at = datetime.combine(day, time(12), clock.STOCKHOLM)
    for visit in wrong_address_visits(document.youth).filter(visit_on__lte=day).select_related("youth"):
        note_told_tax_agency(visit=visit, on=at, actor=actor)
