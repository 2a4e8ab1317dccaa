"""Registrations, contacts, occupations and measures of another system: what is taken in, what is refused, and that twice is once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kaa.core import clock
from tenant_apps.accounts.models import Label
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import LegalSex, OccupationFact, Registration, Youth
from tenant_apps.sources.errors import ApplyFailed, FileRefused
from tenant_apps.sources.history.codes import EMPTY, given_codes
from tenant_apps.sources.history.models import HistoryRecord, HistoryRow
from tenant_apps.support.models import Intervention
from tests.factories.numbers import as_tf, take
from tests.factories.register import registration, youth
from tests.factories.source_files import workbook
from tests.factories.work import intervention
from tests.tenant.sources.history.reading_in import apply_history, choose_codes, counts, csv_file, load, said, stage

pytestmark = pytest.mark.usefixtures("alfa")
A, B, C = take(3, born_between=(date(2008, 5, 1), date(2008, 5, 31)))
REGISTRATIONS = "Personnummer;Omfattas från;Reg.datum;Upphörde;Avregdatum;Senaste studier;Avslutsorsak;Etikett"


def test_registrations__stand_with_both_pairs_of_dates_codes_and_label() -> None:
    someone = youth(number=A)
    label = Label.objects.create(name="Etikett 1")
    rows = (
        f"{A};2023-06-10;2023-08-21;2024-08-19;2024-08-26;Avbrott från nationellt program;Examen;",
        f"{A};2025-01-02;2025-01-20;;;Studiebevis;;Etikett 1",
    )
    run = load("registrations", csv_file(REGISTRATIONS, *rows))
    assert counts(run) == {"new": 2}
    later, earlier = Registration.objects.filter(youth=someone).order_by("-registered_on")
    assert (earlier.covered_from, earlier.registered_on) == (date(2023, 6, 10), date(2023, 8, 21))
    assert (earlier.ceased_on, earlier.deregistered_on) == (date(2024, 8, 19), date(2024, 8, 26))
    assert (earlier.latest_studies, earlier.end_reason, earlier.municipality_code) == (
        "interrupted_national",
        "exam",
        "2281",
    )
    assert (earlier.latest_studies_version, earlier.end_reason_version) == (1, 1)
    assert (later.latest_studies, later.deregistered_on, later.end_reason_version) == ("study_certificate", None, None)
    someone.refresh_from_db()
    assert someone.label == label
    assert counts(load("registrations", csv_file(REGISTRATIONS, *rows))) == {"same": 2}
    assert Registration.objects.count() == 2


def test_registration__only_the_empty_end_is_filled_in() -> None:
    registration(youth(number=A), date(2025, 8, 20), latest_studies="study_certificate")
    row = f"{A};;2025-08-20;;2026-02-02;Studiebevis;Examen;"
    assert said(stage("registrations", csv_file(REGISTRATIONS, row))) == [(2, "changed", "completes")]
    load("registrations", csv_file(REGISTRATIONS, row))
    found = Registration.objects.get()
    assert (found.deregistered_on, found.ceased_on, found.end_reason) == (date(2026, 2, 2), date(2026, 2, 2), "exam")
    other = f"{A};;2025-08-20;;2026-02-09;Studiebevis;Examen;"
    assert said(stage("registrations", csv_file(REGISTRATIONS, other))) == [(2, "refused", "differs")]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (";2024-05-01;;2024-09-01;;;", "overlap"),
        ("2024-12-24;2024-12-01;;;;;", "order"),
        (";2024-12-02;;2024-12-01;;;", "order"),
        (";2027-01-01;;;;;", "future"),
        (";2007-01-01;;;;;", "before_birth"),
        (";2024-13-01;;;;;", "date"),
        (";;;;;;", "missing"),
        (";2025-01-01;;;Något annat;;", "code"),
    ],
    ids=[
        "overlaps",
        "covered_after_registered",
        "ends_before",
        "future",
        "before_birth",
        "no_such_date",
        "empty",
        "unknown_code",
    ],
)
def test_registration__that_cannot_be_used_says_why(cells: str, code: str) -> None:
    registration(youth(number=A), date(2024, 1, 1), date(2024, 6, 1))
    run = stage("registrations", csv_file(REGISTRATIONS, f"{A};{cells}"))
    assert said(run) == [(2, "waiting" if code == "code" else "refused", code)]


def test_registration__an_end_filled_in_makes_room_for_the_next_row() -> None:
    registration(youth(number=A), date(2024, 1, 1))
    rows = (f"{A};2024-01-01;2024-01-01;;2024-06-01;;;", f"{A};;2024-09-01;;;;;")
    registered = Registration.objects.update(latest_studies="", latest_studies_version=None)
    assert registered == 1
    assert counts(load("registrations", csv_file(REGISTRATIONS, *rows))) == {"changed": 1, "new": 1}


def test_registrations__that_overlap_each_other_in_the_file() -> None:
    youth(number=A)
    rows = (f"{A};;2024-01-01;;2024-06-01;;;", f"{A};;2024-05-01;;2024-09-01;;;", f"{A};;2024-06-01;;;;;")
    run = load("registrations", csv_file(REGISTRATIONS, *rows))
    assert [code for _row, _change, code in said(run)] == ["", "overlap_in_file", "overlap_in_file"]
    assert Registration.objects.count() == 1


def test_contacts__with_time_outcome_and_what_the_youth_did() -> None:
    someone = youth(number=A)
    header = "Personnr;Kontaktdatum;Klockslag;Kontaktsätt;Med vem;Utfall;Notering;Sysselsättning"
    rows = (
        f"{A};4/9/2023;13.30;Telefon;Vårdnadshavare;Nådd;Ringer igen i höst;Arbete",
        f"{A};18/9/2023;;Brev;;Skickat, inget svar än;;",
    )
    assert counts(load("contacts", csv_file(header, *rows))) == {"new": 2}
    attempt, reached = Contact.objects.filter(youth=someone)
    assert (reached.at, reached.channel, reached.recipient, reached.outcome) == (
        datetime(2023, 9, 4, 11, 30, tzinfo=UTC), "phone", "guardian", "reached",
    )  # fmt: skip
    assert reached.note == "Ringer igen i höst"
    assert reached.occupation is not None
    assert (reached.occupation.code, reached.occupation.as_of, reached.occupation.informant) == (
        "work",
        date(2023, 9, 4),
        "guardian",
    )
    assert (attempt.recipient, attempt.outcome, attempt.occupation) == ("other", "sent", None)
    assert clock.local_date(attempt.at) == date(2023, 9, 18)
    assert counts(load("contacts", csv_file(header, *rows))) == {"same": 2}
    assert (Contact.objects.count(), OccupationFact.objects.count()) == (2, 1)


def test_occupations_and_measures__in_one_go_each() -> None:
    someone = youth(number=A)
    load(
        "occupations",
        csv_file("Personnummer;Sysselsättning;Gäller från;Källa", f"{A};Komvux;2024-02-01;Vuxenutbildningen"),
    )
    fact = OccupationFact.objects.get(youth=someone)
    assert (fact.code, fact.as_of, fact.known_on, fact.informant, fact.code_version) == (
        "adult_education", date(2024, 2, 1), date(2024, 2, 1), "adult_education", 1,
    )  # fmt: skip
    header = "Personnummer;Åtgärd;Benämning;Startdatum;Planerat slut;Slutdatum;Avslutsorsak;Sysselsättning efter"
    load("interventions", csv_file(header, f"{A};Praktik;Lönnen;2024-03-01;2024-05-31;2024-05-17;Fullföljd;Arbete"))
    measure = Intervention.objects.get(youth=someone)
    assert (measure.type, measure.local_name, measure.started_on) == ("internship", "Lönnen", date(2024, 3, 1))
    assert (measure.planned_end_on, measure.ended_on) == (date(2024, 5, 31), date(2024, 5, 17))
    assert (measure.end_reason, measure.occupation_after) == ("completed", "work")
    assert (measure.type_version, measure.end_reason_version, measure.occupation_after_version) == (1, 1, 1)


def test_measure__an_open_one_gets_its_end_and_nothing_else_changes() -> None:
    intervention(youth(number=A), "internship", date(2024, 3, 1), local_name="Vår")
    header = "Personnummer;Åtgärd;Benämning;Startdatum;Slutdatum;Avslutsorsak"
    run = load("interventions", csv_file(header, f"{A};Praktik;Lönnen;2024-03-01;2024-05-17;Fullföljd"))
    assert counts(run) == {"changed": 1}
    measure = Intervention.objects.get()
    assert (measure.local_name, measure.ended_on, measure.end_reason) == ("Vår", date(2024, 5, 17), "completed")


def test_codes__chosen_once_hold_for_the_next_file() -> None:
    youth(number=A)
    header = "Personnummer;Datum;Utfall;Kontaktsätt"
    content = csv_file(header, f"{A};2024-02-01;7;T")
    run = stage("contacts", content)
    assert counts(run) == {"waiting": 1}
    with pytest.raises(ApplyFailed):
        apply_history(run=run, actor=None)
    assert [(one.field.name, one.text) for one in given_codes(run) if one.is_open] == [
        ("channel", "T"),
        ("outcome", "7"),
    ]
    run = choose_codes(run=run, chosen={("contact.channel", "T"): "phone", ("contact.outcome", "7"): "no_answer"})
    assert counts(run) == {"new": 1}
    apply_history(run=run, actor=None)
    assert Contact.objects.get().outcome == "no_answer"
    assert counts(stage("contacts", csv_file(header, f"{A};2024-03-01;7;t"))) == {"new": 1}


def test_code__may_be_left_out_only_where_the_field_may_be_empty() -> None:
    youth(number=A)
    run = stage("registrations", csv_file(REGISTRATIONS, f"{A};;2024-01-01;;;Vet ej;;Okänd grupp"))
    run = choose_codes(
        run=run,
        chosen={("registration.latest_studies", "Vet ej"): "missing", ("registration.label", "Okänd grupp"): EMPTY},
    )
    apply_history(run=run, actor=None)
    assert Registration.objects.get().latest_studies == "missing"


@pytest.mark.req("PRV-22")
def test_protected_person__leaves_no_row_and_no_count() -> None:
    youth(number=A)
    youth(number=B, protected=True)
    run = stage(
        "registrations", csv_file(REGISTRATIONS, f"{B};;2024-01-01;;;;;", f"{A};;2024-01-01;;;;;", f"{B};;1;;;;;")
    )
    assert said(run) == [(3, "new", "")]
    assert (run.rows, run.lifted_rows, counts(run)) == (1, [2, 4], {"new": 1})


@pytest.mark.req("PRV-21")
def test_mark_in_the_file__drops_all_rows_of_the_person_and_protects() -> None:
    youth(number=A)
    header = "Personnummer;Reg.datum;Sekretess"
    run = stage("registrations", csv_file(header, f"{A};2024-01-01;", f"{A};2025-01-01;J"))
    assert said(run) == []
    assert run.protected_rows == [2, 3]
    assert Youth.objects.get().protected_at is not None


def test_unknown_person__is_made_only_of_name_and_a_column_of_protection() -> None:
    row = f"{A};Brolund;Alva;2024-01-01"
    assert said(stage("registrations", csv_file("Personnummer;Efternamn;Förnamn;Reg.datum", row))) == [
        (2, "refused", "unknown_person")
    ]
    run = load("registrations", csv_file("Personnummer;Efternamn;Förnamn;Reg.datum;Skyddad", f"{row};Nej"))
    assert counts(run) == {"new": 1}
    made = Youth.objects.get(personnummer=A)
    assert (made.full_name, made.registrations.count(), LegalSex.objects.filter(youth=made).count()) == (
        "Alva Brolund",
        1,
        1,
    )


def test_temporary_number_and_wrong_check_digit__are_refused() -> None:
    wrong = A[:-1] + str((int(A[-1]) + 1) % 10)
    run = stage(
        "registrations",
        csv_file("Personnummer;Reg.datum", f"{as_tf(A)};2024-01-01", f"{wrong};2024-01-01", ";2024-01-01"),
    )
    assert [code for _row, _change, code in said(run)] == ["temporary_number", "number_check_digit", "number_missing"]


def test_file__without_a_needed_column_is_refused_whole() -> None:
    with pytest.raises(FileRefused) as refused:
        stage("contacts", csv_file("Personnummer;Datum;Notering", f"{A};2024-01-01;x"))
    assert refused.value.values == {"columns": "Resultat"}


def test_applied_run__keeps_verdicts_and_no_cells() -> None:
    youth(number=A)
    run = load("registrations", csv_file(REGISTRATIONS, f"{A};;2024-01-01;;;;;", f"{C};;2024-01-01;;;;;"))
    rows = HistoryRow.objects.filter(run=run)
    assert {(row.personnummer, str(row.given), str(row.codes), str(row.person)) for row in rows} == {
        ("", "{}", "{}", "{}")
    }
    assert [(change, code) for _row, change, code in said(run)] == [("new", ""), ("refused", "unknown_person")]
    assert HistoryRecord.objects.count() == 1


def test_note__may_have_several_lines_but_never_hold_another_row() -> None:
    youth(number=A)
    header = "Personnummer;Datum;Utfall;Anteckning"
    swallowed = f'"öppet citat\r\n{B};2024-02-01;Nådd;x"'
    run = load(
        "contacts", csv_file(header, f'{A};2024-02-01;Nådd;"en rad\r\ntill"', f"{A};2024-03-01;Nådd;{swallowed}")
    )
    assert [(change, code) for _row, change, code in said(run)] == [("new", ""), ("refused", "line_break")]
    assert Contact.objects.get().note == "en rad till"


def test_workbook__with_titles_above_and_excels_own_dates() -> None:
    youth(number=A)
    rows = [
        ("Utdrag ur systemet",),
        ("Personnr", "Insats", "Startdatum", "Slutdatum", "Okänd kolumn"),
        (f"{A[2:8]}-{A[8:]}", "Praktik", date(2024, 2, 1), date(2024, 3, 1), "x"),
    ]
    assert counts(load("interventions", workbook(("Blad1", rows)), name="insatser.xlsx")) == {"new": 1}
    assert Intervention.objects.get().ended_on == date(2024, 3, 1)
