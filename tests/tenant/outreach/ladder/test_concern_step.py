"""That a concern report is to be considered is shown to those alone who may record one, wherever the ladder shows (PRV-16)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.selectors import StepFilter, standing, step_page
from tenant_apps.outreach.ladder.today import today_steps
from tenant_apps.register.models import Youth
from tenant_apps.register.timeline import entries
from tests.factories import outreach as reach
from tests.tenant.register.pages.people import registered

WORDS = "orosanm"


@pytest.fixture
def youth(alfa) -> Youth:
    """Climbed as far as the home visit, where nobody was met; a step of the same kind was recorded before."""
    found = registered(days_ago=120, age=16, days=30)
    day = clock.today() - timedelta(days=100)
    reach.contacts(found, [day, day + timedelta(days=3), day + timedelta(days=7)])
    for n, channel in enumerate(("letter", "sms", "visit_notice"), start=1):
        reach.contact(found, day + timedelta(days=7 + 14 * n), "sent", channel=channel, recipient="guardian")
    reach.contact(found, day + timedelta(days=80), "nobody_home", channel="home_visit", recipient="guardian")
    step = standing(found, today=clock.today()).step
    assert step is not None
    assert step.is_concern
    return found


def test_step__is_in_lists_of_those_alone_who_may_record(youth, client_for, in_schema) -> None:
    coach, reader = client_for("alfa", Role.COACH).user, client_for("alfa", Role.READER).user
    in_schema("k9901")
    for user, seen in ((coach, 1), (reader, 0)):
        page = step_page(user, StepFilter(), today=clock.today())
        assert (page.total, len(page.rows)) == (seen, seen)
        assert sum(page.by_way.values()) == seen
        assert len(today_steps(user, mine=False, today=clock.today()).youths) == seen


@pytest.mark.parametrize(("role", "seen"), [(Role.COACH, True), (Role.READER, False)], ids=["coach", "reader"])
def test_pages__tell_of_it_and_lead_to_the_record(youth, client_for, in_schema, role, seen) -> None:
    client = client_for("alfa", role)
    add = reverse("concern-add", args=[youth.public_id])
    for address in ("/", reverse("outreach") + "?label=all", reverse("youth", args=[youth.public_id])):
        text = client.get(address).content.decode()
        assert (f'href="{add}"' in text) is seen, address
    guarantee = reverse("half-year-guarantee") + "?visa=left&vems=alla"
    for address in (reverse("youth", args=[youth.public_id]), guarantee):
        text = client.get(address).content.decode()
        assert youth.family_name in text
        assert (WORDS in text.lower()) is seen, address
        assert (str(words.TO_BE_DECIDED) in text) is not seen, address


@pytest.mark.req("K4-1.2g", "PRV-16")
def test_pages__do_not_tell_it_from_a_youth_who_is_on_the_list_by_mistake(youth, client_for, in_schema) -> None:
    """So that what stands in the step's place says nothing."""
    other = registered(days_ago=120, age=16, days=30)
    reach.contact(other, clock.today(), "by_mistake", recipient="guardian")
    assert standing(other, today=clock.today()).reason == "by_mistake"
    client = client_for("alfa", Role.READER)
    for one in (youth, other):
        assert str(words.TO_BE_DECIDED) in client.get(reverse("youth", args=[one.public_id])).content.decode()
    assert (
        client.get(reverse("half-year-guarantee") + "?visa=left&vems=alla")
        .content.decode()
        .count(str(words.TO_BE_DECIDED))
        == 2
    )


@pytest.mark.parametrize(("role", "seen"), [(Role.COACH, True), (Role.READER, False)], ids=["coach", "reader"])
def test_page_of_the_record__is_for_those_who_may(youth, client_for, role, seen) -> None:
    client, add = client_for("alfa", role), reverse("concern-add", args=[youth.public_id])
    answer = client.get(reverse("step-record", args=[youth.public_id]))
    assert answer.headers.get("Location") == (add if seen else None)


def test_timeline__has_the_step_for_those_alone_who_may_record(youth, client_for, in_schema) -> None:
    reach.record(youth, clock.today() - timedelta(days=2), "concern")
    coach, reader = client_for("alfa", Role.COACH).user, client_for("alfa", Role.READER).user
    in_schema("k9901")
    told = [[one.text.lower() for one in entries(youth, user=user)] for user in (coach, reader)]
    assert [any(WORDS in text or "concern" in text for text in lines) for lines in told] == [True, False]
