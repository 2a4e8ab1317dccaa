"""A number that is somebody's already: who may be told, what the others are told, and that they asked (PRV-22).

The answer to the others says that the number is here and hidden: somebody must be able to turn to the handler. So each such question is
shown to the handlers, stands in the read log, and nobody asks many (docs/threat-model.md, Known limits).
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.reading import PROBE, show
from kaa.core.tenancy.limits import within_limit
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.selectors import by_hand
from tenant_apps.register.services.people import NumberTaken
from tenant_apps.register.services.protection import note_tried

NUMBERS_AN_HOUR = 30


def may_try(request: HttpRequest, form: forms.Form) -> bool:
    """Count one more number that this user writes; tell on the form when there have been too many."""
    if within_limit(f"numbers:{signed_in(request).pk}", limit=NUMBERS_AN_HOUR, seconds=3600):
        return True
    form.add_error("number", _("You have written many numbers in a short time. Wait an hour, and try again."))
    return False


def number_taken(request: HttpRequest, form: forms.Form, taken: NumberTaken) -> list[by_hand.Namesake]:
    """Who has the number, for those who may see it; others are sent to the handler and told nothing more."""
    user = signed_in(request)
    one = by_hand.namesake_if_visible(user, taken.youth)
    if one is not None:
        form.add_error("number", _("Somebody here has this number already, or had it before."))
        return [one]
    if taken.youth is not None:
        show(request, [taken.youth.public_id], ground=PROBE)
        note_tried(youth=taken.youth, actor=user, now=clock.now())
    form.add_error("number", refusal())
    return []


def refusal() -> str:
    names = by_hand.handlers()
    turn_to = (
        _("Turn to the handler of protected identities: %(names)s.") % {"names": ", ".join(names)}
        if names
        else _("Turn to the handler of protected identities.")
    )
    return f"{_('This number cannot be added here.')} {turn_to}"
