from tenant_apps.support.models.assessments import (
    Answer,
    Assessment,
    AssessmentDecision,
    AssessmentExclusion,
    AssessmentQuestion,
    AssessmentTemplate,
)
from tenant_apps.support.models.consents import Consent, Share
from tenant_apps.support.models.coordinated import CoordinatedPlan
from tenant_apps.support.models.interventions import Intervention
from tenant_apps.support.models.measures import InterventionFollowUp, PracticeAgreement, PracticeWeek
from tenant_apps.support.models.offers import Offer
from tenant_apps.support.models.participations import Participation, Programme
from tenant_apps.support.models.plans import ActionPlan, PlanFollowUp, PlanItem, PlanVersion
from tenant_apps.support.models.referrals import PreparationMeeting, Referral
from tenant_apps.support.models.steps import LadderStep, LocalMeasure, YouthStep

__all__ = [
    "ActionPlan", "Answer", "Assessment", "AssessmentDecision", "AssessmentExclusion", "AssessmentQuestion", "AssessmentTemplate",
    "Consent", "CoordinatedPlan", "Intervention", "InterventionFollowUp", "LadderStep", "LocalMeasure", "Offer", "Participation",
    "PlanFollowUp", "PlanItem", "PlanVersion", "PracticeAgreement", "PracticeWeek", "PreparationMeeting", "Programme", "Referral", "Share",
    "YouthStep",
]  # fmt: skip
