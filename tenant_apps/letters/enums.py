from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Codes of the code list contact_channel, of those by which something is sent; and documents about a youth, which are no contact."""

    LETTER = "letter", _("letter")
    POSTCARD = "postcard", _("postcard")
    VISIT_NOTICE = "visit_notice", _("visit notice")
    SMS = "sms", _("text message")
    EMAIL = "email", _("e-mail")
    DOCUMENT = "document", _("document")


class DocumentKind(models.TextChoices):
    """What a document template is for; the room of documents knows to whom each goes."""

    TAX_AGENCY = "tax_agency", _("notice to the Tax Agency")
    SOCIAL_INSURANCE = "social_insurance", _("notice to the Social Insurance Agency")
    SOCIAL_ASSISTANCE = "social_assistance", _("basis for an application for social assistance")
    SPECIAL_REASONS = "special_reasons", _("application for special reasons to adult education")
    PREPARATION_REFERRAL = "preparation_referral", _("referral to the preparation meeting")
    OTHER = "other", _("other document")


PRINTED = frozenset({Channel.LETTER, Channel.POSTCARD, Channel.VISIT_NOTICE})


class SentTo(models.TextChoices):
    """Whom a step writes to. Guardians until the day before the 18th birthday, whatever the step says (rules: Ages, recipients)."""

    BY_AGE = "by_age", _("guardians until the 18th birthday, then the youth")
    GUARDIAN = "guardian", _("guardians")
    YOUTH = "youth", _("the youth")
    BOTH = "both", _("guardians and the youth")


class Recipient(models.TextChoices):
    YOUTH = "youth", _("the youth")
    GUARDIAN_1 = "guardian1", _("guardian 1")
    GUARDIAN_2 = "guardian2", _("guardian 2")


class LetterState(models.TextChoices):
    MADE = "made", _("made")
    WITHDRAWN = "withdrawn", _("withdrawn")
    POSTED = "posted", _("sent")
    RETURNED = "returned", _("in return")


class Reason(models.TextChoices):
    """Why somebody got no letter, or why one was withdrawn."""

    PROTECTED = "protected", _("Came under protection.")
    DECEASED = "deceased", _("Is deceased.")
    TURNED_20 = "turned_20", _("Has turned 20: only the letter at 20 is sent after that.")
    NOT_REGISTERED = "not_registered", _("Is not in the register.")
    MOVED_AWAY = "moved_away", _("Has moved to another municipality.")
    ENROLLED = "enrolled", _("Is placed in school, according to a source.")
    NO_TEMPLATE = "no_template", _("The step has no template.")
    OF_AGE = "of_age", _("Has turned 18: guardians are not written to any more.")
    NO_GUARDIAN = "no_guardian", _("No guardian is known.")
    NOT_GUARDIAN = "not_guardian", _("Is no longer the guardian.")
    GUARDIAN_PROTECTED = "guardian_protected", _("A guardian is under protection and got none: a handler was told.")
    NO_ADDRESS = "no_address", _("No address that works.")
    NO_PHONE = "no_phone", _("No telephone number that works.")
    NO_EMAIL = "no_email", _("No e-mail address that works.")
    MOVED = "moved", _("Has another address now.")
    ALREADY = "already", _("Has it already.")
    BY_HAND = "by_hand", _("Withdrawn by hand.")
    NOT_SENT = "not_sent", _("Could not be sent.")


class FileKind(models.TextChoices):
    LETTERS = "letters", _("letters")
    LABELS = "labels", _("address labels")


class Gateway(models.TextChoices):
    """How a gateway for text messages wants to be asked."""

    JSON = "json", _("JSON, with the secret as a bearer token")
    FORM = "form", _("A form, with user name and secret (as 46elks)")


class Side(models.TextChoices):
    RIGHT = "right", _("on the right")
    LEFT = "left", _("on the left")
