"""Notices from schools (15 kap. 15 § skollagen): received, and looked at. They change nothing by themselves, and are no proposals of
identification (docs/adr/0015).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core import clock, locking
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import NoticeKind, NoticeResult, NoticeState
from tenant_apps.doors.models import SchoolNotice, SchoolUnit
from tenant_apps.doors.services.forgetting import RECEIPT_KEY
from tenant_apps.doors.services.links import EMAIL
from tenant_apps.doors.services.once import sent_once
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.models import Proposal
from tenant_apps.register.services.setting_aside import put_under_inquiry
from tenant_apps.work.models import Message


@dataclass(frozen=True)
class NoticeFacts:
    kind: str
    pupil_name: str
    personnummer: str
    happened_on: date
    sent_by: str


@transaction.atomic
def receive_notice(*, unit: SchoolUnit, facts: NoticeFacts, nonce: str, now: datetime) -> SchoolNotice:
    """Keep it once, and mail the school a receipt without the pupil. Nobody is looked up: the answer is the same for all."""
    found, made = SchoolNotice.objects.get_or_create(
        nonce=sent_once(nonce=nonce, unit=unit.pk, **asdict(facts)),
        defaults={
            "unit": unit, "kind": facts.kind, "pupil_name": facts.pupil_name, "personnummer": facts.personnummer,
            "happened_on": facts.happened_on, "sent_by": facts.sent_by, "received_at": now, "received_on": clock.local_date(now),
        },
    )  # fmt: skip
    if made and unit.email:
        told = {"number": found.receipt, "kind": NoticeKind(found.kind).label, "day": found.received_on.isoformat()}
        Message.objects.create(
            key=f"{RECEIPT_KEY}{found.public_id}", channel=EMAIL, recipient=unit.email,
            subject=_("Receipt for notice %(number)s") % told,
            body=_("The municipality received notice %(number)s on %(day)s. It says that a pupil %(kind)s. Who it is does not stand in mails.")
            % told,
        )  # fmt: skip
    return found


@transaction.atomic
def decide_notice(*, notice: SchoolNotice, version: int, result: str, actor: User, today: date) -> SchoolNotice:
    """Somebody has looked at what the sources say; an empty result puts it back among those that wait."""
    if result and result not in NoticeResult.values:
        raise ValidationError({"result": gettext_lazy("Choose a value.")})
    changes = {
        "state": NoticeState.CHECKED if result else NoticeState.NEW, "result": result,
        "decided_on": today if result else None, "decided_by": actor if result else None,
    }  # fmt: skip
    return locking.save(notice, version=version, changes=changes)


@transaction.atomic
def start_inquiry(
    *, notice: SchoolNotice, version: int, proposals: list[Proposal], until: date, actor: User, today: date
) -> SchoolNotice:
    """Set it aside, and with it the youth's proposal if there is one: the run of that day wakes the proposal (rules: Proposals)."""
    if until <= today:
        raise ValidationError({"until": gettext_lazy("Choose a day that is still to come.")})
    new = [one.pk for one in proposals if one.state == ProposalState.NEW]
    if new:
        note = _("A school's notice %(number)s") % {"number": notice.receipt}
        put_under_inquiry(proposals=new, until=until, note=note, actor=actor, today=today)
    changes = {"state": NoticeState.INQUIRY, "result": "", "decided_on": today, "decided_by": actor}
    return locking.save(notice, version=version, changes=changes)
