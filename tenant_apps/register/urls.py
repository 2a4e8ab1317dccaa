from __future__ import annotations

from django.urls import path

from tenant_apps.register import views, views_editing

urlpatterns = [
    path("", views.front_page, name="today"),
    path("ungdomar/", views.youths, name="youths"),
    path("sok/", views.search, name="search"),
    path("ungdomar/<uuid:public_id>/", views.youth, name="youth"),
    path("ungdomar/<uuid:public_id>/sysselsattning/", views_editing.occupation_add, name="occupation-add"),
    path("ungdomar/<uuid:public_id>/etikett/", views_editing.label_set, name="label-set"),
    path("ungdomar/<uuid:public_id>/uppgift/", views_editing.detail_add, name="detail-add"),
    path("kontaktuppgifter/<uuid:public_id>/fungerar-inte/", views_editing.detail_failed, name="detail-failed"),
    path("registreringar/<uuid:public_id>/", views_editing.registration_edit, name="registration-edit"),
]
