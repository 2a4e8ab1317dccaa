"""A1, A3: whoever holds a school's link, or comes by without one, at each address that is open without login.

By method: what the holder of a good link gets; the same from another tenant's link, one that is revoked, of a closed school, and made up.
A code and its ticket are used once and end. A holder is nobody at every other address: no session is made.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import DropoutTalk, SchoolLink, SchoolNotice, SchoolUnit, SelfReferral
from tenant_apps.doors.services.links import holds_ticket, new_link, open_link, send_code, use_code
from tenant_apps.work.models import Message
from tests.isolation import entries_doors
from tests.isolation.test_urls import _methods, _patterns
from tests.isolation.worlds import World
from tests.tenant.doors.test_school_door import TALK, _code_of

# By (name, method): the holder's answer; what is sent without the page having been shown is asked for again.
# The two first are for anybody; the other four ask for a link.
ANYBODY = {("referral", "GET"): 200, ("referral", "POST"): 422, ("referral-thanks", "GET"): 200}
HOLDER = {
    ("school-door", "GET"): 200, ("school-talk", "GET"): 200, ("school-talk", "POST"): 422, ("school-code", "POST"): 302,
    ("school-notice", "GET"): 200, ("school-notice", "POST"): 422,  # without a code
}  # fmt: skip
SCHEMAS = {"alfa": "k9901", "beta": "k9902"}
HOSTS = ("alfa.localhost", "beta.localhost", "localhost", "gamma.localhost")


def _link(world: World) -> str:
    """A link of its own for the world's school (the world's own has the same token in both tenants)."""
    with in_tenant(find_tenant(SCHEMAS[world.name])):
        return new_link(unit=world.rows["school_unit"], actor=world.users[Role.ADMINISTRATOR], now=clock.now())


def _ask(host: str, name: str, method: str, token: str = "", client: Client | None = None) -> tuple[int, str]:
    connection.set_schema_to_public()
    path = reverse(name, kwargs={"token": token} if token else {}, urlconf="kaa.urls_tenant")
    client = client or Client()
    answer = client.generic(method, path, headers={"Host": host}) if method not in {"GET", "POST"} else None
    if answer is None:
        send = client.get if method == "GET" else client.post
        answer = send(path, {} if method == "GET" else TALK, headers={"Host": host})
    return answer.status_code, answer.content.decode(errors="replace")


def _statuses(host: str, token: str) -> set[int]:
    return {_ask(host, name, method, token)[0] for name, method in HOLDER}


@pytest.mark.req("A1", "K2-2.18")
def test_every_method_of_every_open_door__is_in_the_tables() -> None:
    doors = {
        (str(pattern.name), method)
        for pattern in _patterns("kaa.urls_tenant")
        if pattern.name in entries_doors.OPEN
        for method in _methods(pattern)
    }
    assert doors == set(ANYBODY) | set(HOLDER)


@pytest.mark.req("A1", "A3", "K4-8.1")
@pytest.mark.parametrize(("name", "method"), [*ANYBODY, *HOLDER], ids=lambda value: value)
def test_holder__sees_nobody_and_only_the_own_tenant(worlds: dict[str, World], name: str, method: str) -> None:
    alfa, beta = worlds["alfa"], worlds["beta"]
    token = _link(alfa) if (name, method) in HOLDER else ""
    status, text = _ask("alfa.localhost", name, method, token)
    assert status == {**ANYBODY, **HOLDER}[name, method]
    for world in (alfa, beta):
        assert world.person not in text
        assert world.rows["youth"].personnummer not in text
        assert str(world.rows["youth"].public_id) not in text
    assert beta.sentinel not in text
    for other in ("PUT", "DELETE", "PATCH"):
        assert _ask("alfa.localhost", name, other, token)[0] == 405, other


@pytest.mark.req("A1", "A3", "TEN-01", "K4-8.1")
def test_link__of_another_tenant_revoked_closed_or_made_up_opens_nothing(worlds: dict[str, World]) -> None:
    tokens = {name: _link(world) for name, world in worlds.items()}
    for owner, token in tokens.items():
        for host in HOSTS:
            found = _statuses(host, token)
            assert (found == {404}) is (host != f"{owner}.localhost"), (owner, host, found)
    with in_tenant(find_tenant("k9901")):
        SchoolLink.objects.filter(revoked_at=None).update(revoked_at=clock.now())
    assert _statuses("alfa.localhost", tokens["alfa"]) == {404}
    with in_tenant(find_tenant("k9902")):
        SchoolUnit.objects.update(archived_at=clock.now())
    assert _statuses("beta.localhost", tokens["beta"]) == {404}
    for made_up in ("x" * 32, "t" * 31, tokens["alfa"][:-1] + "x", "0"):
        assert _statuses("alfa.localhost", made_up) == {404}


@pytest.mark.req("A3", "K4-8.1")
def test_code_and_ticket__used_expired_or_of_another_tenant_send_no_notice(
    worlds: dict[str, World], time_machine_travel
) -> None:
    token, foreign = _link(worlds["alfa"]), _link(worlds["beta"])
    with in_tenant(find_tenant("k9901")):
        link = open_link(token=token)
        assert link is not None
        send_code(link=link, now=clock.now())
        code = _code_of(Message.objects.latest("pk"))
        ticket = use_code(link=link, code=code, now=clock.now())
        assert holds_ticket(link=link, ticket=ticket)
        before = SchoolNotice.objects.count()
    visitor = Client()

    def sends(host: str, held: str, **values: str) -> int:
        connection.set_schema_to_public()
        path = reverse("school-notice", kwargs={"token": held}, urlconf="kaa.urls_tenant")
        return visitor.post(path, {**TALK, **values}, headers={"Host": host}).status_code

    assert sends("alfa.localhost", token, code=code) == 422  # used
    assert sends("beta.localhost", foreign, code=code) == 422
    assert sends("beta.localhost", foreign, ticket=ticket) == 422
    assert sends("beta.localhost", token, ticket=ticket) == 404
    with in_tenant(find_tenant("k9901")):
        send_code(link=link, now=clock.now())
        later = _code_of(Message.objects.latest("pk"))
    time_machine_travel(hours=30)
    assert sends("alfa.localhost", token, code=later) == 422  # expired
    assert sends("alfa.localhost", token, ticket=ticket) == 422
    with in_tenant(find_tenant("k9901")):
        assert SchoolNotice.objects.count() == before
    with in_tenant(find_tenant("k9902")):
        assert not SchoolNotice.objects.filter(received_at__gt=clock.now() - dt.timedelta(hours=1)).exists()


@pytest.mark.req("A1", "K4-8.1")
def test_holder__is_nobody_at_every_other_address(worlds: dict[str, World]) -> None:
    """The doors make no session and set no cookie: what test_urls says of nobody holds for a holder."""
    token, visitor = _link(worlds["alfa"]), Client()
    with in_tenant(find_tenant("k9901")):
        before = Session.objects.count()
    for name, method in ANYBODY:
        _ask("alfa.localhost", name, method, client=visitor)
    for name, method in HOLDER:
        _ask("alfa.localhost", name, method, token, client=visitor)
    assert not visitor.cookies
    with in_tenant(find_tenant("k9901")):
        assert Session.objects.count() == before
        assert SelfReferral.objects.count() == 1  # the world's own: a form without its stamp sends nothing
        assert DropoutTalk.objects.count() == 1
