"""The kinds that come with the product, and whose file it is when no code tells."""

from __future__ import annotations

from datetime import date

import pytest

from tenant_apps.register import models
from tenant_apps.sources.errors import FileRefused, NeedsReason
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import ensure_source
from tenant_apps.sources.services.staging import stage_file
from tests.factories import extens, source_files
from tests.factories.numbers import take
from tests.tenant.sources.importing import TODAY, counts, load, stage

NUMBERS = take(25, born_between=(date(2009, 1, 1), date(2009, 12, 31)))
A, B, C = NUMBERS[:3]
pytestmark = pytest.mark.usefixtures("alfa")


def take_in(slug: str, rows: list[list[str]], *, as_of: date | None = TODAY, name: str = "fil.csv") -> ImportRun:
    run = stage_file(
        source=ensure_source(slug=slug),
        file_name=name,
        content=source_files.lines(rows).encode("cp1252"),
        as_of=as_of,
        today=max(TODAY, as_of or TODAY),
    )
    return apply_run(run=run, actor=None, reason="ett test")


POPULATION = ["Personnummer", "Sekretessmarkering", "Efternamn", "Förnamn", "Kommunkod", "Folkbokföringsdatum", "Utdelningsadress", "Postnr",
              "Postort",
              "Avregistreringsorsak", "Avregistreringsdatum", "Uttagsdatum"]  # fmt: skip


def resident(number: str, *, mark: str = "", reason: str = "", left: str = "", home: str = "2281") -> list[str]:
    return [number, mark, "Ek", "Bo", home, "2015-03-01", "Stigen 3", "851 00", "Midälva", reason, left, "2026-10-05"]


@pytest.mark.req("K3-1.1", "K3-1.4", "K3-1.1d")
def test_population_file__gives_homes_and_its_own_day() -> None:
    run = take_in("population", [POPULATION, resident(A), resident(B, mark="J"), resident(C, home="0180")], as_of=None)
    assert (run.as_of, counts(run), run.protected_rows) == (date(2026, 10, 5), {"new": 2, "remarks": 1}, [3])
    homes = dict(models.Residence.objects.values_list("youth__personnummer", "municipality_code"))
    assert homes == {A: "2281", C: "0180"}


@pytest.mark.req("K3-1.1")
@pytest.mark.parametrize("reason", ["UV", "AV"], ids=["moved abroad", "deceased"])
def test_population_file__who_left_lives_nowhere_here(reason: str) -> None:
    take_in("population", [POPULATION, resident(A), resident(B)])
    take_in("population", [POPULATION, resident(A), resident(B, reason=reason, left="2026-10-01")])
    assert models.Residence.objects.get(youth__personnummer=B, valid_to=None).municipality_code not in {"2281", ""}
    assert models.Residence.objects.get(youth__personnummer=B, municipality_code="2281").valid_to == date(2026, 10, 1)
    assert models.Residence.objects.get(youth__personnummer=A).valid_to is None


EXAMS = [
    "Personnummer",
    "Sekretessmarkering",
    "Efternamn",
    "Förnamn",
    "Betygsdokument",
    "Utfärdandedatum",
    "Skola",
    "Studieväg",
]


def document(number: str, what: str, day: str, mark: str = "N") -> list[str]:
    return [number, mark, "Ek", "Bo", what, day, "Midälvaskolan", "BF2011"]


@pytest.mark.req("K3-1.1")
def test_exam_file__of_several_documents_the_strongest_counts() -> None:
    rows = [EXAMS, document(A, "Studiebevis", "2026-06-01"), document(B, "Gymnasieintyg", "2026-06-02"), document(A, "Examensbevis", "2026-06-03"),
            document(C, "Examensbevis", "2026-06-03", "J")]  # fmt: skip
    run = take_in("exams", rows)
    assert counts(run) == {"new": 2}
    found = {
        exam.youth.personnummer: (exam.kind, exam.awarded_on, exam.school_name)
        for exam in models.Exam.objects.select_related("youth")
    }
    assert found == {
        A: ("diploma", date(2026, 6, 3), "Midälvaskolan"), B: ("introductory_certificate", date(2026, 6, 2), "Midälvaskolan"),
    }  # fmt: skip
    assert not models.SchoolPlacement.objects.exists()


@pytest.mark.req("REL-03", "K3-1.4", "K3-1.4c")
@pytest.mark.parametrize(("elsewhere", "is_refused"), [(2, False), (3, True)], ids=["half", "more than half"])
def test_file_without_codes__is_known_by_its_addresses(elsewhere: int, is_refused: bool) -> None:
    load([extens.row(number, city="Midälva", postcode="851 00") for number in NUMBERS[4:]])
    rows = [
        extens.row(
            number,
            municipality_code="",
            postcode="111 22" if place < elsewhere else "851 99",
            city="Annorstad" if place < elsewhere else "Byn",
        )
        for place, number in enumerate(NUMBERS[:4])
    ]
    if is_refused:
        with pytest.raises(FileRefused, match="other_addresses") as caught:
            load(rows, source="annan")
        assert "annan kommuns fil" in caught.value.message
    else:
        assert counts(load(rows, source="annan"))["new"] == 4


@pytest.mark.req("REL-03", "K3-1.4c")
def test_file_without_codes__asks_whose_it_is_while_the_register_knows_too_few() -> None:
    load([extens.row(NUMBERS[5])])
    rows = [extens.row(A, municipality_code="", postcode="111 22", city="Annorstad")]
    run = stage(rows, source="annan")
    with pytest.raises(NeedsReason) as caught:
        apply_run(run=run, actor=None)
    assert "din egen kommuns" in caught.value.message
    assert counts(apply_run(run=run, actor=None, reason="hämtad av oss"))["new"] == 1
    later = stage([*rows, extens.row(B, municipality_code="")], source="annan", as_of=date(2026, 10, 8))
    assert counts(apply_run(run=later, actor=None))["new"] == 1
