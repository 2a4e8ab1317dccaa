from __future__ import annotations

from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm as AnyLoginForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AnyLoginForm):
    """The way to a new password stands below the button: Tab leads from the address straight to the password."""

    password = PasswordField(label=_("Password"), autocomplete="current-password")
