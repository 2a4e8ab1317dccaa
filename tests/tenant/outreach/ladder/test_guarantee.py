"""The half year's guarantee and the first attempt within a month (rules: Outreach, Indicators; scenario 8)."""

from __future__ import annotations

from datetime import date

import pytest

from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.ladder.guarantee import first_attempts, guarantee
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.register.models import Youth
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user

DAY = date(2026, 10, 21)
BORN = date(2009, 5, 17)


def someone(on: date = date(2026, 8, 20), **fields: object) -> Youth:
    youth = make.youth(BORN, **fields)
    make.registration(youth, on)
    return youth


def counted(day: date) -> dict[str, int]:
    return dict(guarantee(user(Role.COACH), mine=False, today=day).counts)


@pytest.mark.req("K4-1.4")
def test_scenario_8__a_mother_answers(alfa) -> None:
    """She says on 2026-10-20 that he works and is not interested: H2 met with source guardian, reminder 2027-01-20, H1 opens 2027-01-01."""
    youth = someone()
    reach.contact(youth, date(2026, 10, 20), "declined", recipient="guardian", occupation="work")
    assert counted(DAY) == {"met": 1}
    step = standing(youth, today=DAY).step
    assert step is not None
    assert step.due_on == date(2027, 1, 20)
    assert counted(date(2026, 12, 31)) == {"met": 1}
    assert counted(date(2027, 1, 1)) == {"none": 1}


def test_guarantee__what_meets_it_and_what_stands_apart(alfa) -> None:
    reach.contact(someone(), DAY, "reached_has_occupation", occupation="work")
    reach.contact(someone(), DAY, "reached", recipient="youth")  # nobody said what the youth does
    reach.contact(someone(), DAY, "no_answer")
    make.occupation(someone(), DAY, code="adult_education", informant="school")
    reach.contact(someone(), date(2026, 6, 30), "reached_has_occupation", occupation="work")  # the half year before
    someone(on=date(2026, 10, 1))
    someone(protected=True)
    found = guarantee(user(Role.COACH), mine=False, today=DAY)
    assert dict(found.counts) == {"met": 1, "tried": 2, "known": 1, "none": 1, "new": 1}
    assert (found.met, found.left, found.new, found.total) == (1, 4, 1, 5)
    assert sorted(row.state for row in found.rows) == ["known", "none", "tried", "tried"]


def test_guarantee__pages_by_name(alfa, monkeypatch) -> None:
    from tenant_apps.outreach.ladder import guarantee as module

    monkeypatch.setattr(module, "PAGE_SIZE", 2)
    for _ in range(5):
        someone()
    staff, seen, after = user(Role.COACH), [], None
    for _ in range(3):
        page = guarantee(staff, mine=False, today=DAY, after=after)
        seen += [row.public_id for row in page.rows]
        after = page.after
    assert after is None
    assert seen == list(Youth.objects.order_by("sort_key", "pk").values_list("public_id", flat=True))


@pytest.mark.req("K4-1.5")
def test_first_attempt__within_thirty_days(alfa) -> None:
    first, last = date(2026, 7, 1), date(2026, 12, 31)
    reach.contact(someone(on=date(2026, 9, 1)), date(2026, 10, 1), "no_answer")  # the thirtieth day
    reach.contact(someone(on=date(2026, 9, 1)), date(2026, 10, 2), "no_answer")  # late, but not from 15 September
    reach.contact(someone(on=date(2026, 9, 1)), date(2026, 9, 2), "no_details")  # looking for details is no attempt
    reach.contact(someone(on=date(2026, 7, 2)), date(2026, 10, 10), "no_answer")  # within thirty days of 15 September
    someone(on=date(2026, 10, 1))
    found = first_attempts(user(Role.COACH), mine=False, today=DAY, days=30, first=first, last=last)
    assert (found.registered, found.within, found.within_from_autumn, found.late, found.waiting) == (5, 1, 3, 3, 1)


@pytest.mark.req("K4-1.4b")
def test_best_before__is_the_municipalitys_to_set(alfa) -> None:
    youth = someone(on=date(2026, 1, 10))
    reach.contact(youth, date(2026, 7, 10), "reached_has_occupation", occupation="work")
    assert standing(youth, today=DAY).step.due_on == date(2027, 1, 10)
    reach.settings(best_before={"work": 2})
    assert standing(youth, today=DAY).step.due_on == date(2026, 9, 10)
