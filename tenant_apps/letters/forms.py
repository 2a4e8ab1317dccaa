from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.letters.enums import Channel, DocumentKind, SentTo, Side
from tenant_apps.letters.languages import FIRST, OFFERED, language_name
from tenant_apps.letters.models import Handover, LetterTemplate
from tenant_apps.letters.selectors.templates import (
    after_18_choices,
    language_choices,
    newest_versions,
    template_choices,
)
from tenant_apps.letters.text import FIELDS, LONGEST_BODY, LONGEST_SUBJECT
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm

BODY = _(
    "An empty line begins a new paragraph, a line that begins with a dash and a space is a point in a list. "
    "Fields are written in braces, as {förnamn}. Write no personal identity numbers."
)


class TextForm(VersionedForm):
    subject = forms.CharField(
        label=_("Heading"), max_length=LONGEST_SUBJECT, required=False, help_text=_("Of an e-mail: the subject line. A text message has none."),
    )  # fmt: skip
    body = NoteField(label=_("Text"), max_length=LONGEST_BODY, rows=18, instruction=BODY, required=False)


class TemplateForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    sent_to = forms.ChoiceField(
        label=_("To"), choices=SentTo.choices,
        help_text=_("Guardians are written to until the day before the 18th birthday, whatever stands here."),
    )  # fmt: skip
    after_18 = forms.ChoiceField(
        label=_("To a youth who has turned 18 instead"), required=False,
        help_text=_("When a letter was meant for guardians and the youth is of age at the day it is posted."),
    )  # fmt: skip
    for_participants = forms.BooleanField(
        label=_("Also to participants who are not in the register"), required=False,
        help_text=_("For a programme's own texts: who takes part gets it after 20, from another municipality, and while in school."),
    )  # fmt: skip

    def __init__(self, *args: Any, template: LetterTemplate | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "after_18", [("", _("Nothing: the letter is withdrawn")), *after_18_choices(template)])
        if template is not None and template.channel == Channel.DOCUMENT:
            del self.fields["sent_to"], self.fields["after_18"], self.fields["for_participants"]


class NewTemplateForm(TemplateForm):
    channel = forms.ChoiceField(label=_("Sent as"), choices=Channel.choices)
    document_kind = forms.ChoiceField(
        label=_("What the document is for"), required=False, choices=[("", CHOOSE), *DocumentKind.choices],
        help_text=_("Only for documents: it decides to whom the document goes. A document has fields of its own."),
    )  # fmt: skip
    subject = forms.CharField(label=_("Heading"), max_length=LONGEST_SUBJECT, required=False)
    body = NoteField(label=_("Text in Swedish"), max_length=LONGEST_BODY, rows=14, instruction=BODY)
    field_order = ("name", "channel", "document_kind", "sent_to", "after_18", "for_participants", "subject", "body")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, template=None, **kwargs)
        del self.fields["version"]


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, has: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted(
            ((code, language_name(code)) for code in (*FIRST, *OFFERED) if code not in has), key=lambda one: one[1]
        )
        set_choices(self, "language", [("", CHOOSE), *names])


class WriteForm(forms.Form):
    """What is made from which template; the fields that the templates ask for are here too, and needed when the chosen one has them."""

    template = forms.ChoiceField(label=_("Template"))
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("Swedish is used when the template is not in that language.")
    )
    sent_to = forms.ChoiceField(
        label=_("To"), required=False, choices=[("", _("As the template says")), *SentTo.choices],
        help_text=_("Guardians are written to until the day before the 18th birthday, whatever stands here."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = newest_versions()
        set_choices(self, "template", [("", CHOOSE), *template_choices()])
        set_choices(self, "language", language_choices(list(newest.values())))
        for name in (one for one in FIELDS if FIELDS[one].asked):
            self.fields[name] = forms.CharField(
                label=str(FIELDS[name].about).capitalize(), max_length=200, required=False,
                help_text=_("Only for templates that have {%(field)s}. As: %(example)s") % {"field": name, "example": FIELDS[name].example},
            )  # fmt: skip

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS if FIELDS[name].asked and self.cleaned_data.get(name)}


class PostedForm(forms.Form):
    posted_on = DayField(label=_("Posted on"), help_text=_("Everybody is checked as of this day."))


class TurningForm(forms.Form):
    weeks = forms.IntegerField(label=_("Turning 20 within weeks"), min_value=1, max_value=52)


class SenderForm(VersionedForm):
    name = forms.CharField(label=_("Sender"), max_length=120, help_text=_("As those who get the letter know you."))
    street = forms.CharField(label=_("Street or box"), max_length=100, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=6, required=False)
    city = forms.CharField(label=_("City"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    web = forms.CharField(label=_("Web address"), max_length=120, required=False)
    turn_to = NoteField(
        label=_("Where to turn at 20"), max_length=1500, rows=6, required=False,
        instruction=_("Stands in the letter at 20. One point a line that begins with a dash: who, what they help with, telephone."),
    )  # fmt: skip
    window = forms.ChoiceField(label=_("The envelope's window"), choices=Side.choices)


class HandoverForm(ScreenedForm, VersionedForm):
    screened_fields = ("unit",)

    unit = forms.CharField(
        label=_("To which unit"),
        max_length=120,
        help_text=_("As the labour market unit, adult education, the social services."),
    )
    wish = forms.ChoiceField(label=_("What the youth says"), choices=Handover.Wish.choices)
    said_on = DayField(label=_("Said on"))
    handed_over_on = DayField(
        label=_("Handed over on"),
        required=False,
        help_text=_("Empty until it is done. Only when the youth has said yes, and it rests on a consent or a ground in law."),
    )  # fmt: skip
    agency = forms.ChoiceField(
        label=_("To which agency"), required=False,
        help_text=_("Needed when the youth is handed over: a consent to this agency is looked for, and it is noted as shared."),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("Ground when there is no consent"), required=False,
        help_text=_("Needed only without a valid consent. The assessment is the municipality's."),
    )  # fmt: skip

    def __init__(self, *args: Any, handover: Handover | None, today: date, **kwargs: Any) -> None:
        if handover is None:
            kwargs["initial"] = {"said_on": today, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        set_choices(self, "agency", codes.choices("agency", on=today, empty=CHOOSE))
        set_choices(self, "ground", codes.choices("share_ground", on=today, empty=_("There is a consent")))
        if handover is None:
            del self.fields["version"]
        elif handover.handed_over_on is not None:  # noted as shared: it no longer changes
            del self.fields["agency"], self.fields["ground"]
            for name in ("unit", "wish", "handed_over_on"):
                self.fields[name].disabled = True


class GuardianAddressForm(VersionedForm):
    care_of = forms.CharField(label=_("c/o"), max_length=100, required=False)
    street = forms.CharField(
        label=_("Street"),
        max_length=254,
        required=False,
        help_text=_("Empty: letters go to where the youth is registered."),
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=6, required=False)
    city = forms.CharField(label=_("City"), max_length=60, required=False)
    is_appointed = forms.BooleanField(label=_("Appointed guardian (god man or appointed by a court)"), required=False)
