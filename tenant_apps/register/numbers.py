"""A number that is somebody's already: who may be told, what the others are told, and that they asked (PRV-22).

The answer to the others says that the number is here and hidden: somebody must be able to turn to the handler. So each such question is
shown to the handlers, stands in the read log, and nobody asks many (docs/threat-model.md, Known limits).
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core import clock
from kaa.core.reading import PROBE, show
from kaa.core.tenancy.limits import within_limit
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.selectors import by_hand
from tenant_apps.register.services.people import NumberTaken
from tenant_apps.register.services.protection import note_tried

NUMBERS_AN_HOUR, HOUR = 30, 3600


TOO_MANY = gettext_lazy("You have written many numbers in a short time. Wait an hour, and try again.")


def is_within_limit(user: User) -> bool:
    """Count one more number that this user writes."""
    return within_limit(f"numbers:{user.pk}", limit=NUMBERS_AN_HOUR, seconds=HOUR)


def may_try(request: HttpRequest, form: forms.Form) -> bool:
    """The same, told on the form when there have been too many."""
    allowed = is_within_limit(signed_in(request))
    if not allowed:
        form.add_error("number", TOO_MANY)
    return allowed


def number_taken(request: HttpRequest, form: forms.Form, taken: NumberTaken) -> list[by_hand.Namesake]:
    text, found = told_of_taken(request, taken)
    form.add_error("number", text)
    return [found] if found else []


def told_of_taken(request: HttpRequest, taken: NumberTaken) -> tuple[str, by_hand.Namesake | None]:
    """Who has the number, for those who may see it; others are sent to the handler and told nothing more."""
    user = signed_in(request)
    found = by_hand.namesake_if_visible(user, taken.youth)
    if found is not None:
        return _("Somebody here has this number already, or had it before."), found
    if taken.youth is not None:
        show(request, [taken.youth.public_id], ground=PROBE)
        note_tried(youth=taken.youth, actor=user, now=clock.now())
    return _refusal(), None


def _refusal() -> str:
    names = by_hand.handlers()
    turn_to = (
        _("Turn to the handler of protected identities: %(names)s.") % {"names": ", ".join(names)}
        if names
        else _("Turn to the handler of protected identities.")
    )
    refused = _("This number cannot be added here.")
    return f"{refused} {turn_to}"
