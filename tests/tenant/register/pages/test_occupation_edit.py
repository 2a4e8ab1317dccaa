"""An occupation recorded by itself is mended or taken back, and R1's "Rätta" leads there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import OccupationFact
from tenant_apps.register.services.occupations import version_of
from tenant_apps.register.timeline import entries
from tests.factories import register as make
from tests.factories.accounts import user
from tests.factories.work import contact
from tests.tenant.register.pages.people import registered

pytestmark = pytest.mark.req("K3-2.3")


def _fact() -> OccupationFact:
    return make.occupation(registered(), date(2026, 9, 1), code="none")


def _body(fact: OccupationFact, **fields: str) -> dict[str, str]:
    start = {"code": "work", "as_of": "2026-09-02", "informant": "youth", "known_on": "2026-09-03", "reason": ""}
    return {**start, "seen": str(version_of(fact=fact)), **fields}


def test_occupation__is_mended_with_history(alfa: Any, client_for: Any, in_schema: Any) -> None:
    fact = _fact()
    seen = version_of(fact=fact)
    client = client_for("alfa", Role.COACH)
    url = reverse("occupation-edit", args=[fact.public_id])
    mended = _body(fact)
    assert client.get(url).context["form"].initial["code"] == "none"
    assert client.post(url, mended).status_code == 302
    in_schema(alfa.schema_name)
    fact.refresh_from_db()
    assert (fact.code, fact.as_of, version_of(fact=fact) > seen) == ("work", date(2026, 9, 2), True)
    clash = client.post(url, {**mended, "seen": str(seen), "code": "none"})  # written on the row as it was
    assert clash.status_code == 200
    assert clash.context["form"].errors
    in_schema(alfa.schema_name)
    fact.refresh_from_db()
    assert fact.code == "work"


def test_occupation__taken_back_needs_why_and_is_told_in_the_timeline(
    alfa: Any, client_for: Any, in_schema: Any
) -> None:
    fact = _fact()
    client = client_for("alfa", Role.COACH)
    url = reverse("occupation-edit", args=[fact.public_id])
    assert client.post(url, _body(fact, mistake="on")).context["form"].errors["reason"]
    in_schema(alfa.schema_name)
    assert client.post(url, _body(fact, mistake="on", reason="Fel ungdom", code="")).status_code == 302
    in_schema(alfa.schema_name)
    assert not OccupationFact.objects.exists()
    told = [one for one in entries(fact.youth, user=user(Role.COACH), kind="andringar") if one.detail == "Fel ungdom"]
    assert len(told) == 1
    assert told[0].by == client.user.name


@pytest.mark.parametrize("field", ["as_of", "known_on"])
def test_occupation__in_the_future__is_refused_and_nothing_is_emptied(alfa: Any, client_for: Any, field: str) -> None:
    fact = _fact()
    client = client_for("alfa", Role.COACH)
    late = clock.today().replace(year=clock.today().year + 1).isoformat()
    answer = client.post(reverse("occupation-edit", args=[fact.public_id]), _body(fact, **{field: late}))
    assert answer.context["form"].errors[field]
    assert late in answer.content.decode()


def test_occupation_of_a_contact__is_mended_with_it(alfa: Any, client_for: Any) -> None:
    fact = _fact()
    told_in = contact(fact.youth, date(2026, 9, 1), occupation=fact)
    answer = client_for("alfa", Role.COACH).get(reverse("occupation-edit", args=[fact.public_id]))
    assert answer["Location"] == reverse("contact-edit", args=[told_in.public_id])


def test_rule_r1__leads_to_the_occupation(alfa: Any) -> None:
    from tenant_apps.quality.selectors import hits
    from tests.factories.work import intervention

    youth = make.youth()
    make.registration(youth, date(2026, 8, 1))
    intervention(youth, "guidance", date(2026, 8, 20))
    fact = make.occupation(youth, date(2026, 9, 1), code="none")
    found = [one for one in hits(period="2026H2") if one.rule == "R1"]
    assert [one.mend_url for one in found] == [f"{reverse('occupation-edit', args=[fact.public_id])}#id_code"]
