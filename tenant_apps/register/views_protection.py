"""Handlers of protected identities: who is hidden, what to do, show again, erase. And the open page's own question whether it may stay open."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page
from tenant_apps.register.models import Youth
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.register.selectors import protection as selectors
from tenant_apps.register.services import protection as services
from tenant_apps.register.services.guardians import show_guardians

FORM = ["GET", "HEAD", "POST"]


class NoteForm(ScreenedForm):
    note = forms.CharField(label=gettext_lazy("Why"), max_length=300, help_text=gettext_lazy("Only handlers see this."))


class EraseForm(forms.Form):
    taken_over = forms.BooleanField(
        label=gettext_lazy(
            "What must be kept has been taken over outside KAA-registret, and what is to be reported is reported by hand"
        )
    )


@needs(Right.PROTECTED_HANDLE)
@require_safe
def protected(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    waiting, everyone, done = selectors.to_handle(now=now), selectors.everyone_protected(now=now), selectors.done()
    guarded = selectors.guarded()
    context = {
        "page_title": _("Protected persons"),
        "waiting": waiting,
        "everyone": everyone,
        "guarded": guarded,
        "done": done,
    }
    here = [one.youth for rows in (waiting, everyone, guarded) for one in rows]
    shown = set(here) | {one.youth for one in done if one.youth}
    return Page(request, "register/protection/list.html", context, youths=shown, ground="list")


@needs(Right.PROTECTED_HANDLE)
@require_POST
def handled(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    event = selectors.find_event(public_id)
    if event is None:
        raise Http404
    services.handle(event=event, actor=signed_in(request), now=clock.now())
    messages.success(request, _("Noted as dealt with."))
    return HttpResponseRedirect(reverse("protected"))


@needs(Right.PROTECTED_HANDLE)
@require_http_methods(FORM)
@keeps_draft
def protect(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    youth = Youth.objects.filter(public_id=public_id, merged_into=None).first()
    if youth is None:
        raise Http404
    if youth.protected_at is not None:
        return HttpResponseRedirect(reverse("protected"))
    return _decide(
        request, youth, NoteForm(request.POST or None), lambda note: services.protect_by_hand(youth=youth, note=note, actor=user, now=clock.now()),
        title=_("Treat as protected"), submit=_("Hide from everyone else"), done=_("Hidden from everyone but the handlers."),
        explanation=_("The youth disappears at once from every page, list, figure and kept file of everyone but the handlers. Nothing is erased."),
    )  # fmt: skip


@needs(Right.PROTECTED_HANDLE)
@require_http_methods(FORM)
@keeps_draft
def protected_lift(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    youth = _protected_or_404(public_id)
    user = signed_in(request)
    return _decide(
        request, youth, NoteForm(request.POST or None), lambda note: services.lift(youth=youth, note=note, actor=user, now=clock.now()),
        title=_("Show again"), submit=_("Show again"), done=_("Shown again to everyone who may see the youth."),
        explanation=_("Everyone who may see the other youths sees this one again. Make sure with the person and the population register first."),
    )  # fmt: skip


@needs(Right.PROTECTED_HANDLE)
@require_http_methods(FORM)
def guardians_shown(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    youth = selectors.find_guarded(public_id)
    if youth is None:
        raise Http404
    user = signed_in(request)
    return _decide(
        request, youth, forms.Form(request.POST if request.method == "POST" else None), lambda _note: show_guardians(youth=youth, actor=user),
        title=_("Show the guardians again"), submit=_("Show again"), done=_("The guardians are shown again as the sources' next files name them."),
        explanation=_("For when no guardian is under protection any more, or the mark was a mistake. Names and telephone numbers come back with the sources' next files; one that marks a guardian still hides them anew."),  # noqa: E501
    )  # fmt: skip


@needs(Right.PROTECTED_HANDLE)
@require_http_methods(FORM)
def erase(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    youth = _protected_or_404(public_id)
    user = signed_in(request)
    return _decide(
        request, youth, EraseForm(request.POST or None), lambda _note: services.erase(youth=youth, actor=user, now=clock.now()),
        title=_("Erase every trace"), submit=_("Erase"), done=_("Erased."), danger=True,
        explanation=_("Everything about the youth is erased here: the register, history, who has read it, and the rows of kept files. It cannot be undone."),  # noqa: E501
    )  # fmt: skip


def _protected_or_404(public_id: uuid.UUID) -> Youth:
    found = selectors.find_protected(public_id)
    if found is None:
        raise Http404
    return found


def _decide(
    request: HttpRequest,
    youth: Youth,
    form: forms.Form,
    act: Any,
    *,
    title: str,
    submit: str,
    done: str,
    **context: Any,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data.get("note", ""))
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, done)
            return HttpResponseRedirect(reverse("protected"))
    return form_page(
        request,
        youth,
        form,
        title=title,
        submit=submit,
        template="register/protection/decide.html",
        back_url=reverse("protected"),
        **context,
    )


@require_safe
def still(request: HttpRequest, request_id: str) -> HttpResponse:
    """Asked twice a minute by an open page: when somebody on it may no longer be seen, the page is loaded anew (PRV-24). Shows nothing."""
    request.is_passive = True  # type: ignore[attr-defined]  # an open page alone keeps nobody logged in
    if selectors.shows_hidden(user=signed_in(request), request_id=request_id):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return HttpResponse(status=204)
