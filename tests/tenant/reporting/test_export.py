"""The half-year file: its rows, its bytes, its gate, and what is kept of it."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import Registration
from tenant_apps.reporting import engine, services
from tenant_apps.reporting.errors import ExportBlocked, WrongCode
from tenant_apps.reporting.models import Export, ExportRow
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile
from tests.factories.accounts import user
from tests.factories.numbers import as_tf, take
from tests.factories.register import exam, occupation, registration, youth
from tests.factories.work import contact, intervention

GOLDEN = Path(__file__).with_name("golden")
TODAY = date(2027, 1, 20)
NUMBERS = take(4, born_between=(date(2008, 5, 10), date(2008, 5, 31)))


def make(**fields: object) -> Export:
    wanted = {
        "period": "2026H2",
        "municipality_code": "2281",
        "actor": None,
        "today": TODAY,
        "codes": ["2281"],
        **fields,
    }
    return services.make_export(**wanted)


def lines(export: Export) -> list[list[str]]:
    text = files.read(export.file).decode("utf-8")
    assert text.endswith("\r\n")
    return [line.split("\t") for line in text.removesuffix("\r\n").split("\r\n")]


def people() -> None:
    """Four youths who together show each shape of a row."""
    busy = youth(date(2008, 5, 17), number=NUMBERS[0])
    registration(busy, date(2026, 8, 20), latest_studies="study_certificate")
    met = occupation(busy, date(2026, 9, 1), code="none")
    contact(busy, date(2026, 9, 1), occupation=met)
    contact(busy, date(2026, 9, 15), outcome="no_answer")  # an attempt is not in the file
    intervention(
        busy,
        "motivation",
        date(2026, 9, 1),
        ended_on=date(2026, 10, 28),
        end_reason="completed",
        occupation_after="work",
    )
    intervention(busy, "internship", date(2026, 11, 1))
    quiet = youth(date(2008, 5, 18), number=NUMBERS[1])
    registration(quiet, date(2025, 8, 20), latest_studies="")  # no event, latest studies missing
    gone = youth(date(2008, 5, 20), number=NUMBERS[2])
    registration(gone, date(2026, 3, 1), date(2026, 9, 10), end_reason="national_programme")
    occupation(gone, date(2026, 8, 19), code="national_programme")
    intervention(
        gone,
        "guidance",
        date(2026, 4, 1),
        ended_on=date(2026, 7, 1),
        end_reason="completed",
        occupation_after="unknown",
    )
    late = youth(date(2008, 5, 21), number=NUMBERS[3])
    registration(late, date(2026, 12, 31), date(2027, 1, 12), end_reason="moved")
    occupation(late, date(2026, 12, 31), code="work")
    occupation(late, date(2027, 1, 2), code="none")


@pytest.mark.req("K2-3.21", "K2-3.25", "REL-05", "SEC-06")
def test_file__is_the_golden_one_to_the_byte(committed_alfa) -> None:
    people()
    assert files.read(make().file) == (GOLDEN / "2026H2.txt").read_bytes()


@pytest.mark.req("K2-3.25", "REL-05")
def test_file__the_same_data_give_the_same_bytes(committed_alfa) -> None:
    people()
    first, second = make(), make()
    assert files.read(first.file) == files.read(second.file)
    assert (first.number, second.number) == (1, 2)
    assert first.sha256 == second.sha256 == first.manifest["sha256"]


@pytest.mark.req("K2-3.26")
def test_row_map__leads_from_each_row_to_its_youth_and_record(committed_alfa) -> None:
    people()
    export = make()
    rows = lines(export)[1:]
    mapped = list(ExportRow.objects.filter(export=export).order_by("row_number"))
    assert [row.row_number for row in mapped] == list(range(1, len(rows) + 1))
    assert export.row_count == len(rows) == 7
    assert export.youth_count == 4
    by_registration = dict(Registration.objects.values_list("pk", "youth__personnummer"))
    for row, values in zip(mapped, rows, strict=True):
        assert by_registration[row.registration_id] == values[1]
        assert {
            "occupation": bool(values[4]),
            "intervention": bool(values[6]),
            "none": not values[4] and not values[6],
        }[row.event_kind]


@pytest.mark.req("K2-3.26", "REL-05")
def test_manifest__tells_what_the_file_is(committed_alfa) -> None:
    people()
    coordinator = user(Role.COORDINATOR)
    told = make(actor=coordinator).manifest
    assert told["format"] == "2020"
    assert told["verified_against_scb"] is False
    assert (told["rows"], told["youths"], told["made_by"]) == (7, 4, str(coordinator.public_id))
    assert told["code_lists"]["occupation"] == 1


@pytest.mark.req("SCN-1", "REL-05")
def test_scenario_1__found_late_never_changes_a_delivered_half_year(committed_alfa) -> None:
    people()
    before = files.read(make().file)
    found_late = youth(date(2008, 6, 1))
    made = registration(found_late, date(2027, 2, 3), covered_from=date(2026, 11, 11))
    assert made.days_late == 84  # and 85 days after the last day in school
    assert files.read(make(today=date(2027, 2, 4)).file) == before
    assert found_late.personnummer in {
        line[1] for line in lines(make(period="2027H1", today=date(2027, 8, 1), gate=False))
    }


@pytest.mark.req("SCN-2")
def test_scenario_2__what_ended_after_the_period_is_blank_and_stops_the_next(committed_alfa) -> None:
    one = youth(date(2008, 5, 17))
    registration(one, date(2026, 8, 20), date(2027, 1, 12), end_reason="moved")
    occupation(one, date(2026, 9, 1), code="work")
    intervention(one, "guidance", date(2026, 9, 1), ended_on=date(2027, 1, 10), end_reason="", occupation_after="")
    for row in lines(make())[1:]:
        assert row[8:] == ["", "", "", "", ""]
    with pytest.raises(ExportBlocked) as blocked:
        make(period="2027H1", today=date(2027, 8, 1))
    assert {hit.rule for hit in blocked.value.hits} >= {"R3", "R4"}


@pytest.mark.req("K2-3.24")
def test_gate__nothing_is_made_or_kept_while_something_is_red(committed_alfa) -> None:
    people()
    wrong = youth(date(2008, 6, 2))
    registration(wrong, date(2026, 9, 1))
    wrong_one = intervention(wrong, "guidance", date(2026, 9, 1), ended_on=date(2026, 9, 9), end_reason="")
    with pytest.raises(ExportBlocked):
        make()
    assert not Export.objects.exists()
    assert not StoredFile.objects.exists()
    wrong_one.end_reason = "completed"
    wrong_one.save()
    occupation(wrong, date(2026, 9, 2), code="work")
    assert make().number == 1


@pytest.mark.req("K2-3.24")
def test_gate__a_schools_temporary_number_stops_the_export_of_that_youth(committed_alfa) -> None:
    one = youth(date(2008, 5, 17), number=as_tf(NUMBERS[0], 12), number_kind="tf")
    registration(one, date(2026, 9, 1))
    with pytest.raises(ExportBlocked) as blocked:
        make()
    assert {hit.rule for hit in blocked.value.hits} == {"K2"}


@pytest.mark.req("K2-3.7", "K2-3.11")
def test_file__without_protected_youths_and_mistakes(committed_alfa) -> None:
    people()
    before = files.read(make().file)
    registration(youth(date(2008, 6, 3), protected=True), date(2026, 9, 1))
    registration(youth(date(2008, 6, 4)), date(2026, 9, 1), mistaken=True)
    assert files.read(make().file) == before


@pytest.mark.req("K2-3.28")
def test_file__one_per_municipality_code_with_disjoint_registrations(committed_alfa) -> None:
    codes = ["2281", "2282"]
    mover = youth(date(2008, 5, 17))
    registration(mover, date(2026, 7, 2), date(2026, 9, 1), end_reason="moved", municipality_code="2281")
    registration(mover, date(2026, 9, 1), municipality_code="2282")
    registration(youth(date(2008, 5, 18)), date(2026, 9, 1), municipality_code="2282")
    made = [make(municipality_code=code, codes=codes) for code in codes]
    rows = [set(ExportRow.objects.filter(export=export).values_list("registration_id", flat=True)) for export in made]
    assert not rows[0] & rows[1]
    assert len(rows[0] | rows[1]) == 3
    assert [{line[0] for line in lines(export)[1:]} for export in made] == [{"2281"}, {"2282"}]
    with pytest.raises(WrongCode):
        make(municipality_code="0180")


@pytest.mark.req("REL-21", "REL-20")
@pytest.mark.parametrize(
    ("period", "there"), [("2026H1", False), ("2026H2", True), ("2027H1", True), ("2027H2", False)]
)
def test_registration__belongs_to_each_period_it_touches(committed_alfa, period: str, there: bool) -> None:
    """Both ends count: deregistered on a birthday on 1 January is in the new period's file."""
    one = youth(date(2007, 1, 1))
    registration(one, date(2026, 7, 1), date(2027, 1, 1), end_reason="turned_20")
    rows = lines(make(period=period, today=date(2027, 9, 1), gate=False))[1:]
    assert [row[1] for row in rows] == ([one.personnummer] if there else [])


@pytest.mark.req("K2-3.25")
def test_export__inside_another_transaction_is_refused(alfa) -> None:
    from django.db import transaction

    with transaction.atomic(), pytest.raises(RuntimeError, match="transaction of its own"):
        make()


@pytest.mark.req("K2-3.27")
def test_command__writes_the_files_or_lists_what_is_red_and_exits_with_3(committed_alfa, tmp_path) -> None:
    people()
    arguments = ["scb_export", "--tenant", "k9901", "--period", "2026H2", "--out", str(tmp_path), "--json"]
    from kaa.core.tenancy import in_public

    with in_public():
        out = StringIO()
        call_command(*arguments, stdout=out)
    made = json.loads(out.getvalue())["files"][0]
    assert Path(made["file"]).read_bytes() == (GOLDEN / "2026H2.txt").read_bytes()
    with in_tenant(find_tenant("k9901")):
        intervention(
            Registration.objects.first().youth,
            "guidance",
            date(2026, 12, 31),
            ended_on=date(2026, 12, 31),
            end_reason="",
        )
    with in_public(), pytest.raises(SystemExit) as stopped:
        out = StringIO()
        call_command(*arguments, stdout=out)
    assert stopped.value.code == 3
    assert {row["rule"] for row in json.loads(out.getvalue())["blocked"]} >= {"R3"}


@pytest.mark.req("K2-3.24", "K2-3.29")
@pytest.mark.django_db(transaction=True)
def test_page__from_red_to_the_file(committed_alfa, client_for) -> None:
    people()
    wrong = youth(date(2008, 6, 2), family_name="Fel")
    registration(wrong, date(2026, 9, 1))
    bad = intervention(wrong, "guidance", date(2026, 9, 1), ended_on=date(2026, 9, 9), end_reason="")
    client = client_for("alfa", Role.ADMINISTRATOR)
    page = client.get("/scb/2026H2/").content.decode()
    assert "Fel" in page
    assert "/scb/2026H2/ga-igenom/?regel=R3&amp;farg=red&amp;plats=0" in page
    mend = client.get("/scb/2026H2/ga-igenom/?regel=R3&farg=red&plats=0")
    assert mend["Location"].startswith(f"/atgarder/{bad.public_id}/")
    client.post("/scb/2026H2/fil/", {"municipality_code": "2281"})
    with in_tenant(find_tenant("k9901")):
        assert not Export.objects.exists()
        bad.end_reason = "completed"
        bad.save()
        occupation(wrong, date(2026, 9, 2), code="work")
    client.post("/scb/2026H2/fil/", {"municipality_code": "2281"})
    with in_tenant(find_tenant("k9901")):
        export = Export.objects.get()
    fetched = client.get(f"/scb/filer/{export.public_id}/")
    assert fetched.content.startswith(b"RKom\tPersonNr")
    assert fetched["Cache-Control"] == "no-store"
    with in_tenant(find_tenant("k9901")):
        logged = ReadLog.objects.get(ground="export")
        assert len(logged.youths) == export.youth_count
        assert wrong.public_id in logged.youths


def test_engine__knows_every_source_that_a_format_may_name() -> None:
    from shared_apps.scb.enums import ColumnSource

    assert set(engine.SOURCES) == set(ColumnSource.values) - {ColumnSource.CONSTANT}


def test_file__an_exam_adds_no_row(committed_alfa) -> None:
    people()
    before = files.read(make().file)
    exam(Registration.objects.first().youth, date(2026, 6, 1), kind="diploma")
    assert files.read(make().file) == before
