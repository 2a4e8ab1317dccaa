"""Mending an occupation that was recorded by itself; one told in a contact is mended with the contact."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.drafts import keeps_draft
from tenant_apps.register.editing_pages import form_page
from tenant_apps.register.forms import OccupationEditForm
from tenant_apps.register.models import OccupationFact
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.register.services import occupations


@needs(Right.YOUTHS_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_draft
def occupation_edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Where R1's warning leads."""
    user, today = signed_in(request), clock.today()
    rows = OccupationFact.objects.filter(youth__in=visible_youths(user), public_id=public_id)
    fact = rows.select_related("youth__label", "contact").first()
    if fact is None:
        raise Http404
    if contact := getattr(fact, "contact", None):
        return HttpResponseRedirect(reverse("contact-edit", args=[contact.public_id]))
    keep = (fact.code, fact.informant)
    if request.method == "POST":
        form = OccupationEditForm(request.POST, today=today, keep=keep)
        if form.is_valid():
            try:
                said = _save(form, fact, user)
            except ValidationError as wrong:
                add_errors(form, wrong)
                form.data = {
                    **request.POST.dict(),
                    "seen": str(occupations.version_of(fact=fact)),
                }  # the next save is a decision
            else:
                messages.success(request, said)
                return HttpResponseRedirect(reverse("youth", args=[fact.youth.public_id]))
    else:
        initial = {name: getattr(fact, name) for name in ("code", "as_of", "informant", "known_on")}
        form = OccupationEditForm(
            initial={**initial, "seen": occupations.version_of(fact=fact)}, today=today, keep=keep
        )
    return form_page(request, fact.youth, form, title=_("Change an occupation"))


def _save(form: OccupationEditForm, fact: OccupationFact, user: User) -> str:
    data = form.cleaned_data
    seen = data["seen"] or 0
    if data["mistake"]:
        occupations.take_back_occupation(fact=fact, seen=seen, reason=data["reason"], actor=user)
        return _("The occupation is taken back.")
    occupations.edit_occupation(
        fact=fact, seen=seen, code=data["code"], as_of=data["as_of"], informant=data["informant"], known_on=data["known_on"], actor=user,
        today=clock.today(),
    )  # fmt: skip
    return _("The occupation is changed.")
