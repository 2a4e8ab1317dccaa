from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Label
from tenant_apps.accounts.selectors import label_text
from tenant_apps.register.forms import set_choices
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.reminders.services.reminders import LONGEST


class HandoverForm(ScreenedForm):
    screened_fields = ("note",)

    from_label = forms.ChoiceField(label=_("From the label"))
    to_label = forms.ChoiceField(label=_("To the label"))
    note = forms.CharField(
        label=_("Why"), max_length=LONGEST, required=False, help_text=_("Such as: Maria has left. Nothing about a single youth.")
    )  # fmt: skip

    def __init__(self, *args: Any, labels: tuple[list[Label], list[Label]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in zip(("from_label", "to_label"), labels, strict=True):
            choices = [(str(one.public_id), label_text(one)) for one in found]
            set_choices(self, name, [("", _("Choose")), *choices])
        self.labels = {str(one.public_id): one for one in labels[0]}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("from_label") and data.get("from_label") == data.get("to_label"):
            self.add_error("to_label", _("Choose another label to hand over to."))
        return data

    def chosen(self, name: str) -> Label:
        return self.labels[self.cleaned_data[name]]


class ConfirmForm(HandoverForm):
    """`expected`: how many youths the list had when it was shown."""

    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
