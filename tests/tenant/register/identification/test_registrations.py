"""Registrations by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tenant_apps.register.identification import errors
from tenant_apps.register.models import Registration
from tenant_apps.register.services.proposals import OPEN, propose
from tenant_apps.register.services.registrations import (
    close_registration,
    mark_registration_as_mistake,
    open_registration,
)
from tests.factories import register as make

D = date
TODAY = D(2026, 11, 20)


def opened(who, **values):
    given = {
        "covered_from": D(2026, 11, 1), "latest_studies": "interrupted_national", "municipality_code": "2281", "source": "Modern ringde",
        "actor": None, "today": TODAY, "municipality_codes": ["2281"],
    }  # fmt: skip
    return open_registration(youth=who, **(given | values))


def closed(row, **values):
    given = {
        "ceased_on": D(2026, 11, 19),
        "end_reason": "national_programme",
        "source": "Skolan ringde",
        "actor": None,
        "today": TODAY,
    }
    return close_registration(registration=row, **(given | values))


@pytest.mark.req("K2-3.11", "K2-3.16")
def test_open__keeps_both_dates_and_the_source(alfa: object) -> None:
    row = opened(make.youth())
    assert (row.covered_from, row.registered_on, row.source_note, row.latest_studies_version) == (
        D(2026, 11, 1),
        TODAY,
        "Modern ringde",
        1,
    )


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        pytest.param({"source": "  "}, errors.NoSource, id="no source"),
        pytest.param({"latest_studies": "nothing"}, errors.UnknownCode, id="unknown code"),
        pytest.param({"municipality_code": "0180"}, errors.NotOurMunicipality, id="another municipality"),
        pytest.param({"covered_from": D(2026, 11, 21)}, errors.DateInTheFuture, id="tomorrow"),
        pytest.param({"today": D(2028, 5, 17)}, errors.TooOld, id="turns 20"),
        pytest.param({"covered_from": D(2007, 1, 1)}, errors.BeforeTheDuty, id="before birth"),
        pytest.param({"covered_from": D(2022, 12, 31)}, errors.BeforeTheDuty, id="before the year of turning 15"),
    ],
)
def test_open__refuses(alfa: object, values: dict, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        opened(make.youth(), **values)
    assert not Registration.objects.exists()


def test_open__refuses_somebody_deceased(alfa: object) -> None:
    with pytest.raises(errors.Deceased):
        opened(make.youth(deceased_on=TODAY))
    assert opened(make.youth(deceased_on=D(2026, 11, 21))).pk


@pytest.mark.req("K2-3.11")
def test_open__refuses_two_at_once_but_not_after_a_mistake(alfa: object) -> None:
    who = make.youth()
    first = opened(who)
    with pytest.raises(errors.OverlappingRegistration):
        opened(who)
    mark_registration_as_mistake(registration=first, reason="fel person", actor=None)
    assert opened(who).pk != first.pk


def test_open__withdraws_the_proposal(alfa: object) -> None:
    who = make.youth()
    propose(day=TODAY, municipality_codes=["2281"])
    opened(who)
    assert not who.proposals.filter(state__in=OPEN).exists()


def test_close__keeps_both_dates(alfa: object) -> None:
    row = closed(opened(make.youth()))
    assert (row.ceased_on, row.deregistered_on, row.source_note) == (
        D(2026, 11, 19),
        TODAY,
        "Modern ringde / Skolan ringde",
    )


def test_close__on_the_birthday_when_that_has_been(alfa: object) -> None:
    row = make.registration(make.youth(), D(2024, 9, 20))
    assert closed(row, today=D(2028, 6, 1), ceased_on=D(2028, 5, 17), end_reason="turned_20").deregistered_on == D(
        2028, 5, 17
    )


def test_close__refuses(alfa: object) -> None:
    row = opened(make.youth())
    for values, problem in (
        ({"ceased_on": D(2026, 10, 31)}, errors.DatesOutOfOrder), ({"ceased_on": D(2026, 11, 21)}, errors.DateInTheFuture),
        ({"end_reason": "?"}, errors.UnknownCode), ({"source": ""}, errors.NoSource),
    ):  # fmt: skip
        with pytest.raises(problem):
            closed(row, **values)
    closed(row)
    with pytest.raises(errors.NotRegistered):
        closed(row)


@pytest.mark.req("K2-3.11")
def test_mistake__stays_with_its_reason(alfa: object) -> None:
    row = mark_registration_as_mistake(registration=opened(make.youth()), reason="fel person", actor=None)
    assert row.mistaken_at
    assert row.mistaken_reason == "fel person"
