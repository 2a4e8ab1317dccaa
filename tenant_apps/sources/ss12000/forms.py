from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.models import Connection
from tenant_apps.sources.ss12000.network import check_address
from tenant_apps.sources.ss12000.services import Details


class ConnectionForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("As your staff know the school system."))
    base_address = forms.CharField(
        label=_("Base address"),
        max_length=300,
        help_text=_("As https://server.example/ss12000; the school system's supplier knows it."),
    )
    token_address = forms.CharField(
        label=_("Token address"), max_length=300, help_text=_("Where the client logs in (OAuth2 client credentials).")
    )
    client_id = forms.CharField(label=_("Client id"), max_length=200)
    secret = forms.CharField(
        label=_("Client secret"),
        max_length=500,
        strip=True,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )
    scope = forms.CharField(
        label=_("Scope"), max_length=200, required=False, help_text=_("Only if the supplier names one.")
    )
    units = forms.MultipleChoiceField(
        label=_("Schools"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Whose pupils are fetched. None chosen: all that the server gives, also schools that are added later."
        ),
    )
    period_days = forms.IntegerField(
        label=_("Days between fetches"),
        min_value=1,
        max_value=60,
        help_text=_("A fetch that is missing raises an alarm after one and a half times as long."),
    )
    is_active = forms.BooleanField(label=_("Fetch by night"), required=False)
    applies = forms.BooleanField(
        label=_("Apply what was fetched by itself"),
        required=False,
        help_text=_("A large change still waits until somebody says why it is right."),
    )
    is_certified = forms.BooleanField(
        label=_("I certify that a person without securityMarking has no protected personal data"),
        required=False,
        help_text=_(
            "Only for a server that leaves the field out. Your name and the day are kept. "
            "Without the certificate such persons are refused."
        ),
    )

    def __init__(self, *args: Any, connection: Connection | None, has_secret: bool, **options: Any) -> None:
        if connection is not None:
            options["initial"] = {**values_of(connection), **options.get("initial", {})}
        super().__init__(*args, **options)
        secret, units = self.fields["secret"], self.fields["units"]
        secret.required = not has_secret
        secret.help_text = (
            _("One is kept, and is never shown. Leave empty to keep it.")
            if has_secret
            else _("Kept sealed, and never shown again.")
        )
        known = connection.known_units if connection is not None else []
        if isinstance(units, forms.MultipleChoiceField):
            units.choices = [(unit["id"], _labelled(unit)) for unit in known] + [
                (one, one)
                for one in (connection.units if connection else [])
                if one not in {unit["id"] for unit in known}
            ]
        if not known:
            units.widget = forms.MultipleHiddenInput()
        if connection is None:
            del self.fields["version"]

    def _clean_address(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        try:
            check_address(text)
        except FetchFailed as wrong:
            raise forms.ValidationError(wrong.message) from None
        return text.strip().rstrip("/") if name == "base_address" else text.strip()

    def clean_base_address(self) -> str:
        return self._clean_address("base_address")

    def clean_token_address(self) -> str:
        return self._clean_address("token_address")

    def details(self) -> Details:
        data = self.cleaned_data
        return Details(
            name=data["name"], base_address=data["base_address"], token_address=data["token_address"], client_id=data["client_id"],
            scope=data["scope"], units=tuple(data["units"]), period_days=data["period_days"], is_active=data["is_active"],
            applies=data["applies"], is_certified=data["is_certified"],
        )  # fmt: skip


def values_of(connection: Connection) -> dict[str, Any]:
    """What stands in the form; never the secret."""
    return {
        "name": connection.source.name, "base_address": connection.base_address, "token_address": connection.token_address,
        "client_id": connection.client_id, "scope": connection.scope, "units": connection.units, "period_days": connection.source.period_days,
        "is_active": connection.is_active, "applies": connection.applies, "is_certified": connection.is_certified, "version": connection.version,
    }  # fmt: skip


def _labelled(unit: dict[str, str]) -> str:
    return f"{unit['name']} ({unit['code']})" if unit["code"] else unit["name"] or unit["id"]
