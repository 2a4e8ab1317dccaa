from tenant_apps.letters.models.handover import Handover
from tenant_apps.letters.models.letter import LeftOut, Letter, LetterFile, Mailing
from tenant_apps.letters.models.sender import Sender, SmsGateway
from tenant_apps.letters.models.template import LetterTemplate, TemplateVersion

__all__ = [
    "Handover",
    "LeftOut",
    "Letter",
    "LetterFile",
    "LetterTemplate",
    "Mailing",
    "Sender",
    "SmsGateway",
    "TemplateVersion",
]
