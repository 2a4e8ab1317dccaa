"""Drafts of forms on a youth: a view that keeps one is decorated, and its form's page shows and restores it: nothing typed is lost.

    @keeps_draft
    def contact_add(request, public_id): ...    # its pages go through `form_page`; or call `restore` and put the result in the context

A draft belongs to one user, one form and one address, so it never shows elsewhere; it goes when the form has been saved.
"""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django import forms
from django.core.cache import cache
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.models import Draft, Guardian, Youth
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.work.sealing import SealBroken, sealer

P = ParamSpec("P")
MARK = "draft"  # a hidden field of forms that keep drafts: one-click buttons to the same address have none
NOT_KEPT = {"csrfmiddlewaretoken", MARK, "draft_action"}
MOST_FIELDS, MOST_SIGNS = 60, 20_000
LATE = 3600  # seconds for which a saved form is remembered
FORMS: set[str] = set()  # names of the addresses whose forms keep drafts
OF_GUARDIANS: set[str] = set()  # of them, those on a guardian: kept while the guardian may be known of
SEALED: set[str] = set()  # of them, those whose drafts are sealed as what they become is (PRV-12)


@dataclass(frozen=True)
class ShownDraft:
    """What the form shows: where drafts of it are kept, since when there is one, and when the page was made (seconds)."""

    url: str
    opened_at: str
    saved_at: datetime | None = None
    is_restored: bool = False


def keeps_draft(
    view: Callable[Concatenate[HttpRequest, uuid.UUID, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, uuid.UUID, P], HttpResponse]:
    """When the form has been saved, its draft goes. The view has one argument, `public_id`, and is named as its address in urls.py.

    A form that is delivered twice, by an impatient finger or a line that asked again, is saved once.
    """

    @wraps(view)
    def kept(request: HttpRequest, public_id: uuid.UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(MARK):
            return view(request, public_id, *args, **kwargs)
        response = _once(request, lambda: view(request, public_id, *args, **kwargs))
        if response.status_code == 302:
            user, form = signed_in(request), form_name(request)
            throw_draft(user=user, form=form, subject=public_id)
            cache.set(_done_key(user, form, public_id), clock.now().timestamp(), LATE)
        return response

    FORMS.add(view.__name__.replace("_", "-"))
    return kept  # type: ignore[return-value]  # wraps() forgets what is positional


def _once(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Of two deliveries of one page with the same words the second waits, and goes where the first one went (REL-06)."""
    told = [signed_in(request).pk, request.path, sorted(request.POST.lists())]  # with it when the page was made
    key = f"sent:{hashlib.sha256(json.dumps(told).encode()).hexdigest()}"
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(%s))", [key])
            if went := cache.get(key):
                return HttpResponseRedirect(went)
            response = answer()
            if response.status_code == 302:
                cache.set(key, response.headers["Location"], LATE)
    except BaseException:
        cache.delete(key)  # what was not committed is not saved
        raise
    return response


def form_name(request: HttpRequest) -> str:
    return str(request.resolver_match.url_name) if request.resolver_match else ""


def restore(
    request: HttpRequest, youth: Youth, form: forms.Form, *, name: str = "", subject: uuid.UUID | None = None,
    more: Sequence[forms.Form] = (),
) -> ShownDraft | None:  # fmt: skip
    """Fill an unbound form, and those on its page, with their draft; what has been posted stands as posted. None: this form keeps no drafts.

    The version that the draft was written on comes with it: if somebody has saved since, the two are compared when it is saved.
    """
    name = name or form_name(request)
    if name not in FORMS:
        return None
    if subject is None:
        match = request.resolver_match
        subject = match.kwargs["public_id"] if match else youth.public_id
    url, opened_at = reverse("draft", args=[youth.public_id, name, subject]), f"{clock.now().timestamp():.6f}"
    if form.is_bound:
        return ShownDraft(url, opened_at)
    found = Draft.objects.filter(user=signed_in(request), youth=youth, form=name, subject=subject).first()
    if found is None:
        return ShownDraft(url, opened_at)
    values = _opened(found)
    for one in (form, *more):
        names = {name: one.add_prefix(name) for name in one.fields}
        one.initial = {**one.initial, **{name: values[key] for name, key in names.items() if key in values}}
    return ShownDraft(url, opened_at, found.saved_at, is_restored=True)


def save_draft(
    *, user: User, youth_id: uuid.UUID, form: str, subject: uuid.UUID, posted: QueryDict, now: datetime
) -> datetime | None:
    """Keep what is written, and give when the one before was kept. Nothing is kept of a page whose form has been saved since."""
    youth = youth_or_404(user, youth_id)
    if form in OF_GUARDIANS and not Guardian.objects.shown().filter(youth=youth, public_id=subject).exists():
        raise Http404
    if _is_late(posted.get(MARK, ""), done=cache.get(_done_key(user, form, subject))):
        return now
    values = values_of(posted)
    if form in SEALED:
        text = sealer(b"drafts").seal(json.dumps(values), row=_row(user.pk, form, subject))
        values = {"sealed": base64.b64encode(text).decode()}
    before = Draft.objects.filter(user=user, form=form, subject=subject).values_list("saved_at", flat=True).first()
    Draft.objects.update_or_create(
        user=user, form=form, subject=subject, defaults={"youth": youth, "values": values, "saved_at": now}
    )
    return before


def _done_key(user: User, form: str, subject: uuid.UUID) -> str:
    return f"draft-done:{user.pk}:{form}:{subject}"


def _is_late(opened_at: str, *, done: float | None) -> bool:
    """Whether the form was saved after the page was made: then this was under way meanwhile, and would come back as if it were news."""
    try:
        return done is not None and float(opened_at) < done
    except ValueError:
        return False


def values_of(posted: QueryDict) -> dict[str, object]:
    """The fields as posted, within bounds: what is beyond them is no form of ours."""
    kept: dict[str, object] = {}
    left = MOST_SIGNS
    for name in list(posted)[:MOST_FIELDS]:
        texts = posted.getlist(name)
        left -= sum(map(len, texts))
        if left < 0:
            break
        if name not in NOT_KEPT:
            kept[name] = texts[0] if len(texts) == 1 else texts
    return kept


def throw_draft(*, user: User, form: str, subject: uuid.UUID) -> None:
    Draft.objects.filter(user=user, form=form, subject=subject).delete()


def seals_drafts(*names: str) -> None:
    """Drafts of these forms are sealed. Said where their views are."""
    SEALED.update(names)


def drafts_of_guardians(*names: str) -> None:
    """These forms' subject is a guardian. Said where their views are."""
    OF_GUARDIANS.update(names)


def draft_values(*, user: User, form: str, subject: uuid.UUID) -> dict[str, object]:
    """What stands in a draft; nothing if there is none."""
    found = Draft.objects.filter(user=user, form=form, subject=subject).first()
    return _opened(found) if found else {}


def _opened(draft: Draft) -> dict[str, object]:
    if draft.form not in SEALED:
        return dict(draft.values)
    sealed = base64.b64decode(draft.values.get("sealed", ""))
    try:
        opened: dict[str, object] = json.loads(
            sealer(b"drafts").open(sealed, row=_row(draft.user_id, draft.form, draft.subject))
        )
    except SealBroken:
        return {}
    return opened


def _row(user: int, form: str, subject: uuid.UUID) -> str:
    return f"draft {user} {form} {subject}"
