"""Forms of taking part: enrolled, discharged, mended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, set_choices
from tenant_apps.support.models import Participation, Programme
from tenant_apps.support.services.participations import DISCHARGE, LISTS, ParticipationFacts


class ParticipationForm(forms.Form):
    programme = forms.ChoiceField(label=_("Enrolled in"))
    started_on = DayField(label=_("Began"))
    inflow = forms.ChoiceField(label=_("Came from"), required=False)
    target_group = forms.ChoiceField(
        label=_("Target group at entry"), required=False, help_text=_("Empty: by the age on the day of entry.")
    )

    def __init__(self, *args: Any, today: date, participation: Participation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = participation or Participation()
        offered = Programme.objects.filter(Q(archived_at=None) | Q(pk=kept.programme_id)).select_related("unit")
        self.programmes = {str(one.public_id): one for one in offered.order_by("unit__name", "name")}
        set_choices(self, "programme", [("", CHOOSE), *((key, _named(one)) for key, one in self.programmes.items())])
        for name, slug in LISTS.items():
            if name in self.fields:
                on = (kept.ended_on or today) if name in DISCHARGE else (kept.started_on or today)
                set_choices(self, name, codes.choices(slug, on=on, keep=getattr(kept, name), empty=_("Not given")))

    def facts(self) -> ParticipationFacts:
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "programme"}}
        return ParticipationFacts(programme=self.programmes[self.cleaned_data["programme"]], **data)


def _named(one: Programme) -> str:
    return f"{one.name} ({one.unit.name})" if one.unit and one.unit.name != one.name else one.name


class ParticipationEditForm(ParticipationForm, VersionedForm):
    """Discharged, or mended."""

    ended_on = DayField(label=_("Discharged"), required=False, help_text=_("The last day. Empty: takes part still."))
    end_reason = forms.ChoiceField(label=_("Reason for the discharge"), required=False)
    referred_to = forms.ChoiceField(label=_("Referred to"), required=False)
    occupation_after = forms.ChoiceField(label=_("Occupation after"), required=False)
    livelihood_after = forms.ChoiceField(label=_("Livelihood after"), required=False)


def values_of_participation(one: Participation) -> dict[str, str]:
    """As the form would post them."""
    days = {name: day.isoformat() if (day := getattr(one, name)) else "" for name in ("started_on", "ended_on")}
    return {"programme": str(one.programme.public_id), **{name: getattr(one, name) for name in LISTS}, **days}
