"""Forms of referrals, of steps, and of the municipality's own names of measures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.support.measure_names import measure_choices, split_choice
from tenant_apps.support.models import LadderStep, PreparationMeeting, Referral, YouthStep
from tenant_apps.support.selectors.referrals import meetings
from tenant_apps.support.selectors.steps import ladder
from tenant_apps.support.services.referrals import ReferralFacts

ASKS = _("What you ask the partner for, and what the youth wants. No diagnoses, no crimes, nothing about other people.")


class ReferralForm(ScreenedForm):
    meeting = forms.ChoiceField(label=_("Preparation meeting"))
    meets_on = DayField(label=_("Taken up on"), help_text=_("A day on which the meeting is held."))
    type = forms.ChoiceField(label=_("Measure asked for"))
    asks = NoteField(label=_("What is asked"), max_length=300, rows=3, instruction=ASKS)
    ground = forms.ChoiceField(
        label=_("Ground when there is no consent"), required=False,
        help_text=_("Needed only without a valid consent. The assessment is the municipality's."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, referral: Referral | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(one.public_id): one for one in meetings(keep=referral.meeting if referral else None)}
        set_choices(self, "meeting", [("", CHOOSE), *((key, _meeting(one)) for key, one in self.meetings.items())])
        kept = referral or Referral()
        set_choices(self, "type", measure_choices(on=today, keep=kept.type, keep_name=kept.local_name))
        if referral is None:
            set_choices(self, "ground", codes.choices("share_ground", on=today, empty=_("There is a consent")))
        else:
            del self.fields["ground"]

    def facts(self) -> ReferralFacts:
        data = self.cleaned_data
        kind, name = split_choice(data["type"])
        return ReferralFacts(
            meeting=self.meetings[data["meeting"]], meets_on=data["meets_on"], type=kind, local_name=name, asks=data["asks"],
            ground=data.get("ground", ""),
        )  # fmt: skip


def _meeting(one: PreparationMeeting) -> str:
    return f"{one.name}, {one.get_weekday_display()}"


class ReferralEditForm(ReferralForm, VersionedForm):
    """While nothing is decided."""


class DecisionForm(ScreenedForm, VersionedForm):
    """What the meeting said, with a note; the list has buttons for the decision alone."""

    decision = forms.ChoiceField(label=_("Decision"))
    begins_on = DayField(
        label=_("The measure begins"), required=False, help_text=_("When the place is granted: the measure is written down at once.")
    )  # fmt: skip
    note = NoteField(label=_("Note"), max_length=300, rows=2)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "decision", codes.choices("referral_decision", on=today, empty=CHOOSE))


class StepForm(VersionedForm):
    """`mends`, `version`: what stood of the day when the page was made, if anything did."""

    mends = forms.UUIDField(widget=forms.HiddenInput, required=False)
    step = forms.ChoiceField(label=_("Step"))
    from_on = DayField(
        label=_("From"), help_text=_("The day on which the youth stood there. The same day again mends it.")
    )

    def __init__(self, *args: Any, keep: LadderStep | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = {str(one.public_id): one for one in ladder()}
        if keep is not None:  # also when it is not on the ladder any more
            self.steps.setdefault(str(keep.public_id), keep)
        set_choices(self, "step", [("", CHOOSE), *((key, str(one)) for key, one in self.steps.items())])

    def own_fields(self) -> Iterable[str]:
        return ("step", "from_on")


def values_of_step(one: YouthStep | None) -> dict[str, str]:
    return {"step": str(one.step.public_id), "from_on": one.from_on.isoformat()} if one else {}
