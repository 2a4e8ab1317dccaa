from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from tenant_apps.accounts import services
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenants.models import Tenant
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered


def test_staff_add__sends_a_link_and_no_password(alfa, client_for, in_schema) -> None:
    manager = client_for("alfa", Role.ACCOUNT_MANAGER)
    data = {"name": "Ny Kollega", "email": "ny@example.test", "roles": [Role.COACH, Role.PROTECTED_HANDLER]}
    assert manager.post(reverse("staff-add"), data).headers["Location"] == reverse("settings")
    in_schema("k9901")
    new = User.objects.get(email="ny@example.test")
    assert not new.has_usable_password()
    assert new.roles == {Role.COACH, Role.PROTECTED_HANDLER}
    assert mail.outbox[0].to == ["ny@example.test"]
    link = re.search(r"https?://alfa\.localhost(?::\d+)?(/konto/\S+)", mail.outbox[0].body)
    assert link
    own = client_for("alfa")
    page = own.get(link[1], follow=True)
    done = own.post(
        page.redirect_chain[-1][0], {"password1": "Ett-eget-losenord-9", "password2": "Ett-eget-losenord-9"}
    )
    assert done.status_code == 302
    assert own.post("/konto/login/", {"login": "ny@example.test", "password": "Ett-eget-losenord-9"}).status_code == 302


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"roles": []}, "roles"),
        ({"roles": [Role.PROTECTED_HANDLER]}, "roles"),
        ({"email": "UPPTAGEN@example.test"}, "email"),
    ],
    ids=["no role", "handler alone", "address taken"],
)
def test_staff_add__refuses_and_keeps_what_was_written(alfa, client_for, in_schema, changed, field) -> None:
    user(Role.COACH, email="upptagen@example.test")
    manager = client_for("alfa", Role.ACCOUNT_MANAGER)
    page = manager.post(
        reverse("staff-add"), {"name": "Ny Kollega", "email": "ny@example.test", "roles": [Role.COACH]} | changed
    )
    assert page.status_code == 200
    assert page.context["form"].errors[field]
    assert 'value="Ny Kollega"' in page.content.decode()


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.MAIN_LEADER])
def test_staff_add__gives_no_role_that_the_tenant_does_not_have(alfa, client_for, role) -> None:
    manager = client_for("alfa", Role.ACCOUNT_MANAGER)
    page = manager.post(reverse("staff-add"), {"name": "Ny", "email": "ny@example.test", "roles": [role]})
    assert page.context["form"].errors["roles"]


def test_staff_edit__a_closed_account_is_out_at_once(alfa, client_for, in_schema) -> None:
    coach = client_for("alfa", Role.COACH)
    manager = client_for("alfa", Role.ACCOUNT_MANAGER)
    assert coach.get(reverse("youths")).status_code == 200
    data = {
        "name": "Maria Ek",
        "email": coach.user.email,
        "roles": [Role.COACH],
        "version": "1",
    }  # is_active not ticked
    assert manager.post(reverse("staff-edit", args=[coach.user.public_id]), data).status_code == 302
    assert coach.get(reverse("youths")).status_code == 302
    in_schema("k9901")
    assert not User.objects.get(pk=coach.user.pk).is_active


def test_staff_edit__nobody_takes_the_own_right_away(alfa) -> None:
    manager = user(Role.ACCOUNT_MANAGER)
    for grants, is_active in (([services.Grant(Role.COACH)], True), ([services.Grant(Role.ACCOUNT_MANAGER)], False)):
        with pytest.raises(ValidationError):
            services.edit_staff(
                user=manager,
                version=1,
                name="Jag",
                email=manager.email,
                grants=grants,
                is_active=is_active,
                actor=manager,
            )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH])
def test_staff__is_managed_by_account_managers_only(alfa, client_for, role) -> None:
    client = client_for("alfa", role)
    assert client.get(reverse("settings")).status_code == 200
    for url in (reverse("staff-add"), reverse("staff-edit", args=[client.user.public_id])):
        assert client.get(url).status_code == 403
        assert client.post(url).status_code == 403


@pytest.mark.parametrize("is_municipality", [True, False], ids=["municipality", "partnership"])
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH, Role.ACCOUNT_MANAGER])
def test_settings__each_link_leads_somewhere(alfa, client_for, monkeypatch, role: Role, is_municipality: bool) -> None:
    monkeypatch.setattr(Tenant, "is_municipality", is_municipality)
    client = client_for("alfa", role)
    page = client.get(reverse("settings")).content.decode()
    links = set(re.findall(r'href="(/[^"#]*)', page[page.index("<main") : page.index("</main>")]))
    assert links or role == Role.COACH
    assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)


def test_settings__is_refused_to_readers(alfa, client_for) -> None:
    assert client_for("alfa", Role.READER).get(reverse("settings")).status_code == 403


@pytest.mark.req("K2-3.12")
def test_label__add_rename_assign_archive(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    coach = user(Role.COACH, name="Anders Alm")
    assert client.post(reverse("label-add"), {"name": "Anders", "user": str(coach.public_id)}).status_code == 302
    in_schema("k9901")
    label = Label.objects.get()
    assert label.user == coach
    one = registered(label=label)
    url = reverse("label-edit", args=[label.public_id])
    assert client.get(url).status_code == 200
    assert client.post(url, {"name": "Anders gamla", "user": "", "archived": "on", "version": "1"}).status_code == 302
    in_schema("k9901")
    label.refresh_from_db()
    assert (label.name, label.user, label.archived_at is not None) == ("Anders gamla", None, True)
    one.refresh_from_db()
    assert one.label == label


def test_label__names_are_unique_whatever_their_case(alfa, client_for) -> None:
    Label.objects.create(name="Maria")
    page = client_for("alfa", Role.COORDINATOR).post(reverse("label-add"), {"name": "MARIA", "user": ""})
    assert page.context["form"].errors["name"]


@pytest.mark.req("PRV-24")
def test_settings__counts_no_protected_youth(alfa, client_for) -> None:
    label = Label.objects.create(name="Maria")
    registered(label=label)
    registered(label=label, protected=True)
    rows = client_for("alfa", Role.COORDINATOR).get(reverse("settings")).context["labels"]
    assert [one.youths for one in rows] == [1]


def test_label__is_refused_to_coaches(alfa, client_for) -> None:
    label = Label.objects.create(name="Maria")
    client = client_for("alfa", Role.COACH)
    assert client.post(reverse("label-add"), {"name": "Ny"}).status_code == 403
    assert client.post(reverse("label-edit", args=[label.public_id]), {"name": "Ny"}).status_code == 403
