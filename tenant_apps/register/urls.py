from __future__ import annotations

from django.urls import path

from tenant_apps.register import views, views_by_hand, views_editing

urlpatterns = [
    path("", views.front_page, name="today"),
    path("ungdomar/", views.youths, name="youths"),
    path("ungdomar/ny/", views_by_hand.youth_add, name="youth-add"),
    path("sok/", views.search, name="search"),
    path("ungdomar/<uuid:public_id>/", views.youth, name="youth"),
    path("ungdomar/<uuid:public_id>/sysselsattning/", views_editing.occupation_add, name="occupation-add"),
    path("ungdomar/<uuid:public_id>/etikett/", views_editing.label_set, name="label-set"),
    path("ungdomar/<uuid:public_id>/uppgift/", views_editing.detail_add, name="detail-add"),
    path("ungdomar/<uuid:public_id>/registrera/", views_by_hand.registration_open, name="registration-open"),
    path("ungdomar/<uuid:public_id>/undantag/", views_by_hand.exempt_set, name="exempt-set"),
    path("kontaktuppgifter/<uuid:public_id>/fungerar-inte/", views_editing.detail_failed, name="detail-failed"),
    path("registreringar/<uuid:public_id>/", views_editing.registration_edit, name="registration-edit"),
    path("registreringar/<uuid:public_id>/avsluta/", views_by_hand.registration_close, name="registration-close"),
    path(
        "registreringar/<uuid:public_id>/av-misstag/", views_by_hand.registration_mistake, name="registration-mistake"
    ),
]
