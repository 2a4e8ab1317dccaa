"""A document's text and file: the template's text with the youth's data and what was written, printed as a tagged PDF as letters are."""

from __future__ import annotations

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import User
from tenant_apps.documents.facts import NOTHING, words
from tenant_apps.documents.models import Document
from tenant_apps.letters.composing import Composed, sender_lines, sender_now, values_of
from tenant_apps.letters.enums import Channel
from tenant_apps.letters.languages import SWEDISH
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.printing import PrintedLetter, letters_html, pdf, style_of
from tenant_apps.letters.selectors.templates import asked_of_document
from tenant_apps.letters.text import as_html, fill
from tenant_apps.support.selectors.consents import agency_name
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile

FILE_KIND = "document"


def receiver(document: Document) -> str:
    """As it was called then."""
    return agency_name(document.agency, document.agency_version, document.agency_name) if document.agency else ""


def composed(document: Document, *, actor: User | None, today: date) -> Composed:
    """Filled with what is known that day; what was asked for and left empty is a dash."""
    wording = document.wording
    written = {name: str(document.values.get(name, "")) or NOTHING for name in asked_of_document(wording)}
    mailing = Mailing(
        version=wording, channel=Channel.DOCUMENT, language=SWEDISH, made_on=today, made_by=actor,
        values={"mottagare": receiver(document) or NOTHING, **written},
    )  # fmt: skip
    text = wording.texts[SWEDISH]
    values = values_of(Letter(language=SWEDISH), document.youth, mailing, sender_now())
    return Composed(fill(text["subject"], values), fill(text["body"], values))


def file_of(document: Document, text: Composed, *, today: date) -> StoredFile:
    """Its name says what it is and when it was made, and names nobody."""
    to = receiver(document)
    page = PrintedLetter(
        address=(_("To: %(whom)s") % {"whom": to},) if to else (), subject=text.subject, body=as_html(text.body), language=SWEDISH,
        direction="ltr", day=words(today),
    )  # fmt: skip
    html = letters_html([page], sender_lines(sender_now()), channel=Channel.DOCUMENT, title=text.subject)
    name = f"{slugify(document.template.name)[:60] or 'dokument'}-{today:%Y%m%d}.pdf"
    return files.store(
        kind=FILE_KIND, name=name, content_type="application/pdf", content=pdf(html, style=style_of(Channel.DOCUMENT))
    )
