from tenant_apps.register.models.details import ContactDetail, Guardian
from tenant_apps.register.models.person import LegalSex, Residence, Youth, YouthNumber
from tenant_apps.register.models.registration import OccupationFact, Proposal, Registration
from tenant_apps.register.models.studies import CompulsorySchool, Exam, SchoolPlacement

__all__ = [
    "CompulsorySchool", "ContactDetail", "Exam", "Guardian", "LegalSex", "OccupationFact", "Proposal", "Registration", "Residence",
    "SchoolPlacement", "Youth", "YouthNumber",
]  # fmt: skip
