"""A file into the register: what is new, changed, gone, came back; twice the same changes nothing; whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tenant_apps.register import models
from tenant_apps.sources.errors import ApplyFailed, FileRefused, NeedsReason, WrongState
from tenant_apps.sources.models import ImportRun, Source, SourceRecord, StagedRow
from tenant_apps.sources.reading import extens as extens_reading
from tenant_apps.sources.services import staging, statements
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import discard_run
from tests.factories import extens
from tests.factories.numbers import as_coordination, as_tf, take
from tests.tenant.sources.importing import TODAY, counts, everything, load, stage

BORN_2010 = (date(2010, 1, 1), date(2010, 12, 31))
NUMBERS = take(12, born_between=BORN_2010)
A, B, C = NUMBERS[:3]
LATER, EVEN_LATER = date(2026, 10, 14), date(2026, 10, 21)
T = TypeVar("T")
pytestmark = pytest.mark.usefixtures("alfa")


@pytest.mark.req("REL-02", "K2-3.1", "K2-3.3", "K2-3.9", "K2-3.10")
def test_new__gets_everything_the_row_says() -> None:
    run = load(
        [
            extens.row(
                A, exam_kind="SB", exam_on="2026-06-10", first_in_sweden_on="2015-03-01", guardian2_name="Lo Påhittad"
            )
        ]
    )
    assert counts(run) == {"new": 1}
    assert run.state == ImportRun.State.APPLIED
    youth = models.Youth.objects.get()
    assert (youth.personnummer, youth.given_name, youth.family_name, youth.number_kind) == (
        A,
        "Alva",
        "Åsberg",
        "personnummer",
    )
    assert youth.birth_date.isoformat().replace("-", "") == A[:8]
    assert youth.search_key == "alva asberg"
    assert youth.sexes.get().valid_from == youth.birth_date
    home = youth.residences.get()
    assert (home.municipality_code, home.valid_from, home.valid_to, home.first_in_sweden_on) == (
        "2281",
        date(2015, 3, 1),
        None,
        date(2015, 3, 1),
    )
    details = {(d.kind, d.value, d.postcode, d.city) for d in youth.details.all()}
    assert details == {
        ("phone", "0700000001", "", ""),
        ("email", "alva@example.test", "", ""),
        ("address", "Påhittade gatan 1", "85100", "Midälva"),
    }
    assert [(g.position, g.name, g.phone) for g in youth.guardians.order_by("position")] == [
        (1, "Kim Påhittad", "0700000002"),
        (2, "Lo Påhittad", ""),
    ]
    placement = youth.placements.get()
    assert (placement.school_form, placement.started_on, placement.ended_on, placement.first_seen_on) == (
        "GY",
        date(2026, 8, 17),
        None,
        TODAY,
    )
    assert youth.compulsory_school.ended_on == date(2026, 6, 12)
    assert youth.exams.get().kind == "study_certificate"
    assert SourceRecord.objects.get().first_seen_on == TODAY
    assert not StagedRow.objects.exists()
    assert Source.objects.get().last_as_of == TODAY


@pytest.mark.req("REL-02", "K2-3.1", "K2-3.5")
@pytest.mark.parametrize("as_of", [TODAY, LATER], ids=["same day", "a week later"])
def test_same_file_twice__changes_nothing(as_of: date) -> None:
    rows = [extens.row(number, ended_on="2026-09-30", end_reason="AVB") for number in NUMBERS]
    load(rows)
    before = everything()
    run = load(rows, as_of=as_of, reason="")
    assert counts(run) == {"same": 12}
    after = everything()
    before.pop("sources_source"), after.pop("sources_source")  # only the day of the last file moves
    assert after == before


@pytest.mark.req("REL-02", "K2-3.3", "K2-3.9")
def test_changed__only_what_differs_is_written() -> None:
    load([extens.row(A), extens.row(B)])
    events = models.Youth.pgh_event_model.objects.count()
    run = load(
        [
            extens.row(A, ended_on="2026-10-01", end_reason="AVB", phone="070-000 00 09", municipality_code="0180"),
            extens.row(B),
        ],
        as_of=LATER,
    )
    assert counts(run) == {"changed": 1, "same": 1, "remarks": 1}
    youth = models.Youth.objects.get(personnummer=A)
    placement = youth.placements.get()
    assert (placement.ended_on, placement.end_reason, placement.end_first_seen_on) == (
        date(2026, 10, 1),
        "interrupted",
        LATER,
    )
    assert placement.first_seen_on == TODAY
    phones = youth.details.filter(kind="phone").order_by("id")
    assert [(d.value, d.gone_on, d.last_seen_on) for d in phones] == [
        ("0700000001", LATER, TODAY),
        ("0700000009", None, LATER),
    ]
    homes = youth.residences.order_by("valid_from")
    assert [(h.municipality_code, h.valid_from, h.valid_to) for h in homes] == [
        ("2281", date(2015, 3, 1), LATER),
        ("0180", LATER, None),
    ]
    assert models.Youth.pgh_event_model.objects.count() == events  # the person's own row did not change
    assert youth.details.filter(kind="email").get().last_seen_on == TODAY


DIPLOMA, CERTIFICATE = ("EX", "2026-06-10"), ("SB", "2026-06-10")


@pytest.mark.req("K3-2.1g")
@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (DIPLOMA, ("EX", "2026-06-12"), {("diploma", "2026-06-12")}),
        (DIPLOMA, CERTIFICATE, {("study_certificate", "2026-06-10")}),
        (DIPLOMA, ("SB", "2026-09-01"), {("study_certificate", "2026-09-01")}),
        (
            CERTIFICATE,
            ("EX", "2026-09-01"),
            {("study_certificate", "2026-06-10"), ("diploma", "2026-09-01")},
        ),
        (DIPLOMA, (None, None), set()),
        (DIPLOMA, ("Okänt papper", "2026-06-10"), {("diploma", "2026-06-10")}),
        (DIPLOMA, ("EX", None), {("diploma", "2026-06-10")}),
    ],
    ids=[
        "day",
        "kind",
        "lesser and later",
        "the diploma after the certificate",
        "taken back",
        "unknown kind",
        "no day",
    ],
)
def test_exam__corrected_by_its_source_says_nothing_more(
    before: tuple[str, str], after: tuple[Any, Any], left: set[tuple[str, str]]
) -> None:
    def row(exam: tuple[Any, Any]) -> extens.Row:
        return extens.row(A, exam_kind=exam[0], exam_on=exam[1])

    load([row(before)])
    other = models.Exam.objects.create(
        youth=models.Youth.objects.get(),
        kind="ib",
        kind_version=1,
        awarded_on=TODAY,
        source="beda",
        first_seen_on=TODAY,
    )  # another source's word stays its own
    load([row(after)], as_of=LATER)
    said = models.Exam.objects.exclude(pk=other.pk)
    assert {(one.kind, str(one.awarded_on)) for one in said.filter(gone_on=None)} == left
    assert set(said.exclude(gone_on=None).values_list("gone_on", flat=True)) <= {LATER}
    other.refresh_from_db()
    assert other.gone_on is None
    load([row(before)], as_of=EVEN_LATER)
    assert said.filter(gone_on=None, awarded_on="2026-06-10").count() == 1  # said again, and not twice
    load([row((None, None))], as_of=EVEN_LATER)
    assert not said.filter(gone_on=None).exists()


@pytest.mark.req("K2-3.8")
def test_move_with_a_date__closes_the_old_home_that_day() -> None:
    load([extens.row(A), extens.row(B)])
    load([extens.row(A, municipality_code="0180", resident_from="2026-10-10"), extens.row(B)], as_of=LATER)
    homes = models.Residence.objects.filter(youth__personnummer=A).order_by("valid_from")
    assert [(h.municipality_code, h.valid_from, h.valid_to) for h in homes] == [
        ("2281", date(2015, 3, 1), date(2026, 10, 10)), ("0180", date(2026, 10, 10), None),
    ]  # fmt: skip
    load([extens.row(A, resident_from=None)], as_of=EVEN_LATER)
    assert homes.get(valid_to=None).valid_from == EVEN_LATER


@pytest.mark.req("REL-03", "K2-3.1", "K2-3.3", "K3-1.4b")
def test_gone__is_marked_and_nothing_is_deleted() -> None:
    load([extens.row(A), extens.row(B)])
    run = load([extens.row(A)], as_of=LATER)
    assert counts(run) == {"same": 1, "gone": 1}
    gone = SourceRecord.objects.get(youth__personnummer=B)
    assert gone.gone_on == LATER
    assert models.SchoolPlacement.objects.get(youth__personnummer=B).gone_on is None
    assert counts(load([extens.row(A)], as_of=EVEN_LATER)) == {"same": 1}  # gone once
    back = load([extens.row(A), extens.row(B)], as_of=EVEN_LATER)
    assert counts(back) == {"same": 1, "came_back": 1}
    assert not SourceRecord.objects.exclude(gone_on=None).exists()


def test_refused_row__of_a_known_youth_is_not_gone() -> None:
    load([extens.row(A)])
    run = load([extens.row(A, started_on="2026-02-30")], as_of=LATER)
    assert counts(run) == {"refused": 1}


@pytest.mark.parametrize("cut", [lambda line: line[: len(line) // 2], lambda line: f"{line};;;"], ids=["short", "long"])
def test_ragged_row__of_a_known_youth_is_not_gone(cut: Callable[[str], str]) -> None:
    load([extens.row(A), extens.row(B)])
    run = load(_with_first_line(cut), as_of=LATER)
    assert counts(run) == {"refused": 1, "same": 1}
    assert not SourceRecord.objects.exclude(gone_on=None).exists()


@pytest.mark.req("PRV-20")
def test_moved_row__whose_mark_says_something_unknown_protects_the_youth() -> None:
    """One separator too many at its start: where the mark should be stands the number."""
    load([extens.row(A), extens.row(B)])
    run = load(_with_first_line(lambda line: f";{line}"), as_of=LATER)
    assert (counts(run), run.protected_rows) == ({"same": 1}, [2])
    assert models.Youth.objects.get(personnummer=A).protected_at is not None
    assert not SourceRecord.objects.exclude(gone_on=None).exists()


def _with_first_line(cut: Callable[[str], str]) -> bytes:
    heading, first, second, _ = extens.text([extens.row(A), extens.row(B)]).split("\r\n")
    return "\r\n".join([heading, cut(first), second]).encode()


@pytest.mark.req("REL-23", "K2-3.8")
def test_earlier_number__finds_the_youth() -> None:
    load([extens.row(A)])
    youth = models.Youth.objects.get()
    models.YouthNumber.objects.create(youth=youth, value=A, kind="personnummer", replaced_on=TODAY)
    models.Youth.objects.update(personnummer=B)
    assert counts(load([extens.row(A, given_name="Nytt")], as_of=LATER)) == {"changed": 1}
    youth.refresh_from_db()
    assert (youth.given_name, youth.personnummer) == ("Nytt", B)
    run = stage([extens.row(B), extens.row(A)], as_of=LATER)
    assert run.verdicts.get().code == "duplicate"


@pytest.mark.req("REL-24")
def test_temporary_number__holds_in_its_own_source() -> None:
    number = as_tf(A)
    assert counts(load([extens.row(number)])) == {"new": 1}
    youth = models.Youth.objects.get()
    assert (youth.number_kind, youth.sexes.get().sex) == ("tf", "unknown")
    assert stage([extens.row(number)], source="annan").verdicts.get().code == "tf_taken"
    assert counts(stage([extens.row(number)])) == {"same": 1}


@pytest.mark.req("K2-3.10")
def test_second_source__adds_its_own_placement() -> None:
    load([extens.row(A)])
    load([extens.row(A, school_unit="10000002", phone="070-000 00 07")], source="annan")
    youth = models.Youth.objects.get()
    assert {(p.source, p.school_unit, p.gone_on) for p in youth.placements.all()} == {
        ("extens", "10000001", None),
        ("annan", "10000002", None),
    }
    assert youth.source_records.count() == 2
    assert youth.residences.count() == 1


@pytest.mark.parametrize(
    ("first", "second", "gone"),
    [
        ({"ended_on": "2026-09-10"}, {"school_unit": "2", "started_on": "2026-09-20"}, False),
        ({"ended_on": "2026-09-10"}, {"school_form": "", "started_on": None}, False),
        ({"ended_on": "2026-09-10"}, {"school_form": "IM", "ended_on": "2026-09-10"}, True),
        ({}, {"school_unit": "2"}, True),
        ({}, {"school_form": "", "started_on": None}, True),
    ],
    ids=[
        "ended before the new one",
        "ended, none given now",
        "another form for the same time",
        "open, another school",
        "open, none given now",
    ],
)
def test_placement_no_longer_given__says_nothing_when_open_or_contradicted(
    first: dict, second: dict, gone: bool
) -> None:
    load([extens.row(A, **first)])
    load([extens.row(A, **second)], as_of=LATER)
    assert bool(models.SchoolPlacement.objects.order_by("id").first().gone_on) is gone


@pytest.mark.req("K2-3.9")
def test_guardians__are_replaced_and_not_kept_after_18() -> None:
    load(
        [
            extens.row(A, guardian2_name="Lo Påhittad"),
            extens.row(take(1, born_between=(date(2007, 1, 1), date(2008, 1, 1)))[0]),
        ]
    )
    assert models.Guardian.objects.filter(youth__personnummer=A).count() == 2
    assert models.Guardian.objects.count() == 2
    load([extens.row(A, guardian1_name="Ny Påhittad")], as_of=LATER)
    assert models.Guardian.objects.get().name == "Ny Påhittad"


@pytest.mark.req("REL-02")
@pytest.mark.parametrize("broken", range(sum(map(len, statements.STEPS))))
def test_failure_between_statements__leaves_all_as_before(broken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    load([extens.row(A), extens.row(B)])
    run = stage([extens.row(A, phone="070-000 00 05"), extens.row(C)], as_of=LATER)
    before = everything()
    flat = [statement for step in statements.STEPS for statement in step]
    flat.insert(broken + 1, "select 1/0")
    monkeypatch.setattr("tenant_apps.sources.services.applying.STEPS", (flat,))
    with pytest.raises(ApplyFailed):
        apply_run(run=run, actor=None, reason="ett test")
    assert everything() == before
    run.refresh_from_db()
    assert run.state == ImportRun.State.STAGED
    monkeypatch.undo()
    apply_run(run=run, actor=None, reason="ett test")
    assert models.Youth.objects.count() == 3


@pytest.mark.req("REL-02")
def test_failure__does_not_quote_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    run = stage([extens.row(A)])
    monkeypatch.setattr(
        "tenant_apps.sources.services.applying.STEPS",
        [["insert into register_youth (personnummer, birth_date) values ('x', null)"]],
    )
    with pytest.raises(ApplyFailed) as caught:
        apply_run(run=run, actor=None)
    assert caught.value.__suppress_context__
    assert "23502" in caught.value.message


def test_applied_run__is_not_applied_again() -> None:
    run = load([extens.row(A)])
    with pytest.raises(WrongState):
        apply_run(run=run, actor=None)
    with pytest.raises(WrongState):
        discard_run(run=run)


def test_new_file__discards_the_one_that_waits() -> None:
    first = stage([extens.row(A)])
    stage([extens.row(B)])
    first.refresh_from_db()
    assert first.state == ImportRun.State.DISCARDED
    assert StagedRow.objects.get().personnummer == B


@pytest.mark.req("REL-02", "K2-3.1")
def test_older_file__is_refused_unless_forced() -> None:
    load([extens.row(A)], as_of=LATER)
    with pytest.raises(FileRefused) as caught:
        stage([extens.row(A)], as_of=TODAY, today=LATER)
    assert caught.value.code == "older"
    load([extens.row(A, phone="")], as_of=TODAY, today=LATER, force=True)
    assert Source.objects.get().last_as_of == LATER


@pytest.mark.req("REL-03", "K3-1.4d")
@pytest.mark.parametrize(
    ("gone", "changed", "asks"),
    [(1, 3, False), (2, 0, True), (0, 4, True)],
    ids=["a week like others", "many gone", "many changed"],
)
def test_large_change__asks_for_a_reason(gone: int, changed: int, asks: bool) -> None:
    load([extens.row(number) for number in NUMBERS], reason="")  # the first file is never large
    rows = [
        extens.row(number, phone="070-000 00 08" if place < changed else "070-000 00 01")
        for place, number in enumerate(NUMBERS[: 12 - gone])
    ]
    run = stage(rows, as_of=LATER)
    if asks:
        with pytest.raises(NeedsReason):
            apply_run(run=run, actor=None)
        run = apply_run(run=run, actor=None, reason="Läsåret är slut")
        assert run.confirmed_reason == "Läsåret är slut"
    else:
        apply_run(run=run, actor=None)


@pytest.mark.req("K2-2.14")
def test_history__says_which_run() -> None:
    run = load([extens.row(A)])
    contexts = models.Youth.pgh_event_model.objects.values_list("pgh_context__run", flat=True)
    assert list(contexts) == [str(run.public_id)]


@pytest.mark.req("TEN-02")
def test_two_tenants__do_not_meet(in_schema) -> None:
    load([extens.row(A)])
    in_schema("k9902")
    assert counts(load([extens.row(A, municipality_code="0180")])) == {"new": 1}
    assert models.Youth.objects.count() == 1
    in_schema("k9901")
    assert counts(stage([extens.row(A)])) == {"same": 1}


@pytest.mark.req("K2-3.1")
def test_statements__are_as_many_for_one_row_as_for_many() -> None:
    asked = []
    for as_of, numbers in ((TODAY, NUMBERS[:1]), (LATER, NUMBERS[1:])):
        run = stage([extens.row(number) for number in numbers], as_of=as_of)
        with CaptureQueriesContext(connection) as queries:
            apply_run(run=run, actor=None, reason="ett test")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_coordination_number__is_kept_as_such() -> None:
    load([extens.row(as_coordination(A))])
    youth = models.Youth.objects.get()
    assert (youth.number_kind, youth.birth_date) == ("coordination", date.fromisoformat(f"{A[:4]}-{A[4:6]}-{A[6:8]}"))


@pytest.mark.req("REL-02", "K3-4.1")
@pytest.mark.parametrize(
    "second",
    [{}, {"phone": "070-000 00 05"}, {"protection": "J"}, {"ended_on": "2026-10-01", "end_reason": "AVB"}],
    ids=["same", "telephone", "mark", "end"],
)
def test_unchanged_rows__give_what_reading_them_anew_gives(
    second: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that are to the letter what they were are not read; a twin run that reads all of them comes to the same."""

    def files() -> tuple[dict[str, int], dict[str, object]]:
        load([extens.row(number, **({"phone": "?"} if number == C else {})) for number in NUMBERS])
        rows = [
            extens.row(number, **({"phone": "?"} if number == C else second if number == A else {}))
            for number in NUMBERS
        ]
        last = load([*rows, rows[1]], as_of=LATER)
        return counts(last), {v.row_number: v.code for v in last.verdicts.all()}

    quick = _rolled_back(files)
    monkeypatch.setattr(extens_reading.Reader, "_note_unchanged", None)
    monkeypatch.setattr(staging, "_known", lambda source, real=staging._known: (real(source)[0], {}))
    assert quick == _rolled_back(files)
    assert quick[0]["same"] >= 10


def _rolled_back(action: Callable[[], T]) -> T:
    with transaction.atomic():
        found = action()
        transaction.set_rollback(True)
    return found


def test_row_hash__is_not_kept_of_a_row_with_a_remark() -> None:
    load([extens.row(A), extens.row(B, phone="?")])
    assert dict(SourceRecord.objects.values_list("youth__personnummer", "row_hash"))[B] == ""
    assert len(SourceRecord.objects.get(youth__personnummer=A).row_hash) == 32
