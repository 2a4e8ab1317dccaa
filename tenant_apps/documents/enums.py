from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Route(models.TextChoices):
    """Who hands a document in. What the municipality gives to another rests on a consent or a ground in law; the youth's own paper does not."""

    AGENCY = "agency", _("we send it")
    YOUTH = "youth", _("the youth gets it and hands it in")


class DocumentState(models.TextChoices):
    BEGUN = "begun", _("being written")
    MADE = "made", _("made, not sent")
    SENT = "sent", _("sent")
    HANDED = "handed", _("given to the youth")
