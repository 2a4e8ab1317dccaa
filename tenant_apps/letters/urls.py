from __future__ import annotations

from django.urls import path

from tenant_apps.letters import views, views_ladder, views_settings, views_templates, views_writing

urlpatterns = [
    path("brev/", views.mailings, name="mailings"),
    path("brev/valda/", views_writing.letters_bulk, name="letters-bulk"),
    path("brev/trappan/", views_ladder.ladder_letters, name="ladder-letters"),
    path("brev/trappan/<uuid:public_id>/", views_ladder.ladder_letters_result, name="ladder-letters-result"),
    path("brev/fyller-20/", views_writing.turning_20, name="turning-20"),
    path("brev/avsandare/", views_settings.letter_sender, name="letter-sender"),
    path("brev/sms/", views_settings.sms_gateway, name="sms-gateway"),
    path("brev/mallar/", views_templates.letter_templates, name="letter-templates"),
    path("brev/mallar/ny/", views_templates.letter_template_add, name="letter-template-add"),
    path("brev/mallar/<uuid:public_id>/", views_templates.letter_template, name="letter-template"),
    path("brev/mallar/<uuid:public_id>/andra/", views_templates.letter_template_edit, name="letter-template-edit"),
    path(
        "brev/mallar/<uuid:public_id>/sprak/", views_templates.letter_template_language, name="letter-template-language"
    ),
    path("brev/mallar/<uuid:public_id>/undan/", views_templates.letter_template_away, name="letter-template-away"),
    path("brev/mallar/<uuid:public_id>/prova/", views_templates.letter_template_try, name="letter-template-try"),
    path(
        "brev/mallar/<uuid:public_id>/text/<slug:language>/",
        views_templates.letter_template_text,
        name="letter-template-text",
    ),
    path("brev/filer/<uuid:public_id>/", views.letter_file, name="letter-file"),
    path("brev/ett/<uuid:public_id>/", views.letter, name="letter"),
    path("brev/ett/<uuid:public_id>/dra-tillbaka/", views.letter_withdraw, name="letter-withdraw"),
    path("brev/ett/<uuid:public_id>/retur/", views.letter_returned, name="letter-returned"),
    path("brev/<uuid:public_id>/", views.mailing, name="mailing"),
    path("brev/<uuid:public_id>/postat/", views.mailing_posted, name="mailing-posted"),
    path("brev/<uuid:public_id>/kontrollera/", views.mailing_check, name="mailing-check"),
    path("brev/<uuid:public_id>/skicka/", views.mailing_send, name="mailing-send"),
    path("brev/<uuid:public_id>/ta-tillbaka/", views_writing.mailing_take_back, name="mailing-take-back"),
    path("brev/<uuid:public_id>/skriv-ut/", views.mailing_print, name="mailing-print"),
    path("ungdomar/<uuid:public_id>/brev/", views_writing.letter_write, name="letter-write"),
    path("ungdomar/<uuid:public_id>/overlamning/", views_settings.handover, name="handover"),
    path("vardnadshavare/<uuid:public_id>/", views_settings.guardian_address, name="guardian-address"),
    path("vardnadshavare/<uuid:public_id>/skydda/", views_settings.guardian_protect, name="guardian-protect"),
]
