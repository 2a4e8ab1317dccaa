from __future__ import annotations

from django.urls import path

from tenant_apps.visits import views, views_concerns, views_days, views_field, views_notices

urlpatterns = [
    path("besok/", views.visits, name="visits"),
    path("besok/ny/", views.day_add, name="visit-day-add"),
    path("besok/valda/", views.plan_chosen, name="visit-plan-chosen"),
    path("besok/installningar/", views.settings, name="visit-settings"),
    path("besok/orosanmalan/", views_concerns.concerns, name="concerns"),
    path("besok/<uuid:public_id>/", views_days.day, name="visit-day"),
    path("besok/<uuid:public_id>/andra/", views_days.day_edit, name="visit-day-edit"),
    path("besok/<uuid:public_id>/lage/", views_days.day_state, name="visit-day-state"),
    path("besok/<uuid:public_id>/ordning/", views_days.day_order, name="visit-day-order"),
    path("besok/<uuid:public_id>/aviseringar/", views_notices.day_notices, name="visit-day-notices"),
    path("besok/<uuid:public_id>/aviseringar/gor/", views_notices.day_make_notices, name="visit-day-make-notices"),
    path("besok/<uuid:public_id>/tider/", views_days.day_times, name="visit-day-times"),
    path("besok/<uuid:public_id>/franvaro/", views_days.day_absence, name="visit-day-absence"),
    path("besok/<uuid:public_id>/ungdomar/", views_days.day_youths, name="visit-day-youths"),
    path("besok/<uuid:public_id>/telefon/", views_field.phone, name="visit-phone"),
    path("besok/<uuid:public_id>/papper/", views_field.paper, name="visit-paper"),
    path("hembesok/<uuid:public_id>/resultat/", views_field.record, name="visit-record"),
    path("hembesok/<uuid:public_id>/skal/", views_field.reason, name="visit-reason"),
    path("hembesok/<uuid:public_id>/ta-bort/", views_days.visit_remove, name="visit-remove"),
    path("hembesok/<uuid:public_id>/skatteverket/", views_field.tax_agency, name="visit-tax-agency"),
    path("ungdomar/<uuid:public_id>/besok/", views.plan_youth, name="visit-plan-youth"),
    path("ungdomar/<uuid:public_id>/orosanmalan/", views_concerns.concern_add, name="concern-add"),
    path("orosanmalningar/<uuid:public_id>/", views_concerns.concern_edit, name="concern-edit"),
]
