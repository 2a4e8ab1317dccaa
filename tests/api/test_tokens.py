"""Tokens: what they open, for how long, and who ends them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import ApiToken, RoleGrant, User
from tenant_apps.accounts.tokens.selectors import all_tokens, own_tokens
from tenant_apps.accounts.tokens.services import make_token, revoke_token
from tests.api.asking import Program
from tests.factories import register as make
from tests.factories.accounts import user

SECRET = re.compile(r"kaa_[\w-]{40}")


@pytest.mark.req("K4-8.1")
def test_token__is_shown_once_and_kept_nowhere(client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    page = client.post("/konto/api-nycklar/", {"name": "Statistik", "scope": "read", "days": "90"})
    [secret] = set(SECRET.findall(page.content.decode()))
    assert page["Cache-Control"] == "no-store"
    assert not SECRET.search(client.get("/konto/api-nycklar/").content.decode())
    in_schema("k9901")
    [token] = ApiToken.objects.all()
    events = apps.get_model("accounts", "ApiTokenEvent").objects.all()
    kept = [str(value) for row in [token, *events] for value in vars(row).values()]
    assert events
    assert not [value for value in kept if secret in value]
    assert "digest" not in {field.name for field in events[0]._meta.fields}
    assert (token.hint, token.may_write) == (secret[4:8], False)
    assert token.expires_at - token.created_at == dt.timedelta(days=90)
    connection.set_schema_to_public()
    answer = Client(HTTP_HOST="alfa.localhost").get("/api/v1/youths/", HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert answer.status_code == 200


@pytest.mark.req("K4-8.1")
def test_token__is_valid_for_a_year_at_most(alfa) -> None:
    staff, now = user(Role.COACH), clock.now()
    with pytest.raises(ValidationError):
        make_token(user=staff, name="Evig", may_write=False, days=3650, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.create(
            user=staff, name="Evig", hint="x", digest="x", created_at=now, expires_at=now + dt.timedelta(days=400)
        )


@pytest.mark.req("K4-8.1")
def test_token__with_a_name_that_is_taken_is_refused_and_nothing_is_emptied(client_for) -> None:
    client = client_for("alfa", Role.COACH)
    for _twice in range(2):
        page = client.post("/konto/api-nycklar/", {"name": "Statistik", "scope": "write", "days": "180"})
    text = page.content.decode()
    assert not SECRET.search(text)
    assert 'value="Statistik"' in text


@pytest.mark.req("A3", "K2-2.10", "K4-8.1")
def test_token__whose_row_stands_in_two_tenants_opens_its_own_alone(alfa, in_schema) -> None:
    """As after a copy, a split or a merge: the same user, the same digest."""
    program = Program(Role.COACH)
    row = ApiToken.objects.get()
    in_schema("k9902")
    other = user(Role.COACH)
    ApiToken.objects.create(
        user=other,
        name=row.name,
        hint=row.hint,
        digest=row.digest,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
    assert Client(HTTP_HOST="beta.localhost").get("/api/v1/youths/", **program.header).status_code == 401
    assert program.get("youths/").status_code == 200


@pytest.mark.req("K4-8.1")
def test_token__says_when_it_was_last_used(alfa, time_machine_travel) -> None:
    program = Program(Role.COACH)
    moments = []
    for minutes in (1, 3, 20):
        time_machine_travel(minutes=minutes)
        program.get("youths/")
        with in_tenant(find_tenant("k9901")):
            moments.append(ApiToken.objects.get().last_used_at)
    assert moments[0] == moments[1] < moments[2]
    with in_tenant(find_tenant("k9901")):  # using it is no change
        assert apps.get_model("accounts", "ApiTokenEvent").objects.count() == 1


@pytest.mark.req("K4-8.1")
def test_token__ends_when_its_time_has_come(alfa, time_machine_travel) -> None:
    program = Program(Role.COACH)
    time_machine_travel(days=29, hours=23)
    assert program.get("youths/").status_code == 200
    time_machine_travel(days=30, minutes=1)
    assert program.get("youths/").status_code == 401


@pytest.mark.req("PRV-32", "K4-8.1")
def test_token__has_what_its_user_has_at_the_moment(alfa) -> None:
    program = Program(Role.COORDINATOR)
    assert program.get("proposals/").status_code == 200
    with in_tenant(find_tenant("k9901")):
        RoleGrant.objects.all().delete()
        RoleGrant.objects.create(user=program.user, role=Role.COACH)
    assert program.get("proposals/").status_code == 403
    with in_tenant(find_tenant("k9901")):
        User.objects.update(is_active=False)
    assert program.get("youths/").status_code == 401


@pytest.mark.req("PRV-22", "K4-8.1")
def test_token__of_a_handler_shows_nobody_under_protection(alfa, client_for) -> None:
    """Handlers are named persons. By the same user's session the youth is there: the positive control."""
    program = Program(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    hidden = make.youth(protected=True)
    make.registration(hidden, dt.date(2026, 8, 1))
    session = Client(HTTP_HOST="alfa.localhost")
    session.force_login(program.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"youths/{hidden.public_id}/"
    assert session.get(f"/api/v1/{address}").status_code == 200
    assert program.get(address).status_code == 404
    assert program.get("youths/?state=all").json()["results"] == []


@pytest.mark.req("AUT-06", "K4-8.1")
def test_session__beside_a_token_that_does_not_hold_is_nobodys(client_for) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    assert client.get("/api/v1/youths/").status_code == 200
    assert client.get("/api/v1/youths/", HTTP_AUTHORIZATION="Bearer kaa_fel").status_code == 401


@pytest.mark.req("AUT-06", "K4-8.1")
@pytest.mark.parametrize("page", ["/", "/ungdomar/", "/konto/api-nycklar/", "/installningar/"])
def test_page__takes_no_token(alfa, page: str) -> None:
    program = Program(Role.ADMINISTRATOR)
    answer = program.client.get(page, **program.header)
    assert answer.status_code == 302
    assert "/konto/login/" in answer["Location"]


@pytest.mark.req("K4-8.1")
def test_token__of_another_is_seen_and_revoked_by_an_administrator(client_for, in_schema) -> None:
    in_schema("k9901")
    program = Program(Role.COACH)
    [row] = own_tokens(program.user, now=clock.now())
    connection.set_schema_to_public()
    colleague, administrator = client_for("alfa", Role.COACH), client_for("alfa", Role.ADMINISTRATOR)
    address = f"/konto/api-nycklar/{row.public_id}/aterkalla/"
    assert colleague.get("/installningar/api-nycklar/").status_code == 403
    assert colleague.post(address).status_code == 404
    assert program.get("youths/").status_code == 200
    assert "Skript" in administrator.get("/installningar/api-nycklar/").content.decode()
    assert administrator.post(address, {"back": "all"})["Location"] == "/installningar/api-nycklar/"
    assert program.get("youths/").status_code == 401
    in_schema("k9901")
    [row] = all_tokens(now=clock.now())
    assert (row.state, row.revoked_by) == ("revoked", administrator.user.display_name)


@pytest.mark.req("K4-8.1")
def test_token__is_not_revoked_by_a_service_that_somebody_else_calls(alfa) -> None:
    program = Program(Role.COACH)
    with pytest.raises(PermissionDenied):
        revoke_token(token=program.made.token, actor=user(Role.COORDINATOR), now=clock.now())


@pytest.mark.req("K4-8.1")
def test_change__by_a_token_says_whose_and_which(alfa) -> None:
    program = Program(Role.COACH)
    one = make.youth()
    make.registration(one, dt.date(2026, 8, 1))
    body = {"youth": str(one.public_id), "code": "work", "as_of": "2026-09-01", "informant": "youth"}
    assert program.post("occupations/", body).status_code == 201
    with in_tenant(find_tenant("k9901")):
        event = apps.get_model("register", "OccupationFactEvent").objects.latest("pgh_id")
    assert event.pgh_context["user"] == program.user.pk
    assert event.pgh_context["token"] == str(program.made.token.public_id)


@pytest.mark.req("TEN-11", "AUT-21", "K4-8.1")
def test_requests__of_a_user_count_together_by_session_and_token(
    client_for, in_schema, settings, time_machine_travel
) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    program = Program(of=User.objects.get(pk=client.user.pk))
    connection.set_schema_to_public()
    time_machine_travel(minutes=2)
    settings.REQUESTS_PER_USER = 3
    client.get("/api/v1/labels/")
    assert [program.get("labels/").status_code for _each in range(3)] == [200, 200, 429]
    answer = program.get("labels/", HTTP_ACCEPT="*/*")
    assert answer["Content-Type"] == "application/problem+json"
    assert int(answer["Retry-After"]) <= 60
    assert answer.json()["status"] == 429
