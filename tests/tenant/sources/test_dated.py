"""What an import keeps with the day from which it holds."""

from __future__ import annotations

from datetime import date

import pytest

from tenant_apps.register import models
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import load
from tests.tenant.sources.test_shipped import POPULATION, resident, take_in

A, *OTHERS = take(4, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
LATER = date(2026, 10, 14)


@pytest.mark.req("K2-3.8")
def test_legal_sex__that_changed_holds_from_then_on_and_the_earlier_stays(alfa: object) -> None:
    load([extens.row(A, sex="K")])
    load([extens.row(A, sex="M")], as_of=LATER)
    youth = models.Youth.objects.get()
    found = list(youth.sexes.order_by("valid_from").values_list("sex", "valid_from"))
    assert found == [("female", youth.birth_date), ("male", LATER)]


def _by_hand(source_note: str = "ringde oss") -> models.Youth:
    load([extens.row(A, municipality_code="")])
    youth = models.Youth.objects.get()
    models.Residence.objects.create(
        youth=youth, municipality_code="2281", valid_from=date(2026, 9, 1), source="staff", source_note=source_note
    )
    return youth


@pytest.mark.req("K2-3.8")
def test_home_by_hand__stands_against_a_file_about_the_population_register(alfa: object) -> None:
    """Where somebody stays who is registered elsewhere (29 kap. 6 § skollagen)."""
    youth = _by_hand()
    load([extens.row(A, municipality_code="0180", resident_from="2015-03-01"), *map(extens.row, OTHERS)], as_of=LATER)
    homes = youth.residences.values_list("municipality_code", "valid_from", "valid_to", "source")
    assert list(homes) == [("2281", date(2026, 9, 1), None, "staff")]


@pytest.mark.req("K2-3.8")
def test_home_by_hand__that_a_file_confirms_is_the_sources_from_then_on(alfa: object) -> None:
    youth = _by_hand()
    load([extens.row(A, municipality_code="2281", resident_from="2026-08-15")], as_of=LATER)
    home = youth.residences.get()
    assert (home.valid_from, home.source, home.source_note) == (date(2026, 8, 15), "extens", "ringde oss")


@pytest.mark.req("K2-3.8", "K3-2.1", "K3-2.1a")
def test_home__the_population_registers_own_file_goes_before_the_school_systems(alfa: object) -> None:
    stale = [extens.row(A, municipality_code="0180", resident_from="2026-09-20"), *map(extens.row, OTHERS)]
    take_in("population", [POPULATION, resident(A)], as_of=date(2026, 10, 5))
    load(stale)
    youth = models.Youth.objects.get(personnummer=A)
    assert list(youth.residences.values_list("municipality_code", "valid_to", "source")) == [
        ("2281", None, "population")
    ]


@pytest.mark.req("K2-3.8", "K3-2.1")
def test_home__of_a_school_system_gives_way_to_the_population_registers_file(alfa: object) -> None:
    load([extens.row(A, municipality_code="0180", resident_from="2015-03-01"), *map(extens.row, OTHERS)])
    take_in("population", [POPULATION, resident(A)])
    homes = models.Residence.objects.filter(youth__personnummer=A).order_by("valid_from")
    assert list(homes.values_list("municipality_code", "valid_to"))[-1] == ("2281", None)
