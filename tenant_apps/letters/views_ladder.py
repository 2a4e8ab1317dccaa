"""From Uppsök: the letters, cards and messages of steps that are due."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kaa.core.access import Right, needs
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters.enums import Reason
from tenant_apps.letters.jobs_ladder import LADDER
from tenant_apps.letters.selectors.mailings import rows_of_mailings
from tenant_apps.outreach.ladder import list_place
from tenant_apps.outreach.ladder.forms import StepFilterForm
from tenant_apps.outreach.ladder.rule import ladders_in_use
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.work.models import Job
from tenant_apps.work.services import enqueue_once

MOST_CHOSEN, SHOWN = 500, 500


@needs(Right.YOUTHS_WRITE)
@require_POST
def ladder_letters(request: HttpRequest) -> HttpResponse:
    """Of one step, everybody in the list as it is filtered; or those ticked. The list's filter stands in the address."""
    ladders, chosen = ladders_in_use(), None
    wanted = StepFilterForm(request.GET, ladders=ladders).wanted(group=request.GET.get("visa", ""))
    step = request.POST.get("step", "")
    if not step:
        chosen = _ticked(request.POST.getlist("chosen"))
        if not chosen:
            messages.error(request, _("Tick whom to write to first."))
            return HttpResponseRedirect(list_place.back(request))
    elif step not in {one.key for ladder in ladders for one in ladder.steps}:
        messages.error(request, _("The ladder has been changed meanwhile: look at the list again."))
        return HttpResponseRedirect(list_place.back(request))
    arguments = {"filter": wanted.values(), "step": step, "chosen": chosen}
    job = enqueue_once(kind=LADDER, page=request.POST.get("once", ""), arguments=arguments, actor=signed_in(request))
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))


def _ticked(texts: list[str]) -> list[str]:
    found = []
    for text in texts[:MOST_CHOSEN]:
        try:
            found.append(str(uuid.UUID(text)))
        except ValueError:
            continue
    return found


@needs(Right.YOUTHS_WRITE)
@require_safe
def ladder_letters_result(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What was made, for whoever asked for it; those left out with the reason, as far as they may still be opened."""
    user = signed_in(request)
    job = Job.objects.filter(public_id=public_id, kind=LADDER, created_by=user, state=Job.State.DONE).first()
    if job is None:
        raise Http404
    told = job.result
    left_out = visible_youths(user).filter(public_id__in=told["left_out"], protected_at=None).order_by("sort_key", "id")
    rows: list[dict[str, Any]] = [
        {
            "public_id": one.public_id,
            "name": one.full_name,
            "why": str(Reason(told["left_out"][str(one.public_id)]).label),
        }
        for one in left_out[:SHOWN]
    ]
    context = {
        "page_title": _("Letters from the ladder"), "told": told, "rows": rows, "n_left_out": left_out.count(),
        "mailings": rows_of_mailings(user, told["mailings"]), "back": list_place.back(request),
        "has_no_template": Reason.NO_TEMPLATE in told["left_out"].values(),
    }  # fmt: skip
    return Page(
        request, "letters/ladder_result.html", context, youths=[row["public_id"] for row in rows], ground="list"
    )
