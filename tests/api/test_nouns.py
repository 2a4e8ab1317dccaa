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
    "outreach.OutreachSettings": "outreach-settings",
    "outreach.OutreachPause": "next-contacts", "letters.Handover": "handovers", "letters.Mailing": "mailings", "letters.Letter": "letters",
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
        "accounts.SiteContact", "sources.Connection", "sources.Mapping", "register.IdentificationSettings",
        "letters.Sender", "letters.SmsGateway", "support.AssessmentDecision", "support.AssessmentTemplate", "visits.VisitSettings",
        "doors.DoorSettings", "doors.ReferralLanguage", "distribution.DistributionRules", "distribution.Recipient",
    ],
    "one's own on the site": ["register.Draft", "register.SavedFilter", "register.ListWorkbook", "reminders.Notification"],
    "files, and what makes them": [
        "work.StoredFile", "work.Message", "sources.Upload", "sources.Fetch", "letters.LetterFile", "reporting.ReadingCopy",
    ],
    "named persons alone, one at a time": ["support.Assessment", "visits.ConcernReport", "register.ProtectionNotice"],
    "decided in steps with both sides to look at": ["register.YouthMerge", "register.NotSame", "reminders.Handover"],
    "as a source says it: read on the youth's page with the explanation": ["register.SchoolPlacement", "register.Exam"],
    "the report's round with SCB: done by an administrator on the site": [
        "reporting.Answer", "reporting.Remark", "reporting.Notice", "reporting.Receipt",
    ],
    "opens a door without login": ["doors.SchoolUnit", "doors.SchoolLink", "doors.SchoolCode"],
}  # fmt: skip


# what has no id of its own: by model, the noun in whose answers it stands
PARTS = {
    "support.PracticeWeek": "practice-agreements", "register.LegalSex": "youths", "visits.VisitEntry": "visits",
    "register.PreferredDetail": "contact-details",
}  # fmt: skip
PARTS_ASIDE = {
    "whose account may do what": ["accounts.RoleGrant", "support.AssessmentExclusion"],
    "never leaves the house": ["work.Secret", "sources.RemotePerson", "support.Answer", "support.AssessmentQuestion", "reporting.SealedExport"],
    "who has looked at whom: its own page, for those who control it": ["audit.ReadLog"],
    "how a file was read": [
        "sources.HistoryRow", "sources.HistoryRecord", "sources.StagedRow", "sources.RowVerdict", "sources.SourceRecord",
        "sources.SourceRecordBefore",
        "reporting.ExportRow",
    ],
    "one's own on the site": ["register.ListColumns", "reminders.DigestChoice"],
    "as a source says it: read on the youth's page": [
        "register.CompulsorySchool", "register.YouthNumber", "register.Residence",
    ],
    "who goes, what letters say and who gets none: the site has it": ["visits.VisitStaff", "visits.VisitNotice", "letters.LeftOut"],
}  # fmt: skip


@pytest.mark.req("K4-8.1", "K4-8.1b")
def test_noun__stands_in_the_api_or_is_left_out_for_a_reason() -> None:
    ours = [
        one
        for one in apps.get_models()
        if one.__module__.startswith("tenant_apps.") and not hasattr(one, "pgh_tracked_model")
    ]
    for inside, outside, with_ids in ((NOUNS, ASIDE, True), (PARTS, PARTS_ASIDE, False)):
        aside = [label for labels in outside.values() for label in labels]
        assert {one._meta.label for one in ours if issubclass(one, PublicRecord) is with_ids} == {*inside, *aside}
        assert not set(inside) & set(aside)
        assert set(inside.values()) <= _nouns()


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
