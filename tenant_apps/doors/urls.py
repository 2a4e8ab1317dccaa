from __future__ import annotations

from django.urls import path

from tenant_apps.doors import views_incoming, views_referral

urlpatterns = [
    # without login
    path("egenremiss/", views_referral.referral, name="referral"),
    path("egenremiss/tack/", views_referral.thanks, name="referral-thanks"),
    # staff
    path("inkommet/", views_incoming.incoming, name="incoming"),
    path("inkommet/egenremisser/<uuid:public_id>/", views_incoming.referral, name="incoming-referral"),
]
