from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayState(models.TextChoices):
    """Locked: the list is printed, and stands; done: every visit has its outcome, or nobody goes there any more."""

    PLANNED = "planned", _("being planned")
    LOCKED = "locked", _("ready to go")
    DONE = "done", _("done")


class ConcernPolicy(models.TextChoices):
    """What the municipality asks of its staff when nobody was met and the youth is under 18 (rules: Outreach)."""

    DUTY = "duty", _("A report is to be made")
    CONSIDERATION = "consideration", _("A report is considered each time")


class ConcernOutcome(models.TextChoices):
    MADE = "made", _("A report was made")
    NOT_MADE = "not_made", _("No report was made")
