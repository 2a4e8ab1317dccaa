from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import Saved, VersionedForm
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, SiteContact, Unit, User
from tenant_apps.accounts.selectors import staff_choices, subproject_choices
from tenant_apps.accounts.services import Grant, roles_in

COUNTIES = "county_code"


def set_choices(form: forms.Form, name: str, choices: Any) -> None:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices


class StaffForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple, required=False)
    unit = forms.ChoiceField(label=_("Subproject"), required=False, help_text=_("Of a local project leader."))
    county_code = forms.ChoiceField(label=_("County"), required=False, help_text=_("Of a county project leader."))

    def __init__(self, *args: Any, partnership: bool, counties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "roles", [(role.value, role.label) for role in roles_in(partnership=partnership)])
        self.fields["roles"].help_text = _(
            "Handlers of protected identities are named persons: give the role to as few as possible."
        )
        if not partnership:
            del self.fields["unit"], self.fields["county_code"]
            return
        set_choices(self, "unit", [("", _("None")), *subproject_choices()])
        set_choices(self, "county_code", [("", _("None")), *counties])

    def grants(self) -> list[Grant]:
        data = self.cleaned_data
        unit = Unit.objects.filter(public_id=data["unit"]).first() if data.get("unit") else None
        return [
            Grant(
                Role(role),
                unit=unit if role == Role.LOCAL_LEADER else None,
                county_code=data[COUNTIES] if role == Role.COUNTY_LEADER else "",
            )
            for role in data["roles"]
        ]


class StaffEditForm(StaffForm, VersionedForm):
    """Roles and the account's state are set as the form says: on a form opened before somebody else's change, both are laid side by side."""

    is_active = forms.BooleanField(label=_("The account is open"), required=False)

    @staticmethod
    def values_of(user: User) -> dict[str, Saved]:
        grants = list(user.grants.select_related("unit"))
        unit = next((str(one.unit.public_id) for one in grants if one.unit), "")
        county = next((one.county_code for one in grants if one.county_code), "")
        roles = [one.role for one in grants]
        return {
            "name": user.name,
            "email": user.email,
            "roles": roles,
            "unit": unit,
            COUNTIES: county,
            "is_active": "on" if user.is_active else "",
        }


class LabelForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("Usually the coach's name, or the post's."))
    user = forms.ChoiceField(label=_("Whose"), required=False)

    def __init__(self, *args: Any, current: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("", _("Nobody: vacant")), *staff_choices()]
        if current is not None and str(current.public_id) not in {key for key, _text in choices}:
            choices.append((str(current.public_id), current.display_name))
        set_choices(self, "user", choices)

    def owner(self) -> User | None:
        chosen = self.cleaned_data["user"]
        return User.objects.filter(public_id=chosen).first() if chosen else None


class LabelEditForm(LabelForm, VersionedForm):
    archived = forms.BooleanField(label=_("Archived: not offered any more"), required=False)

    @staticmethod
    def values_of(label: Label) -> dict[str, Saved]:
        owner = str(label.user.public_id) if label.user else ""
        return {"name": label.name, "user": owner, "archived": "on" if label.archived_at else ""}


class SiteContactForm(VersionedForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)  # 0: nobody has said it yet
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("A mailbox that several people read, not one person's."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    assessed_on = forms.DateField(
        label=_("Your own latest assessment"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "Leave it empty if you have not assessed the site yourselves: then the day of the product's assessment is told."
        ),
    )
    shortcomings = forms.CharField(
        label=_("Shortcomings that you know of yourselves"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What the product's own statement does not say. One shortcoming a line. Anyone can read the page."),
    )  # fmt: skip
    shortcomings.instruction = _("Write nothing about a single person.")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("email") and not data.get("phone"):
            raise ValidationError(_("Give an e-mail address or a telephone number."))
        return data

    @staticmethod
    def values_of(contact: SiteContact | None) -> dict[str, Saved]:
        if contact is None:
            return {}
        day = contact.assessed_on.isoformat() if contact.assessed_on else ""
        return {
            "email": contact.email,
            "phone": contact.phone,
            "assessed_on": day,
            "shortcomings": contact.shortcomings,
        }
