from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormatStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Encoding(models.TextChoices):
    UTF_8 = "utf-8", "UTF-8"
    ISO_8859_1 = "iso-8859-1", "ISO-8859-1"


class Delimiter(models.TextChoices):
    TAB = "tab", _("Tab")
    SEMICOLON = "semicolon", _("Semicolon")
    COMMA = "comma", _("Comma")


class DateFormat(models.TextChoices):
    """Written as PostgreSQL's to_char() reads them."""

    COMPACT = "YYYYMMDD", "ÅÅÅÅMMDD"
    DASHED = "YYYY-MM-DD", "ÅÅÅÅ-MM-DD"


class LineEnd(models.TextChoices):
    CRLF = "crlf", "CRLF"
    LF = "lf", "LF"


class QualityWindow(models.TextChoices):
    """Where R2 looks for an occupation: in the collection period, or in the measure itself."""

    PERIOD = "period", _("The collection period")
    MEASURE = "measure", _("The intervention")


class ColumnKind(models.TextChoices):
    TEXT = "text", _("Text")
    NUMBER = "number", _("Personal identity number")
    DATE = "date", _("Date")
    CODE = "code", _("Code")


class ColumnSource(models.TextChoices):
    """What a column may be filled from: the reporting engine knows these keys and no other."""

    MUNICIPALITY_CODE = "municipality_code", _("Reporting municipality's code")
    PERSONNUMMER = "personnummer", _("Personal identity number or coordination number, 12 digits")
    REGISTERED_ON = "registered_on", _("Date of registration")
    LATEST_STUDIES = "latest_studies", _("Latest studies at registration")
    CONTACT_DATE = "contact_date", _("Date of contact")
    CONTACT_OCCUPATION = "contact_occupation", _("Occupation at contact")
    INTERVENTION_STARTED_ON = "intervention_started_on", _("The intervention began")
    INTERVENTION_TYPE = "intervention_type", _("Type of intervention")
    INTERVENTION_ENDED_ON = "intervention_ended_on", _("The intervention ended")
    INTERVENTION_END_REASON = "intervention_end_reason", _("Reason why the intervention ended")
    OCCUPATION_AFTER = "occupation_after", _("Occupation after the intervention")
    DEREGISTERED_ON = "deregistered_on", _("Date of deregistration")
    DEREGISTRATION_REASON = "deregistration_reason", _("Reason for deregistration")
    SEX = "sex", _("Legal sex")
    BIRTH_DATE = "birth_date", _("Date of birth")
    CONSTANT = "constant", _("The same text on every row")


class CheckColour(models.TextChoices):
    RED = "red", _("Red: stops the export")
    YELLOW = "yellow", _("Yellow: should be looked at")


class CheckCode(models.TextChoices):
    """The further checks of a format ("Övriga kontroller"); their SQL stands in tenant_apps.quality, by these codes."""

    CHECK_DIGIT = "K1", _("Check digit of the number")
    TF_NUMBER = "K2", _("Temporary number")
    CODE_VALID = "K3", _("Code not in the period's list")
    DATES_ORDERED = "K4", _("Dates in the wrong order")
    DATE_AFTER_PERIOD = "K5", _("Date after the period's end")
    CONTACT_OUTSIDE = "K6", _("Contact outside every registration")
    PAIR_INCOMPLETE = "K7", _("Incomplete pair of contact or deregistration")
    INTERVENTION_INCOMPLETE = "K8", _("Ending of an intervention without its date")
    TOO_OLD = "K9", _("Not under 20 on any day of the period")
    LATE_EXIT = "K10", _("Deregistered after the 20th birthday")
    OVERLAPPING = "K11", _("Overlapping registrations")
    DUPLICATE = "K12", _("The same event twice")
    OUTSIDE_PERIOD = "K13", _("Registration outside the period")
    OTHER_HOME = "K14", _("Home municipality elsewhere")


class SortKey(models.TextChoices):
    """What rows may be sorted by. A stable order makes the same data give the same bytes."""

    PERSONNUMMER = "personnummer", _("Number")
    REGISTERED_ON = "registered_on", _("Date of registration")
    EVENT_DATE = "event_date", _("Date of the event")
    ID = "id", _("Row of origin")
