"""A whole caseload is handed over and back: what moves, in how many statements, and what stays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.reminders.models import Handover, Notification, Reminder
from tenant_apps.reminders.selectors.handovers import handover_rows, handover_view
from tenant_apps.reminders.services import handovers as services
from tenant_apps.reminders.services.reminders import Holder, add_reminder
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_pages import shown_last

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
TODAY = date(2026, 11, 16)


@pytest.fixture
def two(alfa) -> tuple[Label, Label]:
    maria, anders = make_user(Role.COACH, name="Maria Ek"), make_user(Role.COACH, name="Anders Al")
    return Label.objects.create(name="Maria", user=maria), Label.objects.create(name="Anders", user=anders)


def remind(**fields: object) -> Reminder:
    return add_reminder(**{"text": "Ring", "due_on": TODAY, "actor": None, "now": NOW, **fields})


def remind_of(youths: Label, holders: Label) -> Reminder:
    return remind(youth=registered(label=youths), holder=Holder(label=holders))


def hand_over(two, *, actor=None, expected: int = 1) -> Handover:
    actor = actor or make_user(Role.COORDINATOR)
    return services.hand_over(
        from_label=two[0], to_label=two[1], note="Slutar", expected=expected, actor=actor, now=NOW
    )


@pytest.mark.req("K4-6.2")
def test_handover__moves_youths_and_what_is_about_them(two) -> None:
    youth, other = registered(label=two[0]), registered(label=two[1])
    by_label = remind(holder=Holder(label=two[0]))
    by_user = remind(youth=youth, holder=Holder(user=two[0].user))
    free, elsewhere = remind(holder=Holder(user=two[0].user)), remind(youth=other, holder=Holder(user=two[0].user))
    follows = remind(youth=youth)
    one = hand_over(two)
    assert one.moved["reminders_of_youths"] == [follows.pk]
    for row in (youth, by_label, by_user, free, elsewhere):
        row.refresh_from_db()
    assert (youth.label, youth.version) == (two[1], 2)
    assert by_label.label == two[1]
    assert by_user.user == two[1].user
    assert free.user == elsewhere.user == two[0].user  # a person's own stay with the person
    assert [(one.user, one.kind) for one in Notification.objects.all()] == [(two[1].user, "handed_over")]
    events = Youth.pgh_event_models["changed"].objects.filter(pgh_obj_id=youth.pk).order_by("pgh_id")
    assert [event.label_id for event in events][-2:] == [two[0].pk, two[1].pk]


def test_handover__is_one_statement_for_each_table_however_many(two) -> None:
    actor = make_user(Role.COORDINATOR)

    def updates(count: int) -> int:
        Youth.objects.filter(label=two[0]).update(label=None)
        for _n in range(count):
            remind(youth=registered(label=two[0]), holder=Holder(user=two[0].user))
        with CaptureQueriesContext(connection) as queries:
            hand_over(two, actor=actor, expected=count)
        return len(queries)

    actor.roles  # noqa: B018  (read once for each request)
    assert updates(2) == updates(12)


def test_handover__that_has_changed_since_it_was_shown_is_asked_again(two) -> None:
    registered(label=two[0])
    registered(label=two[0])
    with pytest.raises(ValidationError):
        hand_over(two, expected=1)
    assert Youth.objects.filter(label=two[0]).count() == 2


def test_handover__needs_the_right_and_another_label(two) -> None:
    with pytest.raises(PermissionError):
        hand_over(two, actor=two[0].user, expected=0)
    with pytest.raises(ValidationError):
        hand_over((two[0], two[0]), expected=0)


def test_handed_back__is_as_before_but_for_what_went_on(two) -> None:
    actor = make_user(Role.COORDINATOR)
    stays, moved_on = registered(label=two[0]), registered(label=two[0])
    by_user = remind(youth=stays, holder=Holder(user=two[0].user))
    one = hand_over(two, actor=actor, expected=2)
    third = Label.objects.create(name="Tredje")
    Youth.objects.filter(pk=moved_on.pk).update(label=third)
    services.hand_back(handover=one, actor=actor, now=NOW)
    for row in (stays, moved_on, by_user):
        row.refresh_from_db()
    assert (stays.label, moved_on.label, by_user.user) == (two[0], third, two[0].user)
    view = handover_view(actor, Handover.objects.get(), today=TODAY)
    assert (view.row.youths, view.returned, view.stayed) == (2, 1, 1)
    with pytest.raises(ValidationError):
        services.hand_back(handover=one, actor=actor, now=NOW)


@pytest.mark.req("K4-6.2")
def test_handed_back__has_the_labels_reminders_on_other_youths_too(two) -> None:
    actor = make_user(Role.COORDINATOR)
    third = Label.objects.create(name="Tredje")
    others, hidden = remind_of(third, two[0]), remind_of(third, two[0])
    one = hand_over(two, actor=actor, expected=0)
    Youth.objects.filter(pk=hidden.youth_id).update(protected_at=NOW)
    services.hand_back(handover=one, actor=actor, now=NOW)
    others.refresh_from_db()
    hidden.refresh_from_db()
    assert (others.label, hidden.label) == two  # who has come under protection is the handlers'
    assert Handover.objects.get().returned["reminders_of_label"] == [others.pk]


@pytest.mark.req("K4-6.2")
def test_handed_back__what_went_by_name_comes_back_by_name(two) -> None:
    actor, third = make_user(Role.COORDINATOR), Label.objects.create(name="Tredje")
    youth = registered(label=two[0])
    named = remind(youth=youth, holder=Holder(user=two[0].user))
    one = hand_over(two, actor=actor)
    Youth.objects.filter(pk=youth.pk).update(label=third)
    services.hand_back(handover=one, actor=actor, now=NOW)
    named.refresh_from_db()
    assert named.user == two[0].user


@pytest.mark.req("PRV-22")
def test_protected__is_neither_moved_nor_counted(two) -> None:
    actor = make_user(Role.COORDINATOR)
    hidden, later = registered(label=two[0], protected=True), registered(label=two[0])
    remind(youth=hidden, holder=Holder(label=two[0]))
    one = hand_over(two, actor=actor)
    hidden.refresh_from_db()
    assert hidden.label == two[0]
    assert one.moved["reminders_of_label"] == []
    handler = make_user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    protect_by_hand(youth=later, note="Anmält", actor=handler, now=NOW)
    assert [row.youths for row in handover_rows(actor)] == [0]
    assert [row.youths for row in handover_rows(handler)] == [0]
    later.refresh_from_db()
    erase(youth=later, actor=handler, now=NOW)
    assert Handover.objects.get().moved["youths"] == []


def test_pages__show_what_moves_then_do_it_and_list_it(two, client_for, in_schema) -> None:
    youth = registered(label=two[0], family_name="Flyttas")
    client = client_for("alfa", Role.COORDINATOR)
    form = {"from_label": str(two[0].public_id), "to_label": str(two[1].public_id), "note": "Slutar"}
    assert client.get(reverse("handovers")).status_code == 200
    plan = client.post(reverse("handovers"), form)
    assert "Flyttas" in plan.content.decode()
    assert shown_last(in_schema) == ("handovers", "list", {youth.public_id})
    assert Youth.objects.get(pk=youth.pk).label == two[0]
    stale = client.post(reverse("handovers"), {**form, "expected": "7"})
    assert stale.context["problem"]
    done = client.post(reverse("handovers"), {**form, "expected": "1"})
    in_schema("k9901")
    one = Handover.objects.get()
    assert done.headers["Location"] == reverse("caseload-handover", args=[one.public_id])
    assert "Flyttas" in client.get(done.headers["Location"]).content.decode()
    assert client.post(reverse("handover-back", args=[one.public_id])).status_code == 302
    in_schema("k9901")
    assert Youth.objects.get(pk=youth.pk).label == two[0]
    assert "Slutar" in client.get(reverse("handovers")).content.decode()


def test_pages__same_label_twice_is_an_error_at_the_field(two, client_for) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    label = str(two[0].public_id)
    page = client.post(reverse("handovers"), {"from_label": label, "to_label": label})
    assert "to_label" in page.context["form"].errors
