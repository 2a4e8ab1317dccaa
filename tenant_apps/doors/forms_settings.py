from __future__ import annotations

from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.doors.models import DoorSettings, ReferralLanguage
from tenant_apps.doors.texts import GROUPS

FIELDS = ("is_open", "phone", "call_within_days", "referral_days", "talk_days", "notice_days", "absence_days")
LONG = {"intro", "privacy", "thanks_text"}


class SettingsForm(forms.ModelForm, VersionedForm):  # type: ignore[type-arg]
    class Meta:
        model = DoorSettings
        fields = FIELDS
        help_texts = {
            "phone": _("Shown on the form and to schools. Leave empty if calls are not answered."),
            "referral_days": _("Erased after so many days when they led to nothing."),
            "talk_days": _("After so many days the person goes; the talk still counts in the figures."),
            "notice_days": _("After so many days the person goes; the notice still counts in the figures."),
            "absence_days": _("After so many days the person goes; the notice still counts in the figures."),
        }

    @staticmethod
    def values_of(row: DoorSettings) -> dict[str, Any]:
        return model_to_dict(row, fields=FIELDS)

    @staticmethod
    def posted_of(row: DoorSettings) -> dict[str, str]:
        """The same as a form posts them."""
        values = SettingsForm.values_of(row)
        return {name: "on" if value is True else "" if value is False else str(value) for name, value in values.items()}

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class LanguageForm(VersionedForm):
    """The name, and one field for each text, with the Swedish beside it."""

    name = forms.CharField(
        label=_("The language's name in itself"), max_length=40, help_text=_("As in العربية, Soomaali.")
    )
    tag = forms.CharField(
        label=_("Language tag"),
        max_length=20,
        help_text=_("As in BCP 47: so, ar, fa-AF. Screen readers choose the voice by it."),
    )
    is_right_to_left = forms.BooleanField(label=_("Is written from right to left"), required=False)
    is_published = forms.BooleanField(label=_("Shown on the page"), required=False)

    def __init__(self, *args: Any, swedish: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = False
        for _title, keys in GROUPS:
            for key in keys:
                field = forms.CharField(label=swedish[key], max_length=400 if key in LONG else 160, required=False)
                field.widget.attrs["dir"] = "auto"
                self.fields[f"text_{key}"] = field

    @staticmethod
    def values_of(row: ReferralLanguage) -> dict[str, Any]:
        texts = {f"text_{key}": row.texts.get(key, "") for _title, keys in GROUPS for key in keys}
        return {
            "name": row.name, "tag": row.tag, "is_right_to_left": row.is_right_to_left, "is_published": row.is_published, **texts,
        }  # fmt: skip

    def changes(self) -> dict[str, Any]:
        data = self.cleaned_data
        texts = {name.removeprefix("text_"): data[name] for name in self.fields if name.startswith("text_")}
        own = {name: data[name] for name in ("name", "tag", "is_right_to_left", "is_published")}
        return {**own, "texts": texts}

    def groups(self) -> list[tuple[Any, list[Any]]]:
        return [(title, [self[f"text_{key}"] for key in keys]) for title, keys in GROUPS]
