from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register import codes
from tenant_apps.register.forms import DayField, set_choices
from tenant_apps.support.measure_names import measure_choices, names_in_use, split_choice, value_of
from tenant_apps.support.models import Intervention
from tenant_apps.support.services import InterventionFacts

TEXTS = ("type", "local_name", "end_reason", "occupation_after", "partner", "place", "contact_name", "contact_phone")
DAYS = ("started_on", "planned_end_on", "ended_on")


class InterventionForm(forms.Form):
    type = forms.ChoiceField(label=_("Measure"))
    local_name = forms.CharField(label=_("The municipality's name for it"), max_length=100, required=False)
    started_on = DayField(label=_("Began"))
    planned_end_on = DayField(label=_("Planned end"), required=False)
    partner = forms.CharField(
        label=_("Partner"), max_length=100, required=False, help_text=_("An organisation, not a person.")
    )
    contact_name = forms.CharField(
        label=_("Contact person"), max_length=100, required=False, help_text=_("At the partner, in the work.")
    )
    contact_phone = forms.CharField(label=_("Contact person's telephone"), max_length=40, required=False)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)

    def __init__(self, *args: Any, today: date, intervention: Intervention | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = intervention or Intervention()
        has_names = names_in_use()
        name = kept.local_name if has_names else ""
        set_choices(self, "type", measure_choices(on=today, keep=kept.type, keep_name=name))
        if has_names:  # then a name is chosen, not written
            del self.fields["local_name"]

    def facts(self) -> InterventionFacts:
        data = {name: self.cleaned_data[name] for name in (*TEXTS, *DAYS) if name in self.cleaned_data}
        if "local_name" not in self.fields:
            data["type"], data["local_name"] = split_choice(data["type"])
        return InterventionFacts(**data)


class InterventionEditForm(InterventionForm, VersionedForm):
    """A measure that is ended or mended."""

    ended_on = DayField(label=_("Ended"), required=False)
    end_reason = forms.ChoiceField(label=_("Reason for ending"), required=False)
    occupation_after = forms.ChoiceField(label=_("Occupation after"), required=False)
    field_order = ["version", "ended_on", "end_reason", "occupation_after"]

    def __init__(self, *args: Any, today: date, intervention: Intervention, **kwargs: Any) -> None:
        super().__init__(*args, today=today, intervention=intervention, **kwargs)
        on = intervention.ended_on or today
        set_choices(
            self,
            "end_reason",
            codes.choices("intervention_end", on=on, keep=intervention.end_reason, empty=_("Not given")),
        )
        after = codes.choices("occupation", on=on, keep=intervention.occupation_after, empty=_("Not given"))
        set_choices(self, "occupation_after", after)


def values_of(one: Intervention, *, has_names: bool = False) -> dict[str, str]:
    """As the form would post them."""
    days = {name: getattr(one, name) for name in DAYS}
    values = {name: getattr(one, name) for name in TEXTS} | {
        name: day.isoformat() if day else "" for name, day in days.items()
    }
    return values | {"type": value_of(one.type, one.local_name)} if has_names else values
