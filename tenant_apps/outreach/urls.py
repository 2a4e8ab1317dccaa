from __future__ import annotations

from django.urls import path

from tenant_apps.outreach import views
from tenant_apps.outreach.ladder import views as ladder
from tenant_apps.outreach.ladder import views_editor as editor
from tenant_apps.outreach.ladder import views_settings

urlpatterns = [
    path("ungdomar/<uuid:public_id>/kontakt/", views.contact_add, name="contact-add"),
    path("kontakter/<uuid:public_id>/", views.contact_edit, name="contact-edit"),
    path("ungdomar/<uuid:public_id>/nasta-kontakt/", ladder.next_contact, name="next-contact"),
    path("ungdomar/<uuid:public_id>/steg/", ladder.step_record, name="step-record"),
    path("uppsok/", ladder.outreach, name="outreach"),
    path("uppsok/garanti/", ladder.half_year_guarantee, name="half-year-guarantee"),
    path("uppsok/trappor/", editor.ladders, name="ladders"),
    path("uppsok/trappor/ny/", editor.ladder_add, name="ladder-add"),
    path("uppsok/trappor/<uuid:public_id>/", editor.ladder, name="ladder"),
    path("uppsok/trappor/<uuid:public_id>/andra/", editor.ladder_edit, name="ladder-edit"),
    path("uppsok/trappor/<uuid:public_id>/steg/", editor.step_add, name="ladder-step-add"),
    path("uppsok/steg/<uuid:public_id>/", editor.step_edit, name="ladder-step-edit"),
    path("uppsok/steg/<uuid:public_id>/flytta/", editor.step_move, name="ladder-step-move"),
    path("uppsok/installningar/", views_settings.outreach_settings, name="outreach-settings"),
]
