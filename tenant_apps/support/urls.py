from __future__ import annotations

from django.urls import path

from tenant_apps.support import views, views_assessments, views_consents, views_measures, views_offers, views_plans

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
]
