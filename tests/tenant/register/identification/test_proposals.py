"""Proposals over time: made, kept, withdrawn, rejected, applied; and the worked cases of scenarios.md."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenant_apps.register.identification.errors import NoSource
from tenant_apps.register.models import Proposal, Registration, SchoolPlacement
from tenant_apps.register.services import proposals as service
from tenant_apps.register.services import setting_aside
from tests.factories import register as make

D = date
CODES = ["2281"]
BORN = D(2008, 5, 17)


def propose(day: date, **values):
    return service.propose(day=day, municipality_codes=CODES, **values)


def apply(day: date, **values):
    ids = list(Proposal.objects.filter(state__in=service.OPEN).values_list("pk", flat=True))
    return service.apply_proposals(
        proposals=values.pop("proposals", ids), actor=None, today=day, municipality_codes=CODES, **values
    )


LEFT = D(2026, 11, 10)


def leaver(end: date = LEFT, **fields):
    who = make.youth(BORN)
    make.compulsory(who, D(2024, 6, 12))
    make.placement(who, D(2024, 8, 20), end, end_reason="interrupted", **fields)
    return who


def open_proposal(who) -> Proposal:
    return Proposal.objects.get(youth=who, state__in=service.OPEN)


def test_propose__again_changes_nothing(alfa: object) -> None:
    who = leaver()
    assert propose(D(2026, 11, 20)).new == 1
    before = Proposal.objects.values().get(youth=who)
    again = propose(D(2026, 11, 21))
    assert (again.new, again.kept, again.lapsed, again.open_in) == (0, 1, 0, 1)
    assert Proposal.objects.values().get(youth=who) == before


def test_propose__lapses_what_no_longer_holds(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    SchoolPlacement.objects.filter(youth=who).update(ended_on=None, end_reason="")
    assert propose(D(2026, 11, 21)).lapsed == 1
    assert Proposal.objects.get(youth=who).state == "lapsed"


def test_propose__one_youth_leaves_others_alone(alfa: object) -> None:
    one, other = leaver(), leaver()
    propose(D(2026, 11, 20), youths=[one.pk])
    assert list(Proposal.objects.values_list("youth_id", flat=True)) == [one.pk]
    assert propose(D(2026, 11, 20)).new == 1
    assert open_proposal(other).reason == "placement_ended"


def test_propose__takes_the_same_number_of_statements_for_many(alfa: object) -> None:
    counts = []
    for people in (1, 6):
        for _ in range(people):
            leaver()
        with CaptureQueriesContext(connection) as made:
            propose(D(2026, 11, 20))
        with CaptureQueriesContext(connection) as applied:
            apply(D(2026, 11, 20))
        counts.append((len(made), len(applied)))
    assert counts[0] == counts[1]


@pytest.mark.req("SCN-1", "K2-3.16")
def test_apply__late_school(alfa: object) -> None:
    who = leaver(seen_on=D(2027, 2, 3))
    propose(D(2027, 2, 3))
    done = apply(D(2027, 2, 3))
    row = Registration.objects.get(youth=who)
    assert (done.opened, done.closed, done.skipped) == (1, 0, ())
    assert (row.covered_from, row.registered_on) == (D(2026, 11, 11), D(2027, 2, 3))
    assert (row.latest_studies, row.municipality_code) == ("interrupted_national", "2281")
    proposal = Proposal.objects.get(youth=who)
    assert (proposal.state, proposal.registration_id) == ("applied", row.pk)


def test_apply__twice_registers_once(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    ids = list(Proposal.objects.values_list("pk", flat=True))
    apply(D(2026, 11, 20), proposals=ids)
    again = apply(D(2026, 11, 20), proposals=ids)
    assert [one.why for one in again.skipped] == ["decided"]
    assert Registration.objects.filter(youth=who).count() == 1


def test_apply__skips_what_no_longer_holds_and_tells(alfa: object) -> None:
    kept, came_back = leaver(), leaver()
    propose(D(2026, 11, 20))
    SchoolPlacement.objects.filter(youth=came_back).update(ended_on=None, end_reason="")
    done = apply(D(2026, 11, 21))
    assert done.opened == 1
    assert [(one.youth, one.why) for one in done.skipped] == [(came_back.public_id, "gone")]
    assert list(Registration.objects.values_list("youth_id", flat=True)) == [kept.pk]


def test_apply__skips_what_has_become_something_else(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    SchoolPlacement.objects.filter(youth=who).update(ended_on=D(2026, 10, 1))
    assert [one.why for one in apply(D(2026, 11, 21)).skipped] == ["changed"]
    assert not Registration.objects.exists()


def test_apply__turned_20_is_deregistered_on_the_birthday(alfa: object) -> None:
    who = make.youth(BORN)
    make.compulsory(who, D(2024, 6, 12))
    make.registration(who, D(2024, 9, 20))
    propose(D(2028, 6, 1))
    assert apply(D(2028, 6, 1)).closed == 1
    row = Registration.objects.get(youth=who)
    assert (row.ceased_on, row.deregistered_on, row.end_reason) == (D(2028, 5, 17), D(2028, 5, 17), "turned_20")


def test_apply__move_between_our_municipalities_closes_and_opens(alfa: object) -> None:
    codes = ["2281", "2282"]
    who = make.youth(BORN, lives_in=None)
    make.compulsory(who, D(2024, 6, 12))
    make.residence(who, "2281", BORN, D(2026, 10, 1))
    make.residence(who, "2282", D(2026, 10, 1))
    make.registration(who, D(2024, 9, 20))
    for day in (D(2026, 10, 5), D(2026, 10, 5)):
        service.propose(day=day, municipality_codes=codes)
        service.apply_proposals(proposals=service.automatic_ids(), actor=None, today=day, municipality_codes=codes)
    found = list(
        Registration.objects.order_by("registered_on").values_list(
            "municipality_code", "ceased_on", "deregistered_on", "covered_from"
        )
    )
    assert found == [
        ("2281", D(2026, 10, 1), D(2026, 10, 5), D(2024, 9, 20)),
        ("2282", None, None, D(2026, 10, 1)),
    ]


@pytest.mark.req("SCN-5", "K2-3.15")
def test_scenario__law_date(alfa: object) -> None:
    who = make.youth(D(2001, 3, 5))
    make.compulsory(who, D(2017, 6, 14))
    programme = make.placement(who, D(2017, 8, 21), form="IM")
    make.registration(who, D(2017, 9, 1), latest_studies="not_begun")
    for day in (D(2018, 6, 30), D(2018, 7, 1)):
        propose(day)
        apply(day)
    first = Registration.objects.get(youth=who)
    assert (first.ceased_on, first.deregistered_on, first.end_reason) == (
        D(2018, 7, 1),
        D(2018, 7, 1),
        "introductory_programme",
    )
    assert Proposal.objects.get(youth=who).reason == "law_changed"
    programme.ended_on, programme.end_reason = D(2018, 12, 20), "interrupted"
    programme.save()
    propose(D(2018, 12, 20))
    assert not Proposal.objects.filter(youth=who, state__in=service.OPEN).exists()
    propose(D(2018, 12, 21))
    found = open_proposal(who)
    assert (found.kind, found.since, found.latest_studies) == ("in", D(2018, 12, 21), "interrupted_introductory")


@pytest.mark.req("SCN-7")
def test_scenario__conflict_rejected_stays_away_until_the_row_changes(alfa: object) -> None:
    who = make.youth(BORN)
    make.compulsory(who, D(2024, 6, 12))
    make.placement(who, D(2024, 8, 20), D(2026, 10, 1), end_reason="interrupted")
    other = make.placement(who, D(2024, 8, 20), source="uedb")
    propose(D(2026, 10, 2))
    found = open_proposal(who)
    assert (found.kind, found.reason) == ("check", "conflict")
    assert [one.why for one in apply(D(2026, 10, 2)).skipped] == ["by_hand"]
    assert not Registration.objects.exists()
    setting_aside.reject_proposals(proposals=[found.pk], reason="skolan har rätt", actor=None)
    for night in range(30):
        assert propose(D(2026, 10, 3) + timedelta(days=night)).new == 0
    other.ended_on, other.end_reason = D(2026, 11, 5), "interrupted"
    other.save()
    propose(D(2026, 11, 6))
    found = open_proposal(who)
    assert (found.kind, found.since) == ("in", D(2026, 11, 6))


def test_check__applied_by_a_person_with_a_reason(alfa: object) -> None:
    who = make.youth(BORN)
    propose(D(2026, 11, 20))
    with pytest.raises(NoSource):
        apply(D(2026, 11, 20), checked=True)
    assert apply(D(2026, 11, 20), checked=True, note="modern ringde").opened == 1
    row = Registration.objects.get(youth=who)
    assert (row.source_note, row.covered_from, row.latest_studies) == ("modern ringde", D(2024, 7, 1), "missing")


def test_inquiry__sleeps_until_its_date(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    setting_aside.put_under_inquiry(
        proposals=[open_proposal(who).pk], until=D(2026, 12, 1), note="ringer skolan", actor=None, today=D(2026, 11, 20)
    )
    assert propose(D(2026, 11, 30)).woken == 0
    assert service.automatic_ids() == []
    assert propose(D(2026, 12, 1)).woken == 1
    assert open_proposal(who).state == "new"


def test_reject__asks_for_a_reason(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    with pytest.raises(NoSource):
        setting_aside.reject_proposals(proposals=[open_proposal(who).pk], reason=" ", actor=None)


def test_protected__a_proposal_lapses_and_names_nobody(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    type(who).objects.filter(pk=who.pk).update(protected_at="2026-11-20T10:00:00+00:00")
    done = apply(D(2026, 11, 20))
    assert (done.opened, done.skipped) == (0, ())
    assert Proposal.objects.get(youth=who).state == "lapsed"


def test_counts__are_plain_numbers(alfa: object) -> None:
    assert set(asdict(propose(D(2026, 11, 20))).values()) == {0}


def test_reject__another_kind_of_row_does_not_bring_it_back(alfa: object) -> None:
    """Only the rows behind it do: adult education neither places nor ends anything."""
    who = leaver()
    propose(D(2026, 11, 20))
    setting_aside.reject_proposals(proposals=[open_proposal(who).pk], reason="går i annan kommun", actor=None)
    make.placement(who, D(2026, 11, 1), form="VUX", source="komvux")
    assert propose(D(2026, 11, 21)).new == 0
    SchoolPlacement.objects.filter(youth=who, school_form="GY").update(end_reason="unknown")
    assert propose(D(2026, 11, 22)).new == 1


def test_propose__later_evidence_keeps_the_deciding_row(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    before = open_proposal(who)
    make.exam(who, D(2026, 6, 1), kind="introductory_certificate")  # behind it, and changes nothing
    make.placement(who, D(2024, 1, 8), D(2024, 6, 12), form="GR")
    propose(D(2026, 11, 21))
    after = open_proposal(who)
    assert (after.pk, after.evidence["table"], after.evidence["row"]) == (
        before.pk,
        "schoolplacement",
        before.evidence["row"],
    )
    assert after.fingerprint != before.fingerprint


def test_apply__found_after_the_birthday_is_deregistered_on_it(alfa: object) -> None:
    """Statistics Sweden: never deregistered later than on the 20th birthday, whatever the reason was."""
    who = make.youth(BORN, lives_in=None)
    make.residence(who, "2281", BORN, D(2028, 2, 1))
    make.compulsory(who, D(2024, 6, 12))
    make.registration(who, D(2024, 9, 20))
    propose(D(2028, 6, 1))
    apply(D(2028, 6, 1))
    row = Registration.objects.get(youth=who)
    assert (row.ceased_on, row.deregistered_on, row.end_reason) == (D(2028, 2, 1), D(2028, 5, 17), "moved")


def test_apply__never_ceases_before_the_duty_arose(alfa: object) -> None:
    who = leaver(D(2026, 6, 10))
    make.registration(who, D(2026, 6, 20), covered_from=D(2026, 6, 11))
    make.exam(who, D(2026, 6, 10))
    propose(D(2026, 7, 1))
    apply(D(2026, 7, 1))
    row = Registration.objects.get(youth=who)
    assert (row.ceased_on, row.deregistered_on) == (D(2026, 6, 11), D(2026, 7, 1))


def test_apply__keeps_the_note_that_was_there(alfa: object) -> None:
    who = make.youth(BORN)
    make.compulsory(who, D(2024, 6, 12))
    make.registration(who, D(2024, 9, 20), source_note="modern ringde")
    make.placement(who, D(2026, 8, 19))
    propose(D(2026, 9, 1))
    apply(D(2026, 9, 1), note="skolan bekräftar")
    assert Registration.objects.get(youth=who).source_note == "modern ringde / skolan bekräftar"


def test_check__that_says_no_reason_is_not_closed_in_bulk(alfa: object) -> None:
    who = make.youth(BORN)
    make.registration(who, D(2026, 9, 1))
    make.placement(who, D(2014, 8, 20), form="GR")  # still in compulsory school: why it was registered nobody knows
    day = D(2025, 10, 1)
    Registration.objects.filter(youth=who).update(registered_on=D(2025, 9, 1), covered_from=D(2025, 9, 1))
    propose(day)
    assert open_proposal(who).reason == "compulsory_not_ended"
    done = apply(day, checked=True, note="fel")
    assert [one.why for one in done.skipped] == ["no_reason"]
    assert Registration.objects.get(youth=who).deregistered_on is None


@pytest.mark.req("SCN-6")
def test_scenario__not_equivalent(alfa: object) -> None:
    """18, studiebevis, starts komvux: stays, occupation komvux; the diploma from komvux: out; 19 with an IB diploma: never proposed."""
    who = make.youth(BORN)
    make.compulsory(who, D(2024, 6, 12))
    make.placement(who, D(2024, 8, 20), D(2026, 6, 10), end_reason="study_certificate")
    propose(D(2026, 6, 11))
    apply(D(2026, 6, 11))
    make.placement(who, D(2026, 8, 24), form="VUXGY", source="komvux")
    make.occupation(who, D(2026, 8, 24), code="adult_education")
    assert propose(D(2026, 9, 1)).open_out == 0
    assert Registration.objects.get(youth=who).latest_studies == "study_certificate"
    make.exam(who, D(2026, 11, 13), kind="adult_education_diploma")
    propose(D(2026, 11, 13))
    found = open_proposal(who)
    assert (found.kind, found.reason, found.since, found.end_reason) == ("out", "exam", D(2026, 11, 13), "exam")
    other = make.youth(D(2007, 5, 17))
    make.compulsory(other, D(2023, 6, 14))
    make.placement(other, D(2023, 8, 20), D(2026, 6, 10), form="IB")
    make.exam(other, D(2026, 6, 10), kind="ib")
    for day in (D(2026, 6, 10), D(2026, 6, 11), D(2026, 9, 15), D(2027, 5, 16)):
        propose(day)
    assert not Proposal.objects.filter(youth=other).exists()


@pytest.mark.req("REL-20", "REL-21")
@pytest.mark.parametrize(
    ("moment", "kind"),
    [("2028-05-16T21:59:59+00:00", None), ("2028-05-16T22:00:00+00:00", "out")],
    ids=["a second before local midnight", "local midnight"],
)
def test_nightly__turns_20_at_local_midnight(alfa: object, moment: str, kind: str | None) -> None:
    import time_machine

    from kaa.core import clock

    who = make.youth(BORN)
    make.compulsory(who, D(2024, 6, 12))
    make.registration(who, D(2024, 9, 20))
    with time_machine.travel(moment, tick=False):
        propose(clock.today())
    assert Proposal.objects.filter(youth=who).values_list("kind", flat=True).first() == kind


@pytest.mark.req("REL-23", "REL-24")
@pytest.mark.parametrize(
    "number", ["20080517TF07", None], ids=["a school's temporary number", "a number of a day nearby"]
)
def test_propose__goes_by_the_birth_date_and_not_by_the_number(alfa: object, number: str | None) -> None:
    extra = {"personnummer": number, "number_kind": "tf"} if number else {"number": make.unused_number(D(2008, 6, 3))}
    who = make.youth(BORN, **extra)
    make.compulsory(who, D(2024, 6, 12))
    make.registration(who, D(2024, 9, 20))
    propose(D(2028, 5, 16))
    assert not Proposal.objects.exists()
    propose(D(2028, 5, 17))
    assert open_proposal(who).since == D(2028, 5, 17)


def test_apply__ends_the_ongoing_measures_when_that_is_wanted(alfa: object) -> None:
    """Closing asks to end the measures (rules: Y3), in bulk too: on the day of deregistration, as the code list suggests."""
    from tests.factories.work import intervention

    who, other = make.youth(BORN), make.youth(BORN)
    for one in (who, other):
        make.compulsory(one, D(2024, 6, 12))
        make.registration(one, D(2024, 9, 20))
        make.placement(one, D(2026, 8, 19))
    ongoing = intervention(who, "internship", D(2026, 2, 1))
    later = intervention(who, "internship", D(2026, 9, 20))
    untouched = intervention(make.youth(BORN), "internship", D(2026, 2, 1))
    propose(D(2026, 9, 1))
    assert apply(D(2026, 9, 1), end_measures=True).measures_ended == 1
    for one in (ongoing, later, untouched):
        one.refresh_from_db()
    assert (ongoing.ended_on, ongoing.end_reason, ongoing.ended_by_deregistration) == (
        D(2026, 9, 1),
        "began_studies",
        True,
    )
    assert (ongoing.version, later.ended_on, untouched.ended_on) == (2, None, None)
