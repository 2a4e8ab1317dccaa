from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.register.models import Proposal

APPLY, CHECKED, REJECT, INQUIRY = "apply", "checked", "reject", "inquiry"


class DecideForm(forms.Form):
    """Which proposals, and what to do about them. A reason is asked for when a person goes against or beyond the sources."""

    action = forms.ChoiceField(choices=[(one, one) for one in (APPLY, CHECKED, REJECT, INQUIRY)])
    chosen = forms.ModelMultipleChoiceField(
        queryset=Proposal.objects.none(),
        to_field_name="public_id",
        error_messages={"required": _("Choose at least one proposal.")},
    )
    reason = forms.CharField(
        label=_("Reason, or what is being looked into"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to reject, to set aside and for what is to be checked. No health, crime or family matters."),
    )  # fmt: skip
    until = forms.DateField(label=_("Set aside until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, everyone: list[int] | None = None, **kwargs: Any) -> None:
        """`everyone`: the ids of the whole list, when that is chosen instead of single rows."""
        super().__init__(*args, **kwargs)
        self.everyone = everyone
        self.fields["chosen"].required = everyone is None
        self.fields["chosen"].queryset = Proposal.objects.filter(youth__protected_at=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        action = values.get("action")
        if action in {CHECKED, REJECT, INQUIRY} and not (values.get("reason") or "").strip():
            self.add_error("reason", _("Say from where you know it, and why."))
        if action == INQUIRY and not values.get("until") and "until" not in self.errors:
            self.add_error("until", _("Say until when."))
        return values

    def ids(self) -> list[int]:
        return self.everyone if self.everyone is not None else [one.pk for one in self.cleaned_data["chosen"]]
