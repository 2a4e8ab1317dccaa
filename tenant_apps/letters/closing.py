"""The letter at 20, offered when a registration is closed: the only letter that may be sent afterwards (rules: Outreach)."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core.access import Right
from kaa.core.ages import turns_20_on
from kaa.core.templatetags.kaa_ui import sv_date
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.letters.addresses import Wish, barred
from tenant_apps.letters.models import Letter
from tenant_apps.letters.selectors.people import is_duty, people
from tenant_apps.letters.selectors.turning import AFTERWARDS, STEP, farewell_template, weeks_before
from tenant_apps.register.closing_parts import Offered
from tenant_apps.register.models import Registration


def offer_letter(user: User, registration: Registration, today: date) -> Offered | None:
    """To whoever turns 20 soon or has just done so, lives here still, and has not got it. Nobody under protection or deceased comes so far."""
    youth, birthday = registration.youth, turns_20_on(registration.youth.birth_date)
    if not user.may(Right.YOUTHS_WRITE) or not is_duty():
        return None
    if not today - AFTERWARDS <= birthday <= today + timedelta(weeks=weeks_before(today)):
        return None
    if registration.end_reason in codelists.current("deregistration_reason", on=today).codes_with("moved"):
        return None
    template = farewell_template()
    if template is None or Letter.objects.filter(youth=youth, step_key=STEP).exists():
        return None
    person = people([youth.pk], day=today).get(youth.pk)
    if person is None or barred(person, Wish(template.channel, template.sent_to, today, is_farewell=True)):
        return None  # the making would refuse it
    return Offered(
        title=_("The letter at 20 is not made"),
        text=_("Turns 20 on %(day)s: the letter says where to turn afterwards.") % {"day": sv_date(birthday)},
        url=f"{reverse('letter-write', args=[youth.public_id])}?mall={template.public_id}", label=_("Make the letter"),
    )  # fmt: skip
