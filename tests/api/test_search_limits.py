"""Nobody is searched for by what mapping says or by protection (PRV-17): every filter that there is, asked."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core.api.schema import schema
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.register.forms_list import FilterForm
from tenant_apps.register.list_columns import COLUMNS
from tests.api.asking import Program
from tests.api.test_lists import fill

ZONE_B = ("support_assessment", "support_answer")
NOT_OFFERED = (
    "protected",
    "protected_at",
    "protection",
    "answer",
    "answers",
    "sealed",
    "mapping",
    "assessment",
    "note",
    "text",
)
SAMPLES = {"date": "2026-09-01", "uuid": str(uuid.UUID(int=1)), "date-time": "2026-09-01T10:00:00+02:00"}


def _lists() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(path, its parameters) of every list of the API."""
    for path, methods in schema()["paths"].items():
        told = methods.get("get")
        if told and "{" not in path and any(one["name"] == "limit" for one in told.get("parameters", ())):
            yield path, [one for one in told["parameters"] if one["in"] == "query"]


def _values(parameter: dict[str, Any]) -> list[str]:
    kind = parameter["schema"]
    if kind.get("enum"):
        return [str(one) for one in kind["enum"]]
    if kind.get("type") in {"integer", "number"}:
        return ["1"]
    return [{"boolean": "true"}.get(kind.get("type", ""), SAMPLES.get(kind.get("format", ""), "x"))]


def _of_zone_b(asked: CaptureQueriesContext) -> list[str]:
    return [one["sql"] for one in asked.captured_queries if any(table in one["sql"] for table in ZONE_B)]


@pytest.mark.req("PRV-17")
def test_api__no_filter_or_order_reads_mapping_or_asks_for_protection(alfa) -> None:
    program = Program(Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH, Role.PROTECTED_HANDLER)
    fill(2)
    lists = list(_lists())
    assert len(lists) > 20
    asked_for = 0
    for path, parameters in lists:
        needed = [f"{one['name']}={_values(one)[0]}" for one in parameters if one.get("required")]
        assert not {one["name"] for one in parameters} & set(NOT_OFFERED), path

        def ask(*query: str, path: str = path, needed: list[str] = needed) -> int:
            return program.client.get(f"{path}?{'&'.join([*needed, *query])}", **program.header).status_code

        with CaptureQueriesContext(connection) as asked:
            for parameter in parameters:
                for value in _values(parameter):
                    status = ask(f"{parameter['name']}={value}")
                    assert status in {200, 400}, (path, parameter["name"], value)
                    asked_for += status == 200
            assert {name: ask(f"{name}=1") for name in NOT_OFFERED} == dict.fromkeys(NOT_OFFERED, 400), path
        assert not _of_zone_b(asked), path
    assert asked_for > 60


@pytest.mark.req("PRV-17")
def test_list__no_filter_order_column_or_workbook_reads_mapping(alfa, client_for) -> None:
    fill(2)
    client = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    with in_tenant(find_tenant("k9901")):
        form = FilterForm(
            {}, today=dt.date(2026, 11, 1), residents=True, partnership=False, municipality_codes=["9901", "9911"]
        )
    assert not {name for name in (*form.fields, *COLUMNS) if any(word in name for word in (*NOT_OFFERED, "protect"))}
    queries = [
        *(f"{name}={value}" for name, field in form.fields.items() for value, _text in getattr(field, "choices", ())),
        *(f"sort={sign}{one.sort}" for one in COLUMNS.values() if one.sort for sign in ("", "-")),
        *(f"{name}=1" for name in NOT_OFFERED),
        *(f"sort={name}" for name in NOT_OFFERED),
    ]
    assert len(queries) > 60
    with CaptureQueriesContext(connection) as asked:
        for query in queries:
            assert client.get(f"{reverse('youths')}?{query}").status_code in {200, 302}, query
    assert not _of_zone_b(asked)
