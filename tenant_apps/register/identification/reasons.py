"""Why a youth is proposed in, out or to be checked: the codes that decide.sql gives, with their words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    IN = "in", _("register")
    OUT = "out", _("close")
    CHECK = "check", _("check")
    NONE_COVERED = "none_covered", _("covered, nothing to propose")
    NONE_NOT_COVERED = "none_not_covered", _("not covered, nothing to propose")


class Reason(models.TextChoices):
    # in
    PLACEMENT_ENDED = "placement_ended", _("Place in upper secondary school ended")
    COMPULSORY_ENDED = "compulsory_ended", _("Compulsory school ended, no place in upper secondary school")
    IMMIGRATED = "immigrated", _("Came to Sweden too old for compulsory school")
    MOVED_IN = "moved_in", _("Moved here")
    # out
    DIED = "died", _("Deceased")
    TURNED_20 = "turned_20", _("Turned 20")
    EXAM = "exam", _("Diploma")
    MOVED_AWAY = "moved_away", _("Moved away")
    MOVED_BETWEEN = "moved_between", _("Moved between our municipalities")
    PLACED = "placed", _("Place in upper secondary school")
    LAW_CHANGED = "law_changed", _("The law changed: the place counts from that day")
    CONTACT_SAYS_SCHOOL = "contact_says_school", _("A contact says: goes to school")
    # to be checked by a person
    CONFLICT = "conflict", _("The sources contradict each other")
    NO_SCHOOL_RECORD = "no_school_record", _("No source knows of any school")
    RECORD_GONE = "record_gone", _("No longer in the source")
    CLOSED_BEFORE = "closed_before", _("Was closed, and no source has said anything since")
    REGISTERED_WHILE_PLACED = "registered_while_placed", _("Registered, though a source says placed all along")
    COMPULSORY_NOT_ENDED = "compulsory_not_ended", _("Compulsory school has not ended")
    # nothing to propose
    REGISTERED = "registered", _("Registered, and still covered")
    CLOSING = "closing", _("Registered until a given day")
    SUMMER = "summer", _("Has a place that begins after the summer")
    EXEMPT = "exempt", _("Exempt from automatic proposals")
    LIVES_ELSEWHERE = "lives_elsewhere", _("Does not live here")
