from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.halfyears import HalfYear
from tenant_apps.sources.history.selectors import scb_periods
from tenant_apps.sources.history.services import period_in_name
from tenant_apps.sources.history.shapes import SCB_FILE, SLUGS, get_shape


class HistoryForm(forms.Form):
    kind = forms.ChoiceField(label=_("What the file holds"), widget=forms.RadioSelect())
    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel, at most 20 MB."))
    period = forms.ChoiceField(
        label=_("Half year of the SCB file"),
        required=False,
        help_text=_("Only for an earlier SCB file. May be left out when the file's name says it, as 2024H1."),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        periods = [
            (period.code, HalfYear.parse(period.code).label) for period in scb_periods() if period.start <= today
        ]
        for name, values in (
            (
                "kind",
                [(slug, get_shape(slug).name) for slug in SLUGS] + [(SCB_FILE, _("An earlier SCB file of our own"))],
            ),
            ("period", [("", "–"), *periods]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = values
        self.fields["file"].widget.attrs["accept"] = ".csv,.txt,.xlsx,.xls,.ods,text/csv"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file = data.get("file")
        if data.get("kind") == SCB_FILE and file and not data.get("period"):
            data["period"] = period_in_name(name=file.name)
            if not data["period"]:
                self.add_error("period", _("Say which half year the file was delivered for."))
        return data
