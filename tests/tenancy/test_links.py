"""Links and redirects stay with the tenant that gave them."""

from __future__ import annotations

import pytest
from django.test import Client

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tests.conftest import PASSWORD
from tests.factories.accounts import user


@pytest.mark.req("A3", "K2-2.10")
def test_password_link__of_one_tenant_does_nothing_in_another_with_an_equal_user(
    db: None, in_schema, mailoutbox
) -> None:
    """As after a register is copied for training, split or merged: key, address, password hash and last login are equal."""
    in_schema("k9901")
    alfas = user(Role.COACH, email="samma@example.test")
    in_schema("k9902")
    User(pk=alfas.pk, email=alfas.email, name="Betas", password=alfas.password, last_login=alfas.last_login).save()
    Client(HTTP_HOST="alfa.localhost").post("/konto/losenord/nytt/", {"email": alfas.email})
    [mail] = mailoutbox
    link = next(word for word in mail.body.split() if "/konto/losenord/nytt/" in word)
    path = link.split("localhost", 1)[1].lstrip(":0123456789")

    def offers_a_form(host: str) -> bool:
        return 'name="password1"' in Client(HTTP_HOST=host).get(path, follow=True).content.decode()

    assert offers_a_form("alfa.localhost")
    assert not offers_a_form("beta.localhost")
    with in_tenant(find_tenant("k9902")):
        assert User.objects.get().password == alfas.password


@pytest.mark.req("A3", "TEN-01")
@pytest.mark.parametrize(
    ("onwards", "stays"),
    [
        ("/ungdomar/", True), ("http://alfa.localhost/ungdomar/", True), ("http://beta.localhost/", False), ("https://evil.test/", False),
        ("//beta.localhost/", False), ("/\\beta.localhost/", False), ("javascript:alert(1)", False),
    ],
)  # fmt: skip
def test_login__leads_on_within_its_own_site_only(db: None, in_schema, settings, onwards: str, stays: bool) -> None:
    """Other hosts that are served are other tenants: a login page like one's own there would be believed."""
    settings.ALLOWED_HOSTS = ["alfa.localhost", "beta.localhost", ".localhost"]
    in_schema("k9901")
    staff = user(Role.COACH)
    in_schema("k9902")
    response = Client(HTTP_HOST="alfa.localhost").post(
        f"/konto/login/?next={onwards}", {"login": staff.email, "password": PASSWORD, "next": onwards}
    )
    assert response.status_code == 302
    assert response["Location"] == (onwards if stays else "/")
