"""Forms of a youth's pages. Choices are plain lists, read before rendering; the rules stand in the services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.selectors import label_choices
from tenant_apps.register import codes
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import Registration
from tenant_apps.register.screening import ScreenedForm

CHOOSE = _("Choose")


class DayField(forms.DateField):
    widget = forms.DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class NoteField(forms.CharField):
    """Free text with the instruction at the point of writing, and a length (PRV-14)."""

    def __init__(
        self, *, max_length: int = 500, rows: int = 3, instruction: Any = "", required: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(
            max_length=max_length, required=required, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
        )
        self.instruction = instruction or _(
            "Write only what the next person needs in order to help: what was agreed, when to be in touch. "
            "No diagnoses, no crimes, nothing about other people. The youth can ask to read it."
        )


class OccupationForm(forms.Form):
    code = forms.ChoiceField(label=_("Occupation"))
    as_of = DayField(label=_("On which day"), help_text=_("The day on which the youth did this."))
    informant = forms.ChoiceField(label=_("From whom"))
    known_on = DayField(label=_("Known on"), help_text=_("The day you got to know it."))

    def __init__(self, *args: Any, today: date, keep: tuple[str, str] = ("", ""), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("code", codes.choices("occupation", on=today, keep=keep[0], empty=CHOOSE))
        self.choose("informant", codes.choices("informant", on=today, keep=keep[1], empty=CHOOSE))

    def choose(self, name: str, choices: codes.Choices) -> None:
        set_choices(self, name, choices)


class OccupationEditForm(ScreenedForm, OccupationForm):
    """`seen`: which version of the row was mended, so that the second of two who mend it is told (REL-09)."""

    screened_fields = ("reason",)

    mistake = forms.BooleanField(
        label=_("It was never so: take it back"), required=False,
        help_text=_("It is removed from the youth and the report. History keeps what stood, with your reason."),
    )  # fmt: skip
    reason = NoteField(
        label=_("What was wrong"), max_length=300, rows=2, instruction=_("Needed only when it is taken back.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("mistake"):  # what stands is taken away, right or wrong
            for name in ("code", "as_of", "informant", "known_on"):
                self.errors.pop(name, None)
            if not data.get("reason", "").strip():
                self.add_error("reason", _("Say why."))
        return data


def set_choices(form: forms.Form, name: str, choices: Any) -> None:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices


class LabelForm(VersionedForm):
    label = forms.ChoiceField(label=_("Label"), required=False, help_text=_("Whose youth this is."))

    def __init__(self, *args: Any, current: tuple[str, str] = ("", ""), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("No label")), *label_choices()]
        if current[0] and current[0] not in {key for key, _text in choices}:
            choices.append(current)
        set_choices(self, "label", choices)


class RegistrationForm(ScreenedForm, VersionedForm):
    screened_fields = ("source_note",)

    latest_studies = forms.ChoiceField(
        label=_("Latest studies"), required=False, help_text=_("Statistics Sweden's reason for the registration.")
    )
    covered_from = DayField(
        label=_("Covered from"),
        help_text=_("The day the responsibility arose: the day after the placement ended, the move."),
    )
    source_note = NoteField(
        label=_("Source and reason"),
        max_length=300,
        rows=2,
        instruction=_("From where you know it, and why it is changed."),
    )

    def __init__(self, *args: Any, registration: Registration, may_date: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_date:
            del self.fields["covered_from"]
        on = registration.registered_on
        set_choices(
            self,
            "latest_studies",
            codes.choices("latest_studies", on=on, keep=registration.latest_studies, empty=CHOOSE),
        )

    @staticmethod
    def values_of(one: Registration) -> dict[str, str]:
        return {
            "latest_studies": one.latest_studies,
            "covered_from": one.covered_from.isoformat(),
            "source_note": one.source_note,
        }


class DetailForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=DetailKind.choices)
    value = forms.CharField(label=_("Number, e-mail or street"), max_length=254)
    care_of = forms.CharField(label=_("c/o"), max_length=100, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=6, required=False)
    city = forms.CharField(label=_("City"), max_length=60, required=False)
