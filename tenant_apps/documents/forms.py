"""What a document asks for: its template's own fields in the order of its text, to whom, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.documents.kinds import KINDS
from tenant_apps.documents.models import Document
from tenant_apps.documents.services import LONGEST_LINE, LONGEST_TEXT, Written
from tenant_apps.letters.text import DOCUMENT_FIELDS
from tenant_apps.register import codes
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm

PREFIX = "f_"  # the template's fields have names of the users' own language, apart from the form's


class NewForm(forms.Form):
    template = forms.ChoiceField(label=_("Which document"))

    def __init__(self, *args: Any, templates: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "template", [("", CHOOSE), *((str(one.public_id), one.name) for one in templates)])


class WriteForm(ScreenedForm, VersionedForm):
    agency = forms.ChoiceField(label=_("To whom"))
    agency_name = forms.CharField(
        label=_("Which one"), max_length=100, required=False, help_text=_("An office or organisation, not a person.")
    )
    route = forms.ChoiceField(label=_("Who hands it in"))
    ground = forms.ChoiceField(
        label=_("What it rests on"), required=False, help_text=_("Asked only when we send it. The youth's own paper needs no ground."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, document: Document, asked: Iterable[str], today: date, is_whole: bool, **kwargs: Any
    ) -> None:
        self.asked = list(asked)
        super().__init__(*args, **kwargs)
        for name in self.asked:
            self.fields[f"{PREFIX}{name}"] = _field(name, is_whole=is_whole)
        kind = KINDS[document.template.document_kind]
        set_choices(self, "route", [(one.value, one.label) for one in kind.routes])
        if kind.agency:
            del self.fields["agency"]
        else:
            set_choices(self, "agency", codes.choices("agency", on=today, keep=document.agency, empty=CHOOSE))
            self.fields["agency"].required = is_whole
        no_ground = _("The youth's consent (or a guardian's)")
        set_choices(self, "ground", codes.choices("share_ground", on=today, keep=document.ground, empty=no_ground))
        self.order_fields([*(f"{PREFIX}{name}" for name in self.asked), "agency", "agency_name", "route", "ground"])

    def free_text(self) -> Iterable[str]:
        return [f"{PREFIX}{name}" for name in self.asked]

    def written(self) -> Written:
        data = self.cleaned_data
        return Written(
            route=data.get("route", ""), agency=data.get("agency", ""), agency_name=data.get("agency_name", ""), ground=data.get("ground", ""),
            values={name: data.get(f"{PREFIX}{name}", "") for name in self.asked},
        )  # fmt: skip


def _field(name: str, *, is_whole: bool) -> forms.CharField:
    about = DOCUMENT_FIELDS[name]
    label = str(about.about)[:1].upper() + str(about.about)[1:]
    needed = is_whole and not about.optional
    told = _("As: %(example)s") % {"example": about.example}
    if not about.rows:
        return forms.CharField(label=label, max_length=LONGEST_LINE, required=needed, help_text=told)
    return NoteField(label=label, max_length=LONGEST_TEXT, rows=about.rows, required=needed, help_text=told)


def values_of(document: Document) -> dict[str, str]:
    """As the form would post them."""
    kept = {f"{PREFIX}{name}": str(text) for name, text in document.values.items()}
    return {
        "route": document.route,
        "agency": document.agency,
        "agency_name": document.agency_name,
        "ground": document.ground,
        **kept,
    }


class SentForm(VersionedForm):
    sent_on = DayField(label=_("Which day"))
