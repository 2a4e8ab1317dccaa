from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kaa.core.halfyears import HalfYear
from tenant_apps.register.enums import ProposalKind
from tenant_apps.register.forms import DayField, NoteField
from tenant_apps.register.identification.automatic import REASONS
from tenant_apps.register.identification.listing import (
    PAGE_SIZE,
    Wanted,
    all_ids,
    ids_of,
    municipality_choices,
    reason_choices,
)
from tenant_apps.register.models.identification import LeapBirthday
from tenant_apps.register.screening import ScreenedForm

APPLY, CHECKED, REJECT, INQUIRY, TAKE_BACK = "apply", "checked", "reject", "inquiry", "take_back"
CHOSEN, ON_PAGE, EVERYONE = "chosen", "page", "all"
MAX_CHOSEN = 500


def public_ids(texts: list[str]) -> list[uuid.UUID]:
    found = []
    for text in texts[:MAX_CHOSEN]:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found


class FilterForm(forms.Form):
    """Why they are proposed and, in an association of municipalities, where."""

    orsak = forms.ChoiceField(label=_("Reason"), required=False)
    kommun = forms.ChoiceField(label=_("Municipality"), required=False)
    visa = forms.CharField(widget=forms.HiddenInput)
    lage = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, wanted: Wanted, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        offered = [(code, f"{label} ({n})") for code, label, n in reason_choices(wanted)]
        self.fields["orsak"].choices = [("", _("All reasons")), *offered]  # type: ignore[attr-defined]
        places = municipality_choices(codes)
        self.fields["kommun"].choices = [("", _("All")), *places]  # type: ignore[attr-defined]
        if not places:
            del self.fields["kommun"]


class DecideForm(ScreenedForm):
    """Which proposals, and what to do about them. A reason is asked for when a person goes against or beyond the sources."""

    screened_fields = ("reason",)

    action = forms.ChoiceField(choices=[(one, one) for one in (APPLY, CHECKED, REJECT, INQUIRY, TAKE_BACK)])
    scope = forms.ChoiceField(label=_("Which"), widget=forms.RadioSelect, initial=CHOSEN, required=False)
    reason = NoteField(
        label=_("Reason, or what is being looked into"), max_length=300, rows=2,
        help_text=_("Needed to reject, to set aside and for what is to be checked."),
        instruction=_("From where you know it. No diagnoses, no crimes, nothing about other people. The youth can ask to read it."),
    )  # fmt: skip
    until = DayField(label=_("Set aside until"), required=False)
    end_measures = forms.BooleanField(
        label=_("End their ongoing measures on the day of deregistration"), required=False
    )

    def __init__(self, *args: Any, wanted: Wanted, today: date, total: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted, self.today = wanted, today
        whole = ngettext("The only one in this list", "All %(n)s in this list, also on other pages", total) % {
            "n": total
        }
        page = [(ON_PAGE, _("All on this page"))] if total > PAGE_SIZE or self.is_bound else []
        choices = [(CHOSEN, _("Those ticked in the list")), *page, (EVERYONE, whole)]
        self.fields["scope"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[uuid.UUID]:
        return public_ids(self.data.getlist("chosen")) if self.is_bound else []  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        action = values.get("action")
        if (values.get("scope") or CHOSEN) == CHOSEN and not self.chosen:
            self.add_error("scope", _("Choose at least one proposal."))
        if action in {CHECKED, REJECT, INQUIRY} and not (values.get("reason") or "").strip():
            self.add_error("reason", _("Say from where you know it, and why."))
        if action == INQUIRY and "until" not in self.errors:
            if not values.get("until"):
                self.add_error("until", _("Say until when."))
            elif values["until"] <= self.today:
                self.add_error("until", _("The date must be later than today."))
        return values

    def ids(self) -> list[int]:
        scope = self.cleaned_data.get("scope") or CHOSEN
        if scope == EVERYONE:
            seen = str(self.data.get("upto", ""))
            return all_ids(wanted=self.wanted, upto=int(seen) if seen.isdigit() and len(seen) < 19 else 0)
        name = "on_page" if scope == ON_PAGE else "chosen"
        return ids_of(public_ids(self.data.getlist(name)))  # type: ignore[attr-defined]


def _automatic(kind: str) -> list[tuple[str, Any]]:
    return [(f"{kind}:{reason.value}", reason.label) for reason in REASONS[kind]]


class SettingsForm(forms.Form):
    """What the municipality decides about identification; the law's own limits are not here."""

    automatic_in = forms.MultipleChoiceField(
        label=_("Register by itself"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=_automatic(ProposalKind.IN),
    )
    automatic_out = forms.MultipleChoiceField(
        label=_("Close by itself"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=_automatic(ProposalKind.OUT),
    )
    automatic_at_most = forms.IntegerField(
        label=_("At most so many at once"), required=False, min_value=1, max_value=100_000,
        help_text=_("More of a kind in one run wait for a person: it is August, or a source has gone wrong. Empty: no limit."),
    )  # fmt: skip
    summer_day = forms.IntegerField(
        label=_("The summer ends: day"), min_value=1, max_value=31,
        help_text=_("From this day a place that has not begun after year 9 no longer holds a proposal back. Default 15 September."),
    )  # fmt: skip
    summer_month = forms.TypedChoiceField(label=_("The summer ends: month"), coerce=int, choices=list(MONTHS.items()))
    leap_birthday = forms.ChoiceField(
        label=_("Born on 29 February: birthday in other years"), choices=LeapBirthday.choices, widget=forms.RadioSelect,
        help_text=_("The law is silent. It matters for the 18th birthday; the 20th always falls in a leap year."),
    )  # fmt: skip
    valid_from = DayField(label=_("Valid from"), help_text=_("Today at the earliest."))
    note = NoteField(
        label=_("Reason"),
        max_length=300,
        rows=2,
        required=True,
        instruction=_("Who decided, and why. No names of youths."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PeriodForm(forms.Form):
    period = forms.ChoiceField(label=_("Registered in"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        half_years, one = [], HalfYear.of(today)
        for _back in range(6):
            half_years.append((one.code, one.label))
            one = one.previous()
        self.fields["period"].choices = [("", _("The last 12 months")), *half_years]  # type: ignore[attr-defined]
