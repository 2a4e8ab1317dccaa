from __future__ import annotations

from tenant_apps.outreach.models.contact import Contact
from tenant_apps.outreach.models.decisions import OutreachPause, StepRecord
from tenant_apps.outreach.models.ladder import Ladder, LadderStep
from tenant_apps.outreach.models.settings import OutreachSettings

__all__ = ["Contact", "Ladder", "LadderStep", "OutreachPause", "OutreachSettings", "StepRecord"]
