"""A list worked through youth by youth; what the youth's page says of what was decided, and which detail to try first."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.register.models import PreferredDetail, Registration
from tenant_apps.register.services.people import set_exemption
from tests.factories import register as make
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
ATTEMPT = {"channel": "phone", "recipient": "youth", "outcome": "no_answer", "save_and_next": "1"}


def go_on(client, youth) -> str:
    return client.post(reverse("contact-add", args=[youth.public_id]), ATTEMPT).headers["Location"]


@pytest.mark.req("K3-2.3")
def test_next__is_the_next_of_the_list_one_came_from_also_beyond_its_page(alfa, client_for, monkeypatch) -> None:
    """Each attempt takes the youth out of the filter "never tried": the list is still worked through in its order."""
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 2)
    people = [registered(family_name=name, age=16) for name in ("Ab", "Be", "Ce", "De")]
    registered(family_name="Bo", age=17)
    client = client_for("alfa", Role.COACH)
    client.get(reverse("youths"), {"age": "16", "contact": "never"})
    page = client.get(reverse("youth", args=[people[1].public_id])).context["listed"]
    assert (page.before, page.after) == (people[0].public_id, people[2].public_id)
    for one, then in pairwise(people):
        assert go_on(client, one) == f"{reverse('youth', args=[then.public_id])}#log-contact"
    assert go_on(client, people[-1]).startswith(reverse("youths"))


@pytest.mark.req("K3-2.3", "PRV-24")
def test_next__passes_over_who_has_come_under_protection(alfa, client_for, in_schema) -> None:
    people = [registered(family_name=name) for name in ("Ab", "Be", "Ce")]
    client = client_for("alfa", Role.COACH)
    client.get(reverse("youths"))
    in_schema("k9901")
    people[1].protected_at = clock.now()
    people[1].save()
    assert go_on(client, people[0]).startswith(reverse("youth", args=[people[2].public_id]))


@pytest.mark.req("K3-2.3")
def test_next__from_idag_is_idags(alfa, client_for) -> None:
    first, second = registered(days_ago=40, family_name="Öst"), registered(days_ago=20, family_name="Ab")
    client = client_for("alfa", Role.COACH)
    client.get(reverse("youths"))
    client.get("/")
    assert client.get(reverse("youth", args=[first.public_id])).context["listed"] is None
    assert go_on(client, first).startswith(reverse("youth", args=[second.public_id]))


@pytest.mark.req("K3-2.3")
def test_timeline__tells_mistakes_exemptions_labels_and_proposals_with_their_reasons(
    alfa, client_for, in_schema
) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    youth = registered()
    label = Label.objects.create(name="Maria")
    Registration.objects.filter(youth=youth).update(
        mistaken_at=clock.now(), mistaken_reason="Gick redan i skolan", mistaken_by=client.user
    )
    client.post(reverse("label-set", args=[youth.public_id]), {"label": str(label.public_id), "version": 1})
    in_schema("k9901")
    youth.refresh_from_db()
    set_exemption(
        youth=youth, version=youth.version, until=TODAY + timedelta(days=30), reason="Utomlands", actor=client.user, today=TODAY,
        municipality_codes=["2281"],
    )  # fmt: skip
    make.proposal(
        youth,
        TODAY,
        state="rejected",
        decided_at=clock.now(),
        decided_by=client.user,
        decision_note="Fel skola i källan",
    )
    text = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    for told in ("Gick redan i skolan", "Etikett: Maria", "Utomlands", "Fel skola i källan"):
        assert told in text, told
    only = client.get(reverse("youth", args=[youth.public_id]), {"visa": "andringar"}).content.decode()
    assert "Utomlands" in only
    assert "Gick redan" not in only


@pytest.mark.req("K3-2.3")
def test_detail__to_try_first_stands_first_and_is_one(alfa, client_for, in_schema) -> None:
    youth = registered()
    old, new = make.detail(youth, "0700000001"), make.detail(youth, "0700000002")
    failed = make.detail(youth, "0700000003", failed_on=TODAY)
    client = client_for("alfa", Role.COACH)
    page = reverse("youth", args=[youth.public_id])

    def numbers() -> list[str]:
        return [row.value for row in client.get(page).context["view"].details]

    for one, shown in ((old, "070-000 00 01"), (new, "070-000 00 02")):
        assert client.post(reverse("detail-preferred", args=[one.public_id])).status_code == 302
        assert numbers()[0] == shown
    client.post(reverse("detail-preferred", args=[failed.public_id]))
    assert numbers()[0] == "070-000 00 02"
    client.post(reverse("detail-preferred", args=[new.public_id]), {"not": "1"})
    in_schema("k9901")
    assert not PreferredDetail.objects.exists()
    assert client_for("alfa", Role.READER).post(reverse("detail-preferred", args=[old.public_id])).status_code == 403
