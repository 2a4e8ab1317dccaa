from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Recurrence(models.TextChoices):
    """How often a reminder comes back when it has been done."""

    NONE = "", _("Once")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every third month")


class ReminderState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DISMISSED = "dismissed", _("dismissed")


class ReminderKind(models.TextChoices):
    """What made it: a person, or something that was saved."""

    BY_HAND = "by_hand", _("written by hand")
    DECLINED = "declined", _("declined, ask again")
    CALL_BACK = "call_back", _("asked to be contacted")
    RULE = "rule", _("made by a rule")


class DigestPace(models.TextChoices):
    NEVER = "never", _("Never")
    DAILY = "daily", _("Every working day")
    WEEKLY = "weekly", _("The first working day of the week")


class NotificationKind(models.TextChoices):
    YOUTH_GIVEN = "youth_given", _("youths given to you")
    BESIDE = "beside", _("youths you help with")
    REMINDER_GIVEN = "reminder_given", _("a reminder given to you")
    HANDED_OVER = "handed_over", _("a caseload handed over to you")
    COVERS = "covers", _("you cover for a colleague")
    IMPORT_WAITS = "import_waits", _("an import waits")
    PROPOSALS_WAIT = "proposals_wait", _("proposals wait")
    JOB_DONE = "job_done", _("your work is done")
    JOB_FAILED = "job_failed", _("your work failed")
    PROTECTION = "protection", _("protected persons")


ABOUT_YOUTHS = (NotificationKind.YOUTH_GIVEN, NotificationKind.BESIDE)  # of one, or of several
MADE_BY_CONTACTS = (ReminderKind.DECLINED, ReminderKind.CALL_BACK)
