from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.letters.enums import Gateway


class GatewayForm(VersionedForm):
    kind = forms.ChoiceField(label=_("How it is asked"), choices=Gateway.choices)
    address = forms.CharField(
        label=_("Address"), max_length=300, help_text=_("As https://gateway.example/sms; the supplier knows it.")
    )
    username = forms.CharField(label=_("User name"), max_length=200, required=False)
    secret = forms.CharField(
        label=_("Secret"), max_length=500, required=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )  # fmt: skip
    sender = forms.CharField(
        label=_("Sender"), max_length=15, help_text=_("A number, or at most eleven letters a to z and digits.")
    )
    is_active = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, has_secret: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secret"].help_text = (
            _("One is kept, and is never shown. Leave empty to keep it.")
            if has_secret
            else _("Kept sealed, and never shown again.")
        )

    def own_fields(self) -> list[str]:
        """What is compared when two have saved: never the secret."""
        return [name for name in self.fields if name not in {"version", "secret"}]
