"""The form by which a youth's number, names and date of birth are changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register.forms import DayField
from tenant_apps.register.forms_by_hand import source_field
from tenant_apps.register.models import Youth
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.register.services.identity import Identity, date_in_number


class IdentityForm(ScreenedForm, VersionedForm):
    screened_fields = ("reason",)

    number = forms.CharField(
        label=_("Number"), max_length=14, required=False,
        help_text=_("Personal identity number or coordination number. The earlier one still finds the youth, in search and in files."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    is_slip = forms.BooleanField(
        label=_("The earlier number was a slip: it was never this youth's"), required=False,
        help_text=_("Then it finds nobody from now on, and can be somebody else's."),
    )  # fmt: skip
    birth_date = DayField(
        label=_("Date of birth"), required=False, help_text=_("Only if it is another day than the number says.")
    )
    given_name = forms.CharField(label=_("Given names"), max_length=160, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=160, required=False)
    reason = source_field()

    @staticmethod
    def values_of(youth: Youth, *, today: date) -> dict[str, str]:
        born = "" if date_in_number(youth=youth, today=today) == youth.birth_date else youth.birth_date.isoformat()
        return {
            "number": youth.shown_number, "birth_date": born, "given_name": youth.given_name, "family_name": youth.family_name,
        }  # fmt: skip

    def wanted(self) -> Identity:
        data: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Identity(**data)
