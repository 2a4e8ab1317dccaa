from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.models import User
from tenant_apps.register.forms import DayField, set_choices
from tenant_apps.reminders.enums import DigestPace
from tenant_apps.reminders.models import Absence
from tenant_apps.reminders.selectors.staff import worker_choices
from tenant_apps.reminders.services.absences import AbsenceFacts


class AbsenceForm(forms.Form):
    """`who` is asked of those who may set it for others."""

    who = forms.ChoiceField(label=_("Who is away"))
    starts_on = DayField(label=_("First day away"))
    last_on = DayField(
        label=_("Last day away"), required=False, help_text=_("Empty: until further notice. End it when the person is back.")
    )  # fmt: skip
    cover = forms.ChoiceField(
        label=_("Who covers"),
        help_text=_("Sees the other's Idag beside the own, and gets the digest. Nothing is moved."),
    )

    def __init__(self, *args: Any, for_others: bool, stored: Absence | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("", _("Choose")), *worker_choices()]
        if stored is not None and str(stored.cover.public_id) not in {key for key, _text in choices}:
            choices.append((str(stored.cover.public_id), stored.cover.display_name))
        set_choices(self, "cover", choices)
        if for_others and stored is None:
            set_choices(self, "who", choices)
        else:
            del self.fields["who"]

    def facts(self) -> AbsenceFacts:
        data = self.cleaned_data
        return AbsenceFacts(cover=_user(data["cover"]), starts_on=data["starts_on"], last_on=data["last_on"])

    def who_is_away(self, user: User) -> User:
        return _user(self.cleaned_data["who"]) if "who" in self.fields else user


class AbsenceEditForm(AbsenceForm, VersionedForm):
    """An absence that is mended."""


class DigestForm(forms.Form):
    pace = forms.ChoiceField(
        label=_("Idag by e-mail"), choices=DigestPace.choices, widget=forms.RadioSelect,
        help_text=_("Only figures and a link: no names. Nothing comes when there is nothing to do, or on a holiday."),
    )  # fmt: skip


def values_of(one: Absence) -> dict[str, str]:
    last: date | None = one.ends_on - timedelta(days=1) if one.ends_on else None
    return {
        "starts_on": one.starts_on.isoformat(), "last_on": last.isoformat() if last else "", "cover": str(one.cover.public_id),
    }  # fmt: skip


def _user(public_id: str) -> User:
    return User.objects.get(public_id=public_id)
