from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tenant_apps.accounts.forms import set_choices
from tenant_apps.accounts.tokens.services import DAYS

READ, WRITE = "read", "write"


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("What it is for, such as the statistics script.")
    )
    scope = forms.ChoiceField(
        label=_("What it may do"), initial=READ, widget=forms.RadioSelect,
        choices=[(READ, _("Read")), (WRITE, _("Read and write"))],
        help_text=_("Never more than you may do yourself."),
    )  # fmt: skip
    days = forms.TypedChoiceField(label=_("Valid for"), coerce=int, initial=90)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        set_choices(self, "days", [(n, ngettext("%(n)d day", "%(n)d days", n) % {"n": n}) for n in DAYS])
