"""Forms on talks and notices: a school's, without login, and staff's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kaa.core.clock import STOCKHOLM
from kaa.core.locking import VersionedForm
from kaa.core.personnummer import InvalidNumber, parse
from kaa.core.phones import read_phone
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import staff_choices
from tenant_apps.doors.enums import NoticeKind, NoticeResult, Party, TalkResult, Worry
from tenant_apps.doors.forms import capitalised
from tenant_apps.doors.models import DropoutTalk
from tenant_apps.doors.services.notices import NoticeFacts
from tenant_apps.doors.services.talks import TalkHeld, TalkOrder
from tenant_apps.register.forms import CHOOSE, DayField, set_choices
from tenant_apps.sources.reading.values import clean

OLDEST = 3 * 365  # days back that a notice may speak of


class PhoneField(forms.CharField):
    """Digits as the register keeps them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, required=kwargs.pop("required", False), **kwargs)
        self.widget.attrs.update({"type": "tel", "autocomplete": "off", "data-width": "short"})
        self.widget.input_type = "tel"

    def clean(self, value: Any) -> str:
        text = clean(str(super().clean(value) or ""))
        if not text:
            return ""
        number = read_phone(text)
        if number is None:
            raise ValidationError(_("The telephone number looks wrong. Write it like 070-174 06 35."))
        return number


class NameField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=100, **kwargs)
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> str:
        return clean(str(super().clean(value) or ""))


class NumberField(forms.CharField):
    """A personal identity number, canonical. What is wrong is told without the number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, label=_("Personal identity number"), **kwargs)
        self.widget.attrs.update({"autocomplete": "off", "inputmode": "text", "data-width": "short"})
        self.today: date | None = None

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "").strip()
        if not text:
            return ""
        if self.today is None:
            raise TypeError("today")
        try:
            return parse(text, today=self.today).value
        except InvalidNumber as wrong:
            raise ValidationError(str(wrong.message)) from None


class DatedForm(forms.Form):
    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        number = self.fields.get("personnummer")
        if isinstance(number, NumberField):
            number.today = today


class TalkOrderForm(DatedForm):
    pupil_name = NameField(label=_("The pupil's name"))
    personnummer = NumberField(required=False, help_text=_("May be left out. YYYYMMDD-NNNN."))
    worry = forms.ChoiceField(label=_("Why you fear a dropout"), choices=capitalised(Worry), widget=forms.RadioSelect)
    pupil_phone = PhoneField(label=_("The pupil's telephone"))
    guardian_name = NameField(label=_("A guardian's name"), required=False, help_text=_("Under 18."))
    guardian_phone = PhoneField(label=_("The guardian's telephone"))
    ordered_by = NameField(label=_("Who at the school orders"))
    ordered_phone = PhoneField(label=_("Your telephone"), required=True)

    def order(self) -> TalkOrder:
        return TalkOrder(**{name: self.cleaned_data[name] for name in TalkOrder.__dataclass_fields__})


class StaffTalkForm(TalkOrderForm):
    """By a coach, for a school that telephoned."""

    unit = forms.ChoiceField(label=_("School"))
    field_order = ("unit", "pupil_name", "personnummer", "worry")

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "unit", [("", CHOOSE), *units])
        self.fields["ordered_phone"].required = False
        self.fields["ordered_phone"].label = _("The orderer's telephone")


class TalkForm(VersionedForm):
    coach = forms.ChoiceField(label=_("Coach"), required=False)
    planned_at = forms.DateTimeField(
        label=_("Planned"), required=False, input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    held_on = DayField(label=_("Held on"), required=False)
    parties = forms.MultipleChoiceField(
        label=_("Who took part"), choices=capitalised(Party), required=False, widget=forms.CheckboxSelectMultiple
    )
    result = forms.ChoiceField(
        label=_("What the talk led to"), required=False, choices=[("", _("Not yet known")), *capitalised(TalkResult)]
    )

    def __init__(self, *args: Any, talk: DropoutTalk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = dict(staff_choices())
        if talk.coach:
            choices.setdefault(str(talk.coach.public_id), talk.coach.display_name)
        set_choices(self, "coach", [("", _("Nobody yet")), *choices.items()])

    @staticmethod
    def values_of(one: DropoutTalk) -> dict[str, Any]:
        planned = one.planned_at.astimezone(STOCKHOLM).strftime("%Y-%m-%dT%H:%M") if one.planned_at else ""
        return {
            "coach": str(one.coach.public_id) if one.coach else "", "planned_at": planned,
            "held_on": one.held_on.isoformat() if one.held_on else "", "result": one.result,
        }  # fmt: skip

    def held(self) -> TalkHeld:
        data = self.cleaned_data
        coach = User.objects.filter(public_id=data["coach"]).first() if data["coach"] else None
        return TalkHeld(coach, data["planned_at"], data["held_on"], data["parties"], data["result"])


class NoticeForm(DatedForm):
    kind = forms.ChoiceField(label=_("What you tell"), widget=forms.RadioSelect)
    pupil_name = NameField(label=_("The pupil's name"))
    personnummer = NumberField(help_text=_("YYYYMMDD-NNNN"))
    happened_on = DayField(
        label=_("From or until which day"), help_text=_("The first day, the last day, or the first day of the absence.")
    )
    sent_by = NameField(label=_("Your name"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            NoticeKind.BEGINS: _("A pupil begins"), NoticeKind.ENDS: _("A pupil ends"),
            NoticeKind.ABSENCE: _("A pupil is absent to a considerable extent without valid reason"),
        }  # fmt: skip
        set_choices(self, "kind", [(str(kind), words[kind]) for kind in NoticeKind])

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        ahead = 0 if self.cleaned_data.get("kind") == NoticeKind.ABSENCE else 120
        if not -ahead <= (self.today - day).days <= OLDEST:
            raise ValidationError(_("The day is too far away. Is the year right?"))
        return day

    def facts(self) -> NoticeFacts:
        return NoticeFacts(**{name: self.cleaned_data[name] for name in NoticeFacts.__dataclass_fields__})


class NoticeResultForm(VersionedForm):
    result = forms.ChoiceField(
        label=_("What you found"), required=False, choices=[("", _("Not looked at yet")), *capitalised(NoticeResult)], widget=forms.RadioSelect
    )  # fmt: skip


class InquiryForm(VersionedForm):
    until = DayField(label=_("Under inquiry until"))
