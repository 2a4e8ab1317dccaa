"""Forms for registering, closing, exempting and adding by hand. The rules stand in the services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.register.services.closing import Closing, MeasuresEnd
from tenant_apps.register.services.people import FirstRegistration, NewYouth

WHY = _(
    "From where you know it, and why. No diagnoses, no crimes, nothing about other people. The youth can ask to read it."
)


def source_field(label: Any = None) -> NoteField:
    return NoteField(label=label or _("Source and reason"), max_length=300, rows=2, instruction=WHY, required=True)


class OpenForm(ScreenedForm):
    screened_fields = ("source",)

    covered_from = DayField(
        label=_("Covered from"),
        help_text=_("The day the responsibility arose: the day after the placement ended, the move."),
    )
    latest_studies = forms.ChoiceField(
        label=_("Latest studies"), help_text=_("Statistics Sweden's reason for the registration.")
    )
    municipality_code = forms.ChoiceField(label=_("Home municipality"))
    source = source_field()

    def __init__(self, *args: Any, today: date, municipality_codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "latest_studies", codes.choices("latest_studies", on=today, empty=CHOOSE))
        set_choices(self, "municipality_code", [(code, municipality_name(code)) for code in municipality_codes])


class CloseForm(ScreenedForm, VersionedForm):
    screened_fields = ("source",)

    ceased_on = DayField(
        label=_("Ceased"), help_text=_("The day the responsibility ended: the placement, the move, the exam.")
    )
    end_reason = forms.ChoiceField(
        label=_("Reason for deregistration"), help_text=_("Statistics Sweden's reason for the deregistration.")
    )
    source = source_field()
    end_measures = forms.BooleanField(label=_("End the ongoing measures on the day of deregistration"), required=False)
    measure_end_reason = forms.ChoiceField(label=_("Reason for ending the measures"), required=False)
    occupation_after = forms.ChoiceField(label=_("Occupation after the measures"), required=False)

    def __init__(self, *args: Any, today: date, has_measures: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "end_reason", codes.choices("deregistration_reason", on=today, empty=CHOOSE))
        if not has_measures:
            for name in ("end_measures", "measure_end_reason", "occupation_after"):
                del self.fields[name]
            return
        suggested = _("As the reason for deregistration suggests")
        set_choices(self, "measure_end_reason", codes.choices("intervention_end", on=today, empty=suggested))
        set_choices(self, "occupation_after", codes.choices("occupation", on=today, empty=_("Not given")))

    def closing(self) -> Closing:
        data = self.cleaned_data
        ends = MeasuresEnd(data["measure_end_reason"], data["occupation_after"]) if data.get("end_measures") else None
        return Closing(
            ceased_on=data["ceased_on"], end_reason=data["end_reason"], source=data["source"], version=data["version"], measures=ends,
        )  # fmt: skip


class MistakeForm(ScreenedForm, VersionedForm):
    screened_fields = ("reason",)

    reason = source_field(_("What was wrong"))


class ExemptForm(ScreenedForm, VersionedForm):
    screened_fields = ("reason",)

    until = DayField(
        label=_("Exempt until"), required=False,
        help_text=_("From that day automatic proposals are made again. Empty: the exemption ends now."),
    )  # fmt: skip
    reason = source_field(_("Reason"))


class YouthForm(ScreenedForm):
    screened_fields = ("source",)

    number = forms.CharField(
        label=_("Number"), max_length=14, help_text=_("Personal identity number, coordination number or a school's temporary number (TF)."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    birth_date = DayField(
        label=_("Date of birth"), required=False, help_text=_("Only if it is another day than the number says.")
    )
    given_name = forms.CharField(label=_("Given names"), max_length=160, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=160)
    another_person = forms.BooleanField(label=_("This is another person"), required=False)
    municipality_code = forms.ChoiceField(
        label=_("Home municipality"),
        help_text=_(
            "Where somebody stays who is not in the population register (Education Act, chapter 29, section 6)."
        ),
    )
    lives_here_from = DayField(label=_("Lives here since"))
    source = source_field()
    register = forms.BooleanField(label=_("Register at once"), required=False)
    covered_from = DayField(
        label=_("Covered from"),
        required=False,
        help_text=_("The day the responsibility arose: the day after the placement ended, the move."),
    )
    latest_studies = forms.ChoiceField(
        label=_("Latest studies"), required=False, help_text=_("Statistics Sweden's reason for the registration.")
    )

    def __init__(self, *args: Any, today: date, municipality_codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "latest_studies", codes.choices("latest_studies", on=today, empty=CHOOSE))
        set_choices(self, "municipality_code", [(code, municipality_name(code)) for code in municipality_codes])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("register"):
            if not data.get("covered_from") and "covered_from" not in self.errors:
                self.add_error("covered_from", _("Needed to register."))
            if not data.get("latest_studies") and "latest_studies" not in self.errors:
                self.add_error("latest_studies", _("Needed to register."))
        return data

    def new(self) -> NewYouth:
        data = self.cleaned_data
        return NewYouth(
            number=data["number"], given_name=data["given_name"], family_name=data["family_name"], birth_date=data["birth_date"],
            municipality_code=data["municipality_code"], lives_here_from=data["lives_here_from"], source=data["source"],
        )  # fmt: skip

    def registration(self) -> FirstRegistration | None:
        data = self.cleaned_data
        return FirstRegistration(data["covered_from"], data["latest_studies"]) if data["register"] else None
