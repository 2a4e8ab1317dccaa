"""Forms of what administrators set up for measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.models import Unit
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, set_choices
from tenant_apps.support.enums import ProgrammeKind, Weekday
from tenant_apps.support.models import LocalMeasure, PreparationMeeting, Programme
from tenant_apps.support.selectors.steps import ladder
from tenant_apps.support.services.local_measures import LocalMeasureFacts, MeetingFacts, ProgrammeFacts
from tenant_apps.support.services.steps import MOST, StepFacts


class LocalMeasureForm(VersionedForm):
    name = forms.CharField(label=_("The municipality's name"), max_length=100)
    type = forms.ChoiceField(label=_("Shared type"), help_text=_("What it is in the report to Statistics Sweden."))
    step = forms.ChoiceField(label=_("Step on the ladder"), required=False)
    is_in_use = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, today: date, row: LocalMeasure | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self, "type", codes.choices("intervention_type", on=today, keep=row.type if row else "", empty=CHOOSE)
        )
        self.steps = {str(one.public_id): one for one in ladder()}
        if row is not None and row.step is not None:
            self.steps.setdefault(str(row.step.public_id), row.step)
        set_choices(self, "step", [("", _("None")), *((key, str(one)) for key, one in self.steps.items())])

    def facts(self) -> LocalMeasureFacts:
        data = self.cleaned_data
        return LocalMeasureFacts(data["name"], data["type"], self.steps.get(data["step"]), data["is_in_use"])


class MeetingForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    agency = forms.ChoiceField(
        label=_("Partner"), help_text=_("What is shared there rests on a consent to this partner, or a ground in law.")
    )
    agency_name = forms.CharField(
        label=_("Which one"), max_length=100, required=False, help_text=_("An organisation, not a person.")
    )
    weekday = forms.TypedChoiceField(label=_("Day of the week"), choices=Weekday.choices, coerce=int)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    is_in_use = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, today: date, row: PreparationMeeting | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "agency", codes.choices("agency", on=today, keep=row.agency if row else "", empty=CHOOSE))

    def facts(self) -> MeetingFacts:
        data = self.cleaned_data
        return MeetingFacts(
            data["name"], data["agency"], data["weekday"], data["place"], data["is_in_use"], agency_name=data["agency_name"]
        )  # fmt: skip


class ProgrammeForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    kind = forms.ChoiceField(label=_("What it is"), choices=ProgrammeKind.choices)
    unit = forms.ChoiceField(
        label=_("Unit"),
        required=False,
        help_text=_("Figures stand by unit; whoever comes back to a unit is recognised."),
    )
    is_in_use = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, today: date, row: Programme | None, **kwargs: Any) -> None:  # noqa: ARG002  (as the others)
        super().__init__(*args, **kwargs)
        kept = row.unit_id if row else None
        self.units = {str(one.public_id): one for one in Unit.objects.filter(Q(archived_at=None) | Q(pk=kept))}
        set_choices(self, "unit", [("", _("None")), *((key, one.name) for key, one in self.units.items())])

    def facts(self) -> ProgrammeFacts:
        data = self.cleaned_data
        return ProgrammeFacts(data["name"], data["kind"], self.units.get(data["unit"]), data["is_in_use"])


def values_of_ladder(steps: Sequence[tuple[str, str]]) -> dict[str, str]:
    """As the form would post them."""
    found = {f"{name}_{number}": "" for number in range(1, MOST + 1) for name in ("name", "about")}
    for number, (name, about) in enumerate(steps, start=1):
        found |= {f"name_{number}": name, f"about_{number}": about}
    return found


class LadderForm(VersionedForm):
    """A row for each step, the lowest first; an empty name is no step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST + 1):
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Step %(n)d") % {"n": number}, max_length=80, required=False
            )
            self.fields[f"about_{number}"] = forms.CharField(
                label=_("What step %(n)d means") % {"n": number}, max_length=200, required=False
            )

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"name_{number}"], self[f"about_{number}"]) for number in range(1, MOST + 1)]

    def facts(self) -> list[StepFacts]:
        data = self.cleaned_data
        return [StepFacts(data[f"name_{number}"], data[f"about_{number}"]) for number in range(1, MOST + 1)]
