from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Responsible(models.TextChoices):
    """Whose task something in a plan is: three of the fields of the duty to document."""

    YOUTH = "youth", _("the youth")
    MUNICIPALITY = "municipality", _("the municipality")
    OTHER = "other", _("somebody else")
