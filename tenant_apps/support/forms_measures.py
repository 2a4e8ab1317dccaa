from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register.forms import DayField, NoteField
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.support.services.measures import AgreementFacts


class NextFollowUpForm(forms.Form):
    due_on = DayField(label=_("Next follow-up"), help_text=_("As agreed with the partner."))


class HeldFollowUpForm(ScreenedForm):
    held_on = DayField(label=_("Was held"))
    note = NoteField(
        label=_("What was said"), max_length=300, rows=2,
        instruction=_("How it goes, and what is agreed. No diagnoses, no crimes, nothing about other people."),
    )  # fmt: skip
    next_on = DayField(label=_("Next follow-up"), required=False)


class AgreementForm(VersionedForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    place = forms.CharField(label=_("Place"), max_length=100)
    supervisor = forms.CharField(label=_("Supervisor"), max_length=100, required=False)
    supervisor_phone = forms.CharField(label=_("Supervisor's telephone"), max_length=40, required=False)
    days_a_week = forms.IntegerField(label=_("Days a week"), min_value=1, max_value=7)
    signed_on = DayField(
        label=_("Signed"), required=False, help_text=_("Without a signed agreement the youth is not insured.")
    )
    insurance_checked_on = DayField(label=_("Insurance checked"), required=False)

    def facts(self) -> AgreementFacts:
        return AgreementFacts(**{name: self.cleaned_data[name] for name in self.own_fields()})


class WeekForm(forms.Form):
    day = DayField(label=_("A day in the week"))
    planned = forms.IntegerField(label=_("Days planned"), min_value=0, max_value=7)
    present = forms.IntegerField(
        label=_("Days present"), min_value=0, max_value=7, help_text=_("Not why somebody was away.")
    )


def values_of_agreement(one: Any) -> dict[str, str]:
    """As the form would post them; nothing for an agreement that is not written yet."""
    names = ("place", "supervisor", "supervisor_phone", "days_a_week", "signed_on", "insurance_checked_on")
    values = {name: getattr(one, name) for name in names} if one else dict.fromkeys(names, "")
    return {name: value.isoformat() if isinstance(value, date) else str(value or "") for name, value in values.items()}
