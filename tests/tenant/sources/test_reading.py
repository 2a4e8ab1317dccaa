"""What the reader makes of files and rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenant_apps.register import models
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import get_kind
from tenant_apps.sources.messages import FILE, ROW
from tenant_apps.sources.models import ImportRun, RowVerdict, StagedRow
from tenant_apps.sources.reading.extens import Reader
from tenant_apps.sources.reading.files import open_file
from tests.factories import extens
from tests.factories.numbers import faulty, take
from tests.tenant.sources.importing import TODAY, counts, load, stage

NUMBERS = take(8, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
A, B, C = NUMBERS[:3]
FAMILY, GIVEN = "Ömsesidig", "Zlatomir"


def read(content: bytes) -> tuple[Reader, list[str]]:
    kind = get_kind("extens")
    reader = Reader(
        opened=open_file(content, kind),
        kind=kind,
        known={},
        codes=frozenset({"2281"}),
        run_id=1,
        as_of=TODAY,
        today=TODAY,
    )
    return reader, list(reader.lines())


@pytest.mark.req("SEC-07")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "iso-8859-1"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("newline", ["\r\n", "\n"], ids=["crlf", "lf"])
def test_encoding_and_delimiter__are_found_and_kept(alfa: object, encoding: str, delimiter: str, newline: str) -> None:
    content = extens.csv_file(
        [extens.row(A, family_name="Åsberg-Öé")], encoding=encoding, delimiter=delimiter, newline=newline
    )
    run = stage(content)
    assert run.encoding == ("cp1252" if encoding == "iso-8859-1" else encoding)
    assert run.delimiter == delimiter
    assert StagedRow.objects.get().family_name == "Åsberg-Öé"


HEADER = extens.text([]).encode()
ROWS = [extens.row(A), extens.row(B)]
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b"\n\n  \n", "empty"),
    "header only": (HEADER, "only_header"),
    "excel": (b"PK\x03\x04" + b"x" * 100, "not_csv"),
    "pdf": (b"%PDF-1.7", "not_csv"),
    "utf-16": (extens.csv_file(ROWS, encoding="utf-16"), "not_csv"),
    "binary": (bytes(range(256)) * 10, "no_delimiter"),
    "prose": ("Hej och hå\nen rad till".encode(), "no_delimiter"),
    "too large": (HEADER + b"x" * 21 * 1024 * 1024, "too_large"),
    "many columns": (b";".join([b"Personnummer", b"Efternamn", *[b"x"] * 300]) + b"\n", "too_many_columns"),
    "a million columns": (b";" * 1_000_000, "too_many_columns"),
    "no protection column": (extens.csv_file(ROWS, leave_out=["protection"]), "no_protection_column"),
    "missing columns": (extens.csv_file(ROWS, leave_out=["school_form", "city"]), "missing_columns"),
    "a column twice": (extens.csv_file(ROWS).replace(b"Postort", b"Efternamn"), "double_columns"),
    "open quotation mark": (extens.csv_file(ROWS, encoding="utf-8").replace(b"Alva;", b'"Alva;', 1), "broken_csv"),
    "mixed encodings": (
        extens.csv_file([*ROWS, *ROWS], encoding="utf-8") + extens.text([ROWS[0]]).encode("cp1252")[-150:] + b"\xe5",
        "mixed_encoding",
    ),
    "another municipality's": (
        extens.csv_file([extens.row(number, municipality_code="0180") for number in NUMBERS]),
        "other_municipality",
    ),
}


@pytest.mark.req("SEC-07", "REL-03", "K2-3.1")
@pytest.mark.parametrize("case", FILES)
def test_file__refused_as_a_whole_leaves_nothing(alfa: object, case: str) -> None:
    content, code = FILES[case]
    with pytest.raises(FileRefused) as caught:
        stage(content)
    assert caught.value.code == code
    assert "%(" not in caught.value.message
    assert not ImportRun.objects.exists()
    assert not StagedRow.objects.exists()


def test_missing_columns__are_named(alfa: object) -> None:
    with pytest.raises(FileRefused, match="missing_columns") as caught:
        stage(extens.csv_file(ROWS, leave_out=["school_form", "city"]))
    assert "Postort, Skolform" in caught.value.message


VERDICTS: dict[str, tuple[dict[str, str], str, str]] = {
    "wrong check digit": ({"personnummer": faulty(A)}, "refused", "number_check_digit"),
    "no number": ({"personnummer": ""}, "refused", "number_missing"),
    "short number": ({"personnummer": "2010"}, "refused", "number_length"),
    "letters": ({"personnummer": "abcdefghijkl"}, "refused", "number_characters"),
    "number of 30 February": ({"personnummer": "201002301234"}, "refused", "number_date"),
    "number of tomorrow": ({"personnummer": "202610081234"}, "refused", "number_future"),
    "impossible date": ({"started_on": "2026-02-30"}, "refused", "date"),
    "a date in words": ({"ended_on": "i våras"}, "refused", "date"),
    "end before start": ({"ended_on": "2026-08-01"}, "refused", "end_before_start"),
    "unknown school form": ({"school_form": "XYZ"}, "refused", "school_form"),
    "no start": ({"started_on": ""}, "refused", "start_missing"),
    "no names": ({"given_name": "", "family_name": ""}, "refused", "name_missing"),
    "municipality in words": ({"municipality_code": "Midälva"}, "refused", "municipality"),
    "long name": ({"given_name": "x" * 10_000}, "refused", "too_long"),
    "line break": ({"street": "ett\ntvå"}, "refused", "line_break"),
    "nul": ({"street": "a\0b"}, "refused", "nul"),
    "unknown reason": ({"ended_on": "2026-09-01", "end_reason": "ZZ"}, "remark", "end_reason"),
    "reason without end": ({"end_reason": "AVB"}, "remark", "end_reason_without_end"),
    "unknown diploma": ({"exam_kind": "ZZ", "exam_on": "2026-06-10"}, "remark", "exam_kind"),
    "diploma without a date": ({"exam_kind": "EX"}, "remark", "exam_incomplete"),
    "year in words": ({"year": "ett"}, "remark", "year"),
    "short postcode": ({"postcode": "123"}, "remark", "postcode"),
    "telephone in words": ({"phone": "saknas"}, "remark", "phone"),
    "no e-mail": ({"email": "saknas"}, "remark", "email"),
    "sex unknown": ({"sex": "X"}, "remark", "sex"),
    "moves in next year": ({"resident_from": "2027-01-01"}, "remark", "future"),
    "moved out": ({"municipality_code": "0180"}, "remark", "moved_out"),
}


@pytest.mark.req("K2-3.1", "SEC-07", "K2-3.2")
@pytest.mark.parametrize("case", VERDICTS)
def test_row__gets_its_verdict(alfa: object, case: str) -> None:
    values, verdict, code = VERDICTS[case]
    run = stage([extens.row(B), extens.row(C), extens.row(A) | values])
    found = RowVerdict.objects.get()
    assert (found.row_number, found.verdict, found.code) == (4, verdict, code)
    assert counts(run)["refused" if verdict == "refused" else "remarks"] == 1
    assert StagedRow.objects.count() == (2 if verdict == "refused" else 3)
    for value in values.values():
        assert len(value) < 3 or value not in found.detail


def test_messages__cover_every_verdict() -> None:
    elsewhere = {"duplicate", "tf_taken", "ragged"}  # below
    elsewhere |= {"left_reason", "old_number", "old_number_unknown"}  # test_several.py
    fetched = {
        "enum",
        "enrolments",
        "enrolment_form",
        "person_shape",
        "protection_missing",
    }  # ss12000/test_sync.py, test_protection.py
    assert {code for _values, _verdict, code in VERDICTS.values()} | elsewhere | fetched == set(ROW)
    assert {code for _content, code in FILES.values()} <= set(FILE)


@pytest.mark.req("REL-25", "K2-3.2")
def test_same_person_twice__the_second_is_refused(alfa: object) -> None:
    run = stage(
        [extens.row(A), extens.row(f"{A[:8]}-{A[8:]}", given_name="Andra"), extens.row(A[2:], given_name="Tredje")]
    )
    assert [(v.row_number, v.code) for v in run.verdicts.all()] == [(3, "duplicate"), (4, "duplicate")]
    assert StagedRow.objects.get().given_name == "Alva"


@pytest.mark.parametrize("line", ["a;b;c", f"{A};N;Å"], ids=["few columns", "cut off"])
def test_ragged_row__is_refused(alfa: object, line: str) -> None:
    content = extens.csv_file([extens.row(B)], encoding="utf-8") + line.encode()
    if line.startswith("a"):
        content = extens.csv_file([extens.row(B)], encoding="utf-8") + b"a;N;c"
    run = stage(content)
    assert [(v.row_number, v.code) for v in run.verdicts.all()] == [(3, "ragged")]


def test_empty_lines__count_as_rows_but_say_nothing(alfa: object) -> None:
    text = extens.text([extens.row(A), extens.row(faulty(B))], newline="\n")
    header, first, second, _ = text.split("\n")
    run = stage("\n".join([header, "", first, "", second, ""]).encode())
    assert run.verdicts.get().row_number == 5
    assert StagedRow.objects.get().row_number == 3


@pytest.mark.req("REL-29")
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("A\u030asa-Lena", "Åsa-Lena"), ("José Ñandú", "José Ñandú"), ("D'Arc", "D'Arc"), ("x" * 160, "x" * 160), ("Ann  Marie ", "Ann Marie"),
        ("Ada\u202eadA", "AdaadA"), ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("Robert'); DROP TABLE youths;--", "Robert'); DROP TABLE youths;--"),
        ("Back\\slash", "Back\\slash"), ("Emoji 😀", "Emoji 😀"), ("\\N", "\\N"), ("Åsa\u00a0Lo", "Åsa Lo"),
    ],
)  # fmt: skip
def test_names__are_kept_as_people_write_them(alfa: object, written: str, kept: str) -> None:
    load([extens.row(A, given_name=written, family_name="")])
    youth = models.Youth.objects.get()
    assert (youth.given_name, youth.family_name) == (kept, "")
    assert counts(stage([extens.row(A, given_name=kept, family_name="")])) == {"same": 1}


def test_sort_key__puts_the_shorter_family_name_first(alfa: object) -> None:
    load([extens.row(A, family_name="Ek Alm", given_name="Anna"), extens.row(B, family_name="Ek", given_name="Örjan")])
    assert list(models.Youth.objects.order_by("sort_key").values_list("family_name", flat=True)) == ["Ek", "Ek Alm"]


@pytest.mark.req("K2-3.8")
def test_true_birth_date__wins_over_the_number(alfa: object) -> None:
    load([extens.row(A, birth_date="2010-05-05"), extens.row(B, birth_date="")])
    assert models.Youth.objects.get(personnummer=A).birth_date == date(2010, 5, 5)
    assert models.Youth.objects.get(personnummer=B).birth_date != date(2010, 5, 5)


# ---- protection --------------------------------------------------------------------------------------------------


@pytest.mark.req("PRV-20")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    mark=st.text(max_size=12)
    | st.sampled_from(["J", "Ja", "1", "S", "sekretess", "SKYDDAD FOLKBOKFÖRING", "?", "nej?", "N N", "false", "-"])
)
def test_protection__any_unknown_value_is_protection(mark: str) -> None:
    reader, lines = read(extens.csv_file([extens.row(A, protection=mark), extens.row(B)], encoding="utf-8"))
    unprotected = " ".join(mark.split()).casefold() in {"", "0", "n", "nej", "ingen"}
    assert (reader.protected_rows == [2]) is not unprotected
    assert any(A in line for line in lines) is (
        unprotected and not {"\r", "\n"} & set(mark)
    )  # a line break in a cell is refused
    assert any(B in line for line in lines)


@pytest.mark.req("PRV-20")
@pytest.mark.parametrize("mark", ["", "N", "n", "Nej", "0", " N ", "INGEN"])
def test_protection__known_values_for_none(mark: str) -> None:
    reader, lines = read(extens.csv_file([extens.row(A, protection=mark)]))
    assert (reader.protected_rows, len(lines)) == ([], 1)


@pytest.mark.req("PRV-20")
def test_protected_row__is_dropped_before_it_is_checked() -> None:
    """Whatever else is wrong with it, nothing is said of it."""
    rows = [
        extens.row(faulty(A), protection="J", started_on="aldrig", school_form="?", municipality_code="0180"),
        extens.row(B),
    ]
    reader, lines = read(extens.csv_file(rows))
    assert (reader.protected_rows, reader.verdicts, len(lines)) == ([2], [], 1)
