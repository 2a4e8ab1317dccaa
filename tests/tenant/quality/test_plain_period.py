"""Any mixture of records: the rules say of each youth what rules.md says, whoever else is there, alone or together."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenant_apps.quality.selectors import hits
from tests.tenant.quality.plain_period import PERIOD, Person, people

JUDGED = {"R1", "R2", "R3", "R4", "R5", "R6", "Y2", "Y3", "Y4", "G1", "K6"}


@pytest.mark.req("K2-3.23")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(everyone=st.lists(people, min_size=1, max_size=3))
def test_hits__are_those_of_the_written_rules_for_one_and_for_all(alfa: object, everyone: list[Person]) -> None:
    with transaction.atomic():
        made = [(person, person.record()) for person in everyone]
        together = hits(period=PERIOD)
        for person, youth in made:
            own = [hit for hit in together if hit.youth == youth.public_id]
            assert Counter(hit.rule for hit in own if hit.rule in JUDGED) == person.hits()
            alone = hits(period=PERIOD, youths=[youth.pk])
            assert sorted(map(repr, alone)) == sorted(map(repr, own))
        transaction.set_rollback(True)
