"""Templates: what can be written, in which languages, and how it looks with somebody's data."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page, show
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters import trying
from tenant_apps.letters.enums import PRINTED, Channel
from tenant_apps.letters.forms import LanguageForm, NewTemplateForm, TemplateForm, TextForm
from tenant_apps.letters.languages import SWEDISH, is_known, language_name
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.selectors import templates as selectors
from tenant_apps.letters.services import templates as services
from tenant_apps.letters.text import DOCUMENT_FIELDS, FIELDS, fields_of
from tenant_apps.register.editing_pages import tried_version
from tenant_apps.register.selectors.search import search
from tenant_apps.register.selectors.visibility import visible_youths


def _or_404(public_id: uuid.UUID) -> LetterTemplate:
    found = selectors.template_by_id(public_id)
    if found is None:
        raise Http404
    return found


def _to(template: LetterTemplate) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("letter-template", args=[template.public_id]))


def _fields(channel: str) -> list[tuple[str, str, str]]:
    return [(f"{{{name}}}", str(one.about), one.example) for name, one in fields_of(channel).items()]


def _documents_only() -> list[tuple[str, str, str]]:
    return [(f"{{{name}}}", str(one.about), one.example) for name, one in DOCUMENT_FIELDS.items() if name not in FIELDS]


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_templates(request: HttpRequest) -> HttpResponse:
    """All of them; a POST fetches those of the shipped ones that the tenant has never had."""
    user = signed_in(request)
    if request.method == "POST":
        if not user.may(Right.LETTERS_EDIT):
            raise PermissionDenied
        n = services.ensure_starters()
        messages.success(request, ngettext("%(n)d template was added.", "%(n)d templates were added.", n) % {"n": n})
        return HttpResponseRedirect(reverse("letter-templates"))
    rows = selectors.template_rows()
    context = {
        "page_title": _("Templates"), "rows": [one for one in rows if not one.is_away and not one.is_document],
        "documents": [one for one in rows if not one.is_away and one.is_document], "away": [one for one in rows if one.is_away],
        "may_edit": user.may(Right.LETTERS_EDIT),
    }  # fmt: skip
    return Page(request, "letters/templates.html", context)


@needs(Right.LETTERS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_template_add(request: HttpRequest) -> HttpResponse:
    form = NewTemplateForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            made = services.add_template(
                name=told["name"], channel=told["channel"], sent_to=told["sent_to"],
                after_18=selectors.template_by_id(told["after_18"]) if told["after_18"] else None, subject=told["subject"], body=told["body"],
                actor=signed_in(request), document_kind=told["document_kind"], for_participants=told["for_participants"],
            )  # fmt: skip
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The template is saved."))
            return _to(made)
    context = {
        "page_title": _("New template"), "form": form, "fields_there_are": _fields(Channel.LETTER), "fields_of_documents": _documents_only(),
    }  # fmt: skip
    return Page(request, "letters/template_add.html", context, status=400 if form.errors else 200)


@needs(Right.YOUTHS_WRITE)
@require_safe
def letter_template(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Its texts, earlier versions, and what it is sent as."""
    found, user = _or_404(public_id), signed_in(request)
    versions = list(found.versions.select_related("made_by")[:50])
    shown = _version(versions, request.GET.get("version", ""))
    context = {
        "page_title": _("The template %(name)s") % {"name": found.name}, "template": found,
        "channel": Channel(found.channel).label, "sent_to": selectors.purpose_of(found),
        "texts": selectors.text_rows(shown), "version": shown, "is_newest": shown.pk == versions[0].pk, "versions": versions,
        "may_edit": user.may(Right.LETTERS_EDIT), "language_form": LanguageForm(has=set(versions[0].texts)),
        "is_document": found.channel == Channel.DOCUMENT,
    }  # fmt: skip
    return Page(request, "letters/template.html", context)


def _version(versions: list[Any], asked: str) -> Any:
    if not versions:
        raise Http404
    return next((one for one in versions if str(one.number) == asked), versions[0])


@needs(Right.LETTERS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_template_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _or_404(public_id)
    saved = {
        "name": found.name,
        "sent_to": found.sent_to,
        "after_18": str(found.after_18.public_id) if found.after_18 else "",
        "for_participants": "on" if found.for_participants else "",
    }
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    form = TemplateForm(
        data, template=found, initial={**saved, "for_participants": found.for_participants, "version": found.version}
    )

    def save() -> None:
        told = form.cleaned_data
        after = selectors.template_by_id(told["after_18"]) if told.get("after_18") else None
        services.change_template(
            template=found, version=told["version"], name=told["name"], sent_to=told.get("sent_to", found.sent_to), after_18=after,
            for_participants=told.get("for_participants", False), actor=signed_in(request),
        )  # fmt: skip

    done, conflict = tried_version(request, form, save, said=_("The template is saved."), saved=saved)
    if done:
        return _to(found)
    context = {"page_title": _("Change the template"), "form": form, "template": found, "conflict": conflict}
    return Page(request, "letters/template_form.html", context)


@needs(Right.LETTERS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_template_text(request: HttpRequest, public_id: uuid.UUID, language: str) -> HttpResponse:
    """The text in one language; saved as a new version."""
    found = _or_404(public_id)
    if not is_known(language) or (found.channel == Channel.DOCUMENT and language != SWEDISH):
        raise Http404
    newest = services.newest_version(template=found)
    saved = dict((newest.texts if newest else {}).get(language, {"subject": "", "body": ""}))
    data = locking.with_choices(request.POST, saved) if request.method == "POST" else None
    form = TextForm(data, initial={**saved, "version": found.version})

    def save() -> None:
        told = form.cleaned_data
        services.save_text(
            template=found, version=told["version"], language=language, subject=told["subject"], body=told["body"], actor=signed_in(request)
        )  # fmt: skip

    text = _("The text is saved as a new version. Letters already made keep theirs.")
    done, conflict = tried_version(request, form, save, said=text, saved=saved)
    if done:
        return _to(found)
    title = _("%(name)s in %(language)s") % {"name": found.name, "language": language_name(language)}
    context = {
        "page_title": title, "form": form, "template": found, "conflict": conflict, "fields_there_are": _fields(found.channel),
        "swedish": newest.texts[SWEDISH] if newest and language != SWEDISH else None,
    }  # fmt: skip
    return Page(request, "letters/template_form.html", context)


@needs(Right.LETTERS_EDIT)
@require_POST
def letter_template_language(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """To the form of a language that the template does not have yet."""
    found = _or_404(public_id)
    newest = services.newest_version(template=found)
    form = LanguageForm(request.POST, has=set(newest.texts) if newest else set())
    if not form.is_valid():
        messages.error(request, _("Choose a language."))
        return _to(found)
    return HttpResponseRedirect(reverse("letter-template-text", args=[public_id, form.cleaned_data["language"]]))


@needs(Right.LETTERS_EDIT)
@require_POST
def letter_template_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _or_404(public_id)
    now = clock.now() if found.archived_at is None else None
    services.put_away(template=found, version=found.version, now=now, actor=signed_in(request))
    messages.success(request, _("The template is put away.") if now else _("The template is in use again."))
    return HttpResponseRedirect(reverse("letter-templates"))


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_template_try(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """As it would be for a chosen youth, on the screen or as a test print. Names go by POST: an address stands in logs."""
    found, user = _or_404(public_id), signed_in(request)
    newest = services.newest_version(template=found)
    if newest is None:
        raise Http404
    posted = request.POST
    text = posted.get("q", "").strip()[:200]
    hits = search(user, text, today=clock.today()).youths if text else []
    language = (posted or request.GET).get("language", SWEDISH)
    language = language if language in newest.texts else SWEDISH
    youth = trying.chosen_youth(visible_youths(user), posted.get("youth", ""))
    tried = trying.try_template(version=newest, youth=youth, language=language, actor=user, today=clock.today())
    is_printed = found.channel in PRINTED or found.channel == Channel.DOCUMENT
    if posted.get("print") and is_printed:
        return _trial_print(request, tried)
    rows = [(one.public_id, one.full_name) for one in hits[:20]]
    context = {
        "page_title": _("Try %(name)s") % {"name": found.name}, "template": found, "tried": tried, "q": text, "hits": rows,
        "languages": selectors.language_choices([newest]), "language": language, "youth": youth, "is_printed": is_printed,
        "nobody": bool(text) and not rows,
    }  # fmt: skip
    shown = [public_id for public_id, _name in rows] + ([youth.public_id] if youth else [])
    return Page(request, "letters/template_try.html", context, youths=shown, ground="search" if rows else "page")


def _trial_print(request: HttpRequest, tried: trying.Tried) -> HttpResponse:
    if tried.youth is not None:
        show(request, [tried.youth], ground="export")
    response = HttpResponse(trying.trial_pdf(tried), content_type="application/pdf")
    name = _("test-print")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
