"""The product's own half-year file read back as history gives the same file again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from shared_apps.scb.selectors import format_for
from tenant_apps.register.models import OccupationFact, Registration
from tenant_apps.reporting.services import build
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.models import ImportRun
from tenant_apps.support.models import Intervention
from tests.factories.numbers import take
from tests.factories.register import occupation, registration, youth
from tests.factories.work import intervention
from tests.tenant.sources.history.reading_in import counts, load, said, stage

TODAY = date(2027, 1, 20)
NUMBERS = take(5, born_between=(date(2008, 5, 10), date(2008, 5, 31)))


def people() -> None:
    """Rows of every shape: no event, several of a day, one twice, an end after the period, two registrations, an unknown latest studies."""
    made = [youth(date(2008, 5, 17), number=number) for number in NUMBERS]
    busy, quiet, gone, late, twice = made
    registration(busy, date(2026, 8, 20), latest_studies="study_certificate")
    occupation(busy, date(2026, 9, 1), code="none")
    occupation(busy, date(2026, 9, 1), code="none")
    intervention(busy, "motivation", date(2026, 9, 1), ended_on=date(2026, 10, 28), occupation_after="work")
    intervention(busy, "internship", date(2026, 9, 1))
    intervention(busy, "summer_job", date(2026, 9, 1), ended_on=date(2026, 12, 31), end_reason="", occupation_after="")
    registration(quiet, date(2025, 8, 20), latest_studies="", covered_from=date(2025, 6, 12))
    registration(gone, date(2026, 3, 1), date(2026, 9, 10), end_reason="national_programme")
    occupation(gone, date(2026, 8, 19), code="national_programme", known_on=date(2026, 8, 25))
    intervention(gone, "guidance", date(2026, 4, 1), ended_on=date(2026, 7, 1))
    registration(late, date(2026, 12, 31), date(2027, 1, 12), end_reason="moved")
    registration(twice, date(2026, 2, 1), date(2026, 8, 1), end_reason="moved")
    registration(twice, date(2026, 10, 1), latest_studies="not_begun")
    occupation(twice, date(2026, 11, 5), code="work")


def exported(period: str = "2026H2") -> bytes:
    """The file's bytes by the same builder as the export: the gate's red rules are not what is asked here."""
    built = build(spec=format_for(period), period=period, municipality_code="2281")
    with connection.cursor() as cursor:
        cursor.execute("drop table file_row")
    return built.content


def read_in(data: bytes, period: str = "2026H2") -> ImportRun:
    return load("scb-file", data, name=f"kaa-{period}.txt", today=TODAY)


@pytest.mark.req("K3-1.3")
def test_round_trip__the_other_tenant_gives_the_same_bytes(
    in_schema: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_schema("k9901")
    people()
    made = exported()
    in_schema("k9902")
    monkeypatch.setattr(connection.tenant, "municipality_codes", ["2281"])
    for number in NUMBERS:
        youth(date(2008, 5, 17), number=number)
    run = read_in(made)
    assert set(counts(run)) == {"new"}
    assert exported() == made
    assert set(counts(read_in(made))) == {"same"}
    assert exported() == made
    # what the file does not hold is not there: when the duty arose, what ends after the period, who told it
    quiet = Registration.objects.get(registered_on=date(2025, 8, 20))
    assert (quiet.covered_from, quiet.latest_studies) == (date(2025, 8, 20), "missing")
    assert Registration.objects.get(registered_on=date(2026, 12, 31)).deregistered_on is None
    assert set(OccupationFact.objects.values_list("informant", flat=True)) == {"other"}


@pytest.mark.usefixtures("alfa")
def test_two_periods__the_later_file_ends_what_the_earlier_left_open() -> None:
    people()
    first, second = exported("2026H1"), exported()
    Registration.objects.all().delete()
    OccupationFact.objects.all().delete()
    Intervention.objects.all().delete()
    run = read_in(first, "2026H1")
    assert (run.as_of, set(counts(run))) == (date(2026, 6, 30), {"new"})
    later = read_in(second)
    assert counts(later)["changed"] == 3  # two registrations and the guidance
    assert "refused" not in counts(later)
    assert exported("2026H1") == first
    assert exported() == second


@pytest.mark.usefixtures("alfa")
def test_file__of_another_municipality_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    people()
    made = exported()
    monkeypatch.setattr(connection.tenant, "municipality_codes", ["0180"])
    with pytest.raises(FileRefused, match="other_municipality"):
        stage("scb-file", made, name="2026H2.txt", today=TODAY)


@pytest.mark.usefixtures("alfa")
@pytest.mark.parametrize(
    ("name", "problem"),
    [("fil.txt", "history_period"), ("2019H2.txt", "history_format"), ("2027H2.txt", "in_the_future")],
)
def test_period__is_known_or_asked_for(name: str, problem: str) -> None:
    people()
    with pytest.raises(FileRefused, match=problem):
        stage("scb-file", exported(), name=name, today=TODAY)


@pytest.mark.usefixtures("alfa")
def test_row__that_contradicts_an_earlier_one_or_holds_an_unknown_number() -> None:
    youth(number=NUMBERS[0])
    lines = [
        "RKom\tPersonNr\tDatumReg\tSenSysReg\tDatumKontakt\tSysKontakt\tDatumAtgStart\tAtgard\tDatumAtgSlut\tGrundAtgSlut\tSysEfter\tDatumAvreg\tGrundAvreg",
        f"2281\t{NUMBERS[0]}\t20250820\t5\t20260901\t16\t\t\t\t\t\t\t",
        f"2281\t{NUMBERS[0]}\t20250820\t4\t20261001\t16\t\t\t\t\t\t\t",
        f"2281\t{NUMBERS[0]}\t20250820\t5\t20261101\t99\t\t\t\t\t\t\t",
        f"2281\t{NUMBERS[0]}\t20250820\t5\t20261101\t\t\t\t\t\t\t\t",
        f"2281\t{NUMBERS[1]}\t20250820\t5\t\t\t\t\t\t\t\t\t",
    ]
    run = stage("scb-file", "\r\n".join(lines).encode(), name="2026H2.txt", today=TODAY)
    assert said(run) == [
        (2, "new", ""), (2, "new", ""), (3, "refused", "contradicts"), (4, "waiting", "code"), (5, "refused", "missing"),
        (6, "refused", "unknown_person"),
    ]  # fmt: skip
