"""Inställningar, saved by two at once: the second is shown both versions, and no account, right or text comes back unseen (REL-09)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kaa.core import locking
from tenant_apps.accounts import services
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, SiteContact, User
from tenant_apps.accounts.selectors import site_contact
from tests.factories.accounts import user

pytestmark = pytest.mark.req("REL-09")


def _opened(client: Any, url: str) -> dict[str, Any]:
    """What the form holds when it is opened, as a browser would post it."""
    form = client.get(url).context["form"]
    return {name: value for name, value in form.initial.items() if value not in ("", None)}


def test_staff__a_closed_account_is_not_opened_again_by_an_older_page(alfa, client_for, in_schema) -> None:
    coach = user(Role.COACH, Role.ADMINISTRATOR, name="Maria Ek")
    url = reverse("staff-edit", args=[coach.public_id])
    first, second = client_for("alfa", Role.ACCOUNT_MANAGER), client_for("alfa", Role.ACCOUNT_MANAGER)
    old = _opened(first, url)
    closing = {**_opened(second, url), "roles": [Role.COACH]}
    closing.pop("is_active")
    assert second.post(url, closing).status_code == 302
    page = first.post(url, {**old, "name": "Maria Ek-Lund"})
    assert page.status_code == 200
    shown = {row.name: (row.yours, row.theirs, row.differs) for row in page.context["conflict"].rows}
    assert shown["is_active"] == ("Ja", "Nej", True)
    assert shown["roles"][2]
    assert str(Role.ADMINISTRATOR.label) in shown["roles"][0]
    assert str(Role.ADMINISTRATOR.label) not in shown["roles"][1]
    assert 'value="Maria Ek-Lund"' in page.content.decode()
    in_schema("k9901")
    coach = User.objects.get(pk=coach.pk)
    assert (coach.is_active, coach.roles, coach.name) == (False, {Role.COACH}, "Maria Ek")
    decided = {**old, "name": "Maria Ek-Lund", "version": page.context["form"].data["version"]}
    assert first.post(url, {**decided, "keep_is_active": "saved", "keep_roles": "saved"}).status_code == 302
    in_schema("k9901")
    coach = User.objects.get(pk=coach.pk)
    assert (coach.is_active, coach.roles, coach.name) == (False, {Role.COACH}, "Maria Ek-Lund")


def test_staff__a_change_of_roles_alone_is_a_new_version(alfa) -> None:
    manager, coach = user(Role.ACCOUNT_MANAGER), user(Role.COACH)
    wanted: dict[str, Any] = {"name": coach.name, "email": coach.email, "is_active": True, "actor": manager}
    saved = services.edit_staff(user=coach, version=1, grants=[services.Grant(Role.READER)], **wanted)
    assert saved.version == 2
    with pytest.raises(locking.Conflict):
        services.edit_staff(
            user=User.objects.get(pk=coach.pk), version=1, grants=[services.Grant(Role.COACH)], **wanted
        )
    assert User.objects.get(pk=coach.pk).roles == {Role.READER}


def test_label__an_older_page_takes_nothing_back(alfa, client_for, in_schema) -> None:
    label = Label.objects.create(name="Maria")
    url = reverse("label-edit", args=[label.public_id])
    client = client_for("alfa", Role.COORDINATOR)
    old = _opened(client, url)
    assert client.post(url, {**old, "archived": "on"}).status_code == 302
    page = client.post(url, {**old, "name": "Marias"})
    assert [row.name for row in page.context["conflict"].differing] == ["name", "archived"]
    in_schema("k9901")
    label.refresh_from_db()
    assert (label.name, label.archived_at is not None, label.version) == ("Maria", True, 2)


def test_contact__an_older_page_takes_nothing_back(alfa, client_for, in_schema) -> None:
    url = reverse("accessibility-edit")
    client = client_for("alfa", Role.ADMINISTRATOR)
    old = _opened(client, url)
    assert old["version"] == 0
    assert client.post(url, {**old, "email": "kaa@alfa.example"}).status_code == 302
    page = client.post(url, {**old, "email": "annan@alfa.example"})
    assert [row.theirs for row in page.context["conflict"].differing] == ["kaa@alfa.example"]
    in_schema("k9901")
    assert SiteContact.objects.get().email == "kaa@alfa.example"
    found = site_contact()
    assert found is not None
    assert found.version == 1
