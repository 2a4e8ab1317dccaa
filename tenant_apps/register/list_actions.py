"""What can be done with those chosen in the list: one table behind the menu's buttons and where each leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.bulk_jobs import RIGHTS


@dataclass(frozen=True)
class ListAction:
    """`view`: the page that asks for the rest; empty: the list's own (`bulk`)."""

    key: str
    label: Any
    right: Right
    view: str = ""
    in_partnership: bool = True

    @property
    def url(self) -> str:
        return reverse(self.view) if self.view else reverse("bulk", args=[self.key])


ACTIONS = (
    ListAction("label", _("Change the label"), RIGHTS["label"]),
    ListAction("unit", _("Change the unit"), RIGHTS["unit"]),
    ListAction("contact", _("Log a letter or message"), RIGHTS["contact"]),
    ListAction("reminder", _("Make a reminder"), RIGHTS["reminder"]),
    ListAction("letters", _("Write a letter or message"), Right.YOUTHS_WRITE, "letters-bulk"),
    ListAction("visit", _("Plan home visits"), Right.YOUTHS_WRITE, "visit-plan-chosen", in_partnership=False),
    ListAction("excel", _("Excel file"), RIGHTS["excel"]),
)


def actions_for(user: User, *, partnership: bool) -> list[ListAction]:
    return [one for one in ACTIONS if user.may(one.right) and (one.in_partnership or not partnership)]
