from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Responsible(models.TextChoices):
    """Whose task something in a plan is: three of the fields of the duty to document."""

    YOUTH = "youth", _("the youth")
    MUNICIPALITY = "municipality", _("the municipality")
    OTHER = "other", _("somebody else")


class GivenBy(models.TextChoices):
    """From whom a consent is: always from the youth. A guardian's alone stands only in withdrawn rows of before that was so."""

    YOUTH = "youth", _("the youth")
    GUARDIAN = "guardian", _("a guardian")
    BOTH = "both", _("the youth and a guardian")


class GivenHow(models.TextChoices):
    PAPER = "paper", _("on paper")
    ORAL = "oral", _("by word of mouth")
    E_ID = "e_id", _("by electronic identification")


class ProgrammeKind(models.TextChoices):
    """What somebody is enrolled in (issue: a unit, a project or a part of one)."""

    UNIT = "unit", _("unit")
    PROJECT = "project", _("project")
    SUBPROJECT = "subproject", _("subproject")


class Weekday(models.IntegerChoices):
    """As date.weekday() counts."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
