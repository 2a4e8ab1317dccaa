"""Absences: who covers, what the cover sees, and that nothing is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.reminders.digest import letters
from tenant_apps.reminders.models import Absence, Notification
from tenant_apps.reminders.selectors.cover import absences_on, cover_of, covering
from tenant_apps.reminders.services import absences as services
from tenant_apps.reminders.services.absences import AbsenceFacts
from tenant_apps.reminders.services.reminders import Holder, add_reminder
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
TODAY = date(2026, 11, 16)


def away(user, cover, first: date = TODAY, last: date | None = None, actor=None) -> Absence:
    facts = AbsenceFacts(cover=cover, starts_on=first, last_on=last)
    return services.add_absence(user=user, facts=facts, actor=actor or user, now=NOW)


def test_day__of_an_absence_is_its_first_to_its_last(alfa) -> None:
    maria, anders = make_user(Role.COACH), make_user(Role.COACH)
    away(maria, anders, TODAY + timedelta(days=2), TODAY + timedelta(days=3))
    days = [bool(covering(anders, today=TODAY + timedelta(days=n)).covered) for n in range(6)]
    assert days == [False, False, True, True, False, False]


def test_cover__who_is_away_has_a_cover_in_turn(alfa) -> None:
    one, two, three = (make_user(Role.COACH) for _n in range(3))
    away(one, two)
    away(two, three)
    found = absences_on(TODAY)
    assert cover_of(one.pk, found) == cover_of(two.pk, found) == three.pk
    assert {each.user_id for each in covering(three, today=TODAY).covered} == {one.pk, two.pk}
    assert not covering(two, today=TODAY).covered


@pytest.mark.req("K4-6.2")
def test_cover__whose_account_is_closed_leaves_it_to_who_runs_the_register(alfa) -> None:
    """Nobody falls between chairs: neither in Idag nor in the digest."""
    absent, cover, other, coordinator = (
        make_user(role) for role in (Role.COACH, Role.COACH, Role.COACH, Role.COORDINATOR)
    )
    User.objects.update(last_login=clock.now())
    away(absent, cover)
    label = Label.objects.create(name="M", user=absent)
    add_reminder(text="Ring", due_on=TODAY, youth=registered(label=label), key="r", actor=absent, now=NOW)
    assert [one.name for one in covering(cover, today=TODAY).covered] == [absent.display_name]
    assert covering(coordinator, today=TODAY).covered == ()
    for close in (
        lambda: User.objects.filter(pk=cover.pk).update(is_active=False),
        lambda: cover.grants.all().delete(),
    ):
        with transaction.atomic():
            close()
            [found] = covering(coordinator, today=TODAY).covered
            assert (found.user_id, found.cover_id) == (absent.pk, None)
            assert covering(other, today=TODAY).covered == ()
            assert covering(absent, today=TODAY).own == found
            monday = TODAY + timedelta(days=(7 - TODAY.weekday()) % 7)
            got = {one.user.pk: one.covered.overdue + one.covered.today for one in letters(today=monday)}
            assert got.get(coordinator.pk) == 1
            assert absent.pk not in got
            transaction.set_rollback(True)


def test_cover__in_a_circle_is_refused(alfa) -> None:
    one, two, three = (make_user(Role.COACH) for _n in range(3))
    away(one, two)
    away(two, three)
    with pytest.raises(ValidationError) as wrong:
        away(three, one)
    assert "cover" in wrong.value.message_dict


@pytest.mark.req("K4-6.2")
def test_cover__in_a_circle_is_refused_also_by_a_longer_absence(alfa) -> None:
    one, two = make_user(Role.COACH), make_user(Role.COACH)
    first = away(one, two, TODAY, TODAY + timedelta(days=3))
    away(two, one, TODAY + timedelta(days=4), TODAY + timedelta(days=9))
    facts = AbsenceFacts(cover=two, starts_on=TODAY, last_on=TODAY + timedelta(days=4))
    with pytest.raises(ValidationError) as wrong:
        services.edit_absence(absence=first, version=1, facts=facts, actor=one, now=NOW)
    assert "cover" in wrong.value.message_dict


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"cover": "self"}, "cover"), ({"cover": "reader"}, "cover"), ({"starts_on": TODAY - timedelta(days=30)}, "starts_on"),
        ({"last_on": TODAY - timedelta(days=1)}, "last_on"), ({"starts_on": date(2126, 1, 1)}, "starts_on"),
    ],
    ids=["oneself", "somebody without the right", "long ago", "ends before it begins", "wrong year"],
)  # fmt: skip
def test_absence__is_refused(alfa, change, field) -> None:
    maria, anders, reader = make_user(Role.COACH), make_user(Role.COACH), make_user(Role.READER)
    people = {"self": maria, "reader": reader}
    values = {"cover": anders, "starts_on": TODAY, "last_on": None, **change}
    values["cover"] = (
        people.get(values["cover"], values["cover"]) if isinstance(values["cover"], str) else values["cover"]
    )
    with pytest.raises(ValidationError) as wrong:
        services.add_absence(user=maria, facts=AbsenceFacts(**values), actor=maria, now=NOW)
    assert field in wrong.value.message_dict


def test_constraints__no_two_at_once_and_never_covered_by_oneself(alfa) -> None:
    maria, anders = make_user(Role.COACH), make_user(Role.COACH)
    away(maria, anders)
    with pytest.raises(ValidationError):
        away(maria, anders, TODAY + timedelta(days=400), TODAY + timedelta(days=401))
    for values in ({"cover": maria, "ends_on": TODAY}, {"cover": anders, "ends_on": TODAY - timedelta(days=20)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Absence.objects.create(user=maria, starts_on=TODAY - timedelta(days=10), **values)


def test_others__are_set_by_who_runs_the_register_alone(alfa) -> None:
    maria, anders, runner = make_user(Role.COACH), make_user(Role.COACH), make_user(Role.COORDINATOR)
    with pytest.raises(PermissionError):
        away(maria, anders, actor=anders)
    made = away(maria, anders, actor=runner)
    assert made.set_by == runner
    assert [(one.user, one.kind) for one in Notification.objects.all()] == [(anders, "covers")]


def test_end__today_and_one_to_come_goes_away(alfa) -> None:
    maria, anders = make_user(Role.COACH), make_user(Role.COACH)
    began = away(maria, anders, TODAY - timedelta(days=3))
    services.end_absence(absence=began, actor=maria, now=NOW)
    began.refresh_from_db()
    assert began.ends_on == TODAY
    coming = away(maria, anders, TODAY + timedelta(days=3))
    services.end_absence(absence=coming, actor=maria, now=NOW)
    assert [one.pk for one in Absence.objects.all()] == [began.pk]
    with pytest.raises(ValidationError):
        services.end_absence(absence=began, actor=maria, now=NOW + timedelta(days=2))


@pytest.mark.req("K4-6.2")
def test_idag__of_the_cover_has_both_marked_and_nothing_is_moved(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    maria = make_user(Role.COACH, name="Maria Borta")
    hers = Label.objects.create(name="Maria", user=maria)
    youth = registered(label=hers, given_name="Hennes")
    add_reminder(text="Hennes fria", due_on=clock.today(), holder=Holder(user=maria), actor=maria, now=clock.now())
    assert client.get("/").context["lists"].now == 0
    in_schema("k9901")
    facts = AbsenceFacts(cover=client.user, starts_on=clock.today(), last_on=clock.today() + timedelta(days=2))
    services.add_absence(user=maria, facts=facts, actor=maria, now=clock.now())
    page = client.get("/")
    view, lists = page.context["view"], page.context["lists"]
    assert view.mine
    assert youth.public_id in view.steps.youths
    assert [(row.is_covered, row.for_whom) for group in lists.groups for row in group.rows] == [(True, "Maria Borta")]
    assert "Maria Borta" in page.content.decode()
    in_schema("k9901")
    youth.refresh_from_db()
    assert youth.label == hers


def test_pages__add_change_and_end(alfa, client_for, in_schema) -> None:
    client, other = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    start, last = clock.today() + timedelta(days=1), clock.today() + timedelta(days=5)
    form = {"starts_on": start.isoformat(), "last_on": last.isoformat(), "cover": str(other.user.public_id)}
    assert client.get(reverse("absence-add")).status_code == 200
    assert client.post(reverse("absence-add"), form).headers["Location"] == reverse("my-page")
    in_schema("k9901")
    one = Absence.objects.get()
    assert (one.user, one.ends_on) == (client.user, last + timedelta(days=1))
    url = reverse("absence-edit", args=[one.public_id])
    assert other.get(url).status_code == 404
    assert client.post(url, {**form, "last_on": "", "version": "1"}).status_code == 302
    clash = client.post(url, {**form, "version": "1"})
    assert clash.context["conflict"].differing
    assert client.post(reverse("absence-end", args=[one.public_id])).status_code == 302
    in_schema("k9901")
    assert not Absence.objects.exists()


def test_pages__a_coordinator_sets_it_for_somebody_who_is_ill(alfa, client_for, in_schema) -> None:
    client, ill = client_for("alfa", Role.COORDINATOR), client_for("alfa", Role.COACH)
    form = {
        "who": str(ill.user.public_id),
        "starts_on": clock.today().isoformat(),
        "last_on": "",
        "cover": str(client.user.public_id),
    }
    assert client.post(reverse("absence-add"), form).status_code == 302
    in_schema("k9901")
    assert Absence.objects.get().user == ill.user
    assert "Maria Ek" in client.get(reverse("my-page")).content.decode()
    assert client.get(reverse("my-page")).context["rows"][0].is_now


def test_my_page__of_who_works_with_no_youths_has_no_digest(alfa, client_for) -> None:
    client = client_for("alfa", Role.ACCOUNT_MANAGER)
    page = client.get(reverse("my-page"))
    assert page.status_code == 200
    assert "form" not in page.context or not page.context["works"]
    assert client.post(reverse("my-page"), {"pace": "daily"}).status_code == 403
