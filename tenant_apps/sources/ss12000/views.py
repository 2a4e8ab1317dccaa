"""The page of a connection: where to fetch, a try, a fetch, and how it went."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kaa.core import clock, locking
from kaa.core.access import Right, needs
from kaa.core.locking import Conflict, ConflictView
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.sources.ss12000 import selectors, services
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.forms import ConnectionForm, values_of
from tenant_apps.sources.ss12000.messages import fetch_text
from tenant_apps.sources.ss12000.models import Connection
from tenant_apps.sources.ss12000.services import Trial


@needs(Right.SOURCES_CONNECT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = ConnectionForm(
        request.POST if request.method == "POST" else None, connection=None, has_secret=False,
        initial={"period_days": 1, "is_active": True, "name": _("The school system")},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        saved = services.save_connection(
            connection=None, version=1, details=form.details(), secret=form.cleaned_data["secret"], actor=signed_in(request), now=clock.now()
        )  # fmt: skip
        messages.success(request, _("The connection is saved. Test it now."))
        return HttpResponseRedirect(reverse("ss12000", args=[saved.public_id]))
    context = {"page_title": _("New connection by SS 12000"), "form": form}
    return Page(request, "sources/ss12000/connection.html", context, status=400 if form.is_bound else 200)


@needs(Right.SOURCES_CONNECT)
@require_http_methods(["GET", "HEAD", "POST"])
def connection(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _or_404(public_id)
    form = ConnectionForm(
        request.POST if request.method == "POST" else None, connection=found, has_secret=selectors.has_secret(found)
    )
    conflict = None
    if form.is_bound and form.is_valid():
        try:
            services.save_connection(
                connection=found, version=form.cleaned_data["version"], details=form.details(), secret=form.cleaned_data["secret"],
                actor=signed_in(request), now=clock.now(),
            )  # fmt: skip
        except ValidationError as wrong:
            add_errors(form, wrong)
        except Conflict:
            conflict = _conflict(form, public_id)
        else:
            messages.success(request, _("The connection is saved."))
            return HttpResponseRedirect(reverse("ss12000", args=[public_id]))
    context = {
        "page_title": found.source.name, "form": form, "connection": found, "conflict": conflict,
        "fetches": selectors.fetches_of(found), "has_units": bool(found.known_units), "certified_by": found.certified_by,
    }  # fmt: skip
    return Page(request, "sources/ss12000/connection.html", context, status=400 if form.errors else 200)


def _conflict(form: ConnectionForm, public_id: uuid.UUID) -> ConflictView:
    """Both versions side by side; what was written stays in the form, and the next save decides."""
    saved = _or_404(public_id)
    texts = {name: _as_text(value) for name, value in values_of(saved).items() if name not in {"units", "version"}}
    return locking.compare(form, saved=texts, version=saved.version)


def _as_text(value: object) -> str:
    return "on" if value is True else "" if value in {False, None} else str(value)


def _or_404(public_id: uuid.UUID) -> Connection:
    found = selectors.find_connection(public_id)
    if found is None:
        raise Http404
    return found


@needs(Right.SOURCES_CONNECT)
@require_POST
def try_out(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    found = _or_404(public_id)
    try:
        trial = services.try_connection(connection=found)
    except FetchFailed as problem:
        messages.error(request, _("The test failed. %(why)s") % {"why": problem.message})
    else:
        _tell(request, trial, is_certified=found.is_certified)
    return HttpResponseRedirect(reverse("ss12000", args=[public_id]))


def _tell(request: HttpRequest, trial: Trial, *, is_certified: bool) -> None:
    text = ngettext(
        "The connection works: %(count)s organisation can be read.",
        "The connection works: %(count)s organisations can be read.",
        trial.units,
    ) % {"count": trial.units}
    messages.success(request, text)
    for note in trial.notes:
        messages.warning(request, fetch_text(note))
    if not trial.gives_persons:
        messages.warning(request, _("The server gave no person to look at. Check which schools the client may read."))
    elif not trial.gives_protection and not is_certified:
        messages.warning(
            request,
            _(
                "The person that we looked at has no securityMarking. If nobody has, a fetch loads nothing without the certificate."
            ),
        )


@needs(Right.SOURCES_CONNECT)
@require_POST
def fetch(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Now: what has changed, or everything."""
    full = True if request.POST.get("full") else None
    job = services.request_fetch(connection=_or_404(public_id), actor=signed_in(request), full=full)
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))
