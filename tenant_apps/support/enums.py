from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Responsible(models.TextChoices):
    """Whose task something in a plan is: three of the fields of the duty to document."""

    YOUTH = "youth", _("the youth")
    MUNICIPALITY = "municipality", _("the municipality")
    OTHER = "other", _("somebody else")


class GivenBy(models.TextChoices):
    """From whom a consent is."""

    YOUTH = "youth", _("the youth")
    GUARDIAN = "guardian", _("a guardian")
    BOTH = "both", _("the youth and a guardian")


class GivenHow(models.TextChoices):
    PAPER = "paper", _("on paper")
    ORAL = "oral", _("by word of mouth")
    E_ID = "e_id", _("by electronic identification")
