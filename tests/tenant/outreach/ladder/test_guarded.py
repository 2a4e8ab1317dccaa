"""A guardian under protection on the ladder: no step goes there, a handler is told once, and the youth is not lost (rules: Ages, recipients)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.ladder.guarantee import guarantee
from tenant_apps.outreach.ladder.selectors import next_steps, standing
from tenant_apps.outreach.ladder.services import note_guarded, record_step
from tenant_apps.register.models import ProtectionNotice, Youth
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user

DAY = date(2026, 11, 18)
WRITTEN = ("letter", "postcard", "sms", "email", "visit_notice", "phone")


def someone(birth: date = date(2009, 5, 17), *, protected: int = 1, others: int = 0) -> Youth:
    youth = make.youth(birth)
    make.registration(youth, DAY - timedelta(days=60))
    for position in range(1, protected + 1):
        post.guardian(youth, position, is_protected=True)
    for position in range(protected + 1, protected + others + 1):
        post.guardian(youth, position, name="Kim Öppen")
    return youth


def only(way: str, audience: str = "guardian") -> None:
    reach.ladder({"way": way, "audience": audience}, {"way": "home_visit", "audience": "youth"})


@pytest.mark.req("K4-1.2", "K4-1.2f", "PRV-22")
@pytest.mark.parametrize("audience", ["guardian", "both", "by_age"])
@pytest.mark.parametrize("way", WRITTEN)
def test_step__is_to_all_but_the_handlers_as_if_no_guardian_was_known(alfa: Any, way: str, audience: str) -> None:
    only(way, audience)
    steps = [standing(one, today=DAY).step for one in (someone(), someone(protected=0))]
    own = {"key": "", "youth_id": 0, "public_id": None, "name": ""}
    one, other = [replace(step, **own) for step in steps if step is not None]
    assert one == other
    assert len(next_steps(today=DAY)) == 2


@pytest.mark.req("K4-1.2", "PRV-22")
def test_letter__to_a_protected_guardian_is_left_out_as_if_none_was_known(alfa: Any) -> None:
    only("letter")
    both = someone(), someone(protected=0)
    made = post.made(post.GUARDIANS, *both, today=DAY, step_key="ladder:x", sent_to="guardian")
    assert made.left_out == {str(one.public_id): "no_guardian" for one in both}


@pytest.mark.parametrize(
    ("birth", "protected", "others"), [(date(2009, 5, 17), 1, 1), (date(2009, 5, 17), 0, 0), (date(2008, 5, 17), 1, 0)],
    ids=["another guardian", "none known", "of age"],
)  # fmt: skip
def test_step__goes_where_it_may(alfa: Any, birth: date, protected: int, others: int) -> None:
    reach.ladder({"way": "letter", "audience": "by_age"})
    youth = someone(birth, protected=protected, others=others)
    step = standing(youth, today=DAY).step
    assert step is not None
    assert [one.youth_id for one in next_steps(today=DAY)] == [youth.pk]


def test_home_visit__is_to_the_youth_and_stays(alfa: Any) -> None:
    only("home_visit", "guardian")
    assert standing(someone(), today=DAY).step is not None


@pytest.mark.req("PRV-22")
def test_handler__is_told_once_for_each_time_the_youth_stands_there(alfa: Any) -> None:
    only("letter")
    youth = someone()
    now = reach.moment(DAY)
    assert [note_guarded(now=now) for _ in range(3)] == [1, 0, 0]
    notice = ProtectionNotice.objects.get()
    assert (notice.youth, notice.kind) == (youth, "guardian")
    ProtectionNotice.objects.update(handled_at=now)
    assert note_guarded(now=reach.moment(DAY + timedelta(days=1))) == 0
    record_step(
        youth=youth,
        way="letter",
        result="skipped",
        note="Ringer",
        actor=None,
        now=reach.moment(DAY + timedelta(days=2)),
    )
    assert note_guarded(now=reach.moment(DAY + timedelta(days=3))) == 0  # the next step is to the youth
    record_step(
        youth=youth,
        way="home_visit",
        result="skipped",
        note="Flyttar",
        actor=None,
        now=reach.moment(DAY + timedelta(days=4)),
    )
    reach.contact(youth, DAY + timedelta(days=5), "declined", recipient="youth")
    assert [note_guarded(now=reach.moment(DAY + timedelta(days=6))) for _ in range(2)] == [
        1,
        0,
    ]  # from the beginning again


@pytest.mark.on_day(2026, 11, 18)
def test_youth__is_not_lost_the_guarantee_counts_and_the_step_can_be_passed_over(
    alfa: Any, client_for: Any, in_schema: Any
) -> None:
    only("letter")
    youth = someone()
    assert guarantee(user(Role.COACH), mine=False, today=DAY).left == 1
    client = client_for("alfa", Role.COACH)
    address = reverse("step-record", args=[youth.public_id])
    page = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert address in page
    assert "skyddad" not in page.lower()  # why is the handlers' alone
    answer = client.post(address, {"way": "letter", "result": "skipped", "note": "Når hemma"})
    assert answer.status_code == 302, answer.context["form"].errors
    in_schema("k9901")
    step = standing(youth, today=clock.today()).step
    assert step is not None
    assert step.position == 2
