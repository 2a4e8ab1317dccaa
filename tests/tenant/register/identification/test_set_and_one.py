"""Any mixture of rows: everyone at once gives each what they would get alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenant_apps.register.identification.decisions import decide
from tests.factories import register as make

BORN = date(2008, 5, 17)
START = date(2024, 6, 1)
days = st.integers(0, 1000).map(lambda n: START + timedelta(days=n))
periods = st.tuples(days, st.none() | st.integers(0, 400)).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]))
)
places = st.dictionaries(
    st.tuples(st.sampled_from(["extens", "uedb"]), st.sampled_from(["GR", "GY", "IM", "VUX", "FHS"]), days),
    st.tuples(st.none() | st.integers(0, 500), st.sampled_from(["", "interrupted", "diploma", "changed_school"]), st.none() | days),
    max_size=3,
)  # fmt: skip
people = st.fixed_dictionaries({
    "places": places, "year_9": st.none() | days, "exam": st.none() | st.tuples(days, st.sampled_from(["diploma", "study_certificate", "ib"])),
    "home": st.none() | periods, "registered": st.none() | periods,
})  # fmt: skip


def build(person: dict) -> int:
    who = make.youth(BORN, lives_in=None)
    for (source, form, start), (length, reason, gone) in person["places"].items():
        end = None if length is None else start + timedelta(days=length)
        make.placement(who, start, end, form=form, source=source, end_reason=reason if end else "", gone_on=gone)
    if person["year_9"]:
        make.compulsory(who, person["year_9"])
    if person["exam"]:
        make.exam(who, person["exam"][0], kind=person["exam"][1])
    if person["home"]:
        make.residence(who, "2281", *person["home"])
    if person["registered"]:
        make.registration(who, *person["registered"])
    return who.pk


@pytest.mark.req("K2-3.15")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(everyone=st.lists(people, min_size=2, max_size=4), day=days)
def test_decide__set_equals_one(alfa: object, everyone: list[dict], day: date) -> None:
    with transaction.atomic():
        ids = [build(person) for person in everyone]
        together = {one.youth_id: one for one in decide(day=day, municipality_codes=["2281"])}
        for pk in ids:
            assert decide(day=day, municipality_codes=["2281"], youths=[pk]) == [together[pk]]
        transaction.set_rollback(True)
