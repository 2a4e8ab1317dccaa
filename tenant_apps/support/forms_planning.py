"""Forms of offers, consents, shares and coordinated plans."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.models import Unit
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.support.enums import GivenBy, GivenHow
from tenant_apps.support.measure_names import measure_choices, split_choice, value_of
from tenant_apps.support.models import Consent, CoordinatedPlan, Offer
from tenant_apps.support.services.consents import ADULT, ConsentFacts, has_names
from tenant_apps.support.services.coordinated import CoordinatedFacts, name_field
from tenant_apps.support.services.offers import OfferFacts

LONGEST_NAME = 100
NAMED = _("Say what, not why. No diagnoses, no crimes, nothing about other people.")


class OfferForm(ScreenedForm):
    type = forms.ChoiceField(label=_("What is offered"))
    unit = forms.ChoiceField(label=_("By which unit"), required=False)
    offered_on = DayField(label=_("Offered"))
    response = forms.ChoiceField(label=_("Answer"))
    answered_on = DayField(label=_("Answered"), required=False, help_text=_("Empty: today, when there is an answer."))
    begins_on = DayField(
        label=_("The measure begins"), required=False, help_text=_("When the offer is accepted: the measure is written down at once."),
    )  # fmt: skip
    note = NoteField(label=_("Note"), max_length=300, rows=2)

    def __init__(self, *args: Any, today: date, offer: Offer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = offer or Offer()
        set_choices(self, "type", measure_choices(on=today, keep=kept.type, keep_name=kept.local_name))
        set_choices(self, "response", codes.choices("offer_response", on=today, keep=kept.response))
        self.units = {str(one.public_id): one for one in Unit.objects.filter(archived_at=None)}
        if kept.unit is not None:
            self.units.setdefault(str(kept.unit.public_id), kept.unit)
        set_choices(self, "unit", [("", _("Not given")), *((key, one.name) for key, one in self.units.items())])
        if kept.intervention_id:
            del self.fields["begins_on"]

    def facts(self) -> OfferFacts:
        data = self.cleaned_data
        kind, name = split_choice(data["type"])
        return OfferFacts(
            type=kind, local_name=name, offered_on=data["offered_on"], response=data["response"], answered_on=data["answered_on"],
            unit=self.units.get(data["unit"]), note=data["note"], begins_on=data.get("begins_on"),
        )  # fmt: skip


class OfferEditForm(OfferForm, VersionedForm):
    """The answer to an offer, or what was wrong with it."""


def values_of_offer(one: Offer) -> dict[str, str]:
    days = {name: getattr(one, name) for name in ("offered_on", "answered_on")}
    return {
        "type": value_of(one.type, one.local_name), "unit": str(one.unit.public_id) if one.unit else "", "response": one.response,
        "note": one.note, "begins_on": "",
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }  # fmt: skip


YES, NO = "yes", "no"


class ConsentForm(ScreenedForm):
    agency = forms.ChoiceField(label=_("To which agency"))
    agency_name = forms.CharField(
        label=_("Which one"), max_length=100, required=False, help_text=_("An organisation, not a person.")
    )
    which_data = NoteField(
        label=_("Which data"), max_length=300, rows=2, required=True,
        instruction=_("The kinds of data, such as: what you study, what you want, which measures you take part in. Not the data itself."),
    )  # fmt: skip
    purpose = NoteField(label=_("Purpose"), max_length=300, rows=2, required=True, instruction=NAMED)
    given_by = forms.ChoiceField(
        label=_("From whom"), choices=[(one.value, one.label) for one in (GivenBy.YOUTH, GivenBy.BOTH)]
    )
    given_how = forms.ChoiceField(label=_("How"), choices=GivenHow.choices)
    given_on = DayField(label=_("Given"))
    valid_until = DayField(label=_("Valid until"), help_text=_("The last day. At most two years."))
    is_mature = forms.ChoiceField(
        label=_("Is the youth mature enough to consent alone?"), required=False, choices=[("", _("Choose")), (YES, _("Yes")), (NO, _("No"))],
        help_text=_("Asked of those under 18. If not, a guardian's consent is needed, too."),
    )  # fmt: skip
    judged_by = forms.CharField(label=_("Who judged it"), max_length=120, required=False)
    judged_on = DayField(label=_("Judged"), required=False)

    def __init__(self, *args: Any, today: date, birth_date: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "agency", codes.choices("agency", on=today, empty=CHOOSE))
        if (
            age_as_decided(birth_date, today) >= ADULT + 2
        ):  # a consent of before the 18th birthday may be written down late
            for name in ("is_mature", "judged_by", "judged_on"):
                del self.fields[name]

    def facts(self) -> ConsentFacts:
        apart = {"is_mature", "words_confirmed", "which_data"}
        data = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        mature = {YES: True, NO: False}.get(self.cleaned_data.get("is_mature", ""))
        return ConsentFacts(**data, data=self.cleaned_data["which_data"], is_mature=mature)


class WithdrawForm(VersionedForm):
    withdrawn_on = DayField(label=_("Consent withdrawn on"), help_text=_("From that day nothing more is shared on it."))


class SignedForm(VersionedForm):
    file = forms.FileField(
        label=_("The signed form"), help_text=_("A PDF, or a picture of the paper (JPEG, PNG). At most 5 MB.")
    )


class ShareForm(ScreenedForm):
    agency = forms.ChoiceField(label=_("To which agency"))
    agency_name = forms.CharField(
        label=_("Which one"), max_length=100, required=False, help_text=_("An organisation, not a person.")
    )
    which_data = NoteField(label=_("Which data"), max_length=300, rows=2, required=True, instruction=NAMED)
    shared_on = DayField(label=_("Shared"))
    ground = forms.ChoiceField(
        label=_("Ground when there is no consent"), required=False,
        help_text=_("Needed only without a valid consent. The assessment is the municipality's."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "agency", codes.choices("agency", on=today, empty=CHOOSE))
        set_choices(self, "ground", codes.choices("share_ground", on=today, empty=_("There is a consent")))


class CoordinatedForm(forms.Form):
    initiator = forms.ChoiceField(label=_("Initiator"), required=False)
    parties = forms.MultipleChoiceField(label=_("Parties called"), widget=forms.CheckboxSelectMultiple)
    consent_on = DayField(label=_("The youth, or a guardian, agreed to the plan"))
    called_on = DayField(label=_("Called"))
    held_on = DayField(label=_("The meeting was held"), required=False)
    responsible = forms.ChoiceField(label=_("Responsible party"), required=False)
    follow_up_on = DayField(label=_("Follow-up"), required=False)
    ended_on = DayField(label=_("Ended"), required=False)

    def __init__(self, *args: Any, today: date, plan: CoordinatedPlan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = plan or CoordinatedPlan(parties=[])
        set_choices(self, "initiator", codes.choices("agency", on=today, keep=kept.initiator, empty=_("We ourselves")))
        set_choices(self, "responsible", codes.choices("agency", on=today, keep=kept.responsible, empty=_("Not given")))
        offered = codes.choices("agency", on=today)
        for code in kept.parties:
            if code not in {key for key, _label in offered}:
                offered = codes.choices("agency", on=today, keep=code)
        set_choices(self, "parties", offered)
        self.named = [code for code, _label in offered if has_names(agency=code, on=today)]
        for code, label in offered:
            if code in self.named:
                self.fields[name_field(agency=code)] = NoteField(
                    label=_("Which one: %(kind)s") % {"kind": label}, max_length=400, rows=2,
                    instruction=_("Each on a line of its own, as the consent names it.") if plan is None
                    else _("Those called now, each on a line of its own. Who was called before stands with what has been shared."),
                )  # fmt: skip

    def names(self) -> list[forms.BoundField]:
        return [self[name_field(agency=code)] for code in self.named]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        loose = []
        for code in self.named:
            lines = str(data.get(name_field(agency=code), "")).splitlines()
            if any(len(line.strip()) > LONGEST_NAME for line in lines):
                self.add_error(name_field(agency=code), _("A name is at most 100 characters."))
            if any(line.strip() for line in lines) and code not in data.get("parties", ()):
                loose.append(code)
        if loose:  # said once, however many
            kinds = dict(self.fields["parties"].choices)  # type: ignore[attr-defined]
            said = gettext("You have written who in: %(kinds)s. Tick those here, too.")
            self.add_error("parties", said % {"kinds": ", ".join(str(kinds[code]) for code in loose)})
        return data

    def facts(self) -> CoordinatedFacts:
        names = (
            "parties",
            "consent_on",
            "called_on",
            "initiator",
            "held_on",
            "responsible",
            "follow_up_on",
            "ended_on",
        )
        which = {code: self.cleaned_data[name_field(agency=code)].splitlines() for code in self.named}
        return CoordinatedFacts(**{name: self.cleaned_data[name] for name in names}, names=which)


class CoordinatedEditForm(CoordinatedForm, VersionedForm):
    """Held, followed up, ended."""


def values_of_coordinated(one: CoordinatedPlan) -> dict[str, Any]:
    days = ("consent_on", "called_on", "held_on", "follow_up_on", "ended_on")
    return {"initiator": one.initiator, "parties": list(one.parties), "responsible": one.responsible} | {
        name: day.isoformat() if (day := getattr(one, name)) else "" for name in days
    }


def values_of_consent(one: Consent) -> dict[str, str]:
    return {"withdrawn_on": one.withdrawn_on.isoformat() if one.withdrawn_on else ""}
