from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tenant_apps.sources.models import Upload


class UploadForm(forms.Form):
    source = forms.ChoiceField(label=_("Source"))
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "CSV or Excel, at most 20 MB. Rows of persons with protected personal data are dropped before anything is kept."
        ),
    )
    as_of = forms.DateField(
        label=_("The file shows the situation on"),
        required=False,
        widget=forms.DateInput(),
        help_text=_("Leave it empty when the file or its name says which day. A day that you write goes before both."),
    )
    force = forms.BooleanField(label=_("Load it although a newer file has been applied"), required=False)
    force_reason = forms.CharField(
        label=_("Why an older file is loaded"), max_length=300, required=False, help_text=_("No names or numbers.")
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.waiting: Upload | None = None  # a file that was refused and need not be chosen again
        field = self.fields["source"]
        if isinstance(field, forms.ChoiceField):
            field.choices = sources
        file = self.fields["file"]
        file.widget.attrs["accept"] = ".csv,.txt,.xlsx,text/csv"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("file") and self.waiting is None and "file" not in self.errors:
            self.add_error("file", _("Choose a file."))
        return data

    def keep(self, upload: Upload) -> None:
        """What is shown again names the file that waits."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["kept"] = str(upload.public_id)


class ApplyForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the file is right"),
        max_length=300,
        help_text=_("For example: the school year has ended. No names or numbers."),
    )


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the file is undone"),
        max_length=300,
        help_text=_("For example: it was last year's file. No names or numbers."),
    )
