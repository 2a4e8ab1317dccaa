"""From persons to runs: a full fetch, increments, what the server lacks and what it has too much of."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from kaa.core import clock
from tenant_apps.register import models
from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.models import ImportRun, RowVerdict, SourceRecord, StagedRow
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import discard_run
from tenant_apps.sources.ss12000 import selectors, services
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.models import Fetch, RemotePerson
from tests.factories.numbers import faulty, take
from tests.tenant.sources.importing import counts
from tests.tenant.sources.ss12000.fetching import NOW, details, fetch, load
from tests.tenant.sources.ss12000.school import OTHER_UNIT, UNIT, Answer, an_id, enrolment, person
from tests.tenant.sources.test_protection import _found_anywhere

OF_AGE = take(8, born_between=(date(2009, 1, 1), date(2010, 12, 31)))
A, B, C, D = OF_AGE[:4]
(CHILD,) = take(1, born_between=(date(2013, 1, 1), date(2013, 12, 31)))
(ADULT, PARENT) = take(2, born_between=(date(1995, 1, 1), date(2000, 12, 31)))
LATER = NOW + timedelta(days=1)
CHANGED = LATER.isoformat()


def _changed(number: str, **values) -> dict:
    return person(number, meta={"created": CHANGED, "modified": CHANGED}, **values)


def _verdicts(run: ImportRun) -> list[tuple[int, str, str]]:
    return list(RowVerdict.objects.filter(run=run).order_by("pk").values_list("row_number", "verdict", "code"))


@pytest.mark.req("K3-1.2")
def test_full_fetch__is_a_run_like_a_files(connection, school) -> None:
    school.persons = [
        person(A),
        person(
            B,
            givenName="Bo",
            enrolments=[enrolment(enroledAt={"id": OTHER_UNIT}, endDate="2026-10-01", cancelled=True)],
        ),
    ]
    row = fetch(connection)
    run = row.run
    assert (row.is_full, row.state, row.persons, row.notes) == (True, Fetch.State.DONE, 2, [])
    assert (run.rows, counts(run), run.state, run.as_of) == (2, {"new": 2}, ImportRun.State.STAGED, date(2026, 10, 7))
    load(connection)
    youth = models.Youth.objects.get(personnummer=A)
    assert (youth.given_name, youth.family_name) == ("Alva", "Åsberg")
    place = models.SchoolPlacement.objects.get(youth=youth)
    assert (place.school_form, place.school_unit, place.school_name) == ("GY", "10000001", "Midälvaskolan")
    assert (place.programme, place.year, place.started_on, place.ended_on) == ("BF2011", 1, date(2026, 8, 17), None)
    assert models.Residence.objects.get(youth=youth).municipality_code == "2281"
    assert set(models.ContactDetail.objects.filter(youth=youth).values_list("kind", "value")) == {
        ("email", "alva@example.test"), ("address", "Påhittade gatan 1"),
    }  # fmt: skip
    ended = models.SchoolPlacement.objects.get(youth__personnummer=B)
    assert (ended.school_name, ended.ended_on, ended.end_reason) == ("Bergsskolan", date(2026, 10, 1), "interrupted")


def test_same_again__changes_nothing(connection, school) -> None:
    school.persons = [person(A), person(B)]
    load(connection)
    again = fetch(connection, full=True, now=LATER).run
    assert counts(again) == {"same": 2}


@pytest.mark.req("REL-03")
def test_gone__by_a_full_fetch_and_never_by_an_increment(connection, school) -> None:
    school.persons = [person(A), person(B), person(C)]
    load(connection)
    school.persons = [_changed(A, givenName="Alma")]
    row = fetch(connection, now=LATER)
    assert (row.is_full, row.since) == (False, Fetch.objects.get(is_full=True).until)
    assert counts(row.run) == {"changed": 1}
    assert row.run.gone_youths == []
    full = fetch(connection, full=True, now=LATER)
    assert counts(full.run) == {"changed": 1, "gone": 2}
    load(connection, full=True, now=LATER)
    assert SourceRecord.objects.exclude(gone_on=None).count() == 2
    assert models.Youth.objects.count() == 3


@pytest.mark.req("REL-03", "K3-1.2a")
def test_increment__marks_the_deleted_alone(connection, school) -> None:
    school.persons = [person(A), person(B), person(C)]
    load(connection)
    school.persons, school.deleted = [], [an_id(B), an_id("nobody we know")]
    row = fetch(connection, now=LATER)
    assert school.asked("/deletedEntities")[-1]["entities"] == "Person"
    assert counts(row.run) == {"gone": 1}
    load(connection, now=LATER)
    assert SourceRecord.objects.exclude(gone_on=None).get().youth.personnummer == B


def test_deleted_and_made_again__is_not_gone(connection, school) -> None:
    school.persons = [person(A), person(B)]
    load(connection)
    school.deleted = [an_id(A), an_id(B)]
    school.persons = [_changed(A), _changed(B, id=an_id("a new id"))]
    assert counts(fetch(connection, now=LATER).run) == {"same": 2}


def test_increment__of_nothing_is_no_refusal(connection, school) -> None:
    school.persons = [person(A), person(B)]
    load(connection)
    row = fetch(connection, now=LATER)
    assert (row.persons, counts(row.run), row.run.gone_youths) == (0, {}, [])


def test_increment__of_those_who_moved_out_is_no_other_municipalitys_file(connection, school) -> None:
    school.persons = [person(A), person(B), person(C)]
    load(connection)
    moved = [{"type": "Folkbokföring", "streetAddress": "Ny gata 2", "municipalityCode": "0180"}]
    school.persons = [_changed(A, addresses=moved)]
    row = fetch(connection, now=LATER)
    assert counts(row.run) == {"changed": 1, "remarks": 1}
    assert _verdicts(row.run) == [(1, "remark", "moved_out")]


@pytest.mark.req("REL-02")
def test_high_water__moves_only_when_a_fetch_is_applied(connection, school) -> None:
    school.persons = [person(A)]
    assert fetch(connection).is_full
    assert fetch(connection).is_full  # the first one was never applied
    first = fetch(connection)
    load(connection)
    mark = Fetch.objects.filter(run__state=ImportRun.State.APPLIED).get().until
    second = fetch(connection, now=LATER)
    assert (second.is_full, second.since) == (False, mark)
    discard_run(run=second.run)
    assert fetch(connection, now=LATER).since == mark
    applied = load(connection, now=LATER)
    assert fetch(connection, now=LATER).since == Fetch.objects.get(run=applied).until >= mark
    ImportRun.objects.filter(pk=applied.pk).update(state=ImportRun.State.UNDONE)
    assert fetch(connection, now=LATER).since == mark
    assert first.run_id


def test_high_water__is_the_servers_clock_less_some_minutes(connection, school) -> None:
    school.persons = [person(A)]
    school.clock = NOW - timedelta(hours=3)
    assert fetch(connection).until == NOW - timedelta(hours=3, minutes=5)


def test_full__once_a_week_and_after_a_change_of_what_is_fetched(connection, school) -> None:
    school.persons = [person(A)]
    load(connection)

    def mark(after: timedelta) -> datetime | None:
        connection.refresh_from_db()
        return selectors.high_water(connection=connection, now=NOW + after, full_every=services.FULL_EVERY)

    assert mark(timedelta(days=1)) == NOW - timedelta(minutes=5)
    assert mark(timedelta(days=8)) is None
    renamed, narrowed = details(school, name="Nytt namn"), details(school, units=(UNIT,))
    services.save_connection(connection=connection, version=1, details=renamed, secret="", actor=None, now=clock.now())
    assert mark(timedelta(days=1))
    soon = clock.now() + timedelta(minutes=1)
    services.save_connection(connection=connection, version=2, details=narrowed, secret="", actor=None, now=soon)
    assert mark(timedelta(days=1)) is None


# ---- who -------------------------------------------------------------------------------------------------------------
def test_others_than_pupils_of_the_age__are_not_taken(connection, school) -> None:
    school.persons = [
        person(A), person(CHILD, enrolments=[enrolment(schoolType="GR", schoolYear=7)]), person(ADULT, enrolments=[]),
        person(B, enrolments=[]), person(C, enrolments=[enrolment(schoolType="FTH")]),
    ]  # fmt: skip
    run = fetch(connection).run
    assert list(StagedRow.objects.filter(run=run).values_list("personnummer", flat=True).order_by("row_number")) == [
        A,
        C,
    ]


def test_who_has_no_enrolment_left__is_still_told(connection, school) -> None:
    """An interrupted pupil must not hide among the staff."""
    school.persons = [person(A), person(B)]
    load(connection)
    school.persons = [_changed(A, enrolments=[])]
    assert counts(load(connection, now=LATER)) == {"changed": 1}
    assert models.SchoolPlacement.objects.get(youth__personnummer=A).gone_on == date(2026, 10, 8)
    assert models.SchoolPlacement.objects.get(youth__personnummer=B).gone_on is None


def test_chosen_schools__decide_who_enters_not_what_is_said(connected, alfa, school) -> None:
    connection = connected(units=(UNIT,))
    school.persons = [person(A), person(B, enrolments=[enrolment(enroledAt={"id": OTHER_UNIT})])]
    assert counts(load(connection)) == {"new": 1}
    school.persons = [_changed(A, enrolments=[enrolment(enroledAt={"id": OTHER_UNIT}, startDate="2026-10-05")])]
    load(connection, now=LATER)
    assert models.SchoolPlacement.objects.get(gone_on=None).school_name == "Bergsskolan"


def test_same_person_on_two_pages__is_told_once(connection, school) -> None:
    school.persons = [person(A), person(B), person(A)]
    run = fetch(connection).run
    assert (counts(run), _verdicts(run)) == ({"new": 2}, [])


# ---- what is wrong or remarkable -------------------------------------------------------------------------------------
def test_person_without_number__is_refused_with_the_reason(connection, school) -> None:
    school.is_truthful = False
    school.persons = [
        person(A), person(B, civicNo=None), person(C, civicNo={"value": faulty(C)}), person(D, civicNo={"value": "1234", "nationality": "NO"}),
        "en text", person(OF_AGE[4], givenName=None, familyName=None),
    ]  # fmt: skip
    run = fetch(connection).run
    assert counts(run) == {"new": 1, "refused": 5}
    assert _verdicts(run) == [
        (2, "refused", "number_missing"), (3, "refused", "number_check_digit"), (4, "refused", "number_missing"),
        (5, "refused", "person_shape"), (6, "refused", "name_missing"),
    ]  # fmt: skip
    told = RowVerdict.objects.get(run=run, row_number=2).detail
    assert an_id(B) in told  # to be found in the school system


def test_unknown_values__are_remarked_upon_and_used(connection, school) -> None:
    school.is_truthful = False
    school.persons = [
        person(A, sex="Annat", emails=[{"value": "alva@example.test", "type": "Nytt slag"}]),
        person(B, enrolments=[enrolment(), enrolment(schoolType="NY", enroledAt={"id": OTHER_UNIT})]),
        person(C, enrolments=[enrolment(), enrolment(schoolType="VUX", enroledAt={"id": OTHER_UNIT})]),
    ]
    run = load(connection)
    assert counts(run) == {"new": 3, "remarks": 3}
    assert _verdicts(run) == [
        (1, "remark", "enum"), (1, "remark", "sex"), (2, "remark", "enrolment_form"), (3, "remark", "enrolments"),
    ]  # fmt: skip
    assert models.ContactDetail.objects.filter(youth__personnummer=A, kind="email").exists()
    assert set(models.SchoolPlacement.objects.values_list("school_form", flat=True)) == {"GY"}


def test_unknown_school_form_alone__is_refused_and_not_gone(connection, school) -> None:
    """Whether the youth is in school would be a guess, and a duty would follow from it."""
    school.persons = [person(A), person(B)]
    load(connection)
    school.is_truthful = False
    school.persons = [person(A, enrolments=[enrolment(schoolType="NY")]), person(B)]
    run = fetch(connection, full=True, now=LATER).run
    assert counts(run) == {"same": 1, "refused": 1}
    assert _verdicts(run) == [(1, "refused", "school_form")]


def test_fields_beyond_the_document__are_used_or_passed_over(connection, school) -> None:
    school.persons = [
        person(
            A, sex="Kvinna", birthDate="2010-01-01", photo="http://x.example/", nationality=None, okänt={"a": [1, None]},
            phoneNumbers=[{"value": "060-12 34 56", "type": "Hem"}, {"value": "070-000 00 01", "type": "Privat", "mobile": True}],
            enrolments=[
                enrolment(programme={"id": an_id("BF")}, educationCode=None, spår=[1, {"a": None}]),
                enrolment(
                    schoolType="GR", schoolYear=9, startDate="2016-08-15", endDate="2026-06-12",
                    enroledAt={"id": an_id("okänd"), "displayName": "Norra"},
                ),
            ],
        )
    ]  # fmt: skip
    school.programmes = [{"id": an_id("BF"), "code": "BF25", "name": "Barn och fritid"}]
    load(connection)
    assert models.LegalSex.objects.get().sex == "female"
    assert models.Youth.objects.get().birth_date == date(2010, 1, 1)
    assert models.ContactDetail.objects.get(kind="phone").value == "0700000001"
    assert models.SchoolPlacement.objects.get().programme == "BF25"
    compulsory = models.CompulsorySchool.objects.get()
    assert (compulsory.school_name, compulsory.ended_on) == ("Norra", date(2026, 6, 12))


def test_fields_short_of_the_standard__are_told_and_the_start_stays(connection, school) -> None:
    """The reference document has no start dates, no addresses: the first day seen counts, also the next time."""
    places = [enrolment(startDate=None, educationCode=None, schoolYear=None)]
    school.persons = [person(A, enrolments=places, addresses=None, emails=None)]
    row = fetch(connection)
    assert row.notes == ["no_start_dates", "no_municipality"]
    load(connection)
    assert models.SchoolPlacement.objects.get().started_on == date(2026, 10, 7)
    assert counts(fetch(connection, full=True, now=LATER).run) == {"same": 1}


def test_missing_lists__are_done_without(connection, school) -> None:
    school.organisations = school.deleted = None
    school.persons = [person(A, enrolments=[enrolment(enroledAt={"id": UNIT, "displayName": "Midälva"})]), person(B)]
    assert fetch(connection).notes == ["no_organisations"]
    load(connection)
    assert models.SchoolPlacement.objects.get(youth__personnummer=A).school_name == "Midälva"
    assert fetch(connection, now=LATER).notes == ["no_organisations", "no_deletions"]


def test_hostile_text__is_kept_as_text_or_refused(connection, school) -> None:
    school.persons = [
        person(A, givenName="Al\u202eva\n\tMaria", familyName="O\ud800'); drop table--"),
        person(B, givenName="x" * 5000), person(C, givenName="A\0B"),
    ]  # fmt: skip
    run = load(connection)
    assert _verdicts(run) == [(2, "refused", "too_long"), (3, "refused", "nul")]
    assert models.Youth.objects.get().given_name == "Alva Maria"


# ---- guardians -------------------------------------------------------------------------------------------------------
def test_guardians__stand_among_the_persons_or_are_asked_for(connection, school) -> None:
    guardian = person(
        PARENT,
        givenName="Kim",
        familyName="Påhittad",
        enrolments=None,
        emails=[{"value": "kim@example.test", "type": "Privat"}],
    )
    hidden = person(ADULT, givenName="Dold", securityMarking="Sekretessmarkering", enrolments=None)
    responsibles = [
        {"person": {"id": an_id(PARENT)}, "relationType": "Vårdnadshavare"}, {"person": {"id": an_id(ADULT)}, "relationType": "Vårdnadshavare"},
        {"person": {"id": an_id("någon")}, "relationType": "Annan"},
    ]  # fmt: skip
    school.persons = [person(A, responsibles=responsibles), guardian, hidden]
    run = load(connection)
    assert list(models.Guardian.objects.shown().values_list("position", "name", "email")) == [
        (1, "Kim Påhittad", "kim@example.test")
    ]
    assert _nothing_but_that_there_is_somebody()
    assert run.protected_rows == []  # no pupil
    school.persons[0] = _changed(A, responsibles=responsibles, givenName="Alma")
    load(connection, now=LATER)
    assert {f"/persons/{an_id(PARENT)}", f"/persons/{an_id(ADULT)}"} <= {path for path, _params in school.requests}
    assert models.Guardian.objects.shown().get().name == "Kim Påhittad"


def _nothing_but_that_there_is_somebody() -> bool:
    kept = models.Guardian.objects.hidden().values_list("position", "name", "phone", "email", "street")
    return list(kept) == [(0, "", "", "", "")]


@pytest.mark.req("K3-1.5")
@pytest.mark.parametrize("when", ["new", "known", "known, an increment"])
def test_guardian_under_protection__is_an_event_and_leaves_no_trace(connection, school, when: str) -> None:
    """Once, until the guardian's data say something new; the other guardian stays, wherever the places move."""
    parents = [
        person(number, givenName=name, familyName="Påhittad", enrolments=None, phoneNumbers=[{"value": phone, "type": "Privat", "mobile": True}])
        for number, name, phone in ((PARENT, "Kim", "0701740605"), (ADULT, "Zeb", "0701740606"))
    ]  # fmt: skip
    responsibles = [{"person": {"id": one["id"]}, "relationType": "Vårdnadshavare"} for one in parents]
    pupil = person(A, responsibles=responsibles)
    school.persons = [pupil, *parents]
    if when != "new":
        load(connection)
        assert _found_anywhere("Kim Påhittad", "0701740605")
    marked = {
        **parents[0],
        "securityMarking": "Sekretessmarkering",
        "meta": {"created": LATER.isoformat(), "modified": LATER.isoformat()},
    }
    changed = _changed(A, responsibles=responsibles) if when != "new" else pupil
    school.persons = [changed, marked, parents[1]]
    load(connection, now=LATER, full=when != "known, an increment")
    youth = models.Youth.objects.get(personnummer=A)
    notice = models.ProtectionNotice.objects.get()
    assert (notice.kind, notice.youth, notice.handled_at) == ("guardian", youth, None)
    assert youth.protected_at is None
    assert list(models.Guardian.objects.shown().values_list("position", "name")) == [(1, "Zeb Påhittad")]
    assert _nothing_but_that_there_is_somebody()
    assert not _found_anywhere("Kim Påhittad", "0701740605")
    models.ProtectionNotice.objects.update(handled_at=LATER)
    school.persons[0] = {**changed, "givenName": "Alma"}
    load(connection, now=LATER + timedelta(days=8), full=True)
    assert models.ProtectionNotice.objects.count() == 1


@pytest.mark.req("PRV-22")
def test_persons_read__are_counted_without_those_under_protection(connection, school) -> None:
    school.persons = [
        person(A),
        person(PARENT, securityMarking="Sekretessmarkering", enrolments=None),
        person(ADULT, enrolments=None),
    ]
    row = fetch(connection)
    assert row.persons == 2
    apply_run(run=row.run, actor=None)
    protect_by_numbers(numbers={A})
    row.refresh_from_db()
    assert row.persons == 1


# ---- trouble ---------------------------------------------------------------------------------------------------------
def test_failed_fetch__stages_nothing_and_is_told(connection, school) -> None:
    school.persons = [person(number) for number in OF_AGE]
    load(connection)
    before = (ImportRun.objects.count(), RemotePerson.objects.count())
    school.instead["/persons"] = [
        Answer(body={"data": school.persons[:2], "pageToken": "e30="}),
        *[Answer(503, b"")] * 9,
    ]
    with pytest.raises(FetchFailed):
        fetch(connection, now=LATER)
    row = Fetch.objects.first()
    assert (row.state, row.problem, row.status, row.run) == (Fetch.State.FAILED, "http", 503, None)
    assert (ImportRun.objects.count(), RemotePerson.objects.count()) == before


def test_nobody__is_refused(connection, school) -> None:
    with pytest.raises(FetchFailed, match="nobody"):
        fetch(connection)
    assert not ImportRun.objects.exists()


def test_token_that_ends_in_the_middle__is_renewed(connection, school, monkeypatch) -> None:
    school.persons = [person(number) for number in OF_AGE]
    pages = school._page

    def ending(params):
        school.end_tokens()
        return pages(params)

    monkeypatch.setattr(school, "_page", ending)
    assert counts(fetch(connection).run) == {"new": len(OF_AGE)}
    assert len(school.asked("/token")) > 3
