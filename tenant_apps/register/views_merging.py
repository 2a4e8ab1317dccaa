"""Perhaps the same person: pairs, one beside the other, merged in two steps, divided again, or said to be two."""

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
from kaa.core.personnummer import format_for_people
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register import merging_comparison
from tenant_apps.register.forms import NoteField
from tenant_apps.register.models import Youth, YouthMerge
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.register.selectors import duplicates
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.services import merging

FORM = ["GET", "HEAD", "POST"]
State = YouthMerge.State


def _reason(label: Any) -> NoteField:
    return NoteField(
        label=label, max_length=300, rows=2, required=True,
        instruction=gettext_lazy("From where you know it. No diagnoses, no crimes, nothing about other people. The youth can ask to read it."),
    )  # fmt: skip


class ProposeForm(ScreenedForm):
    stays = forms.ChoiceField(label=gettext_lazy("Who stays"), widget=forms.RadioSelect)
    reason = _reason(gettext_lazy("Why they are the same person"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stays"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class NotSameForm(ScreenedForm):
    reason = _reason(gettext_lazy("Why they are two persons"))


class DivideForm(ScreenedForm):
    reason = _reason(gettext_lazy("Why they are divided again"))


class ConfirmForm(forms.Form):
    """Nothing to fill in: it carries what the service objects to."""


def _codes(request: HttpRequest) -> list[str]:
    tenant: Any = getattr(request, "tenant", None)
    return list(getattr(tenant, "municipality_codes", []))


@needs(Right.REGISTRATIONS_WRITE)
@require_safe
def duplicate_list(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    found = duplicates.pairs(user)
    waiting = [(one, merging.may_confirm(merge=one, actor=user)) for one in duplicates.merges(user, State.PROPOSED)]
    done = duplicates.merges(user, State.APPLIED)
    context = {"pairs": found.rows, "more": found.more, "most": duplicates.MOST, "waiting": waiting, "done": done}
    youths = {youth.public_id for pair in found.rows for youth in (pair.one, pair.other)}
    youths |= {youth.public_id for one, _may in waiting for youth in (one.kept, one.away)}
    youths |= {one.kept.public_id for one in done}
    return Page(request, "register/merging/list.html", context, youths=youths, ground="list")


def _pair(user: User, one: uuid.UUID, other: uuid.UUID) -> tuple[Youth, Youth]:
    if one == other:
        raise Http404
    return youth_or_404(user, one), youth_or_404(user, other)


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
def duplicate_pair(request: HttpRequest, one: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Side by side, and step 1: that they are one, and which row stays."""
    user = signed_in(request)
    left, right = _pair(user, one, other)
    choices = [(str(each.public_id), f"{each.full_name} {each.shown_number}") for each in (left, right)]
    form = ProposeForm(request.POST or None, choices=choices, initial={"stays": str(_suggested(left, right).public_id)})
    if request.method == "POST" and form.is_valid():
        kept, away = (left, right) if form.cleaned_data["stays"] == str(left.public_id) else (right, left)
        try:
            merge = merging.propose_merge(
                kept=kept, away=away, reason=form.cleaned_data["reason"], actor=user, now=clock.now()
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The merge is proposed. Nothing has been moved yet."))
            return HttpResponseRedirect(reverse("merge", args=[merge.public_id]))
    return _show_pair(request, left, right, form=form, not_same_form=NotSameForm(auto_id="not_same_%s"))


def _suggested(one: Youth, other: Youth) -> Youth:
    """Whose row staff have worked with: the one with registrations, and the earlier of two."""
    return min((one, other), key=lambda each: (not each.registrations.exists(), each.pk))


def _show_pair(request: HttpRequest, left: Youth, right: Youth, **context: Any) -> HttpResponse:
    user = signed_in(request)
    found = duplicates.pairs(user, youth=left)
    why = next((pair.why for pair in found.rows if right in (pair.one, pair.other)), ())
    plan = merging.plan(kept=left, away=right)
    shown = {
        "left": left, "right": right, "rows": merging_comparison.rows(left, right, today=clock.today()), "why": why, "plan": plan,
        "said": duplicates.said_not_same(left, right), **context,
    }  # fmt: skip
    return Page(request, "register/merging/pair.html", shown, youths=[left.public_id, right.public_id])


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
def duplicate_not_same(request: HttpRequest, one: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    left, right = _pair(user, one, other)
    if request.method != "POST":  # the form stands on the pair's own page
        return HttpResponseRedirect(reverse("duplicate-pair", args=[one, other]))
    form = NotSameForm(request.POST, auto_id="not_same_%s")
    if form.is_valid():
        merging.say_not_same(one=left, other=right, reason=form.cleaned_data["reason"], actor=user, now=clock.now())
        messages.success(request, _("They are not suggested again."))
        return HttpResponseRedirect(reverse("duplicates"))
    choices = [(str(each.public_id), f"{each.full_name} {each.shown_number}") for each in (left, right)]
    propose = ProposeForm(choices=choices, initial={"stays": str(_suggested(left, right).public_id)})
    return _show_pair(request, left, right, form=propose, not_same_form=form)


def _merge_or_404(request: HttpRequest, public_id: uuid.UUID) -> tuple[User, YouthMerge]:
    user = signed_in(request)
    found = duplicates.find_merge(user, public_id)
    if found is None:
        raise Http404
    return user, found


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
def merge(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Step 2: what would be moved, and the confirmation."""
    user, found = _merge_or_404(request, public_id)
    form = ConfirmForm(request.POST) if request.method == "POST" else ConfirmForm()
    if found.state == State.APPLIED:
        return HttpResponseRedirect(reverse("merge-divide", args=[public_id]))
    if form.is_bound and form.is_valid():
        try:
            merging.apply_merge(
                merge=found, actor=user, now=clock.now(), today=clock.today(), municipality_codes=_codes(request)
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("They are one now. The other number still finds."))
            return HttpResponseRedirect(reverse("youth", args=[found.kept.public_id]))
    plan = merging.plan(kept=found.kept, away=found.away)
    context = {
        "merge": found, "form": form, "plan": plan, "may_confirm": merging.may_confirm(merge=found, actor=user),
        "is_open": found.state == State.PROPOSED,
        "rows": merging_comparison.rows(found.kept, found.away, today=clock.today()),
        "number": format_for_people(plan.number) if plan.number else "", "earlier": format_for_people(plan.earlier) if plan.earlier else "",
    }  # fmt: skip
    return Page(request, "register/merging/merge.html", context, youths=[found.kept.public_id, found.away.public_id])


@needs(Right.REGISTRATIONS_WRITE)
@require_POST
def merge_withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, found = _merge_or_404(request, public_id)
    try:
        merging.withdraw_merge(merge=found, actor=user, now=clock.now())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("The proposal to merge is withdrawn."))
    return HttpResponseRedirect(reverse("duplicates"))


@needs(Right.REGISTRATIONS_WRITE)
@require_http_methods(FORM)
def merge_divide(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, found = _merge_or_404(request, public_id)
    if found.state != State.APPLIED:
        return HttpResponseRedirect(reverse("merge", args=[public_id]))
    form = DivideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            merging.unmerge(
                merge=found, reason=form.cleaned_data["reason"], actor=user, now=clock.now(), today=clock.today(),
                municipality_codes=_codes(request),
            )  # fmt: skip
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("They are two again."))
            return HttpResponseRedirect(reverse("duplicate-pair", args=[found.kept.public_id, found.away.public_id]))
    context = {
        "merge": found, "form": form, "hindrances": merging.what_hinders(merge=found, kept=found.kept), "moved": merging.moved_words(merge=found),
        "was": merging_comparison.as_it_was(found),
    }  # fmt: skip
    return Page(request, "register/merging/divide.html", context, youths=[found.kept.public_id])
