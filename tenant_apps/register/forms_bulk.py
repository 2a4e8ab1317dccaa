"""Forms of what is done with many youths at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.selectors import label_choices, unit_choices
from tenant_apps.outreach.bulk import channels
from tenant_apps.outreach.forms import MomentField
from tenant_apps.register import codes
from tenant_apps.register.forms import DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm

NOBODY = "-"  # a choice that is made, unlike nothing chosen


class BulkLabelForm(forms.Form):
    value = forms.ChoiceField(label=_("Label"), help_text=_("Whose youths they become."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ARG002  (all are made alike)
        super().__init__(*args, **kwargs)
        set_choices(self, "value", [("", _("Choose")), *label_choices(), (NOBODY, _("No label"))])

    def arguments(self) -> dict[str, Any]:
        value = self.cleaned_data["value"]
        return {"value": "" if value == NOBODY else value}


class BulkUnitForm(BulkLabelForm):
    value = forms.ChoiceField(label=_("Unit"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        set_choices(self, "value", [("", _("Choose")), *unit_choices(), (NOBODY, _("No unit"))])


class BulkContactForm(ScreenedForm):
    """Only what was sent: a conversation is logged with each."""

    screened_fields = ("note",)

    channel = forms.ChoiceField(label=_("How"))
    recipient = forms.ChoiceField(
        label=_("With whom"), help_text=_("Guardians are written to until the 18th birthday only.")
    )
    at = MomentField(label=_("When"))
    note = NoteField(
        label=_("Note"), max_length=200, rows=2,
        instruction=_("The same for all, such as the letter's name. Write nothing about a single person."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "channel", [("", _("Choose")), *channels(on=today)])
        known = dict(codes.choices("informant", on=today))
        set_choices(self, "recipient", [(code, known[code]) for code in ("youth", "guardian") if code in known])

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "channel": data["channel"],
            "recipient": data["recipient"],
            "at": data["at"].isoformat(),
            "note": data["note"],
        }


class BulkReminderForm(ScreenedForm):
    """The same on each, for whoever has the youth's label."""

    screened_fields = ("text",)

    text = forms.CharField(
        label=_("What to do"), max_length=200, help_text=_("The same for all. Write nothing about a single person.")
    )
    due_on = DayField(label=_("When"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.today:
            raise forms.ValidationError(_("The day has passed: choose today or later."))
        return day

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "due_on": self.cleaned_data["due_on"].isoformat()}
