from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from tenant_apps.support import (
    views,
    views_assessments,
    views_consents,
    views_measures,
    views_offers,
    views_participations,
    views_plans,
    views_referrals,
    views_steps,
)


class DayConverter:
    """A day as 2026-11-16."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(DayConverter, "day")

urlpatterns = [
    path("ungdomar/<uuid:public_id>/atgard/", views.intervention_add, name="intervention-add"),
    path("atgarder/<uuid:public_id>/", views.intervention_edit, name="intervention-edit"),
    path("deltagare/", views.participants, name="participants"),
    path("ungdomar/<uuid:public_id>/plan/", views_plans.plan_add, name="plan-add"),
    path("planer/<uuid:public_id>/", views_plans.plan, name="plan"),
    path("planer/<uuid:public_id>/andra/", views_plans.plan_revise, name="plan-revise"),
    path("planer/<uuid:public_id>/uppfoljning/", views_plans.plan_follow_up, name="plan-follow-up"),
    path("planer/<uuid:public_id>/avsluta/", views_plans.plan_end, name="plan-end"),
    path("planer/<uuid:public_id>/utskrift/", views_plans.plan_print, name="plan-print"),
    path("planer/<uuid:public_id>/jamfor/", views_plans.plan_compare, name="plan-compare"),
    path("planer/punkter/<uuid:public_id>/klar/", views_plans.plan_item_done, name="plan-item-done"),
    path("ungdomar/<uuid:public_id>/erbjudande/", views_offers.offer_add, name="offer-add"),
    path("erbjudanden/<uuid:public_id>/", views_offers.offer_edit, name="offer-edit"),
    path("ungdomar/<uuid:public_id>/samtycke/", views_consents.consent_add, name="consent-add"),
    path("samtycken/<uuid:public_id>/", views_consents.consent, name="consent"),
    path("samtycken/<uuid:public_id>/blankett/", views_consents.consent_form, name="consent-form"),
    path("samtycken/<uuid:public_id>/fil/", views_consents.consent_file, name="consent-file"),
    path("samtycken/<uuid:public_id>/aterkalla/", views_consents.consent_withdraw, name="consent-withdraw"),
    path("ungdomar/<uuid:public_id>/lamna-uppgifter/", views_consents.share_add, name="share-add"),
    path("ungdomar/<uuid:public_id>/sip/", views_consents.coordinated_add, name="coordinated-add"),
    path("sip/<uuid:public_id>/", views_consents.coordinated_edit, name="coordinated-edit"),
    path("ungdomar/<uuid:public_id>/kartlaggning/", views_assessments.assessment_add, name="assessment-add"),
    path("kartlaggningar/<uuid:public_id>/", views_assessments.assessment, name="assessment"),
    path("kartlaggningar/<uuid:public_id>/andra/", views_assessments.assessment_edit, name="assessment-edit"),
    path("installningar/kartlaggning/", views_assessments.assessment_settings, name="assessment-settings"),
    path("installningar/kartlaggning/av/", views_assessments.assessment_off, name="assessment-off"),
    path("installningar/kartlaggning/personal/", views_assessments.assessment_staff, name="assessment-staff"),
    path(
        "installningar/kartlaggning/fragor/<uuid:public_id>/",
        views_assessments.assessment_template,
        name="assessment-template",
    ),
    path("atgarder/<uuid:public_id>/lage/", views_measures.measure, name="measure"),
    path("atgarder/<uuid:public_id>/nasta/", views_measures.measure_next, name="measure-next"),
    path("atgarder/<uuid:public_id>/uppfoljning/", views_measures.measure_held, name="measure-held"),
    path("atgarder/<uuid:public_id>/praktikavtal/", views_measures.practice_agreement, name="practice-agreement"),
    path("atgarder/<uuid:public_id>/narvaro/", views_measures.practice_week, name="practice-week"),
    path("atgarder/", views_referrals.measures, name="measures"),
    path("ungdomar/<uuid:public_id>/deltagande/", views_participations.participation_add, name="participation-add"),
    path("deltaganden/", views_participations.participations, name="participations"),
    path("deltaganden/<uuid:public_id>/", views_participations.participation_edit, name="participation-edit"),
    path("ungdomar/<uuid:public_id>/hanvisning/", views_referrals.referral_add, name="referral-add"),
    path("hanvisningar/<uuid:public_id>/", views_referrals.referral, name="referral-page"),
    path("hanvisningar/<uuid:public_id>/andra/", views_referrals.referral_edit, name="referral-edit"),
    path("hanvisningar/<uuid:public_id>/beslut/", views_referrals.referral_decision, name="referral-decision"),
    path("hanvisningar/<uuid:public_id>/besluta/", views_referrals.referral_decide, name="referral-decide"),
    path("beredning/<uuid:public_id>/<day:day>/", views_referrals.referral_list, name="referral-list"),
    path("ungdomar/<uuid:public_id>/stegtrappa/", views_steps.youth_steps, name="youth-steps"),
    path("stegtrappa/<uuid:public_id>/ta-bort/", views_steps.youth_step_remove, name="youth-step-remove"),
    path("installningar/atgarder/", views_steps.measure_settings, name="measure-settings"),
    path("installningar/atgarder/stegen/", views_steps.step_ladder, name="step-ladder"),
    path("installningar/atgarder/<slug:kind>/ny/", views_steps.measure_setting, name="measure-setting-add"),
    path("installningar/atgarder/<slug:kind>/<uuid:public_id>/", views_steps.measure_setting, name="measure-setting"),
]
