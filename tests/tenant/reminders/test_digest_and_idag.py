"""The digest has Idag's numbers: the same list as a mail, without what never is a figure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.distribution.selectors.people import people
from tenant_apps.doors.models import SelfReferral
from tenant_apps.doors.selectors.waiting import waiting_total
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.outreach.ladder.today import today_steps
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.today import today_view
from tenant_apps.reminders.digest import Figures, House, Letter, figures_by_user, letters, write_digests
from tenant_apps.reminders.models import Absence, DigestChoice
from tenant_apps.reminders.selectors.cover import covering
from tenant_apps.reminders.selectors.reminders import reminders_today
from tenant_apps.reminders.services.reminders import add_reminder
from tenant_apps.work.models import Message
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.factories.work import intervention
from tests.tenant.reminders.test_digest import ADDRESS, remind

TODAY = clock.today()


def staff(*roles: str, name: str = "") -> tuple[User, Label]:
    made = make_user(*roles)
    User.objects.filter(pk=made.pk).update(last_login=clock.now())
    DigestChoice.objects.create(user=made, pace="daily")
    return made, Label.objects.create(name=name or str(made.pk), user=made)


def climbed_to_a_concern(label: Label | None) -> Youth:
    """As far as the home visit, where nobody was met."""
    born = TODAY - timedelta(days=16 * 365 + 40)
    found = make.youth(date(born.year, born.month, min(born.day, 28)), label=label)
    make.registration(found, TODAY - timedelta(days=120))
    day = TODAY - timedelta(days=100)
    reach.contacts(found, [day, day + timedelta(days=3), day + timedelta(days=7)])
    for n, channel in enumerate(("letter", "sms", "visit_notice"), start=1):
        reach.contact(found, day + timedelta(days=7 + 14 * n), "sent", channel=channel, recipient="guardian")
    reach.contact(found, day + timedelta(days=80), "nobody_home", channel="home_visit", recipient="guardian")
    step = standing(found, today=TODAY).step
    assert step is not None
    assert step.is_concern
    return found


def caseload(label: Label, holder: User) -> None:
    """Late, due today and this week, new, nearly 20, with a red and a yellow problem, under protection, and a concern to consider."""
    for days in (2, 3, 5, 7, 14, 45, 80, 160):
        one = make.youth(TODAY - timedelta(days=17 * 365 + days), label=label)
        make.registration(one, TODAY - timedelta(days=days))
        if days == 80:
            intervention(one, "guidance", TODAY - timedelta(days=60), ended_on=TODAY - timedelta(days=9), end_reason="")
        if days == 160:
            reach.contact(one, TODAY - timedelta(days=1), "reached", occupation="work")
    soon = make.youth(date(TODAY.year - 20, TODAY.month, min(TODAY.day, 28)) + timedelta(days=30), label=label)
    make.registration(soon, TODAY - timedelta(days=200))
    hidden = make.youth(TODAY - timedelta(days=17 * 365), label=label, protected=True)
    make.registration(hidden, TODAY - timedelta(days=45))
    climbed_to_a_concern(label)
    for days in (-3, 0, 0, 4, 30):
        remind(holder, TODAY + timedelta(days=days), text=f"Ring {days}")
    add_reminder(youth=soon, text="Ring", due_on=TODAY, actor=None, now=clock.now(), key=f"soon{label.pk}")


def house() -> None:
    """What waits for all: at the doors, without a coach, and proposed."""
    waiting = make.youth(TODAY - timedelta(days=17 * 365 + 9))
    make.registration(waiting, TODAY - timedelta(days=9))
    resident = make.youth(TODAY - timedelta(days=17 * 365 + 10))
    make.proposal(resident, TODAY - timedelta(days=3))
    add_reminder(youth=waiting, text="Ring", due_on=TODAY, actor=None, now=clock.now(), key="nobodys")
    for n in range(2):
        SelfReferral.objects.create(
            nonce=f"{n}" * 32, who="youth", about="work", name="Alva", phone="0701740635", language="sv", received_at=clock.now()
        )  # fmt: skip


def idag(user: User) -> tuple[Figures, House]:
    """As the page counts for somebody who may neither record concern reports nor handle protected identities."""
    reader = User.objects.get(pk=user.pk)
    reader.withheld = frozenset({Right.CONCERNS_WRITE, Right.PROTECTED_HANDLE})
    view = today_view(reader, mine=True, today=TODAY)
    steps = {group.key: group.total for group in view.steps.groups}
    lists = reminders_today(reader, mine=True, today=TODAY, cover=covering(reader, today=TODAY))
    assert lists is not None
    told = Figures(
        overdue=lists.count("overdue"), today=lists.count("today"), week=lists.count("week"), steps_late=steps.get("overdue", 0),
        steps_today=steps.get("today", 0), steps_week=steps.get("week", 0), untried=view.steps.untried, left=view.steps.left,
        turning=len(view.turning), red=view.red_total, yellow=view.yellow_total,
    )  # fmt: skip
    unassigned = 1 if reader.may(Right.LABELS_WRITE) else 0
    return told, House(
        incoming=waiting_total(reader), unassigned=unassigned, proposals=view.proposals or 0, due=view.due
    )


def letter_of(user: User, monkeypatch: pytest.MonkeyPatch) -> Letter:
    monkeypatch.setattr("tenant_apps.reminders.digest.is_working_day", lambda _day: True)
    return next(one for one in letters(today=TODAY) if one.user == user)


@pytest.mark.req("K4-6.1", "K4-6.1a")
@pytest.mark.parametrize(
    "roles",
    [(Role.COACH,), (Role.COORDINATOR,), (Role.COACH, Role.PROTECTED_HANDLER)],
    ids=["coach", "coordinator", "handler"],
)
def test_digest__has_the_numbers_of_idag(alfa, roles, monkeypatch) -> None:
    user, label = staff(*roles)
    caseload(label, user)
    house()
    letter, (own, waits) = letter_of(user, monkeypatch), idag(user)
    assert letter.own == own
    assert letter.house == waits
    counted = {name: getattr(own, name) for name in own.__dataclass_fields__}
    assert not [
        name for name in counted if not counted[name] and name not in {"steps_today", "yellow"}
    ]  # each is tried
    assert (waits.incoming, waits.proposals > 0) == (2, Role.COORDINATOR in roles)


@pytest.mark.req("K4-6.1")
def test_digest__of_somebody_who_covers_has_both_lists_of_idag(alfa, monkeypatch) -> None:
    (anders, own_label), (maria, label) = staff(Role.COACH, name="Anders"), staff(Role.COACH, name="Maria")
    caseload(own_label, anders)
    caseload(label, maria)
    Absence.objects.create(user=maria, cover=anders, starts_on=TODAY)
    letter = letter_of(anders, monkeypatch)
    assert not letter.covered.nothing
    assert letter.own + letter.covered == idag(anders)[0]


@pytest.mark.req("PRV-16")
def test_concern__to_be_considered_is_in_no_figure(alfa) -> None:
    user, label = staff(Role.COACH)
    climbed_to_a_concern(label)
    assert today_steps(user, mine=True, today=TODAY).groups  # Idag's list has it, for those who may record one
    found = figures_by_user(today=TODAY)[user.pk]
    assert (found.steps_late, found.steps_today, found.steps_week) == (0, 0, 0)
    assert [one.load.steps for one in people(today=TODAY) if one.user_id == user.pk] == [0]


@pytest.mark.req("K4-6.1", "PRV-22")
def test_mail__says_what_waits_in_numbers_alone(alfa, monkeypatch) -> None:
    monkeypatch.setattr("tenant_apps.reminders.digest.is_working_day", lambda _day: True)
    user, label = staff(Role.COORDINATOR, name="Maria")
    caseload(label, user)
    house()
    assert write_digests(today=TODAY, address=ADDRESS) == 1
    body = Message.objects.get().body
    for youth in Youth.objects.all():
        assert youth.family_name not in body
        assert youth.personnummer not in body
    assert body.count("\n\n") >= 12
