from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from shared_apps.codelists.selectors import municipalities
from tenant_apps.doors.models import SchoolUnit
from tenant_apps.register.forms import CHOOSE, set_choices


class SchoolUnitForm(VersionedForm):
    code = forms.CharField(
        label=_("School unit code"), max_length=8, help_text=_("Eight digits, in Skolverket's register.")
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    municipality_code = forms.ChoiceField(label=_("Municipality"))
    email = forms.EmailField(
        label=_("Contact e-mail"), required=False, max_length=254,
        help_text=_("A mailbox that the school reads together. The codes for notices go there."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = False
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "data-width": "short"})
        towns = sorted((one.name, one.code) for one in municipalities().values())
        set_choices(self, "municipality_code", [("", CHOOSE), *((code, name) for name, code in towns)])

    @staticmethod
    def values_of(unit: SchoolUnit) -> dict[str, str]:
        return {"code": unit.code, "name": unit.name, "municipality_code": unit.municipality_code, "email": unit.email}

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("code", "name", "municipality_code", "email")}


class SchoolFileForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".csv,.txt,.xlsx,.xls,.ods,text/csv"


class FindForm(forms.Form):
    q = forms.CharField(label=_("Name or code"), required=False, max_length=80)
