"""Closing is the longest form: its draft holds the parts that stand on its page, too, and goes when it is saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Draft
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_by_hand import closing

pytestmark = [pytest.mark.req("K3-2.3"), pytest.mark.usefixtures("stay")]


def test_closing__is_kept_with_its_parts_and_goes_when_saved(alfa, client_for) -> None:
    row = registered().registrations.get()
    client, url = client_for("alfa", Role.COORDINATOR), reverse("registration-close", args=[row.public_id])
    draft = client.get(url).context["draft"]
    day = (clock.today() - timedelta(days=1)).isoformat()
    written = closing(source="Halvskrivet", **{"after-code": "work", "after-as_of": day, "after-informant": "youth"})
    client.post(draft.url, {**written, "draft": draft.opened_at})
    page = client.get(url)
    assert page.context["form"].initial["source"] == "Halvskrivet"
    after = next(one for one in page.context["part_forms"] if one.prefix == "after")
    assert (after.initial["code"], after.initial["informant"]) == ("work", "youth")
    assert 'value="work" selected' in page.content.decode()
    assert client.post(url, {**written, "draft": page.context["draft"].opened_at}).status_code == 302
    assert not Draft.objects.exists()
    assert row.youth.occupations.get().code == "work"
