"""A whole mailing was a mistake (the wrong text, the wrong list): what has not been sent is taken back, and can be made anew."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import LetterState, Reason
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services.files import reprint
from tenant_apps.letters.services.freeing import FREED
from tenant_apps.letters.services.posting import waiting
from tenant_apps.work.models import Message

UNSENT = (Message.State.WAITING, Message.State.FAILED)


@transaction.atomic
def take_back(*, mailing: Mailing, actor: User | None, today: date) -> int:
    """Gives how many. A single letter that is withdrawn keeps its step, for that youth is to have none; these give it free."""
    rows = list(waiting(mailing=mailing))
    gone = set(Message.objects.filter(letter__in=rows).exclude(state__in=UNSENT).values_list("letter", flat=True))
    rows = [one for one in rows if one.pk not in gone]
    if not rows:
        raise ValidationError(_("Nothing waits to be sent any more."))
    for one in rows:
        one.state, one.reason = LetterState.WITHDRAWN, Reason.BY_HAND
        one.decided_on, one.decided_by = today, actor
        one.step_key = FREED.format(letter=one.public_id)
    Letter.objects.bulk_update(rows, ["state", "reason", "decided_on", "decided_by", "step_key"], batch_size=500)
    Message.objects.filter(letter__in=rows, state__in=UNSENT).update(
        state=Message.State.WITHDRAWN, recipient="", body=""
    )
    reprint(letters=[one.pk for one in rows], actor=actor)
    return len(rows)
