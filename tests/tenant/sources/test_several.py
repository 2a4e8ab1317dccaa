"""What several sources say of one youth: who goes before whom, and that nothing true is overwritten by what nobody said (rules: Proposals)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tenant_apps.register import models
from tenant_apps.register.services.identification import run_identification
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.undoing import undo_run
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import TODAY, everything, load
from tests.tenant.sources.test_shipped import POPULATION, resident, take_in

A, B, C = take(3, born_between=(date(2009, 2, 1), date(2009, 12, 28)))
BORN = date(int(A[:4]), int(A[4:6]), int(A[6:8]))
TRUE_DAY = BORN + timedelta(days=1)
SEX = "K" if int(A[10]) % 2 == 0 else "M"
OTHER_SEX = {"K": "M", "M": "K"}[SEX]
WORDS = {"K": "female", "M": "male"}
pytestmark = [pytest.mark.usefixtures("alfa"), pytest.mark.req("K3-2.1a")]


def school(source: str = "extens", as_of: date = TODAY, **values: Any) -> ImportRun:
    return load([extens.row(A, **values)], source=source, as_of=as_of)


def register(as_of: date = TODAY, *more: list[str], row: list[str] | None = None) -> ImportRun:
    return take_in("population", [POPULATION, row or resident(A), *more], as_of=as_of)


def youth() -> models.Youth:
    return models.Youth.objects.get(personnummer=A)


def in_both_orders(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    return pytest.mark.parametrize("steps", [(first, second), (second, first)], ids=["one way", "the other"])


@pytest.mark.req("REL-23")
@in_both_orders(lambda: school(birth_date=TRUE_DAY.isoformat()), register)
def test_birth_date__that_is_stated_stands_against_the_numbers(steps) -> None:
    for step in steps:
        step()
    assert youth().birth_date == TRUE_DAY
    register(TODAY + timedelta(days=1), resident(B), resident(C), row=resident(A, home="0180"))
    assert youth().birth_date == TRUE_DAY


@pytest.mark.req("REL-23")
def test_birth_date__undone_is_the_earlier_one() -> None:
    register()
    run = school(birth_date=TRUE_DAY.isoformat())
    assert youth().birth_date == TRUE_DAY
    undo_run(run=run, actor=None, reason="fel fil")
    assert youth().birth_date == BORN


@pytest.mark.req("K3-2.1a")
@in_both_orders(lambda: school(given_name="Bobban"), register)
def test_name__of_the_population_register_goes_before_a_schools(steps) -> None:
    for step in steps:
        step()
    assert (youth().given_name, youth().family_name) == ("Bo", "Ek")
    school(given_name="Bobbo", as_of=TODAY + timedelta(days=1))
    assert youth().given_name == "Bo"


def test_name__of_two_schools_follows_who_says_something_new() -> None:
    school(given_name="Alva")
    school("annan", given_name="Alva Maria")
    school(given_name="Alva", phone="070-000 00 07", as_of=TODAY + timedelta(days=1))
    assert youth().given_name == "Alva Maria"
    school(given_name="Alma", as_of=TODAY + timedelta(days=2))
    assert youth().given_name == "Alma"


@in_both_orders(lambda: school(sex=OTHER_SEX), lambda: school("annan", sex=""))
def test_sex__that_a_source_does_not_state_changes_nothing(steps) -> None:
    for step in steps:
        step()
    school("annan", sex="", phone="070-000 00 08", as_of=TODAY + timedelta(days=1))
    school(sex=OTHER_SEX, phone="070-000 00 09", as_of=TODAY + timedelta(days=2))
    assert list(youth().sexes.order_by("valid_from").values_list("sex", flat=True))[-1] == WORDS[OTHER_SEX]
    assert youth().sexes.count() <= 2


def test_sex__does_not_go_back_and_forth_between_two_schools() -> None:
    school(sex=SEX)
    school("annan", sex=OTHER_SEX, as_of=TODAY + timedelta(days=1))
    school(sex=SEX, phone="070-000 00 09", as_of=TODAY + timedelta(days=2))
    assert list(youth().sexes.order_by("valid_from").values_list("sex", flat=True)) == [WORDS[SEX], WORDS[OTHER_SEX]]


@in_both_orders(
    lambda: school(compulsory_ended_on="2026-06-12", compulsory_unit="20000001", compulsory_name="Bergsåkers skola"),
    lambda: school("annan", compulsory_ended_on="", compulsory_unit="", compulsory_name="Bergsåkers skola"),
)
def test_compulsory_school__of_two_sources_keeps_the_end(steps) -> None:
    for step in steps:
        step()
    found = models.CompulsorySchool.objects.get()
    assert (found.school_unit, found.school_name, found.ended_on) == ("20000001", "Bergsåkers skola", date(2026, 6, 12))


def test_compulsory_school__a_source_takes_its_own_end_back() -> None:
    school(compulsory_ended_on="2026-06-12")
    school("annan", compulsory_ended_on="", compulsory_unit="", compulsory_name="Bergsåkers skola")
    school(compulsory_ended_on="", as_of=TODAY + timedelta(days=1))
    assert models.CompulsorySchool.objects.get().ended_on is None


def test_undo__of_the_second_source_restores_all() -> None:
    school(given_name="Alva", sex=SEX)
    before = everything()
    run = register()
    assert everything() != before
    undo_run(run=run, actor=None, reason="fel fil")
    after = everything()
    for table in (
        "register_youth",
        "register_legalsex",
        "register_residence",
        "sources_sourcerecord",
        "register_compulsoryschool",
    ):
        strip = [tuple(value for value in row if not isinstance(value, int)) for row in after[table]]
        assert strip == [tuple(value for value in row if not isinstance(value, int)) for row in before[table]], table


# ---- who died, moved abroad or has another number ----------------------------------------------------------------
LEFT = date(2026, 10, 1)


def _registered() -> models.Youth:
    from tests.factories.register import registration

    register(row=resident(A))
    registration(youth(), date(2026, 9, 1))
    return youth()


def _decided() -> tuple[str, str]:
    run_identification(day=TODAY + timedelta(days=1), municipality_codes=("2281",))
    proposal = models.Proposal.objects.get(youth=youth(), state="new")
    return proposal.reason, proposal.end_reason


@pytest.mark.req("REL-26")
@pytest.mark.parametrize(
    ("code", "reason", "end", "deceased"),
    [("AV", "died", "died", LEFT), ("UV", "moved_away", "emigrated", None), ("Flyttad", "moved_away", "moved", None)],
    ids=["deceased", "emigrated", "moved"],
)
def test_left__is_decided_by_the_reason(code: str, reason: str, end: str, deceased: date | None) -> None:
    _registered()
    register(TODAY, row=resident(A, reason=code, left=LEFT.isoformat()))
    assert youth().deceased_on == deceased
    assert models.Residence.objects.get(youth=youth(), municipality_code="2281").valid_to == LEFT
    assert _decided() == (reason, end)


@pytest.mark.req("REL-26")
def test_death__that_its_source_takes_back_is_taken_back_and_undone_too() -> None:
    register()
    run = register(row=resident(A, reason="AV"))
    assert youth().deceased_on == TODAY
    undo_run(run=run, actor=None, reason="fel fil")
    assert youth().deceased_on is None
    register(row=resident(A, reason="AV", left=LEFT.isoformat()))
    assert youth().deceased_on == LEFT
    register(TODAY + timedelta(days=1))
    assert youth().deceased_on is None


@pytest.mark.parametrize("code", ["TA", "GS", "OB", "något annat"])
def test_reason_that_is_not_known__is_a_remark_and_nobody_leaves(code: str) -> None:
    register()
    run = register(row=resident(A, reason=code, left=LEFT.isoformat()))
    assert models.Residence.objects.get(youth=youth()).valid_to is None
    assert youth().deceased_on is None
    assert [one.code for one in run.verdicts.all()] == ["left_reason"]


@pytest.mark.req("REL-23", "REL-25")
def test_old_number__is_no_leaving_and_suggests_a_pair() -> None:
    from tenant_apps.accounts.enums import Role
    from tenant_apps.register.selectors.duplicates import pairs
    from tests.factories import accounts
    from tests.factories.numbers import twin

    new = twin(A)
    register()
    register(TODAY, resident(new), row=resident(A, reason="GN", left=LEFT.isoformat()))
    run = register(TODAY, resident(new), resident(C, reason="GN"), row=resident(A, reason="GN", left=LEFT.isoformat()))
    assert models.Residence.objects.get(youth=youth()).valid_to is None
    assert sorted(run.verdicts.values_list("code", flat=True)) == ["old_number", "old_number_unknown"]
    assert not models.Youth.objects.filter(personnummer=C).exists()
    (pair,) = pairs(accounts.user(Role.COORDINATOR)).rows
    assert {pair.one.personnummer, pair.other.personnummer} == {A, new}


@pytest.mark.req("REL-23")
def test_old_number__that_the_register_knows_as_earlier_is_passed_over() -> None:
    register(row=resident(B))
    models.YouthNumber.objects.create(
        youth=models.Youth.objects.get(), value=A, kind="personnummer", replaced_on=date(2026, 9, 1)
    )
    run = register(TODAY, resident(B, home="0180"), resident(C), row=resident(A, reason="GN"))
    assert (run.counts["changed"], run.counts["new"], run.counts["refused"]) == (1, 1, 0)
