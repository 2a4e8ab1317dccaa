"""Checks that no record can break: over rows that nobody can save, and over a period that is not cut."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from django.db import connection

from shared_apps.scb.selectors import format_for
from tenant_apps.quality.period import PERIOD_CTES
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.selectors import hits
from tests.factories.register import registration
from tests.tenant.quality.border_cases import AFTER_LAST, BEFORE_FIRST, FIRST, LAST, D, certificate, counted, person


def _asked(rule: str, **tables: list[dict[str, object]]) -> int:
    """How many hits the rule's SELECT has over these rows in place of the period's own."""
    empty = {"registered": REGISTERED, "act": ACT, "fact": FACT}
    ctes = ", ".join(
        f"{name} as (select * from jsonb_to_recordset(%({name})s::jsonb) as x ({columns}))"
        for name, columns in empty.items()
    )
    rows = {name: json.dumps([{"youth_id": 1, **row} for row in tables.get(name, [])], default=str) for name in empty}
    with connection.cursor() as cursor:
        cursor.execute(f"with {ctes} select count(*) from ({RULES[rule].sql}) h", {**rows, "start": FIRST, "end": LAST})
        return int(cursor.fetchone()[0])


REGISTERED = "id bigint, youth_id bigint, registered_on date, deregistered_on date, in_period boolean"
ACT = "id bigint, youth_id bigint, started_on date, ended_on date, registration_id bigint"
FACT = "id bigint, youth_id bigint, as_of date, registration_id bigint"


def _registered(start: date, end: date | None, **values: object) -> list[dict[str, object]]:
    return [{"id": 7, "registered_on": start, "deregistered_on": end, "in_period": True, **values}]


def _act(start: date, end: date | None, registration: int | None = 7) -> list[dict[str, object]]:
    return [{"id": 8, "started_on": start, "ended_on": end, "registration_id": registration}]


MAY_TO_JUNE = D(2026, 5, 1), BEFORE_FIRST


@pytest.mark.req("K3-3.1")
@pytest.mark.parametrize(
    ("rule", "tables", "expected"),
    [
        ("K4", {"act": _act(FIRST, BEFORE_FIRST)}, 1), ("K4", {"act": _act(FIRST, FIRST)}, 0), ("K4", {"act": _act(LAST, None)}, 0),
        ("K4", {"act": _act(FIRST, BEFORE_FIRST, None)}, 0), ("K4", {"act": _act(BEFORE_FIRST, FIRST) * 2}, 0),
        ("K4-registration", {"registered": _registered(FIRST, BEFORE_FIRST)}, 1), ("K4-registration", {"registered": _registered(LAST, LAST)}, 0),
        ("K4-registration", {"registered": _registered(FIRST, BEFORE_FIRST) + _registered(LAST, D(2026, 12, 30), id=9)}, 2),
        ("K5", {"registered": _registered(FIRST, LAST)}, 0), ("K5", {"registered": _registered(FIRST, AFTER_LAST)}, 1),
        ("K5", {"registered": _registered(AFTER_LAST, None)}, 1), ("K5", {"registered": _registered(FIRST, None) * 2}, 0),
        ("K5-intervention", {"act": _act(LAST, LAST)}, 0), ("K5-intervention", {"act": _act(LAST, AFTER_LAST)}, 1),
        ("K5-occupation", {"fact": [{"id": 8, "as_of": LAST, "registration_id": 7}]}, 0),
        ("K5-occupation", {"fact": [{"id": 8, "as_of": AFTER_LAST, "registration_id": 7}]}, 1),
        ("K13", {"registered": _registered(BEFORE_FIRST, FIRST)}, 0), ("K13", {"registered": _registered(LAST, None)}, 0),
        ("K13", {"registered": _registered(D(2026, 6, 1), BEFORE_FIRST)}, 1), ("K13", {"registered": _registered(AFTER_LAST, None)}, 1),
        ("K13", {"registered": _registered(*MAY_TO_JUNE, in_period=False)}, 0),
        ("K13", {"registered": _registered(*MAY_TO_JUNE, in_period=False), "act": _act(FIRST, None)}, 1),
        ("K13", {"registered": _registered(*MAY_TO_JUNE, in_period=False), "fact": [{"id": 8, "as_of": FIRST, "registration_id": 7}]}, 1),
        ("K13", {"registered": _registered(*MAY_TO_JUNE, in_period=False) + _registered(FIRST, None, id=9), "act": _act(FIRST, None, 9)}, 0),
    ],
)  # fmt: skip
def test_guard__finds_what_the_database_or_the_period_refuses(alfa, rule: str, tables: dict, expected: int) -> None:
    assert _asked(rule, **tables) == expected


@pytest.mark.req("K3-3.1")
@pytest.mark.parametrize(
    ("rule", "cut", "uncut"),
    [
        ("K5", "case when r.deregistered_on <= %(end)s::date then r.deregistered_on end as deregistered_on", "r.deregistered_on"),
        ("K13", "(r.deregistered_on is null or r.deregistered_on >= %(start)s::date) as in_period", "true as in_period"),
    ],
)  # fmt: skip
def test_guard__notices_a_period_that_is_not_cut(alfa, monkeypatch, rule: str, cut: str, uncut: str) -> None:
    person(until=BEFORE_FIRST)()
    person(until=AFTER_LAST)()
    assert counted(hits(period="2026H2"), rule) == 0
    assert cut in PERIOD_CTES
    monkeypatch.setattr("tenant_apps.quality.selectors.PERIOD_CTES", PERIOD_CTES.replace(cut, uncut))
    assert counted(hits(period="2026H2"), rule) == 1


@pytest.mark.req("K3-3.1")
@pytest.mark.parametrize("pairs", [[["registered_on", "deregistered_on"]], []], ids=["registrations alone", "none"])
def test_dates_in_order__of_the_pairs_that_the_format_names(alfa, pairs: list[list[str]]) -> None:
    spec = format_for("2026H2")
    checks = tuple(
        replace(one, params=MappingProxyType({"pairs": pairs})) if one.code == "K4" else one for one in spec.checks
    )
    named = {name for name in ("K4", "K4-registration") if RULES[name].holds_in(replace(spec, checks=checks))}
    assert named == ({"K4-registration"} if pairs else set())
    assert all(RULES[name].holds_in(spec) for name in ("K4", "K4-registration"))


@pytest.mark.req("K3-3.1")
def test_certificate__leads_to_the_latest_registration_that_the_file_has(alfa) -> None:
    """Not to one that was written down later: of another period, or of an earlier day."""
    one = person(certificate(D(2026, 3, 1)), since=D(2026, 8, 1))()
    registration(one, D(2026, 2, 1), D(2026, 4, 1))
    [hit] = hits(period="2026H2", section="Y1")
    assert hit.record == one.registrations.get(registered_on=D(2026, 8, 1)).public_id
