"""Inkommet: what came in by the doors without login, until somebody has seen to it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.doors.forms import ReferralOutcomeForm
from tenant_apps.doors.models import SelfReferral
from tenant_apps.doors.paging import SIZE, page_number, paging
from tenant_apps.doors.selectors import notices as notice_selectors
from tenant_apps.doors.selectors import referrals as referral_selectors
from tenant_apps.doors.selectors import talks as talk_selectors
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.services.referrals import decide_referral
from tenant_apps.register.editing_pages import conflict_of
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool
    count: int


@needs(Right.YOUTHS_WRITE)
@require_safe
def incoming(request: HttpRequest) -> HttpResponse:
    """One list per door; what waits first."""
    user = signed_in(request)
    kind = request.GET.get("visa", "egenremisser")
    if kind not in LISTS:
        raise Http404
    everything = request.GET.get("lage") == "alla"
    number = page_number(request.GET)
    rows, youths = LISTS[kind](user, waiting=not everything, first=(number - 1) * SIZE, count=SIZE + 1)
    counts = waiting_counts(user)
    tabs = [Tab(str(NAMES[key]), f"?visa={key}", key == kind, counts[key]) for key in LISTS]
    context = {
        "page_title": _("Incoming"), "tabs": tabs, "kind": kind, "everything": everything, "rows": rows[:SIZE],
        "paging": paging(request.GET, len(rows)), "settings": settings(),
    }  # fmt: skip
    return Page(request, "doors/incoming.html", context, youths=youths)


def _referrals(user: User, **which: Any) -> tuple[list[Any], list[uuid.UUID]]:
    rows = referral_selectors.referral_rows(user, **which)
    return rows, [row.youth_id for row in rows if row.youth_id]


def _talks(user: User, **which: Any) -> tuple[list[Any], list[uuid.UUID]]:
    return talk_selectors.talk_rows(user, **which), []


def _notices(user: User, **which: Any) -> tuple[list[Any], list[uuid.UUID]]:
    return notice_selectors.notice_rows(user, absence=False, **which), []


def _absence(user: User, **which: Any) -> tuple[list[Any], list[uuid.UUID]]:
    return notice_selectors.notice_rows(user, absence=True, **which), []


LISTS: dict[str, Any] = {"egenremisser": _referrals, "samtal": _talks, "anmalningar": _notices, "franvaro": _absence}
NAMES = {
    "egenremisser": gettext_lazy("Self-referrals"), "samtal": gettext_lazy("Talks"), "anmalningar": gettext_lazy("Begins and ends"),
    "franvaro": gettext_lazy("Absence"),
}  # fmt: skip


def waiting_counts(user: User) -> dict[str, int]:
    return {
        "egenremisser": referral_selectors.waiting(user), "samtal": talk_selectors.waiting(user),
        "anmalningar": notice_selectors.waiting(user, absence=False), "franvaro": notice_selectors.waiting(user, absence=True),
    }  # fmt: skip


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = referral_selectors.find_referral(user, public_id)
    if found is None:
        raise Http404
    matches, tied = referral_selectors.matches(user, found), _tied(user, found)
    options: dict[str, Any] = {"found": matches, "chosen": (str(tied.public_id), tied.full_name) if tied else None}
    saved = {"state": found.state, "youth": str(tied.public_id) if tied else ""}
    conflict = None
    if request.method == "POST":
        form = ReferralOutcomeForm(locking.with_choices(request.POST, saved), **options)
        if form.is_valid():
            try:
                _decide(form, found, user)
            except ValidationError as wrong:
                add_errors(form, wrong)
            except locking.Conflict as clash:
                conflict = conflict_of(form, clash, saved)
            else:
                messages.success(request, _("What came of it is saved."))
                return HttpResponseRedirect(reverse("incoming"))
    else:
        form = ReferralOutcomeForm(initial={**saved, "version": found.version}, **options)
    context = {
        "page_title": found.name, "row": referral_selectors.row_of(found, settings().referral_days), "matches": matches, "form": form,
        "tied": tied, "conflict": conflict,
    }  # fmt: skip
    youths = {one.public_id for one in matches} | ({tied.public_id} if tied else set())
    return Page(request, "doors/referral_item.html", context, youths=youths)


def _tied(user: User, referral: SelfReferral) -> Youth | None:
    return visible_youths(user).filter(pk=referral.youth_id).first() if referral.youth_id else None


def _decide(form: ReferralOutcomeForm, referral: SelfReferral, user: User) -> None:
    data = form.cleaned_data
    youth = visible_youths(user).filter(public_id=data["youth"]).first() if data.get("youth") else None
    if youth is None and _tied(user, referral) is None:
        youth = referral.youth  # a tie that this user cannot see is not this user's to undo
    decide_referral(
        referral=referral, version=data["version"], state=data["state"], youth=youth, actor=user, now=clock.now()
    )
