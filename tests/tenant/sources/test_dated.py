"""What an import keeps with the day from which it holds."""

from __future__ import annotations

from datetime import date

import pytest

from tenant_apps.register import models
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import load

(A,) = take(1, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
LATER = date(2026, 10, 14)


@pytest.mark.req("K2-3.8")
def test_legal_sex__that_changed_holds_from_then_on_and_the_earlier_stays(alfa: object) -> None:
    load([extens.row(A, sex="K")])
    load([extens.row(A, sex="M")], as_of=LATER)
    youth = models.Youth.objects.get()
    found = list(youth.sexes.order_by("valid_from").values_list("sex", "valid_from"))
    assert found == [("female", youth.birth_date), ("male", LATER)]
