"""Forms of home visits. Choices are plain lists; the rules stand in the services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.models import User
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.selectors.templates import language_choices, newest_versions
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, set_choices
from tenant_apps.visits.enums import ConcernOutcome, ConcernPolicy
from tenant_apps.visits.models import ConcernReport, VisitDay, VisitSettings
from tenant_apps.visits.services.concerns import ConcernFacts
from tenant_apps.visits.services.planning import DayFacts

CLOCK = "%H:%M"


class ClockField(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format=CLOCK, attrs={"data-width": "short"})
        widget.input_type = "time"
        super().__init__(widget=widget, input_formats=[CLOCK, "%H:%M:%S", "%H.%M"], **kwargs)


class DayForm(forms.Form):
    on = DayField(label=_("Day"))
    area = forms.CharField(
        label=_("Area"), max_length=80, required=False, help_text=_("Such as a part of town, when several days are planned at once.")
    )  # fmt: skip
    starts_at = ClockField(label=_("First visit at"), required=False)
    staff = forms.MultipleChoiceField(
        label=_("Who go"), widget=forms.CheckboxSelectMultiple, help_text=_("At least two go on a home visit.")
    )

    def __init__(self, *args: Any, staff: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.public_id): one for one in staff}
        set_choices(self, "staff", [(key, one.display_name) for key, one in self.known.items()])

    def facts(self) -> DayFacts:
        data = self.cleaned_data
        return DayFacts(
            on=data["on"],
            area=data["area"],
            starts_at=data["starts_at"],
            staff=tuple(self.known[key] for key in data["staff"]),
        )


class DayEditForm(DayForm, VersionedForm):
    """A day that is moved, or gets other staff."""


def day_initial(day: VisitDay) -> dict[str, Any]:
    return {
        "on": day.on, "area": day.area, "starts_at": day.starts_at, "version": day.version,
        "staff": [str(one.user.public_id) for one in day.staff.select_related("user")],
    }  # fmt: skip


class NoticesForm(forms.Form):
    posted_on = DayField(label=_("Posted on"))


class MakeNoticesForm(forms.Form):
    template = forms.ChoiceField(label=_("Template"))
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("Swedish is used when the template is not in that language.")
    )

    def __init__(self, *args: Any, templates: list[LetterTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.public_id): one for one in templates}
        newest = newest_versions()
        set_choices(self, "template", [(key, one.name) for key, one in self.known.items()])
        set_choices(self, "language", language_choices([newest[one.pk] for one in templates]))

    def chosen(self) -> tuple[LetterTemplate, str]:
        return self.known[self.cleaned_data["template"]], self.cleaned_data["language"]


class TimesForm(forms.Form):
    first = ClockField(label=_("First visit at"))
    minutes = forms.IntegerField(label=_("Minutes for each"), min_value=5, max_value=240, initial=20)


class DeviationForm(forms.Form):
    deviation = forms.ChoiceField(label=_("Why it deviates"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "deviation", codes.choices("visit_deviation", on=today, empty=CHOOSE))


class SettingsForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    concern = forms.ChoiceField(
        label=_("When nobody was met and the youth is under 18"), choices=ConcernPolicy.choices, widget=forms.RadioSelect
    )  # fmt: skip
    repeat_months = forms.IntegerField(
        label=_("Considered again after, months"), min_value=1, max_value=12,
        help_text=_("When no report was made and the youth is still not reached."),
    )  # fmt: skip
    concern_to = forms.CharField(
        label=_("Reports are made to"), max_length=120, required=False, help_text=_("Filled in beforehand. An office, not a person.")
    )  # fmt: skip
    bring = forms.CharField(
        label=_("What to bring"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One thing on each line. It stands on the list on paper."),
    )  # fmt: skip
    bring.instruction = _("Write nothing about a single person.")  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("concern", "repeat_months", "concern_to", "bring")}


def settings_initial(found: VisitSettings) -> dict[str, Any]:
    return {
        "version": found.version if found.pk else None, "concern": found.concern, "repeat_months": found.repeat_months,
        "concern_to": found.concern_to, "bring": found.bring,
    }  # fmt: skip


class ConcernForm(forms.Form):
    """No field says what the report is about: that is written in the receiver's own channel (PRV-16)."""

    outcome = forms.ChoiceField(label=_("Result"), choices=ConcernOutcome.choices, widget=forms.RadioSelect)
    decided_on = DayField(label=_("Date"))
    decided_by = forms.ChoiceField(label=_("Who decided"))
    made_to = forms.CharField(
        label=_("To whom"), max_length=120, required=False, help_text=_("When a report was made: the office that received it.")
    )  # fmt: skip
    reference = forms.CharField(
        label=_("Reference number"), max_length=60, required=False, help_text=_("When it is known; it can be added later.")
    )  # fmt: skip
    reason = forms.ChoiceField(label=_("Why not"), required=False, help_text=_("When no report was made."))

    def __init__(
        self, *args: Any, today: date, staff: list[User], report: ConcernReport | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.public_id): one for one in staff}
        set_choices(self, "decided_by", [("", CHOOSE), *((key, one.display_name) for key, one in self.known.items())])
        kept = report.reason if report else ""
        set_choices(self, "reason", codes.choices("concern_not_made", on=today, keep=kept, empty=_("Not given")))

    def facts(self) -> ConcernFacts:
        data = self.cleaned_data
        return ConcernFacts(
            outcome=data["outcome"], decided_on=data["decided_on"], decided_by=self.known[data["decided_by"]],
            made_to=data["made_to"], reference=data["reference"], reason=data["reason"],
        )  # fmt: skip


class ConcernEditForm(ConcernForm, VersionedForm):
    """A record that is mended, such as when the reference number comes."""


def concern_values(one: ConcernReport) -> dict[str, str]:
    return {
        "outcome": one.outcome, "decided_on": one.decided_on.isoformat(), "made_to": one.made_to, "reference": one.reference,
        "reason": one.reason, "decided_by": str(one.decided_by.public_id) if one.decided_by else "",
    }  # fmt: skip
