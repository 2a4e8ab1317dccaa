"""Self-referrals: received from the public form, and what came of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import ReferralState
from tenant_apps.doors.models import SelfReferral
from tenant_apps.doors.services.once import sent_once
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths


@dataclass(frozen=True)
class ReferralFacts:
    who: str
    about: str
    name: str
    phone: str
    email: str
    language: str


@transaction.atomic
def receive_referral(*, nonce: str, facts: ReferralFacts, now: datetime) -> SelfReferral:
    """Keep what was sent, once, however often the button was pressed. Nothing is looked up: the answer to all is the same."""
    found, _made = SelfReferral.objects.get_or_create(
        nonce=sent_once(nonce=nonce, **asdict(facts)),
        defaults={
            "who": facts.who, "about": facts.about, "name": facts.name, "phone": facts.phone, "email": facts.email,
            "language": facts.language, "received_at": now,
        },
    )  # fmt: skip
    return found


@transaction.atomic
def decide_referral(
    *, referral: SelfReferral, version: int, state: str, youth: Youth | None, actor: User, now: datetime
) -> SelfReferral:
    """What came of it: contacted, registered, nothing; or new again, when somebody pressed the wrong button."""
    if state not in ReferralState.values:
        raise ValidationError({"state": _("Choose what came of it.")})
    is_new = state == ReferralState.NEW
    if is_new or state == ReferralState.NOTHING:
        if referral.youth_id and not visible_youths(actor).filter(pk=referral.youth_id).exists():
            raise ValidationError(
                {"state": _("A colleague has found out whom it is about. Ask whoever runs the register to change it.")}
            )
        youth = None
    changes = {
        "state": state, "youth": youth, "decided_at": None if is_new else now, "decided_by": None if is_new else actor,
    }  # fmt: skip
    return locking.save(referral, version=version, changes=changes)
