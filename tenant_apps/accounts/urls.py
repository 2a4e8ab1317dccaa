from __future__ import annotations

from django.urls import path

from tenant_apps.accounts import views
from tenant_apps.accounts.tokens import views as tokens

urlpatterns = [
    path("installningar/", views.settings, name="settings"),
    path("installningar/personal/ny/", views.staff_add, name="staff-add"),
    path("installningar/personal/<uuid:public_id>/", views.staff_edit, name="staff-edit"),
    path("installningar/personal/<uuid:public_id>/lank/", views.staff_link, name="staff-link"),
    path("konto/api-nycklar/", tokens.tokens, name="tokens"),
    path("konto/api-nycklar/<uuid:public_id>/aterkalla/", tokens.token_revoke, name="token-revoke"),
    path("installningar/api-nycklar/", tokens.tokens_all, name="tokens-all"),
    path("installningar/etiketter/ny/", views.label_add, name="label-add"),
    path("installningar/etiketter/<uuid:public_id>/", views.label_edit, name="label-edit"),
]
