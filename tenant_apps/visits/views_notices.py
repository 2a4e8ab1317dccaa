"""Notices of a visit day: made here, or marked as posted when they were made outside."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import show
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters.enums import Reason
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.visits import notice_states
from tenant_apps.visits.forms import MakeNoticesForm, NoticesForm
from tenant_apps.visits.services import notices
from tenant_apps.visits.views_days import back_to, day_or_404, day_page, uuid_of


@needs(Right.YOUTHS_WRITE)
@require_POST
def day_make_notices(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A letter to each who has none yet; whoever got none is named with the reason."""
    found, user, today = day_or_404(public_id), signed_in(request), clock.today()
    form = MakeNoticesForm(request.POST, templates=notice_states.notice_templates(), auto_id="make_%s")
    if form.is_valid():
        template, language = form.chosen()
        try:
            made = notices.make_notices(day=found, template=template, language=language, actor=user, today=today)
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            _tell_made(request, made)
            return back_to(found)
    return day_page(request, found, make=form)


def _tell_made(request: HttpRequest, made: notices.Notices) -> None:
    n = made.letters
    if n:
        text = ngettext(
            "%(n)d notice is made and is being printed.", "%(n)d notices are made and are being printed.", n
        )
        messages.success(request, text % {"n": n})
    elif not made.left_out:
        messages.info(request, _("Everybody on the list has a notice already."))
    if made.withdrawn:
        n = made.withdrawn
        text = ngettext(
            "%(n)d that said another day or time is withdrawn.", "%(n)d that said another day or time are withdrawn.", n
        )
        messages.info(request, text % {"n": n})
    youths = visible_youths(signed_in(request)).filter(public_id__in=made.left_out).order_by("sort_key", "id")
    show(request, [one.public_id for one in youths], ground="list")
    for one in youths:
        why = Reason(made.left_out[str(one.public_id)]).label
        messages.warning(request, _("%(name)s got no notice. %(why)s") % {"name": one.full_name, "why": why})


@needs(Right.YOUTHS_WRITE)
@require_POST
def day_notices(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = day_or_404(public_id)
    form = NoticesForm(request.POST, auto_id="notices_%s")
    if form.is_valid():
        chosen = [uuid_of(text) for text in request.POST.getlist("visit")]
        if not chosen:
            form.add_error(None, _("Tick in the list whose notices were posted."))
            return day_page(request, found, notices=form)
        try:
            posted = notices.post_notices(
                day=found,
                visits=chosen,
                posted_on=form.cleaned_data["posted_on"],
                actor=signed_in(request),
                now=clock.now(),
            )
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            _tell_posted(request, posted.done, list(posted.failed.values()))
            return back_to(found)
    return day_page(request, found, notices=form)


def _tell_posted(request: HttpRequest, done: int, failed: list[str]) -> None:
    messages.success(request, _("%(n)d notices marked as posted.") % {"n": done})
    made_here = failed.count(notices.MADE_HERE)
    if made_here:
        messages.warning(
            request, _("%(n)d were made here and are marked among the letters, where each is checked.") % {"n": made_here}
        )  # fmt: skip
    if len(failed) > made_here:
        n = len(failed) - made_here
        messages.warning(request, _("%(n)d have no address that works and are not marked.") % {"n": n})
