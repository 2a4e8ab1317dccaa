"""Cursors: they tell nothing, fit their own list alone, and lead through it without a gap whatever happens on the way."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaa.core.api.cursor import BrokenCursor, seal, unseal, window
from tenant_apps.accounts.models import Unit

names = (f"Enhet {number}" for number in itertools.count())


@pytest.mark.req("K4-8.1")
@given(key=st.text(max_size=80), noun=st.sampled_from(["youths", "contacts"]))
def test_cursor__gives_back_what_was_sealed_and_tells_nothing_of_it(key: str, noun: str) -> None:
    sealed = seal(noun, key)
    assert unseal(noun, sealed) == key
    assert seal(noun, key) == sealed
    assert len(key) < 4 or key not in sealed
    with pytest.raises(BrokenCursor):
        unseal("units", sealed)


@pytest.mark.req("K4-8.1")
@given(text=st.text(max_size=120))
def test_cursor__that_was_made_up_is_refused(text: str) -> None:
    with pytest.raises(BrokenCursor):
        unseal("youths", text)


@pytest.mark.req("A3", "K4-8.1")
def test_cursor__of_one_tenant_is_none_of_another(alfa, in_schema) -> None:
    sealed = seal("youths", "17")
    in_schema("k9902")
    with pytest.raises(BrokenCursor):
        unseal("youths", sealed)


@pytest.mark.req("K4-8.1")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.integers(1, 4),
    there=st.integers(0, 12),
    changes=st.lists(st.tuples(st.sampled_from(["add", "remove", "rename"]), st.integers(0, 20)), max_size=12),
)
def test_walk__meets_each_row_that_was_there_all_the_while_once(alfa, size: int, there: int, changes: list) -> None:
    Unit.objects.all().delete()
    stays = {Unit.objects.create(name=next(names)).pk for _number in range(there)}
    met: list[int] = []
    cursor, rest = "", iter(changes)
    while True:
        rows, cursor = window(Unit.objects.all(), noun="units", cursor=cursor, size=size)
        assert len(rows) <= size
        met += [row.pk for row in rows]
        if not cursor:
            break
        for what, place in itertools.islice(rest, 2):
            stays -= _change(what, place)
    assert len(met) == len(set(met))
    assert stays <= set(met)


def _change(what: str, place: int) -> set[int]:
    """Somebody else's work between two pages; gives who is gone."""
    if what == "add":
        Unit.objects.create(name=next(names))
        return set()
    keys = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    if not keys:
        return set()
    key = keys[place % len(keys)]
    if what == "rename":
        Unit.objects.filter(pk=key).update(name=f"A {next(names)}")
        return set()
    Unit.objects.filter(pk=key).delete()
    return {key}
