from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Profession(models.TextChoices):
    COACH = "coach", _("coach")
    COUNSELLOR = "counsellor", _("study counsellor")


class Part(models.TextChoices):
    """Whose the youth is, or who helps beside that one."""

    RESPONSIBLE = "responsible", _("responsible")
    BESIDE = "beside", _("beside")


class Balance(models.TextChoices):
    """What is counted when the one with least to do is looked for."""

    YOUTHS = "youths", _("registered youths")
    ACTIVE = "active", _("youths in active work")
    STEPS = "steps", _("waiting steps")


class CounsellorRule(models.TextChoices):
    NEVER = "never", _("no rule: counsellors get youths as coaches do")
    ALONE = "alone", _("the counsellor is responsible")
    BESIDE = "beside", _("a coach is responsible, with the counsellor beside")


class Reason(models.TextChoices):
    """Why somebody was proposed; the first that holds."""

    EARLIER = "earlier", _("had the youth earlier")
    STUDIES = "studies", _("latest studies")
    SCHOOL = "school", _("the school")
    AREA = "area", _("the area")
    LOAD = "load", _("least to do")
    BY_HAND = "by_hand", _("chosen by hand")
