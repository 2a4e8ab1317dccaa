"""Lists of the API: pages, filters, statements, and what never stands in an address or a log."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.support.models import Participation, Programme
from tests.api.asking import Program
from tests.factories import register as make
from tests.factories.work import contact, intervention

D = dt.date
pytestmark = pytest.mark.on_day(2026, 11, 18)
LISTS = [
    "youths/", "contacts/", "occupations/", "registrations/", "interventions/", "participations/", "contact-details/", "guardians/", "proposals/",
    "quality-hits/?period=2026H2",
]  # fmt: skip


def fill(number: int) -> None:
    programme, _made = Programme.objects.get_or_create(name="Framåt")
    for _each in range(number):
        one = make.youth(D(2009, 5, 17))
        make.registration(one, D(2026, 8, 1))
        contact(one, D(2026, 9, 1), occupation=make.occupation(one, D(2026, 9, 1)))
        intervention(one, "motivation", D(2026, 9, 3))
        make.detail(one)
        make.guardian(one)
        make.proposal(one, D(2026, 9, 1))
        Participation.objects.create(youth=one, programme=programme, sex_at_entry="female", started_on=D(2026, 9, 1))


def _asks(program: Program, path: str) -> tuple[int, int]:
    """How many rows, in how many statements. Asked once before: what is read once a minute may be due."""
    program.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = program.get(path)
    assert answer.status_code == 200, answer.content
    return len(answer.json()["results"]), len(asked)


@pytest.mark.req("K4-8.1")
def test_lists__ask_as_much_for_ten_as_for_a_hundred(alfa) -> None:
    program = Program(Role.COORDINATOR)
    paths = [f"{path}{'&' if '?' in path else '?'}limit=200" for path in LISTS]
    fill(10)
    few = {path: _asks(program, path) for path in paths}
    with in_tenant(find_tenant("k9901")):
        fill(90)
    many = {path: _asks(program, path) for path in paths}
    assert {path: statements for path, (_rows, statements) in many.items()} == {
        path: statements for path, (_rows, statements) in few.items()
    }
    assert all(rows >= 100 for rows, _statements in many.values()), many
    assert max(statements for _rows, statements in many.values()) <= 25


@pytest.mark.req("K4-8.1")
@pytest.mark.parametrize("path", ["youths/", "quality-hits/?period=2026H2"])
def test_pages__follow_one_another_and_hold_everybody_once(alfa, path: str) -> None:
    program = Program(Role.COORDINATOR)
    fill(7)
    pages = program.walk(f"{path}{'&' if '?' in path else '?'}limit=3")
    with in_tenant(find_tenant("k9901")):
        whole = program.get(path).json()["results"]
    rows = [row for page in pages for row in page]
    assert [len(page) for page in pages[:-1]] == [3] * (len(pages) - 1)
    assert len(rows) == len(whole) >= 7
    assert sorted(map(str, rows)) == sorted(map(str, whole))


@pytest.mark.req("PRV-33", "K4-8.1")
def test_log__has_those_of_each_page_and_nobody_else(alfa) -> None:
    program = Program(Role.COORDINATOR)
    fill(3)
    pages = program.walk("youths/?limit=2")
    with in_tenant(find_tenant("k9901")):
        logged = [[str(one) for one in row.youths] for row in ReadLog.objects.filter(ground="api").order_by("pk")]
    assert [sorted(row["id"] for row in page) for page in pages] == logged


@pytest.mark.req("K4-8.1")
@pytest.mark.parametrize(
    "query",
    [
        "stat=all",
        "state=everybody",
        "limit=0",
        "limit=201",
        "limit=many",
        "cursor=abc",
        "label=hers",
        "age=3",
        "warnings=blue",
        "sort=note",
    ],
)
def test_filter__that_is_not_there_is_an_error_and_not_everybody(alfa, query: str) -> None:
    program = Program(Role.COORDINATOR)
    answer = program.get(f"youths/?{query}")
    assert answer.status_code == 400
    assert [one["field"] for one in answer.json()["errors"]] == [query.partition("=")[0]]


@pytest.mark.req("PRV-22", "K4-8.1")
@pytest.mark.parametrize("query", ["protected=true", "protected_at=2026-01-01", "note=x", "q=20090126"])
def test_filter__on_protection_and_free_text_is_none(alfa, query: str) -> None:
    program = Program(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    for path in ("youths/", "contacts/", "interventions/"):
        assert program.get(f"{path}?{query}").status_code == 400


@pytest.mark.req("K4-8.1")
def test_filter__is_the_sites_own(alfa) -> None:
    program = Program(Role.COORDINATOR)
    fill(2)
    gone = make.youth(D(2009, 5, 17))
    make.registration(gone, D(2026, 1, 1), D(2026, 6, 1))

    def ids(query: str) -> set[str]:
        return {row["id"] for row in program.get(f"youths/?{query}").json()["results"]}

    assert ids("state=closed") == {str(gone.public_id)}
    assert len(ids("")) == 2
    assert len(ids("state=all")) == 3
    assert len(ids("contact=never&state=all")) == 1


@pytest.mark.req("K4-8.1", "PRV-32")
@pytest.mark.parametrize(("role", "in_list"), [(Role.COORDINATOR, True), (Role.COACH, False), (Role.READER, False)])
def test_number__is_in_lists_for_those_who_take_numbers_out(alfa, role: Role, in_list: bool) -> None:
    program = Program(role)
    one = make.youth(D(2009, 5, 17))
    make.registration(one, D(2026, 8, 1))
    [row] = program.get("youths/").json()["results"]
    assert row["personnummer"] == (one.personnummer if in_list else None)
    assert program.get(f"youths/{one.public_id}/").json()["personnummer"] == one.personnummer
    [found] = program.post("youths/search/", {"q": one.personnummer}).json()["results"]
    assert found["personnummer"] == (one.personnummer if in_list else None)


@pytest.mark.req("TEN-10", "K4-8.1")
def test_number__is_in_no_address_and_no_log(alfa, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    program = Program(Role.COORDINATOR)
    one = make.youth(D(2009, 5, 17), given_name="Kanariefågel")
    fill(2)
    number = one.personnummer
    answers = [
        program.post("youths/search/", {"q": number}), program.get("youths/?limit=1&state=all"), program.get(f"youths/{number}/"),
        program.post("youths/search/", {"q": "Kanariefågel", number: "fel"}), program.get(f"youths/?q={number}"),
    ]  # fmt: skip
    assert [answer.status_code for answer in answers] == [200, 200, 404, 400, 400]
    assert number not in (answers[1].json()["next"] or "")
    for spelt in (number, number[2:], f"{number[2:8]}-{number[8:]}", "Kanariefågel"):
        assert spelt not in "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("kaa"))


@pytest.mark.req("K4-8.1")
def test_guardians__are_none_of_those_who_are_eighteen(alfa) -> None:
    program = Program(Role.COACH)
    for born in (D(2005, 5, 17), D(2010, 5, 17)):
        one = make.youth(born)
        make.registration(one, D(2026, 8, 1))
        make.guardian(one)
    [row] = program.get("guardians/").json()["results"]
    assert row["youth"] == str(one.public_id)


@pytest.mark.req("K4-8.1")
def test_partnership__has_neither_registrations_nor_a_report(alfa) -> None:
    from tenants.models import Tenant

    program = Program(Role.COORDINATOR)
    connection.set_schema_to_public()
    Tenant.objects.filter(schema_name="k9901").update(kind="partnership")
    for path in (
        "registrations/",
        "proposals/",
        "quality-hits/?period=2026H2",
        "periods/2026H2/gate/",
        "exports/?period=2026H2",
    ):
        assert program.get(path).status_code == 404, path
    assert program.get("participations/").status_code == 200
