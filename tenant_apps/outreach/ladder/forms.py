from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.selectors import label_choices
from tenant_apps.outreach.enums import PauseReason, StepResult, Way
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.selectors import FOLLOW_UP, GROUPS, StepFilter
from tenant_apps.outreach.ladder.specs import LadderSpec
from tenant_apps.register.forms import DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm

ALL = ("", _("All"))


class StepFilterForm(forms.Form):
    """The filter bar: what does not fit is left out, so that a kept link never fails."""

    label = forms.ChoiceField(label=_("Label"), required=False)
    way = forms.ChoiceField(label=_("How"), required=False)
    step = forms.ChoiceField(label=_("Step"), required=False)

    def __init__(self, *args: Any, ladders: Sequence[LadderSpec], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self, "label", [("all", _("Everybody's")), ("mine", _("Mine")), ("none", _("No label")), *label_choices()]
        )
        set_choices(self, "way", [ALL, *((way.value, words.ACTIONS[way]) for way in Way if way != Way.PAUSE)])
        set_choices(self, "step", [ALL, *steps_of(ladders), (FOLLOW_UP, _("Follow-up of those reached"))])

    def wanted(self, *, group: str) -> StepFilter:
        self.is_valid()
        found = {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
        label = found.pop("label", "")
        return StepFilter(label="" if label == "all" else label, group=group if group in GROUPS else "", **found)


def steps_of(ladders: Sequence[LadderSpec]) -> list[tuple[str, str]]:
    """Every step with its place; with the ladder's name when there are several."""
    several = len(ladders) > 1
    return [
        (step.key, f"{step.position}. {words.ACTIONS[step.way]}{f' ({ladder.name})' if several else ''}")
        for ladder in ladders
        for step in ladder.steps
        if step.way != Way.PAUSE
    ]


class NextContactForm(ScreenedForm):
    screened_fields = ("note",)

    until_on = DayField(label=_("Next contact on"))
    reason = forms.ChoiceField(label=_("Why"), choices=PauseReason.choices)
    note = NoteField(label=_("Note"), max_length=300, rows=2)


class StepRecordForm(ScreenedForm):
    screened_fields = ("note",)

    way = forms.ChoiceField(label=_("Step"), widget=forms.HiddenInput)
    result = forms.ChoiceField(label=_("What was done"), widget=forms.RadioSelect)
    note = NoteField(
        label=_("Why"), max_length=300, rows=2,
        instruction=_(
            "Needed when a step is passed over: say in a few words why. What was thought or decided in a concern report is never written here."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "way", [(way.value, way.label) for way in Way if way != Way.PAUSE])
        set_choices(self, "result", [(StepResult.SKIPPED.value, _("The step is passed over"))])
        self.initial.setdefault("result", StepResult.SKIPPED.value)
