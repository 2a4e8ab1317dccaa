"""The OpenAPI description is whole, valid, and the same as the page that tells of it."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from kaa.core.api.schema import schema
from tenant_apps.accounts.enums import Role


@pytest.mark.req("K4-8.1")
def test_schema__is_valid_openapi_without_a_warning() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=io.StringIO())


def _operations() -> list[tuple[str, str, dict]]:
    return [(path, method, told) for path, methods in schema()["paths"].items() for method, told in methods.items()]


@pytest.mark.req("K4-8.1")
def test_operation__says_what_it_does_and_how_it_fails() -> None:
    for path, method, told in _operations():
        assert told["summary"], path
        assert told["description"], path
        assert told["tags"], path
        assert {"401", "403", "429"} <= set(told["responses"]), path
        if "{" in path and "code-lists" not in path:
            assert "404" in told["responses"], path
        if method == "patch":
            assert {"412", "428"} <= set(told["responses"]), path
        for code, answer in told["responses"].items():
            assert answer["description"], (path, code)
            if int(code) >= 400:
                assert list(answer["content"]) == ["application/problem+json"], (path, code)
        for parameter in told.get("parameters", ()):
            assert parameter.get("description") or parameter["in"] == "path", (path, parameter["name"])


@pytest.mark.req("K4-8.1")
def test_schema__has_every_address_and_method() -> None:
    described = {(told["operationId"], method) for _path, method, told in _operations()}
    views = [
        pattern.callback.cls for pattern in get_resolver("kaa.urls_api").url_patterns[-1].url_patterns[0].url_patterns
    ]
    assert len(described) == len(_operations())
    assert {method for _name, method in described} == {"get", "post", "patch"}
    assert views


@pytest.mark.req("K4-8.1")
def test_schema__is_one_for_everybody_and_asks_for_a_login(client_for) -> None:
    answers = [client_for("alfa", role).get("/api/schema/") for role in (Role.ADMINISTRATOR, Role.READER)]
    assert answers[0].json() == answers[1].json()
    assert answers[0]["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert client_for("alfa").get("/api/schema/").status_code == 302


@pytest.mark.req("SEC-04", "K4-8.1")
def test_page__tells_of_every_operation_without_a_script_of_its_own(client_for) -> None:
    text = client_for("alfa", Role.READER).get("/api/").content.decode()
    for path, _method, told in _operations():
        assert f'id="{told["operationId"]}"' in text, path
    assert "swagger" not in text.lower()
