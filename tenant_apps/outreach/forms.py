from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.clock import STOCKHOLM
from kaa.core.locking import VersionedForm
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.services import ContactFacts
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm

MINUTE = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A Swedish day and time, to the minute."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(format=MINUTE, attrs={"data-width": "minute"})
        widget.input_type = "datetime-local"
        super().__init__(widget=widget, input_formats=[MINUTE, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"], **kwargs)


class ContactForm(ScreenedForm):
    screened_fields = ("note",)

    channel = forms.ChoiceField(label=_("How"))
    recipient = forms.ChoiceField(label=_("With whom"))
    outcome = forms.ChoiceField(label=_("Outcome"))
    at = MomentField(label=_("When"))
    occupation = forms.ChoiceField(label=_("Occupation, if told"), required=False)
    as_of = DayField(label=_("Occupation as of"), required=False, help_text=_("Empty: the day of the contact."))
    again_on = DayField(
        label=_("Contact again on"), required=False,
        help_text=_("Makes a reminder. Empty: a week later for who asks to be contacted, three months later for who declines."),
    )  # fmt: skip
    note = NoteField(label=_("Note"))

    def __init__(self, *args: Any, today: date, contact: Contact | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = values_of(contact) if contact else {}
        set_choices(self, "channel", codes.choices("contact_channel", on=today, keep=kept.get("channel", "")))
        set_choices(self, "recipient", codes.choices("informant", on=today, keep=kept.get("recipient", "")))
        set_choices(
            self, "outcome", codes.choices("contact_outcome", on=today, keep=kept.get("outcome", ""), empty=CHOOSE)
        )
        set_choices(
            self,
            "occupation",
            codes.choices("occupation", on=today, keep=kept.get("occupation", ""), empty=_("Not told")),
        )

    def facts(self) -> ContactFacts:
        data = self.cleaned_data
        return ContactFacts(
            at=data["at"], channel=data["channel"], recipient=data["recipient"], outcome=data["outcome"], occupation=data["occupation"],
            as_of=data["as_of"], note=data["note"], again_on=data.get("again_on"),
        )  # fmt: skip


class ContactEditForm(ContactForm, VersionedForm):
    """A contact that is mended. Its reminder is mended by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["again_on"]


def values_of(one: Contact) -> dict[str, str]:
    """As the form would post them."""
    fact = one.occupation
    return {
        "channel": one.channel, "recipient": one.recipient, "outcome": one.outcome, "at": minute(one.at), "note": one.note,
        "occupation": fact.code if fact else "", "as_of": fact.as_of.isoformat() if fact else "",
    }  # fmt: skip


def minute(moment: datetime) -> str:
    return moment.astimezone(STOCKHOLM).strftime(MINUTE)
