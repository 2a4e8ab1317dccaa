from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.models import Label
from tenant_apps.accounts.selectors import label_text
from tenant_apps.distribution.enums import Balance, CounsellorRule, Profession
from tenant_apps.distribution.models import DistributionRules, Recipient
from tenant_apps.distribution.services.settings import Takes
from tenant_apps.register import codes
from tenant_apps.register.forms import set_choices

PARTS = re.compile(r"[,;\n]+")
RULES = ("to_earlier", "counsellor_rule", "counsellor_codes", "by_school", "by_area", "balance")


class RulesForm(VersionedForm):
    """The rules of thumb, and for each label in use what its holder takes."""

    to_earlier = forms.BooleanField(
        label=_("Whoever comes back is proposed for the coach who had them"), required=False
    )
    counsellor_codes = forms.MultipleChoiceField(
        label=_("Latest studies that are a study counsellor's"), required=False, widget=forms.CheckboxSelectMultiple
    )
    counsellor_rule = forms.ChoiceField(label=_("For those"), choices=CounsellorRule.choices, widget=forms.RadioSelect)
    by_school = forms.BooleanField(label=_("By the schools written below"), required=False)
    by_area = forms.BooleanField(label=_("By the postcodes written below"), required=False)
    balance = forms.ChoiceField(
        label=_("Otherwise to the one with fewest"), choices=Balance.choices,
        help_text=_("Counted by working time: who works half the time gets half as many."),
    )  # fmt: skip

    def __init__(self, *args: Any, labels: list[Label], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "counsellor_codes", codes.choices("latest_studies", on=today))
        self.labels = {str(one.public_id): one for one in labels}
        for key, label in self.labels.items():
            for name, field in _of_a_person().items():
                field.group = label_text(label)  # type: ignore[attr-defined]  # whose, in the summary of errors
                self.fields[f"{name}_{key}"] = field

    @staticmethod
    def values_of(row: DistributionRules, labels: list[Label]) -> dict[str, Any]:
        values: dict[str, Any] = {name: getattr(row, name) for name in RULES} | {"version": row.version}
        for label in labels:
            said, key = getattr(label, "recipient", None) or Recipient(), label.public_id
            values |= {
                f"profession_{key}": said.profession, f"takes_new_{key}": said.takes_new, f"share_{key}": said.share, f"most_{key}": said.most,
                f"postcodes_{key}": ", ".join(said.postcodes), f"schools_{key}": ", ".join(said.schools),
            }  # fmt: skip
        return values

    def people(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """For the page: each with the fields and whether one of them is wrong."""
        found = []
        for key, label in self.labels.items():
            fields = [self[f"{name}_{key}"] for name in _of_a_person()]
            found.append((label_text(label), fields, any(one.errors for one in fields)))
        return found

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in RULES}

    def takes(self) -> dict[int, Takes]:
        data = self.cleaned_data
        return {
            label.pk: Takes(
                data[f"profession_{key}"], data[f"takes_new_{key}"], data[f"share_{key}"], data[f"most_{key}"],
                tuple(data[f"postcodes_{key}"]), tuple(data[f"schools_{key}"]),
            )
            for key, label in self.labels.items()
        }  # fmt: skip


class PartsField(forms.CharField):
    """Several short texts with commas between."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "")
        return list(dict.fromkeys(part.strip() for part in PARTS.split(text) if part.strip()))


class PostcodesField(PartsField):
    def clean(self, value: Any) -> Any:
        parts = [part.replace(" ", "") for part in super().clean(value)]
        if any(not part.isdigit() or len(part) > 5 for part in parts):
            raise ValidationError(_("Write postcodes or their beginnings, such as 852, 85431."))
        return parts


def _of_a_person() -> dict[str, forms.Field]:
    return {
        "profession": forms.ChoiceField(label=_("Works as"), choices=Profession.choices),
        "takes_new": forms.BooleanField(label=_("Takes new youths"), required=False),
        "share": forms.IntegerField(label=_("Working time, per cent"), min_value=5, max_value=100),
        "most": forms.IntegerField(label=_("At most so many youths"), min_value=0, max_value=2000, required=False),
        "postcodes": PostcodesField(
            label=_("Postcodes"), required=False, max_length=400, help_text=_("Beginnings are enough: 852, 85431.")
        ),
        "schools": PartsField(
            label=_("Schools"), required=False, max_length=600, help_text=_("Names or school unit codes, with commas between.")
        ),
    }  # fmt: skip


class BesideForm(forms.Form):
    """`seen`: who was beside when the form was shown."""

    label = forms.ChoiceField(label=_("Beside the coach"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def __init__(self, *args: Any, labels: list[Label], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "label", [("", _("Nobody")), *((str(one.public_id), label_text(one)) for one in labels)])
