"""SCB's answer: row numbers read back onto the youths, whole or not at all."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Youth
from tenant_apps.reporting.answers.reading import read_file, read_text
from tenant_apps.reporting.answers.selectors import remarks_of, standing_remarks
from tenant_apps.reporting.answers.services import preview, save_answer, withdraw_answer
from tenant_apps.reporting.models import Answer, ExportRow, Remark
from tenant_apps.sources.errors import FileRefused
from tests.factories.register import occupation
from tests.tenant.reporting.making import PERIOD, accepted, make, receipt, somebody, upload


def sheet(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


WANTED = [(12, "Fel kod"), (15, "")]


@pytest.mark.req("K3-3.2")
@pytest.mark.parametrize(
    "text",
    [
        "12\tFel kod\n15", "Rad 12: Fel kod\r\nRad 15", "12; Fel kod\n\n15;", "Radnr;Fel\n12;Fel kod\n15;", "rad nr 12 - Fel kod\nrad nr 15",
        "12 Fel kod\n12 Fel kod\n15", "12\tFel\x00 kod".replace("\x00 ", " ") + "\n15",
    ],
    ids=["tab", "in words", "semicolon", "with a heading", "with a dash", "the same twice", "plain"],
)  # fmt: skip
def test_text__as_people_paste_it(text: str) -> None:
    read = read_text(text)
    assert [(line.number, line.text) for line in read.lines] == WANTED
    assert not read.unread


def test_text__numbers_alone_in_a_row() -> None:
    assert [line.number for line in read_text("12, 15, 19\n 22 23").lines] == [12, 15, 19, 22, 23]


@pytest.mark.req("K3-3.2")
@pytest.mark.parametrize(
    "text",
    ["2026-10-01 Fel datum", "200805172384", "Fel kod", "-"],
    ids=["a date", "somebody's number", "words", "a sign"],
)
def test_text__a_line_without_a_row_number_is_told(text: str) -> None:
    read = read_text(f"12 Fel kod\n{text}")
    assert [line.number for line in read.lines] == [12]
    assert read.unread == (2,)


@given(st.text(max_size=200))
def test_text__whatever_is_pasted_is_read_without_an_error(text: str) -> None:
    read = read_text(text)
    again = read_text(read.as_text())
    assert [(line.number, line.text) for line in again.lines] == [(line.number, line.text) for line in read.lines]


CELL = st.text(st.characters(exclude_characters='"', exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)


@given(
    st.lists(st.tuples(st.integers(1, 99_999), st.one_of(CELL, st.integers(0, 999).map(str))), min_size=1, max_size=8)
)
def test_file__stands_in_the_text_as_it_was_read(rows: list[tuple[int, str]]) -> None:
    """What is looked at is what is saved, also when SCB's words are a code of digits."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([("Rad", "Felkod"), *rows])
    read = read_file("svar.csv", out.getvalue().encode())
    again = read_text(read.as_text())
    assert [(line.number, line.text) for line in again.lines] == [(line.number, line.text) for line in read.lines]
    assert {line.number for line in read.lines} == {number for number, _words in rows}


@pytest.mark.req("K3-3.2")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("svar.csv", "Radnummer;Variabel;Fel\r\n12;;Fel kod\r\n15;;\r\n".encode("cp1252")),
        ("svar.csv", "\ufeff12,Fel kod\n15,\n".encode()),
        ("svar.txt", "12\tFel kod\r\n15\r\n".encode("iso-8859-1")),
        ("svar.xlsx", sheet([["Fel", "Radnr"], ["Fel kod", 12], ["", 15]])),
        ("svar.xlsx", sheet([[12, "Fel kod"], [15.0, ""]])),
    ],
    ids=["csv", "csv with a mark", "text", "workbook with headings", "workbook without"],
)
def test_file__of_each_kind(name: str, content: bytes) -> None:
    assert [(line.number, line.text) for line in read_file(name, content).lines] == WANTED


@pytest.mark.req("SEC-07")
@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04broken", b"x" * (6 * 1024 * 1024)], ids=["pdf", "broken zip", "too large"])  # fmt: skip
def test_file__of_no_kind_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_file("svar.csv", content)


@pytest.fixture
def kept(committed_alfa):
    """A file of three youths, two rows each: data rows 1 to 6."""
    for day, name in enumerate(("Bo", "Al", "Cy"), start=17):
        occupation(somebody(name, day=day), datetime(2026, 10, 1, tzinfo=UTC).date(), code="unknown")
    return make()


def youth_at(export, data_row: int) -> Youth:
    return Youth.objects.get(pk=ExportRow.objects.get(export=export, row_number=data_row).youth_id)


@pytest.mark.req("K3-3.2", "K2-3.26")
@pytest.mark.parametrize("header", [True, False], ids=["header counted", "header not counted"])
def test_preview__tells_whose_each_row_is_and_saves_nothing(kept, header: bool) -> None:
    seen = preview(export=kept, read=read_text("3 Fel\n6"), header_counts=header)
    assert [(one.number, one.youth) for one in seen.matched if one.number == 3] == [(3, youth_at(kept, 3 - header).public_id)]  # fmt: skip
    assert seen.outside == ()
    assert not Remark.objects.exists()


@pytest.mark.req("K3-3.2", "K3-3.2d")
@pytest.mark.parametrize(
    ("text", "header", "outside"),
    [("1 Fel\n3", True, (1,)), ("8", True, (8,)), ("7\n1", False, (7,)), ("0", False, (0,)), ("99999999\n2", True, (99999999,))],
    ids=["the header itself", "after the last", "after the last, header not counted", "nought", "far out"],
)  # fmt: skip
def test_save__a_number_outside_the_file_is_named_and_nothing_is_kept(kept, text: str, header: bool, outside: tuple) -> None:  # fmt: skip
    read = read_text(text)
    assert preview(export=kept, read=read, header_counts=header).outside == outside
    with pytest.raises(ValidationError) as refused:
        save_answer(export=kept, read=read, header_counts=header, file_name="", actor=None)
    assert str(outside[0]) in " ".join(refused.value.messages)
    assert not Answer.objects.exists()
    assert not Remark.objects.exists()


@pytest.mark.req("K3-3.2")
def test_save__broken_off_keeps_nothing(kept, monkeypatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Remark.objects, "bulk_create", breaks)
    with pytest.raises(RuntimeError):
        save_answer(export=kept, read=read_text("2"), header_counts=True, file_name="", actor=None)
    assert not Answer.objects.exists()


@pytest.mark.req("K3-3.2", "K3-3.2e")
def test_remarks__stand_until_a_newer_file_of_the_period_is_accepted(kept) -> None:
    receipt(kept, "delivered")
    save_answer(export=kept, read=read_text("2 Fel kod\n4 Fel datum"), header_counts=True, file_name="", actor=None)
    whose = youth_at(kept, 1)
    assert [one.text for one in remarks_of(whose.pk)] == ["Fel kod"]
    receipt(kept, "accepted")  # the file itself is not newer than itself
    assert len(standing_remarks()) == 2
    second = make()
    receipt(second, "delivered")
    assert len(standing_remarks()) == 2
    decided = receipt(second, "accepted")
    assert standing_remarks() == remarks_of(whose.pk) == []
    decided.withdrawn_at = datetime(2027, 1, 21, tzinfo=UTC)
    decided.save()
    assert len(standing_remarks()) == 2


@pytest.mark.req("K3-3.2")
def test_withdraw__an_answer_for_the_wrong_file(kept) -> None:
    answer = save_answer(export=kept, read=read_text("2 Fel"), header_counts=True, file_name="", actor=None)
    withdraw_answer(answer=answer, actor=None, now=datetime(2027, 1, 21, tzinfo=UTC))
    assert standing_remarks() == []
    assert Remark.objects.count() == 1


@pytest.mark.req("K3-3.2", "PRV-22")
def test_remarks__of_somebody_under_protection_are_in_no_list(kept) -> None:
    save_answer(export=kept, read=read_text("2 Fel\n4 Fel"), header_counts=True, file_name="", actor=None)
    hidden = youth_at(kept, 1)
    hidden.protected_at = datetime(2027, 1, 21, tzinfo=UTC)
    hidden.save()
    assert [one.youth for one in standing_remarks()] == [youth_at(kept, 3).public_id]
    with pytest.raises(ValidationError):  # nor does the file take another answer: its rows would tell
        save_answer(export=kept, read=read_text("4 Fel"), header_counts=True, file_name="", actor=None)


@pytest.mark.req("K3-3.2")
def test_page__from_paste_to_the_youths_page(kept, client_for) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    address = f"/scb/{PERIOD}/svar/"
    form = {"fil": str(kept.public_id), "header_counts": "yes", "text": "2\tFel kod\n99\tFel", "file_name": ""}
    looked = client.post(address, form)
    assert "99" in looked.content.decode()
    assert 'name="save"' not in looked.content.decode()
    forced = client.post(address, {**form, "save": "1"}).content.decode()
    assert "99\tFel" in forced  # not saved, and nothing typed is lost
    right = {**form, "text": "2\tFel kod\n4\tFel datum"}
    assert 'name="save"' in client.post(address, right).content.decode()
    with in_tenant(find_tenant("k9901")):
        assert not Remark.objects.exists()
        whose = youth_at(kept, 1)
    assert client.post(address, {**right, "save": "1"})["Location"] == "/scb/anmarkningar/"
    page = client.get(f"/ungdomar/{whose.public_id}/").content.decode()
    assert "Fel kod" in page
    assert client.user.name in page
    assert "Fel datum" not in page
    listed = client.get("/scb/anmarkningar/").content.decode()
    assert "Fel kod" in listed
    assert "Fel datum" in listed
    assert client_for("alfa", Role.COACH).get(address).status_code == 403
    with in_tenant(find_tenant("k9901")):
        accepted(make())
    assert "Fel kod" not in client.get(f"/ungdomar/{whose.public_id}/").content.decode()


@pytest.mark.req("K3-3.2")
def test_page__an_uploaded_file_is_looked_at_and_then_saved_as_text(kept, client_for) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    address = f"/scb/{PERIOD}/svar/"
    form = {"fil": str(kept.public_id), "header_counts": "no", "text": ""}
    looked = client.post(address, {**form, "file": upload("svar.xlsx", sheet([["Radnr", "Fel"], [1, "Fel kod"]]))})
    page = looked.content.decode()
    assert "1\tFel kod" in page
    assert 'value="svar.xlsx"' in page
    saved = client.post(address, {**form, "text": "1\tFel kod", "file_name": "svar.xlsx", "save": "1"})
    assert saved.status_code == 302
    with in_tenant(find_tenant("k9901")):
        answer = Answer.objects.get()
        assert (answer.file_name, answer.header_counts, answer.recorded_by) == ("svar.xlsx", False, client.user)
    assert "svar.xlsx" in client.get(f"/scb/filer/{kept.public_id}/uppgifter/").content.decode()
    bad = client.post(address, {**form, "file": upload("svar.csv", b"%PDF-1.4")}).content.decode()
    assert "PDF" in bad
    assert client.post(f"/scb/svar/{answer.public_id}/aterta/").status_code == 302
    assert "Fel kod" not in client.get("/scb/anmarkningar/").content.decode()
