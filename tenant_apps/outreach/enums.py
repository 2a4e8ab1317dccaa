from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """What a step does. All but the last two are codes of the list contact_channel."""

    PHONE = "phone", _("telephone")
    LETTER = "letter", _("letter")
    POSTCARD = "postcard", _("postcard")
    SMS = "sms", _("SMS")
    EMAIL = "email", _("e-mail")
    VISIT_NOTICE = "visit_notice", _("notice of a home visit")
    HOME_VISIT = "home_visit", _("home visit")
    CONCERN = "concern", _("consider a concern report")
    PAUSE = "pause", _("pause")


class Audience(models.TextChoices):
    """Who gets the step, by the age on the step's own day (rules: Ages, recipients, guardians)."""

    BY_AGE = "by_age", _("guardians under 18, the youth from 18")
    GUARDIAN = "guardian", _("guardians, only under 18")
    YOUTH = "youth", _("the youth")
    BOTH = "both", _("the youth, and guardians under 18")


class Situation(models.TextChoices):
    """What came of a step; which outcome is which is said by the flags of the list contact_outcome."""

    TRIED = "tried", _("all tries made, nobody reached")
    FAILED = "failed", _("the contact detail failed")
    NO_DETAILS = "no_details", _("contact details are missing")
    REACHED = "reached", _("reached")
    OCCUPIED = "occupied", _("reached, has an occupation")
    SUPPORT = "support", _("reached, wants support")
    DECLINED = "declined", _("reached, not interested")
    CALL_BACK = "call_back", _("reached, asked to be contacted later")
    MISTAKE = "mistake", _("on the list by mistake")


class Follow(models.TextChoices):
    NEXT = "next", _("go on to the next step")
    END = "end", _("the ladder ends")
    STEP = "step", _("go to a step")
    PAUSE = "pause", _("pause, then from the beginning")
    AGAIN = "again", _("the same step again")


class PauseReason(models.TextChoices):
    ASKED = "asked", _("asked to be contacted then")
    NOT_INTERESTED = "not_interested", _("is not interested now")
    AGREED = "agreed", _("agreed in the conversation")
    OTHER = "other", _("another reason")


class StepResult(models.TextChoices):
    DONE = "done", _("done")
    SKIPPED = "skipped", _("skipped")
