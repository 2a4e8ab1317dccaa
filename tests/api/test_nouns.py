"""API for every noun: what has an id of its own stands in the API, under the noun named here, or is left out for a reason that is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from kaa.core.records import PublicRecord
from kaa.urls_api import urlpatterns

# by model: the noun whose answers have it
NOUNS = {
    "accounts.Unit": "units", "accounts.Label": "labels", "work.Job": "jobs", "sources.Source": "sources", "sources.ImportRun": "import-runs",
    "register.ContactDetail": "contact-details", "register.Guardian": "guardians", "register.Youth": "youths",
    "register.Registration": "registrations", "register.OccupationFact": "occupations", "register.Proposal": "proposals",
    "outreach.Contact": "contacts", "outreach.StepRecord": "steps", "outreach.Ladder": "ladders", "outreach.LadderStep": "ladders",
    "outreach.OutreachSettings": "outreach-settings", "letters.Mailing": "mailings", "letters.Letter": "letters",
    "letters.LetterTemplate": "letter-templates", "letters.TemplateVersion": "letter-templates", "support.Consent": "consents",
    "support.Share": "shares", "support.CoordinatedPlan": "coordinated-plans", "support.Intervention": "interventions",
    "support.InterventionFollowUp": "measure-follow-ups", "support.PracticeAgreement": "practice-agreements", "support.Offer": "offers",
    "support.Programme": "programmes", "support.Participation": "participations", "support.ActionPlan": "plans", "support.PlanVersion": "plans",
    "support.PlanItem": "plans", "support.PlanFollowUp": "plans", "support.PreparationMeeting": "preparation-meetings",
    "support.Referral": "referrals", "support.LadderStep": "step-levels", "support.YouthStep": "youth-steps",
    "support.LocalMeasure": "local-measures", "visits.VisitDay": "visit-days", "visits.HomeVisit": "visits", "documents.Document": "documents",
    "reporting.Export": "exports", "doors.SchoolNotice": "school-notices", "doors.SelfReferral": "self-referrals", "doors.DropoutTalk": "talks",
    "reminders.Absence": "absences", "reminders.Reminder": "reminders", "distribution.Assignment": "assignments",
}  # fmt: skip
ASIDE = {
    "who may log in, and with what": ["accounts.User", "accounts.ApiToken"],
    "settings that are decided on the site": [
        "accounts.SiteContact", "sources.Connection", "sources.Mapping", "register.IdentificationSettings", "outreach.OutreachPause",
        "letters.Sender", "letters.SmsGateway", "support.AssessmentDecision", "support.AssessmentTemplate", "visits.VisitSettings",
        "doors.DoorSettings", "doors.ReferralLanguage", "distribution.DistributionRules", "distribution.Recipient",
    ],
    "one's own on the site": ["register.Draft", "register.SavedFilter", "register.ListWorkbook", "reminders.Notification"],
    "files, and what makes them": [
        "work.StoredFile", "work.Message", "sources.Upload", "sources.Fetch", "letters.LetterFile", "letters.Handover", "reporting.ReadingCopy",
    ],
    "named persons alone, one at a time": ["support.Assessment", "visits.ConcernReport", "register.ProtectionNotice"],
    "decided in steps with both sides to look at": ["register.YouthMerge", "register.NotSame", "reminders.Handover"],
    "as a source says it: read on the youth's page with the explanation": ["register.SchoolPlacement", "register.Exam"],
    "the report's round with SCB: done by an administrator on the site": [
        "reporting.Answer", "reporting.Remark", "reporting.Notice", "reporting.Receipt",
    ],
    "opens a door without login": ["doors.SchoolUnit", "doors.SchoolLink", "doors.SchoolCode"],
}  # fmt: skip


@pytest.mark.req("K4-8.1", "K4-8.1b")
def test_noun__stands_in_the_api_or_is_left_out_for_a_reason() -> None:
    aside = [label for labels in ASIDE.values() for label in labels]
    models = {
        one._meta.label
        for one in apps.get_models()
        if issubclass(one, PublicRecord) and one.__module__.startswith("tenant_apps.")
    }
    assert models == {*NOUNS, *aside}
    assert not set(NOUNS) & set(aside)
    assert set(NOUNS.values()) <= _nouns()


def _nouns() -> set[str]:
    """The first part of each address."""
    found: set[str] = set()
    waiting: list[Any] = list(urlpatterns)
    while waiting:
        one = waiting.pop()
        below = getattr(one, "url_patterns", None)
        if below is None:
            found.add(str(one.pattern).split("/")[0])
        else:
            waiting += below
    return found
