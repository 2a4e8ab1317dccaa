"""Staff's forms on what came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.doors.enums import ReferralState
from tenant_apps.doors.selectors.referrals import Match
from tenant_apps.register.forms import set_choices


def capitalised(codes: type[models.TextChoices]) -> list[tuple[str, Any]]:
    """As they stand in a list to choose from; elsewhere they stand within sentences."""
    return [(code.value, capfirst(code.label)) for code in codes]


class ReferralOutcomeForm(VersionedForm):
    state = forms.ChoiceField(label=_("What came of it?"), choices=capitalised(ReferralState), widget=forms.RadioSelect)
    youth = forms.ChoiceField(
        label=_("Who in the register is it about?"), required=False, widget=forms.RadioSelect,
        help_text=_("Choose somebody only when you have made sure. It then stands on the youth's page."),
    )  # fmt: skip

    def __init__(self, *args: Any, found: Sequence[Match], chosen: tuple[str, str] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {str(one.public_id): f"{one.name}, {one.birth_date.isoformat()} ({one.by})" for one in found}
        if chosen:
            choices.setdefault(*chosen)
        if choices:
            set_choices(self, "youth", [("", _("Nobody in the register, or not known")), *choices.items()])
        else:
            del self.fields["youth"]
