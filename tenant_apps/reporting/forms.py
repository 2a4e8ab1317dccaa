from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.reporting.models import Receipt

PASTED_LENGTH = 200_000


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class ListForm(forms.Form):
    """What the list of hits is narrowed to; its values are in the address and name nobody."""

    regel = forms.ChoiceField(label=_("Problem"), required=False)
    etikett = forms.ChoiceField(label=_("Label"), required=False)
    farg = forms.ChoiceField(label=_("Colour"), required=False)

    def __init__(self, data: Any, *, rules: list[tuple[str, str]], labels: list[tuple[str, str]]) -> None:
        super().__init__(initial=data, auto_id="lista_%s")
        _choose(self, "regel", [("", str(_("All"))), *rules])
        _choose(self, "etikett", [("", str(_("Everybody's, mine first"))), *labels])
        colours = [("red", _("Stops the file")), ("yellow", _("To look at")), ("green", _("Going on, as expected"))]
        _choose(self, "farg", [("", str(_("All"))), *((key, str(name)) for key, name in colours)])


class LabelForm(forms.Form):
    etikett = forms.ChoiceField(label=_("Label"), required=False)

    def __init__(self, data: Any, *, labels: list[tuple[str, str]]) -> None:
        super().__init__(initial=data, auto_id="lista_%s")
        _choose(self, "etikett", [("", str(_("Everybody's, mine first"))), *labels])


class ReceiptForm(forms.Form):
    kind = forms.ChoiceField(label=_("What has happened"), choices=Receipt.Kind.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("When"), widget=forms.DateInput())
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("For example Statistics Sweden's reference. No names or numbers of youths."),
    )


class AnswerForm(forms.Form):
    """SCB's list: for one file chosen by the user, pasted or as a file; the text can be mended before it is saved."""

    fil = forms.ChoiceField(label=_("Which file the answer is about"))
    header_counts = forms.ChoiceField(
        label=_("What Statistics Sweden calls row 1"),
        choices=[("yes", _("The header: the first youth is row 2")), ("no", _("The first youth: the header is not counted"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    file = forms.FileField(
        label=_("The list as a file"), required=False, help_text=_("Text, CSV or Excel, at most 5 MB. Or paste it below.")
    )  # fmt: skip
    text = forms.CharField(
        label=_("The list as text"),
        required=False,
        strip=False,
        max_length=PASTED_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    text.instruction = _(  # type: ignore[attr-defined]
        "One row of the file per line: the row's number, then Statistics Sweden's words. Paste nothing else about anybody."
    )
    file_name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, exports: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self, "fil", exports)
        self.fields["file"].widget.attrs["accept"] = ".csv,.txt,.xlsx,.xls,.ods,text/csv"
