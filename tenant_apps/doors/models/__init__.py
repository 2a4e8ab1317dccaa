from __future__ import annotations

from tenant_apps.doors.models.notices import SchoolNotice
from tenant_apps.doors.models.referrals import DoorSettings, ReferralLanguage, SelfReferral
from tenant_apps.doors.models.schools import SchoolCode, SchoolLink, SchoolUnit
from tenant_apps.doors.models.talks import DropoutTalk

__all__ = [
    "DoorSettings",
    "DropoutTalk",
    "ReferralLanguage",
    "SchoolCode",
    "SchoolLink",
    "SchoolNotice",
    "SchoolUnit",
    "SelfReferral",
]
