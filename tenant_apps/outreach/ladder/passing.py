"""Passing over a step: what somebody looked at must still be the next one."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import StepResult
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.ladder.services import record_step
from tenant_apps.outreach.models import StepRecord
from tenant_apps.register.models import Youth


@transaction.atomic
def pass_over(*, youth: Youth, way: str, note: str, actor: User | None, now: datetime) -> StepRecord:
    """Somebody else may have gone on meanwhile; a concern report is recorded, never passed over."""
    Youth.objects.select_for_update(of=("self",)).get(pk=youth.pk)
    step = standing(youth, today=clock.local_date(now)).step
    if step is None or step.is_follow_up or step.is_concern:
        raise ValidationError({"way": _("There is no step to pass over now.")})
    if way != step.way.value:
        raise ValidationError({"way": _("The next step is another one now: %(step)s.") % {"step": step.action.lower()}})
    return record_step(youth=youth, way=way, result=StepResult.SKIPPED, note=note, actor=actor, now=now)
