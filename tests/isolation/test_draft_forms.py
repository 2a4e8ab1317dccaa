"""Every form on a youth in which one writes keeps drafts: found by opening each page of the table, so a new one cannot be forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.urls import reverse

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.register.selectors.youth import YouthHead
from tests.isolation.entries import ENTRIES
from tests.isolation.worlds import World

ASKED = (Role.ADMINISTRATOR, Role.PROTECTED_HANDLER)  # together they open every youth's form


def _texts(form: Any) -> list[str]:
    """Fields in which something is written; a day or an hour alone is no draft's loss."""
    return [
        name
        for name, field in getattr(form, "fields", {}).items()
        if isinstance(field, forms.CharField) and not field.widget.is_hidden and not field.disabled
    ]


@pytest.mark.req("K3-2.3", "REL-09")
def test_forms__on_a_youth_keep_drafts(worlds: dict[str, World]) -> None:
    world, found, without = worlds["alfa"], set(), set()
    for entry in ENTRIES:
        role = next((one for one in ASKED if one in entry.roles), None)
        if entry.data is not None or entry.status != 200 or role is None:
            continue
        with in_tenant(find_tenant("k9901")):
            client = world.client(role)
        answer = client.get(reverse(entry.name, kwargs=entry.kwargs(world), urlconf="kaa.urls_tenant") + entry.query)
        context = answer.context
        if context is None or "form" not in context or not isinstance(context.get("head"), YouthHead):
            continue
        if _texts(context["form"]):
            found.add(entry.name)
            if not context.get("draft"):
                without.add(entry.name)
    assert {"registration-open", "registration-close", "registration-mistake", "exempt-set", "identity-edit"} <= found
    assert without == set()
