"""What somebody may say at a door. Coded, so that nobody has to write free text about a person (PRV-14)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Who(models.TextChoices):
    YOUTH = "youth", _("the youth")
    PARENT = "parent", _("a parent or guardian")
    OTHER = "other", _("somebody else")


class About(models.TextChoices):
    SCHOOL = "school", _("going to school")
    WORK = "work", _("getting a job or practice")
    TALK = "talk", _("somebody to talk to")
    UNSURE = "unsure", _("not sure yet")


class ReferralState(models.TextChoices):
    NEW = "new", _("new")
    CONTACTED = "contacted", _("in contact")
    REGISTERED = "registered", _("registered")
    NOTHING = "nothing", _("led to nothing")


class Via(models.TextChoices):
    LINK = "link", _("the school's link")
    STAFF = "staff", _("staff")


class Worry(models.TextChoices):
    """Why a school fears that a pupil drops out. No reasons of health or home: those are not ours to keep (PRV-13)."""

    ABSENCE = "absence", _("absent much")
    RESULTS = "results", _("results, many courses without a pass")
    WRONG_CHOICE = "wrong_choice", _("wants another programme")
    WANTS_TO_LEAVE = "wants_to_leave", _("says that they want to leave")
    OTHER = "other", _("something else, told by telephone")


class Party(models.TextChoices):
    SCHOOL = "school", _("the school")
    YOUTH = "youth", _("the youth")
    GUARDIAN = "guardian", _("a guardian")
    COACH = "coach", _("a coach")


class TalkResult(models.TextChoices):
    STAYS = "stays", _("stays at the school")
    SUPPORT = "support", _("stays, with support from the school")
    OTHER_PROGRAMME = "other_programme", _("changes programme or school")
    INTRODUCTORY = "introductory", _("changes to an introductory programme")
    LEAVES = "leaves", _("leaves the school")
    AGAIN = "again", _("a new talk is agreed")
    NOT_HELD = "not_held", _("no talk was held")


class NoticeKind(models.TextChoices):
    """15 kap. 15 § skollagen (2010:800)."""

    BEGINS = "begins", _("begins")
    ENDS = "ends", _("ends")
    ABSENCE = "absence", _("absent without valid reason")


class NoticeState(models.TextChoices):
    NEW = "new", _("new")
    INQUIRY = "inquiry", _("under inquiry")
    CHECKED = "checked", _("checked")


class NoticeResult(models.TextChoices):
    AGREES = "agrees", _("the sources say the same")
    SOURCES_LATE = "sources_late", _("right; the sources did not say so yet")
    WRONG = "wrong", _("the notice was wrong")
    NOT_OURS = "not_ours", _("not somebody of this municipality")
    CONTACTED = "contacted", _("the school was called")
