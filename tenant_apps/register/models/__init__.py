from tenant_apps.register.models.details import ContactDetail, Guardian
from tenant_apps.register.models.drafts import Draft
from tenant_apps.register.models.identification import IdentificationSettings
from tenant_apps.register.models.lists import ListColumns, ListWorkbook, SavedFilter
from tenant_apps.register.models.merging import NotSame, YouthMerge
from tenant_apps.register.models.person import LegalSex, Residence, Youth, YouthNumber
from tenant_apps.register.models.preferences import PreferredDetail
from tenant_apps.register.models.protection import ProtectionNotice
from tenant_apps.register.models.registration import OccupationFact, Proposal, Registration
from tenant_apps.register.models.studies import CompulsorySchool, Exam, SchoolPlacement

__all__ = [
    "CompulsorySchool", "ContactDetail", "Draft", "Exam", "Guardian", "IdentificationSettings", "LegalSex", "ListColumns", "ListWorkbook",
    "NotSame", "OccupationFact", "PreferredDetail", "Proposal", "ProtectionNotice", "Registration", "Residence", "SavedFilter", "SchoolPlacement",
    "Youth", "YouthMerge", "YouthNumber",
]  # fmt: skip
