"""Documents about a youth: which there are, writing one, what it says, its file, and that it has left."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.locking import ConflictView
from kaa.core.objections import add_errors
from kaa.core.reading import Page, show
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.documents import services
from tenant_apps.documents.composing import composed, receiver
from tenant_apps.documents.enums import DocumentState, Route
from tenant_apps.documents.forms import NewForm, SentForm, WriteForm, values_of
from tenant_apps.documents.models import Document
from tenant_apps.documents.panels import TONES, line
from tenant_apps.documents.selectors import document_by_id, youths_documents
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.selectors.templates import asked_of_document, document_templates
from tenant_apps.letters.services.templates import newest_version
from tenant_apps.letters.text import as_html
from tenant_apps.register.codes import shown
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import conflict_of, form_page
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.services.consents import require_consent
from tenant_apps.work import files

FORM = ["GET", "HEAD", "POST"]
PREVIEW = "preview"


def _or_404(user: User, public_id: uuid.UUID) -> Document:
    found = document_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


def _to(name: str, public_id: uuid.UUID, query: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, args=[public_id]) + query)


def _refuse_protected(request: HttpRequest, youth: Youth) -> HttpResponse | None:
    try:
        services.not_for_protected(youth=youth)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return _to("youth", youth.public_id)
    return None


@needs(Right.PLANNING_READ)
@require_http_methods(FORM)
def documents(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """All of a youth's; a POST begins one from a template, chosen here or named by its kind (from a home visit)."""
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    may_write = user.may(Right.PLANNING_WRITE) and youth.protected_at is None
    templates = document_templates()
    form = NewForm(request.POST if request.method == "POST" else None, templates=templates)
    if request.method == "POST":
        if (answer := _refuse_protected(request, youth)) is not None:
            return answer
        if not user.may(Right.PLANNING_WRITE):
            raise Http404
        template = _chosen(form, templates, request.POST.get("kind", ""))
        if template is not None:
            begun = services.begin(youth=youth, template=template, actor=user, today=today)
            return _to("document-write", begun.public_id)
    context = {
        "page_title": _("Documents"), "head": youth_head(youth, today=today), "rows": [line(one) for one in youths_documents(youth)],
        "form": form, "may_write": may_write, "has_templates": bool(templates), "may_edit": user.may(Right.LETTERS_EDIT),
    }  # fmt: skip
    return Page(request, "documents/documents.html", context, youths=[youth.public_id])


def _chosen(form: NewForm, templates: list[LetterTemplate], kind: str) -> LetterTemplate | None:
    of_kind = next((one for one in templates if kind and one.document_kind == kind), None)
    if of_kind is not None:
        form.errors.clear()
        return of_kind
    if not form.is_valid():
        return None
    return next((one for one in templates if str(one.public_id) == form.cleaned_data["template"]), None)


@needs(Right.PLANNING_WRITE)
@require_http_methods(FORM)
@keeps_draft
def document_write(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The form of one that is being written. Showing it keeps what is written; making it makes the file."""
    user = signed_in(request)
    found = _or_404(user, public_id)
    if (answer := _refuse_protected(request, found.youth)) is not None:
        return answer
    if found.state != DocumentState.BEGUN:
        return _to("document", public_id)
    form, conflict, done = _written(request, user, found)
    if done:
        name, query = (
            ("document-write", f"?visa={PREVIEW}#forhandsvisning") if PREVIEW in request.POST else ("document", "")
        )
        return _to(name, public_id, query)
    text = (
        None
        if form.is_bound or request.GET.get("visa") != PREVIEW
        else composed(found, actor=user, today=clock.today())
    )
    return form_page(
        request, found.youth, form, title=found.template.name, template="documents/write.html", conflict=conflict, document=found,
        submit=_("Make the document"), to=receiver(found), subject=text.subject if text else "",
        body=as_html(text.body, heading="h4") if text else "", consent=_consent_now(found),
    )  # fmt: skip


def _written(request: HttpRequest, user: User, found: Document) -> tuple[WriteForm, ConflictView | None, bool]:
    today, saved = clock.today(), values_of(found)
    is_whole = PREVIEW not in request.POST
    found.wording = newest_version(template=found.template) or found.wording
    common: dict[str, Any] = {
        "document": found,
        "asked": asked_of_document(found.wording),
        "today": today,
        "is_whole": is_whole,
    }
    if request.method != "POST":
        return WriteForm(initial={**saved, "version": found.version}, **common), None, False
    form = WriteForm(locking.with_choices(request.POST, saved), **common)
    if not form.is_valid():
        return form, None, False
    save = services.make if is_whole else services.write
    try:
        save(document=found, version=form.cleaned_data["version"], written=form.written(), actor=user, today=today)
    except locking.Conflict as clash:
        return form, conflict_of(form, clash, values_of(_or_404(user, found.public_id))), False
    except ValidationError as wrong:
        add_errors(form, wrong)
        return form, None, False
    if is_whole:
        messages.success(request, _("The document is made."))
    return form, None, True


def _consent_now(document: Document) -> tuple[bool, str]:
    """Whether a consent covers it today, and what is said of that; nothing while nobody has chosen to whom it goes."""
    if not document.agency:
        return False, ""
    try:
        consent, _ground = require_consent(
            youth=document.youth, agency=document.agency, day=clock.today(), agency_name=document.agency_name
        )
    except NoConsent as wrong:
        return False, " ".join(wrong.messages)
    if consent is None:
        return False, ""
    return True, _("There is a consent to share with %(agency)s, valid until %(day)s.") % {
        "agency": receiver(document), "day": sv_date(consent.valid_until),
    }  # fmt: skip


@needs(Right.PLANNING_READ)
@require_safe
def document(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What it says, to whom it goes, what that rests on, and whether it has left."""
    user = signed_in(request)
    found = _or_404(user, public_id)
    return _document_page(request, user, found, SentForm(initial={"sent_on": clock.today(), "version": found.version}))


def _document_page(request: HttpRequest, user: User, found: Document, form: SentForm) -> HttpResponse:
    is_hidden = found.youth.protected_at is not None
    may_write = user.may(Right.PLANNING_WRITE) and not is_hidden
    state = DocumentState(found.state)
    context = {
        "page_title": found.subject or found.template.name, "document": found, "head": youth_head(found.youth, today=clock.today()),
        "body": as_html(found.body, heading="h4"), "to": receiver(found), "state_label": state.label, "tone": TONES[state], "form": form,
        "ground": shown("share_ground", found.ground, found.ground_version), "is_ours": found.route == Route.AGENCY,
        "may_write": may_write, "may_fetch": found.file is not None and not (is_hidden and found.sent_on is None),
        "may_send": may_write and state == DocumentState.MADE, "may_throw": may_write and state in {DocumentState.BEGUN, DocumentState.MADE},
        "is_begun": state == DocumentState.BEGUN, "consent": found.share.consent if found.share else None,
        "stopped": "" if is_hidden else " ".join(services.not_to_be_sent(document=found, day=clock.today())),
    }  # fmt: skip
    return Page(request, "documents/document.html", context, youths=[found.youth.public_id])


@needs(Right.PLANNING_READ)
@require_safe
def document_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The PDF as it was made. What has not left about somebody who has come under protection is not given out."""
    found = _or_404(signed_in(request), public_id)
    if found.file is None or (found.youth.protected_at is not None and found.sent_on is None):
        raise Http404
    show(request, [found.youth.public_id], ground="file")
    response = HttpResponse(files.read(found.file), content_type=found.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file.name}"'
    return response


@needs(Right.PLANNING_WRITE)
@require_POST
def document_sent(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """It has left. Without a consent or a stated ground on that day it is stopped, and nothing is noted."""
    user = signed_in(request)
    found, form = _or_404(user, public_id), SentForm(request.POST)
    if not form.is_valid():
        return _document_page(request, user, found, form)
    told = form.cleaned_data
    try:
        saved = services.mark_sent(
            document=found, version=told["version"], sent_on=told["sent_on"], actor=user, today=clock.today()
        )
    except locking.Conflict:
        messages.error(request, _("Somebody changed this while you looked at it. Look at what is saved now."))
        return _to("document", public_id)
    except ValidationError as wrong:
        add_errors(form, wrong)
        return _document_page(request, user, _or_404(user, public_id), form)
    is_sent = saved.state == DocumentState.SENT
    messages.success(
        request,
        _("It is noted as sent, and as shared with the agency.")
        if is_sent
        else _("It is noted as given to the youth."),
    )
    return _to("document", public_id)


@needs(Right.PLANNING_WRITE)
@require_POST
def document_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = _or_404(user, public_id)
    try:
        version = request.POST.get("version", "")
        services.throw_away(document=found, version=int(version) if version.isdecimal() else 0, actor=user)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return _to("document", public_id)
    except locking.Conflict:
        messages.error(request, _("Somebody else has changed this meanwhile. Look at it again."))
        return _to("document", public_id)
    messages.success(request, _("The document is thrown away."))
    return _to("documents", found.youth.public_id)
