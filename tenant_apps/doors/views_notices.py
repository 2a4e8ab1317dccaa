"""Notices from schools, checked against what the sources say (15 kap. 15 § skollagen)."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock, locking
from kaa.core.access import Right, needs, user_may
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.doors.forms_talks import InquiryForm, NoticeResultForm
from tenant_apps.doors.models import SchoolNotice
from tenant_apps.doors.selectors import notices as selectors
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.services.notices import decide_notice, start_inquiry
from tenant_apps.register.editing_pages import conflict_of


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = _notice_or_404(user, public_id)
    saved, conflict = {"result": found.result}, None
    if request.method == "POST":
        form = NoticeResultForm(locking.with_choices(request.POST, saved))
        if form.is_valid():
            data = form.cleaned_data
            try:
                decide_notice(
                    notice=found, version=data["version"], result=data["result"], actor=user, today=clock.today()
                )
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("What you found is saved."))
                return HttpResponseRedirect(_list_of(found))
    else:
        form = NoticeResultForm(initial={**saved, "version": found.version})
    return _page(request, user, found, form, conflict=conflict)


@needs(Right.REGISTRATIONS_WRITE)
@require_POST
def inquiry(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Set the notice, and the youth's proposal if there is one, aside until a day."""
    user, today = signed_in(request), clock.today()
    found = _notice_or_404(user, public_id)
    form = InquiryForm(request.POST)
    if form.is_valid():
        said = selectors.sources_say(user, found, today=today)
        data: dict[str, Any] = form.cleaned_data
        try:
            start_inquiry(
                notice=found, version=data["version"], proposals=list(said.proposals) if said else [], until=data["until"], actor=user,
                today=today,
            )  # fmt: skip
        except ValidationError as wrong:
            add_errors(form, wrong)
        except locking.Conflict:
            form.add_error(None, _("Somebody else saved this meanwhile. Look at it anew."))
        else:
            messages.success(request, _("The notice is under inquiry."))
            return HttpResponseRedirect(_list_of(found))
    found.refresh_from_db()
    return _page(
        request,
        user,
        found,
        NoticeResultForm(initial={"result": found.result, "version": found.version}),
        inquiry_form=form,
    )


def _page(
    request: HttpRequest,
    user: User,
    found: SchoolNotice,
    form: forms.Form,
    *,
    inquiry_form: InquiryForm | None = None,
    **context: Any,
) -> HttpResponse:
    said = selectors.sources_say(user, found, today=clock.today())
    row = selectors.row_of(found, settings())
    shown = {
        "page_title": row.pupil or _("The person is erased"), "row": row, "form": form, "said": said,
        "inquiry_form": inquiry_form or InquiryForm(initial={"version": found.version}),
        "may_inquire": user_may(request, Right.REGISTRATIONS_WRITE) and not row.is_absence and not row.is_anonymous, **context,
    }  # fmt: skip
    return Page(request, "doors/notice.html", shown, youths=[said.youth] if said else [])


def _notice_or_404(user: User, public_id: uuid.UUID) -> SchoolNotice:
    found = selectors.find_notice(user, public_id)
    if found is None:
        raise Http404
    return found


def _list_of(notice: SchoolNotice) -> str:
    return f"{reverse('incoming')}?visa={'franvaro' if notice.kind == 'absence' else 'anmalningar'}"
