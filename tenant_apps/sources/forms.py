from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    source = forms.ChoiceField(label=_("Source"))
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, at most 20 MB. Rows of persons with protected personal data are dropped before anything is kept."
        ),
    )
    as_of = forms.DateField(label=_("The file shows the situation on"), widget=forms.DateInput())
    force = forms.BooleanField(label=_("Load it although a newer file has been applied"), required=False)

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["source"]
        if isinstance(field, forms.ChoiceField):
            field.choices = sources
        file = self.fields["file"]
        file.widget.attrs["accept"] = ".csv,.txt,text/csv"


class ApplyForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the large change is right"),
        max_length=300,
        help_text=_("For example: the school year has ended. No names or numbers."),
    )
