"""Who has read a youth: for those who answer for it, newest first, and their looking is in the log, too."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register import views_reads
from tests.tenant.register.pages.people import registered

pytestmark = [pytest.mark.req("PRV-33"), pytest.mark.usefixtures("stay")]


def test_reads__are_shown_newest_first_and_logged(alfa, client_for) -> None:
    youth, other = registered(), registered()
    coach = client_for("alfa", Role.COACH)
    coach.get(reverse("youth", args=[youth.public_id]))
    coach.get(reverse("youth", args=[other.public_id]))
    coach.get(reverse("contact-add", args=[youth.public_id]))
    client = client_for("alfa", Role.COORDINATOR)
    path = reverse("youth-reads", args=[youth.public_id])
    assert f'href="{path}"' in client.get(reverse("youth", args=[youth.public_id])).content.decode()
    reads = client.get(path).context["reads"]
    assert [one.who for one in reads] == [client.user.name, coach.user.name, coach.user.name]
    assert [one.at for one in reads] == sorted((one.at for one in reads), reverse=True)
    assert all(one.how for one in reads)
    assert ReadLog.objects.filter(page="youth-reads", youths=[youth.public_id]).exists()


def test_reads__have_pages(alfa, client_for, monkeypatch) -> None:
    monkeypatch.setattr(views_reads, "SIZE", 2)
    youth = registered()
    client = client_for("alfa", Role.COORDINATOR)
    path = reverse("youth-reads", args=[youth.public_id])
    for _n in range(3):
        client.get(path)
    first = client.get(path).context
    assert (len(first["reads"]), first["previous_url"], first["next_url"]) == (2, "", "?sida=2")
    second = client.get(path, {"sida": "2"}).context
    assert second["previous_url"] == "?sida=1"
    assert client.get(path, {"sida": "nonsens"}).status_code == 200


@pytest.mark.parametrize("role", [Role.COACH, Role.READER, Role.ACCOUNT_MANAGER])
def test_reads__are_refused_to_others(alfa, client_for, role) -> None:
    youth = registered()
    assert client_for("alfa", role).get(reverse("youth-reads", args=[youth.public_id])).status_code == 403


@pytest.mark.req("PRV-22")
def test_reads__of_somebody_hidden_are_the_handlers(alfa, client_for) -> None:
    youth = registered(protected=True)
    path = reverse("youth-reads", args=[youth.public_id])
    assert client_for("alfa", Role.ADMINISTRATOR).get(path).status_code == 404
    assert client_for("alfa", Role.ADMINISTRATOR, Role.PROTECTED_HANDLER).get(path).status_code == 200
