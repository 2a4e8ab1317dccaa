from __future__ import annotations

from django.urls import path

from tenant_apps.doors import (
    views_incoming,
    views_notices,
    views_referral,
    views_school,
    views_schools,
    views_settings,
    views_talks,
)

urlpatterns = [
    # without login
    path("egenremiss/", views_referral.referral, name="referral"),
    path("egenremiss/tack/", views_referral.thanks, name="referral-thanks"),
    path("skola/<str:token>/", views_school.door, name="school-door"),
    path("skola/<str:token>/samtal/", views_school.talk, name="school-talk"),
    path("skola/<str:token>/kod/", views_school.code, name="school-code"),
    path("skola/<str:token>/anmalan/", views_school.notice, name="school-notice"),
    # staff
    path("inkommet/", views_incoming.incoming, name="incoming"),
    path("inkommet/egenremisser/<uuid:public_id>/", views_incoming.referral, name="incoming-referral"),
    path("inkommet/samtal/nytt/", views_talks.talk_add, name="talk-add"),
    path("inkommet/samtal/<uuid:public_id>/", views_talks.talk, name="talk"),
    path("inkommet/anmalningar/<uuid:public_id>/", views_notices.notice, name="incoming-notice"),
    path("inkommet/anmalningar/<uuid:public_id>/utred/", views_notices.inquiry, name="incoming-notice-inquiry"),
    path("inkommet/skolor/", views_talks.figures, name="school-figures"),
    path("inkommet/affisch/", views_settings.sheet, name="referral-sheet"),
    path("installningar/dorrar/", views_settings.door_settings, name="door-settings"),
    path("installningar/dorrar/sprak/nytt/", views_settings.language_add, name="referral-language-add"),
    path("installningar/dorrar/sprak/<uuid:public_id>/", views_settings.language, name="referral-language"),
    path("installningar/skolor/", views_schools.units, name="school-units"),
    path("installningar/skolor/ny/", views_schools.unit_add, name="school-unit-add"),
    path("installningar/skolor/las-in/", views_schools.units_import, name="school-units-import"),
    path("installningar/skolor/<uuid:public_id>/", views_schools.unit, name="school-unit"),
    path("installningar/skolor/<uuid:public_id>/stang/", views_schools.unit_archive, name="school-unit-archive"),
    path("installningar/skolor/<uuid:public_id>/lank/", views_schools.link_new, name="school-link-new"),
    path("installningar/skolor/<uuid:public_id>/lank/stang/", views_schools.link_revoke, name="school-link-revoke"),
]
