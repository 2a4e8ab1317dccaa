"""Making letters: to one youth from the youth's page, to those chosen in the list, to those who turn 20."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters.enums import PRINTED, Reason
from tenant_apps.letters.forms import TurningForm, WriteForm
from tenant_apps.letters.jobs import BULK, TURNING
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.selectors.mailings import mailing_by_id
from tenant_apps.letters.selectors.people import is_duty
from tenant_apps.letters.selectors.templates import template_by_id
from tenant_apps.letters.selectors.turning import farewell_template, turning_rows, weeks_before
from tenant_apps.letters.services import make_mailing
from tenant_apps.letters.services.mailings import step_of
from tenant_apps.letters.services.taking_back import take_back
from tenant_apps.register import list_session
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.work.services import enqueue_once, page_key


def _add_errors(form: WriteForm, wrong: ValidationError) -> None:
    """A missing value is told at the fields for values; they have the names of the template's fields."""
    if not hasattr(wrong, "error_dict"):
        form.add_error(None, wrong)
        return
    for name, texts in wrong.message_dict.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def letter_write(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One youth's letter. A youth under protection is written to by a handler, outside this service."""
    user, today = signed_in(request), clock.today()
    youth = youth_or_404(user, public_id)
    initial = {"language": "sv", "template": request.GET.get("mall", "")}  # what led here may have chosen one
    form = WriteForm(request.POST if request.method == "POST" else None, initial=initial)
    if youth.protected_at is not None:
        messages.error(
            request,
            _("Nothing is sent from here to somebody under protection. Letters go through the Tax Agency only."),
        )
        return HttpResponseRedirect(reverse("youth", args=[public_id]))
    if form.is_bound and form.is_valid():
        template = template_by_id(form.cleaned_data["template"])
        try:
            made = make_mailing(
                template=_needed(template), youths=Youth.objects.filter(pk=youth.pk), step_key=step_of(template=_needed(template)),
                occasion=today, actor=user, today=today, sent_to=form.cleaned_data["sent_to"], language=form.cleaned_data["language"],
                values=form.values(), once=page_key(page=request.POST.get("once", ""), said=[user.pk, form.cleaned_data]),
            )  # fmt: skip
        except ValidationError as wrong:
            _add_errors(form, wrong)
        else:
            mailing = made.mailing if made.letters else made.instead
            if mailing is not None:
                text = (
                    _("The letter is made and is being printed.")
                    if mailing.channel in PRINTED
                    else _("The message is ready to be sent.")
                )
                messages.success(request, text)
                return HttpResponseRedirect(reverse("mailing", args=[mailing.public_id]))
            for why in made.left_out.values():
                form.add_error(None, str(Reason(why).label))
    return form_page(
        request,
        youth,
        form,
        title=_("Write a letter or message"),
        template="letters/write.html",
        submit=_("Make it"),
        once=uuid.uuid4(),
    )


def _needed(template: LetterTemplate | None) -> LetterTemplate:
    if template is None:
        raise ValidationError({"template": _("This template is no longer in use.")})
    return template


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def letters_bulk(request: HttpRequest) -> HttpResponse:
    """To all who are chosen in the list; a job makes them."""
    user, today = signed_in(request), clock.today()
    wanted, chosen = list_session.kept_selection(request)
    count = chosen.youths(user, wanted, today=today).filter(protected_at=None).count()
    form = WriteForm(request.POST if request.method == "POST" else None, initial={"language": "sv"})
    if form.is_bound and count and form.is_valid():
        told = form.cleaned_data
        arguments = {
            "everything": chosen.everything, "ids": sorted(chosen.ids), "filter": wanted.values(), "template": told["template"],
            "language": told["language"], "sent_to": told["sent_to"], "values": form.values(), "day": today.isoformat(),
        }  # fmt: skip
        job = enqueue_once(kind=BULK, page=request.POST.get("once", ""), arguments=arguments, actor=user)
        return HttpResponseRedirect(reverse("job", args=[job.public_id]))
    context = {
        "page_title": _("Write to those chosen"),
        "form": form,
        "count": count,
        "once": uuid.uuid4(),
        "numbers": False,
    }
    return Page(request, "register/bulk_form.html", context)


@needs(Right.YOUTHS_WRITE)
@require_POST
def mailing_take_back(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """All that waits, when the mailing was a mistake."""
    user = signed_in(request)
    found = mailing_by_id(user, public_id)
    if found is None:
        raise Http404
    try:
        n = take_back(mailing=found, actor=user, today=clock.today())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        text = ngettext("%(n)d is taken back, and can be made anew.", "%(n)d are taken back, and can be made anew.", n)
        messages.success(request, text % {"n": n})
    return HttpResponseRedirect(reverse("mailing", args=[public_id]))


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def turning_20(request: HttpRequest) -> HttpResponse:
    """Who turns 20 soon, or has just done so, and has not been told where to turn. All letters in one go."""
    user, today = signed_in(request), clock.today()
    asked = TurningForm(request.GET or None)
    weeks = asked.cleaned_data["weeks"] if asked.is_bound and asked.is_valid() else weeks_before(today)
    rows = turning_rows(user, today=today, weeks=weeks) if is_duty() else []
    template = farewell_template()
    if request.method == "POST":
        return _make_farewells(request, weeks, today)
    form = asked if asked.is_bound and asked.errors else TurningForm(initial={"weeks": weeks})
    context: dict[str, Any] = {
        "page_title": _("Turning 20"), "rows": rows, "form": form, "weeks": weeks, "template": template, "once": uuid.uuid4(),
        "without": sum(1 for one in rows if one.letter is None), "is_duty": is_duty(),
    }  # fmt: skip
    return Page(request, "letters/turning_20.html", context, youths=[one.youth for one in rows], ground="list")


def _make_farewells(request: HttpRequest, weeks: int, today: date) -> HttpResponse:
    arguments = {"weeks": weeks, "day": today.isoformat()}
    job = enqueue_once(kind=TURNING, page=request.POST.get("once", ""), arguments=arguments, actor=signed_in(request))
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))
