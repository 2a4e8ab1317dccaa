from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Legal sex, as the population register has it."""

    FEMALE = "female", _("woman")
    MALE = "male", _("man")
    UNKNOWN = "unknown", _("not known")


# in a residence's municipality_code, where no municipality's code stands
ABROAD = "9999"  # registered nowhere in Sweden any longer: emigrated, or deceased
ELSEWHERE = "0000"  # moved, and nobody says where


class NumberKind(models.TextChoices):
    PERSONNUMMER = "personnummer", _("personal identity number")
    COORDINATION = "coordination", _("coordination number")
    TF = "tf", _("temporary number of a school")


class DetailKind(models.TextChoices):
    PHONE = "phone", _("telephone")
    EMAIL = "email", _("e-mail")
    ADDRESS = "address", _("address")


class ProposalKind(models.TextChoices):
    IN = "in", _("register")
    OUT = "out", _("close")
    CHECK = "check", _("check")


class ProposalState(models.TextChoices):
    NEW = "new", _("new")
    INQUIRY = "inquiry", _("under inquiry")
    REJECTED = "rejected", _("rejected")
    APPLIED = "applied", _("applied")
    LAPSED = "lapsed", _("no longer holds")
