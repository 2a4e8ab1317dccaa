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
    service.reject_proposals(proposals=[found.pk], reason="skolan har rätt", actor=None)
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
    service.put_under_inquiry(proposals=[open_proposal(who).pk], until=D(2026, 12, 1), note="ringer skolan", actor=None)
    assert propose(D(2026, 11, 30)).woken == 0
    assert service.automatic_ids() == []
    assert propose(D(2026, 12, 1)).woken == 1
    assert open_proposal(who).state == "new"


def test_reject__asks_for_a_reason(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    with pytest.raises(NoSource):
        service.reject_proposals(proposals=[open_proposal(who).pk], reason=" ", actor=None)


def test_protected__a_proposal_lapses_and_names_nobody(alfa: object) -> None:
    who = leaver()
    propose(D(2026, 11, 20))
    type(who).objects.filter(pk=who.pk).update(protected_at="2026-11-20T10:00:00+00:00")
    done = apply(D(2026, 11, 20))
    assert (done.opened, done.skipped) == (0, ())
    assert Proposal.objects.get(youth=who).state == "lapsed"


def test_counts__are_plain_numbers(alfa: object) -> None:
    assert set(asdict(propose(D(2026, 11, 20))).values()) == {0}
