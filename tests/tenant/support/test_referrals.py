"""Referrals to preparation meetings: on a consent or a ground, on a day's list, decided with one click."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.support.models import Intervention, PreparationMeeting, Referral, Share
from tenant_apps.support.selectors.referrals import meeting_days
from tenant_apps.support.services.consents import withdraw_consent
from tenant_apps.support.services.local_measures import MeetingFacts, save_meeting
from tenant_apps.support.services.referrals import (
    ReferralFacts,
    decide_referral,
    edit_referral,
    next_meeting,
    refer,
    stopped,
)
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_agreements import consented

TODAY = clock.today()
PARTNER = "labour_market_unit"


def meeting(name: str = "Beredning arbetsmarknad", **changed: object) -> PreparationMeeting:
    """Held on the weekday of today."""
    return PreparationMeeting.objects.create(
        **{"name": name, "agency": PARTNER, "agency_version": 1, "weekday": TODAY.weekday()} | changed
    )


def referred(youth: Youth | None = None, to: PreparationMeeting | None = None, **changed: object) -> Referral:
    facts = {
        "meeting": to or meeting(),
        "meets_on": TODAY,
        "type": "internship",
        "asks": "Vill prova på",
        "ground": "own_work",
    } | changed
    return refer(youth=youth or registered(), facts=ReferralFacts(**facts), actor=None, today=TODAY)


def decided(one: Referral, decision: str, **more: object) -> Referral:
    return decide_referral(
        **{"referral": one, "version": one.version, "decision": decision, "note": "", "actor": None, "today": TODAY}
        | more
    )


@pytest.mark.req("K4-5.7", "PRV-31")
def test_referral__rests_on_a_consent_or_a_ground_and_is_noted_as_shared(alfa) -> None:
    youth, to = registered(), meeting()
    with pytest.raises(ValidationError) as refused:
        referred(youth, to, ground="")
    assert set(refused.value.message_dict) == {"ground"}
    assert not Referral.objects.exists()
    consent = consented(youth, agency=PARTNER)
    one = referred(youth, to, ground="")
    assert one.share
    assert (one.share.consent, one.share.agency, Share.objects.count()) == (consent, PARTNER, 1)
    other = referred(to=to)
    assert other.share
    assert other.share.ground == "own_work"


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"meets_on": TODAY + timedelta(days=1)}, "meets_on"), ({"meets_on": TODAY - timedelta(days=7)}, "meets_on"),
     ({"meets_on": TODAY + timedelta(days=371)}, "meets_on"), ({"type": ""}, "type"), ({"type": "no_such"}, "type")],
    ids=["another weekday", "has been", "in more than a year", "no measure", "unknown measure"],
)  # fmt: skip
def test_referral__refuses(alfa, changed, field) -> None:
    with pytest.raises(ValidationError) as refused:
        referred(**changed)
    assert set(refused.value.message_dict) == {field}


def test_referral__stands_once_on_a_days_list(alfa) -> None:
    one = referred()
    with pytest.raises(ValidationError), transaction.atomic():
        referred(one.youth, one.meeting)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.create(youth=one.youth, meeting=one.meeting, meets_on=TODAY, type="internship", type_version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=one.pk).update(decision="accepted")


@pytest.mark.req("K4-5.7")
def test_decision__again_puts_the_youth_on_the_next_list_once(alfa) -> None:
    one = decided(referred(), "again")
    later = Referral.objects.get(decision="")
    assert (one.decided_on, later.meets_on, later.asks) == (TODAY, TODAY + timedelta(days=7), one.asks)
    assert later.share != one.share  # told anew, on the same ground
    assert later.share.ground == "own_work"
    for again in (one, Referral.objects.get(pk=one.pk)):
        with pytest.raises(ValidationError):
            decided(again, "accepted")
    assert Referral.objects.count() == 2


@pytest.mark.req("K4-5.7", "PRV-31")
def test_list__after_the_consent_is_withdrawn_tells_the_partner_nothing_more(alfa, client_for, in_schema) -> None:
    youth, to, day = registered(family_name="Zzdragit"), meeting(), TODAY + timedelta(days=14)
    consent = consented(youth, agency=PARTNER, valid_until=day)
    held, waiting = referred(youth, to, ground=""), referred(youth, to, ground="", meets_on=day)
    beyond = {"ground": "", "meets_on": day + timedelta(days=7)}
    with pytest.raises(ValidationError):  # the list is read after the consent has ended
        referred(youth, to, **beyond)
    withdraw_consent(consent=consent, version=consent.version, withdrawn_on=TODAY, actor=None, today=TODAY)
    with pytest.raises(ValidationError) as refused:
        decided(held, "again")
    assert set(refused.value.message_dict) == {"decision"}
    held.refresh_from_db()
    assert held.decision == ""
    facts = ReferralFacts(meeting=to, meets_on=day, type="internship", asks="Något mer")
    with pytest.raises(ValidationError):
        edit_referral(referral=waiting, version=1, facts=facts, actor=None, today=TODAY)
    assert Share.objects.count() == 2
    client = client_for("alfa", Role.COACH)
    page = client.get(reverse("referral-list", args=[to.public_id, day.isoformat()]))
    assert (page.context["rows"], [row.name for row, _why in page.context["held_back"]]) == ([], [youth.full_name])
    in_schema("k9901")
    consented(youth, agency=PARTNER, valid_until=day)
    in_schema("k9901")
    assert stopped(referrals=[waiting], meeting=to, on=day, today=TODAY) == {}
    decided(waiting, "withdrawn")


@pytest.mark.req("K4-5.7", "PRV-22")
def test_referral__of_somebody_under_protection_is_refused(alfa) -> None:
    youth = registered()
    one = referred(youth)
    protect_by_hand(youth=youth, note="ringde", actor=make_user(Role.PROTECTED_HANDLER), now=clock.now())
    youth.refresh_from_db()
    with pytest.raises(ValidationError):
        referred(youth, one.meeting, meets_on=TODAY + timedelta(days=7))
    one.youth.refresh_from_db()
    with pytest.raises(ValidationError):
        decided(one, "again")
    assert Referral.objects.count() == 1


@pytest.mark.req("K4-5.7a", "PRV-22", "PRV-31")
def test_list__is_without_those_who_came_under_protection_or_died_since(alfa, client_for, in_schema) -> None:
    to = meeting()
    hidden, dead, other = (registered(family_name=name) for name in ("Zzdold", "Zzdöd", "Zzkvar"))
    one, gone, stays = (referred(youth, to) for youth in (hidden, dead, other))
    client = client_for("alfa", Role.COACH, Role.PROTECTED_HANDLER)
    in_schema("k9901")
    protect_by_hand(youth=hidden, note="ringde", actor=client.user, now=clock.now())
    Youth.objects.filter(pk=dead.pk).update(deceased_on=TODAY)
    for each in (one, gone):
        fresh = Referral.objects.get(pk=each.pk)
        with pytest.raises(ValidationError) as refused:
            decided(fresh, "accepted")
        assert set(refused.value.message_dict) == {"decision"}
    page = client.get(reverse("referral-list", args=[to.public_id, TODAY]))
    assert [row.public_id for row in page.context["rows"]] == [stays.public_id]
    assert {row.public_id for row, _why in page.context["held_back"]} == {one.public_id, gone.public_id}
    assert client.get(reverse("referral-page", args=[one.public_id])).context["stopped"]
    in_schema("k9901")
    assert [day.listed for day in meeting_days(client.user, today=TODAY)] == [2]
    decided(Referral.objects.get(pk=one.pk), "withdrawn")


@pytest.mark.req("K4-5.7a", "PRV-31")
@pytest.mark.parametrize(("withdrawn_on", "is_stopped"), [(0, True), (1, False)], ids=["on the day", "the day after"])
def test_list__of_a_day_that_has_passed_is_as_the_meeting_had_it(alfa, withdrawn_on, is_stopped) -> None:
    youth, to = registered(), meeting()
    consent = consented(youth, agency=PARTNER)
    one = referred(youth, to, ground="")
    later = TODAY + timedelta(days=2)
    day = TODAY + timedelta(days=withdrawn_on)
    withdraw_consent(consent=consent, version=consent.version, withdrawn_on=day, actor=None, today=later)
    assert bool(stopped(referrals=[one], meeting=to, on=TODAY, today=later)) is is_stopped


@pytest.mark.req("K4-5.7", "PRV-24")
@pytest.mark.parametrize("is_used", [False, True], ids=["of nobody", "of somebody under protection"])
def test_meeting__keeps_its_partner_whether_or_not_anybody_was_referred(alfa, is_used) -> None:
    to = meeting()
    if is_used:
        Youth.objects.filter(pk=referred(to=to).youth_id).update(protected_at=clock.now())
    changed = MeetingFacts(name=to.name, agency="adult_education", agency_name="Komvux", weekday=to.weekday, place="")
    with pytest.raises(ValidationError) as refused:
        save_meeting(row=to, version=to.version, facts=changed, actor=None, now=clock.now(), today=TODAY)
    assert refused.value.message_dict == {
        "agency": ["Ett möte behåller sin partner. Lägg upp ett nytt möte för en annan, och ta det här ur bruk."]
    }


@pytest.mark.req("K4-5.7")
def test_decision__again_finds_a_place_though_a_referral_to_that_day_was_withdrawn(alfa) -> None:
    one = referred()
    mistaken = referred(one.youth, one.meeting, meets_on=TODAY + timedelta(days=7))
    decided(mistaken, "withdrawn")
    decided(one, "again")
    assert Referral.objects.get(decision="").meets_on == TODAY + timedelta(days=7)


@pytest.mark.req("K4-5.7")
def test_decision__accepted_can_begin_the_measure(alfa) -> None:
    one = decided(referred(local_name="Ungdomslaget"), "accepted", begins_on=TODAY)
    begun = Intervention.objects.get()
    assert (one.intervention, begun.type, begun.local_name, begun.partner) == (
        begun,
        "internship",
        "Ungdomslaget",
        one.meeting.name,
    )
    with pytest.raises(ValidationError) as refused:
        decided(referred(to=one.meeting), "declined", begins_on=TODAY)
    assert set(refused.value.message_dict) == {"begins_on"}


def test_decision__comes_with_the_meeting_but_a_referral_can_be_withdrawn_before(alfa) -> None:
    one = referred(meets_on=TODAY + timedelta(days=7))
    with pytest.raises(ValidationError):
        decided(one, "accepted")
    assert decided(one, "withdrawn").decided_on == TODAY


def test_edit__while_nothing_is_decided_and_not_to_another_partner(alfa) -> None:
    one = referred()
    facts = ReferralFacts(meeting=one.meeting, meets_on=TODAY + timedelta(days=7), type="guidance", asks="Annat")
    with pytest.raises(locking.Conflict):
        edit_referral(referral=one, version=9, facts=facts, actor=None, today=TODAY)
    with pytest.raises(ValidationError):
        other = ReferralFacts(meeting=meeting("Annat möte"), meets_on=TODAY, type="guidance")
        edit_referral(referral=one, version=1, facts=other, actor=None, today=TODAY)
    saved = edit_referral(referral=one, version=1, facts=facts, actor=None, today=TODAY)
    assert (saved.meets_on, saved.type) == (TODAY + timedelta(days=7), "guidance")


@pytest.mark.parametrize("days", range(7))
def test_next_meeting__is_within_a_week_and_never_the_same_day(alfa, days) -> None:
    one, after = meeting(), TODAY + timedelta(days=days)
    found = next_meeting(meeting=one, after=after)
    assert found.weekday() == one.weekday
    assert timedelta(0) < found - after <= timedelta(days=7)


@pytest.mark.req("K4-5.7", "A11-05")
def test_pages__refer_print_the_list_and_decide_with_one_click(alfa, client_for, in_schema) -> None:
    to, youth = meeting(place="Rum 3"), registered()
    client = client_for("alfa", Role.COACH)
    add = reverse("referral-add", args=[youth.public_id])
    told = {
        "meeting": str(to.public_id),
        "meets_on": TODAY.isoformat(),
        "type": "internship",
        "asks": "Vill prova på",
        "ground": "",
    }
    assert set(client.post(add, told).context["form"].errors) == {"ground"}
    assert client.post(add, {**told, "ground": "own_work"}).status_code == 302
    in_schema("k9901")
    one = Referral.objects.get()
    listed = reverse("referral-list", args=[to.public_id, TODAY])
    page = client.get(listed).content.decode()
    for text in (youth.full_name, str(youth.public_id)[:8], "Vill prova på", "Rum 3", "Beviljad plats"):
        assert text in page
    assert youth.personnummer not in page
    assert youth.shown_number not in page
    assert listed in client.get(reverse("measures")).content.decode()
    decide = reverse("referral-decide", args=[one.public_id])
    assert client.get(decide).status_code == 405
    assert client.post(decide, {"version": "1", "decision": "accepted"}).headers["Location"] == listed
    client.post(
        decide, {"version": "1", "decision": "declined"}
    )  # somebody else's page, as it was: nothing is overwritten
    client.post(decide, {"version": "x", "decision": ""})
    in_schema("k9901")
    one.refresh_from_db()
    assert (one.decision, one.decided_by, one.decided_on) == ("accepted", client.user, TODAY)
    assert (
        reverse("referral-page", args=[one.public_id])
        in client.get(reverse("youth", args=[youth.public_id])).content.decode()
    )
    assert client.get(reverse("referral-page", args=[one.public_id])).status_code == 200
    assert client_for("alfa", Role.READER).get(listed).status_code == 403


def test_list__of_a_day_that_is_none_is_not_found(alfa, client_for) -> None:
    one = referred()
    client = client_for("alfa", Role.COACH)
    path = reverse("referral-list", args=[one.meeting.public_id, TODAY])
    assert client.get(path.replace(TODAY.isoformat(), "2026-13-45")).status_code == 404
    assert client_for("beta", Role.COACH).get(path).status_code == 404


def test_erase__leaves_no_trace_of_referrals_and_steps(alfa) -> None:
    one = decided(referred(), "again")
    handler = make_user(Role.PROTECTED_HANDLER, Role.COACH)
    protect_by_hand(youth=one.youth, note="Beslut", actor=handler, now=clock.now())
    erase(youth=one.youth, actor=handler, now=clock.now())
    assert not Referral.objects.exists()
    assert not Referral.pgh_event_models["changed"].objects.exists()
