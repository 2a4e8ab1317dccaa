"""The register of school units: by hand and from files, with what is wrong told by row."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import SchoolUnit
from tenant_apps.doors.school_file import read_schools
from tenant_apps.doors.services.schools import load_units
from tenant_apps.sources.errors import FileRefused
from tests.factories.accounts import user

pytestmark = pytest.mark.req("K3-1.1d")
HEAD = "Skolenhetskod;Skolenhetsnamn;Kommunkod;Kommun;E-post"
GOOD = ["10000001;Västermalms gymnasium;2281;Sundsvall;skola@skola.example", "10000002;Nacka gymnasium;0182;Nacka;"]


def _file(*lines: str, encoding: str = "utf-8") -> bytes:
    return ("\n".join([HEAD, *lines]) + "\n").encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_file__is_read_whatever_its_encoding(encoding: str) -> None:
    read = read_schools(_file(*GOOD, encoding=encoding))
    assert [(row.code, row.name, row.municipality_code, row.email) for row in read.rows] == [
        ("10000001", "Västermalms gymnasium", "2281", "skola@skola.example"), ("10000002", "Nacka gymnasium", "0182", ""),
    ]  # fmt: skip
    assert read.faults == ()


def test_file__of_excel_with_numbers_and_names_of_municipalities() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Skola", "Kod", "Kommun", "E-post"])
        sheet.write_row(1, 0, ["Solna gymnasium", 10000003, "Solna stad", "SOLNA@skola.example"])
        sheet.write_row(2, 0, ["Bollnäs gymnasium", 10000004, 2183, ""])
    read = read_schools(out.getvalue())
    assert [(row.code, row.municipality_code, row.email) for row in read.rows] == [
        ("10000003", "0184", "solna@skola.example"), ("10000004", "2183", ""),
    ]  # fmt: skip


def test_file__with_faulty_rows_tells_each_with_its_number() -> None:
    faulty = [
        "1234;Kort kod;2281;;",
        "10000005;;2281;;",
        "10000006;Ingenstans;9999;;",
        "10000007;Fel post;2281;;a b",
        GOOD[0],
    ]
    read = read_schools(_file(GOOD[0], *faulty))
    assert [row.code for row in read.rows] == ["10000001"]
    assert [(one.number, len(one.faults)) for one in read.faults] == [(3, 1), (4, 1), (5, 1), (6, 1), (7, 1)]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"%PDF-1.7", "not_csv"), (b"Skola;Kod\nA;10000001\n", "missing_columns")],
    ids=["empty", "a PDF", "without the municipality"],
)
def test_file__that_is_no_list_of_schools_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_schools(content)
    assert refused.value.code == code


def test_load__adds_and_changes_in_a_fixed_number_of_statements(alfa, django_assert_num_queries) -> None:
    actor = user(Role.ADMINISTRATOR)
    many = [f"{20000000 + n};Skola {n};2281;;s{n}@skola.example" for n in range(300)]
    rows = read_schools(_file(*many)).rows
    first = load_units(rows=rows, actor=actor)
    assert (first.added, first.changed, first.same) == (300, 0, 0)
    again = read_schools(_file(*[line.replace("Skola", "Skolan").rsplit(";", 1)[0] + ";" for line in many], *GOOD)).rows
    with django_assert_num_queries(5):  # savepoint, what is known, new, changed, release
        second = load_units(rows=again, actor=actor)
    assert (second.added, second.changed, second.same) == (2, 300, 0)
    one = SchoolUnit.objects.get(code="20000007")
    assert (one.name, one.email, one.version) == ("Skolan 7", "s7@skola.example", 2)  # an empty e-mail takes none away
    assert load_units(rows=again, actor=actor).same == 302


def test_page__loads_a_file_and_tells_of_the_rows_left_out(alfa, client_for) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    sent = SimpleUploadedFile("skolor.csv", _file(*GOOD, "1;x;2281;;"))
    text = client.post("/installningar/skolor/las-in/", {"file": sent}).content.decode()
    assert "2 nya, 0 ändrade, 0 som förut" in text
    assert "Koden ska ha åtta siffror." in text
    listed = client.get("/installningar/skolor/?q=nacka").content.decode()
    assert "Nacka gymnasium" in listed
    assert "Västermalms" not in listed


def test_unit__with_a_code_that_is_taken_or_wrong_is_told_at_the_field(alfa, client_for) -> None:
    SchoolUnit.objects.create(code="10000001", name="A", municipality_code="2281")
    client = client_for("alfa", Role.ADMINISTRATOR)
    form = {"name": "B", "municipality_code": "2281", "email": ""}
    for code, told in (("10000001", "Det finns redan en skola med den koden."), ("1", "Koden har åtta siffror.")):
        assert told in client.post("/installningar/skolor/ny/", {**form, "code": code}).content.decode()
    assert SchoolUnit.objects.count() == 1
