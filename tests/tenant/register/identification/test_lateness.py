"""How late youths are registered, per school, and whose part it was."""

from __future__ import annotations

from datetime import date

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.selectors.lateness import lateness
from tenant_apps.register.services.proposals import apply_proposals, automatic_ids, propose
from tests.factories import register as make

D = date
CODES = ["2281"]
PERIOD = {"first": D(2027, 1, 1), "last": D(2027, 6, 30)}


def left(end: date, told: date, registered: date, *, school: str = "Midälvaskolan", unit: str = "10000001", **fields):
    who = make.youth()
    make.placement(
        who, D(2024, 8, 20), end, end_reason="interrupted", end_first_seen_on=told, school_name=school, school_unit=unit
    )
    make.registration(who, registered, covered_from=D.fromordinal(end.toordinal() + 1), **fields)
    return who


@pytest.mark.req("SCN-1", "K3-2.1", "K3-2.1b")
def test_lateness__scenario_1(alfa: object) -> None:
    """Ended 10 November, first seen on 3 February, applied that day: 85 days after the last day at the school, all of them the school's.

    By the rule's own formula, registered_on - covered_from, it is one less.
    """
    who = make.youth()
    make.compulsory(who, D(2024, 6, 12))
    make.placement(who, D(2024, 8, 20), D(2026, 11, 10), end_reason="interrupted", end_first_seen_on=D(2027, 2, 3))
    propose(day=D(2027, 2, 3), municipality_codes=CODES)
    apply_proposals(proposals=automatic_ids(), actor=None, today=D(2027, 2, 3), municipality_codes=CODES)
    found = lateness(**PERIOD)
    row = found.schools[0]
    assert (row.school, row.registered, row.whole, row.told, row.own) == ("Midälvaskolan", 1, 85, 85, 0)
    assert row.days == who.registrations.get().days_late == 84
    assert (row.late, found.other) == (1, 0)
    assert found.total
    assert (found.total.registered, found.total.days) == (1, 84)
    assert not lateness(first=D(2026, 7, 1), last=D(2026, 12, 31)).schools


def test_lateness__per_school_the_latest_first(alfa: object) -> None:
    left(D(2027, 1, 10), D(2027, 1, 12), D(2027, 1, 15))
    left(D(2027, 1, 10), D(2027, 1, 30), D(2027, 3, 1), school="Bäckagymnasiet", unit="10000002")
    left(D(2027, 1, 10), D(2027, 1, 11), D(2027, 1, 13))
    left(D(2027, 1, 10), D(2027, 1, 18), D(2027, 1, 29))
    found = lateness(**PERIOD)
    assert [(row.school, row.registered, row.days, row.most, row.late, row.told, row.own) for row in found.schools] == [
        ("Bäckagymnasiet", 1, 49, 50, 1, 20, 30), ("Midälvaskolan", 3, 4, 19, 0, 2, 3),
    ]  # fmt: skip
    assert found.total.registered == 4


def test_lateness__the_first_source_to_tell_counts(alfa: object) -> None:
    who = left(D(2027, 1, 10), D(2027, 1, 30), D(2027, 2, 1))
    make.placement(who, D(2024, 8, 20), D(2027, 1, 10), source="uedb", end_first_seen_on=D(2027, 1, 14))
    row = lateness(**PERIOD).schools[0]
    assert (row.registered, row.told, row.own) == (1, 4, 18)


def test_lateness__what_had_ended_before_the_first_file_is_nobodys_delay(alfa: object) -> None:
    who = make.youth()
    make.placement(who, D(2024, 8, 20), D(2026, 11, 10), seen_on=D(2027, 2, 1))
    make.registration(who, D(2027, 2, 3), covered_from=D(2026, 11, 11))
    row = lateness(**PERIOD).schools[0]
    assert (row.days, row.told, row.own) == (84, None, None)


def test_lateness__leaves_out_mistakes_and_the_protected_and_counts_the_others(alfa: object) -> None:
    left(D(2027, 1, 10), D(2027, 1, 12), D(2027, 1, 15), mistaken=True)
    gone = left(D(2027, 1, 10), D(2027, 1, 12), D(2027, 1, 15))
    type(gone).objects.filter(pk=gone.pk).update(protected_at=clock.now())
    make.registration(make.youth(), D(2027, 1, 15))
    found = lateness(**PERIOD)
    assert (found.schools, found.total, found.other) == ((), None, 1)


@pytest.mark.parametrize(("role", "status"), [(Role.ADMINISTRATOR, 200), (Role.COORDINATOR, 200), (Role.COACH, 403)])
def test_lateness_page__for_those_who_decide(alfa: object, client_for, role: Role, status: int) -> None:
    assert client_for("alfa", role).get("/forslag/skolor/").status_code == status


def test_lateness_page__shows_schools_and_periods(alfa: object, client_for) -> None:
    today = clock.today()
    end = D.fromordinal(today.toordinal() - 20)
    left(end, end, today)
    client = client_for("alfa", Role.ADMINISTRATOR)
    response = client.get("/forslag/skolor/")
    assert "Midälvaskolan" in response.content.decode()
    assert client.get("/forslag/skolor/?period=2020H1").status_code == 200
    assert client.get("/forslag/skolor/?period=nonsense").status_code == 200
