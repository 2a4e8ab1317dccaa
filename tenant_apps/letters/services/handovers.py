"""At 20: to which unit, what the youth said, when it was done. Nothing is handed over without a yes."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.letters.models import Handover
from tenant_apps.register.models import Youth


@transaction.atomic
def save_handover(
    *, youth: Youth, handover: Handover | None, version: int | None, unit: str, wish: str, said_on: date, handed_over_on: date | None,
    actor: User | None, today: date,
) -> Handover:  # fmt: skip
    if said_on > today:
        raise ValidationError({"said_on": _("The date cannot be in the future.")})
    if handed_over_on is not None and handed_over_on > today:
        raise ValidationError({"handed_over_on": _("The date cannot be in the future.")})
    if handed_over_on is not None and wish != Handover.Wish.YES:
        raise ValidationError({"handed_over_on": _("Nobody is handed over without having said yes.")})
    if handed_over_on is not None and handed_over_on < said_on:
        raise ValidationError({"handed_over_on": _("The youth had not said yes then.")})
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
