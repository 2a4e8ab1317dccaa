"""At 20: to which unit, what the youth said, when it was done. Nothing is handed over without a yes and a consent, or a ground (PRV-31)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.letters.models import Handover
from tenant_apps.register.models import Youth
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.services.consents import share


@transaction.atomic
def save_handover(
    *, youth: Youth, handover: Handover | None, version: int | None, unit: str, wish: str, said_on: date, handed_over_on: date | None,
    actor: User | None, today: date, agency: str = "", ground: str = "",
) -> Handover:  # fmt: skip
    """Handing over is a share with `agency`, of which `unit` says which one: on a consent, else on the ground that is stated."""
    if said_on > today:
        raise ValidationError({"said_on": _("The date cannot be in the future.")})
    if handed_over_on is not None and handed_over_on > today:
        raise ValidationError({"handed_over_on": _("The date cannot be in the future.")})
    if handed_over_on is not None and wish != Handover.Wish.YES:
        raise ValidationError({"handed_over_on": _("Nobody is handed over without having said yes.")})
    if handed_over_on is not None and handed_over_on < said_on:
        raise ValidationError({"handed_over_on": _("The youth had not said yes then.")})
    before = handover.handed_over_on if handover is not None else None
    if handover is not None and before is not None:
        if (unit.strip(), wish, handed_over_on) != (handover.unit, handover.wish, before):
            raise ValidationError(_("The youth is handed over, and that is noted as shared: it no longer changes."))
    elif handed_over_on is not None:
        _share(youth, agency, unit, handed_over_on, ground, actor=actor, today=today)
    changes = {
        "unit": unit.strip(),
        "wish": wish,
        "said_on": said_on,
        "handed_over_on": handed_over_on,
        "noted_by": actor,
    }
    if handover is None or version is None:
        made = Handover(youth=youth, **changes)
        made.clean_fields(exclude=["youth", "noted_by"])
        made.save()
        return made
    return locking.save(handover, version=version, changes=changes)


def _share(youth: Youth, agency: str, unit: str, day: date, ground: str, *, actor: User | None, today: date) -> None:
    """What stops it stands at the field of the form that it is about."""
    data = _("Handover at 20: name, how to be reached, and what is planned")
    try:
        share(
            youth=youth, agency=agency, agency_name=unit.strip()[:100], data=data, shared_on=day, ground=ground, actor=actor, today=today,
        )  # fmt: skip
    except NoConsent as wrong:
        raise NoConsent({"ground": wrong.messages}) from None
