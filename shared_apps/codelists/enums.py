from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Owner(models.TextChoices):
    """Who decides what a list holds; a tenant never does (REL-28)."""

    SCB = "scb", _("Statistics Sweden (SCB)")
    KAA = "kaa", _("The governance board")
    SCHOOL = "school", _("The school systems")
