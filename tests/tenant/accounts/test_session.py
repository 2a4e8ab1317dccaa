"""Idleness is when nobody is there: a press puts the end off, what a page asks by itself does not (AUT-06, A11-04)."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role

PAGE = "/konto/losenord/byt/"


def _end() -> object:
    with in_tenant(find_tenant("k9901")):
        return Session.objects.get().expire_date


@pytest.mark.req("A11-04", "AUT-06")
def test_session_extend__answers_what_is_left_and_only_by_post(client_for) -> None:
    coach = client_for("alfa", Role.COACH)
    answer = coach.post("/konto/forlang/")
    assert answer.json()["idle"] == 30 * 60
    assert 0 < answer.json()["left"] <= 10 * 60 * 60
    assert coach.get("/konto/forlang/").status_code == 405
    assert client_for("alfa").post("/konto/forlang/").status_code == 302


@pytest.mark.req("AUT-06")
def test_session__is_put_off_by_a_page_and_not_by_a_poll(client_for) -> None:
    coach = client_for("alfa", Role.COACH)
    coach.get(PAGE)  # shows the greeting, which is taken out of the session
    first = _end()
    assert coach.get(PAGE, headers={"X-Poll": "1"}).status_code == 200
    assert _end() == first
    assert coach.get(PAGE).status_code == 200
    assert _end() > first
