"""Logging in: only those of allauth's pages that we want. No sign-up: its page says so."""

from __future__ import annotations

from allauth.account import views
from allauth.usersessions.views import list_usersessions
from django.urls import path, re_path

from kaa.core.sessions import extend

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logga-ut/", views.logout, name="account_logout"),
    path("avstangd/", views.account_inactive, name="account_inactive"),
    path("registrera/", views.signup, name="account_signup"),
    path("bekrafta/", views.reauthenticate, name="account_reauthenticate"),
    path("losenord/byt/", views.password_change, name="account_change_password"),
    path("losenord/nytt/", views.password_reset, name="account_reset_password"),
    path("losenord/nytt/skickat/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("losenord/nytt/klart/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("inloggningar/", list_usersessions, name="usersessions_list"),
    path("forlang/", extend, name="session-extend"),
]
