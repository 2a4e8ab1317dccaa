from __future__ import annotations

from django.urls import path

from tenant_apps.support import views, views_plans

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
]
