"""Offers, consents, what is shared, and coordinated plans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Unit
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.models import Consent, CoordinatedPlan, Intervention, Offer, Share
from tenant_apps.support.selectors.offers import offer_shares
from tenant_apps.support.services.consents import (
    LARGEST,
    ConsentFacts,
    attach_form,
    record_consent,
    require_consent,
    share,
    withdraw_consent,
)
from tenant_apps.support.services.coordinated import CoordinatedFacts, call_plan, edit_coordinated
from tenant_apps.support.services.offers import OfferFacts, edit_offer, make_offer
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)
AGENCY = "employment_service"


def offered(youth: Youth | None = None, **changed: object) -> Offer:
    facts = OfferFacts(**({"type": "motivation", "offered_on": YESTERDAY} | changed))
    return make_offer(youth=youth or registered(days_ago=60), facts=facts, actor=None, today=TODAY)


def consented(youth: Youth | None = None, **changed: object) -> Consent:
    facts = {
        "agency": AGENCY, "data": "Studier", "purpose": "Planera", "given_by": "youth", "given_how": "paper", "given_on": YESTERDAY,
        "valid_until": TODAY + timedelta(days=30), "is_mature": True, "judged_by": "Maria Ek", "judged_on": YESTERDAY,
    }  # fmt: skip
    return record_consent(youth=youth or registered(), facts=ConsentFacts(**(facts | changed)), actor=None, today=TODAY)


# ---- offers ----------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-5.4")
def test_offer__that_is_accepted_begins_the_measure_in_the_same_go(alfa) -> None:
    unit = Unit.objects.create(name="Ungdomstorget")
    one = offered(response="accepted", begins_on=YESTERDAY, unit=unit)
    begun = Intervention.objects.get()
    assert (one.intervention, begun.type, begun.unit, begun.started_on) == (begun, "motivation", unit, YESTERDAY)
    assert one.answered_on == TODAY
    with pytest.raises(ValidationError):
        edit_offer(
            offer=one, version=one.version, facts=OfferFacts("motivation", YESTERDAY, response="declined"), actor=None, today=TODAY
        )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"offered_on": TODAY + timedelta(days=1)}, "offered_on"),
        ({"response": "declined", "answered_on": YESTERDAY - timedelta(days=1)}, "answered_on"),
        ({"response": "declined", "begins_on": TODAY}, "begins_on"),
        ({"response": "accepted", "begins_on": TODAY + timedelta(days=1)}, "begins_on"),
        ({"type": ""}, "type"),
        ({"response": "maybe"}, "response"),
    ],
    ids=[
        "in the future",
        "answered before",
        "begins though declined",
        "begins in the future",
        "of nothing",
        "no such answer",
    ],
)
def test_offer__refuses(alfa, changed, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        offered(**changed)
    assert list(wrong.value.message_dict) == [field]
    assert not Offer.objects.exists() or not Intervention.objects.exists()


def test_offer__the_table_refuses_a_measure_of_one_that_was_not_accepted(alfa) -> None:
    one = offered(response="accepted", begins_on=YESTERDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=one.pk).update(response="declined")


@pytest.mark.req("K4-5.4")
def test_share_of_offered__counts_youths_once_and_in_the_period(alfa) -> None:
    """I6 a: offered / I1."""
    youth = registered(days_ago=60)
    offered(youth, response="declined")
    offered(youth)
    registered(days_ago=60)
    hidden = registered(days_ago=60)
    offered(hidden)
    Youth.objects.filter(pk=hidden.pk).update(protected_at=clock.now())
    found = offer_shares(first=TODAY - timedelta(days=30), last=TODAY)
    assert (sum(one.registered for one in found), sum(one.offered for one in found)) == (2, 1)
    earlier = offer_shares(first=TODAY - timedelta(days=30), last=TODAY - timedelta(days=10))
    assert sum(one.offered for one in earlier) == 0


def test_offer__from_the_page_and_its_answer(alfa, client_for, in_schema) -> None:
    youth = registered(days_ago=60)
    client = client_for("alfa", Role.COACH)
    body = {"type": "motivation", "offered_on": YESTERDAY.isoformat(), "response": "pending", "note": "Vill tänka"}
    assert client.post(reverse("offer-add", args=[youth.public_id]), body).status_code == 302
    in_schema("k9901")
    one = Offer.objects.get()
    url = reverse("offer-edit", args=[one.public_id])
    assert "Vill tänka" in client.get(url).content.decode()
    answer = client.post(url, {**body, "response": "accepted", "begins_on": TODAY.isoformat(), "version": "1"})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    in_schema("k9901")
    one.refresh_from_db()
    assert one.intervention is not None
    shown = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert "Tackade ja" in shown


# ---- consents --------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-5.2", "PRV-31")
@pytest.mark.parametrize(
    ("age", "changed", "field"),
    [
        (17, {"is_mature": None}, "is_mature"),
        (17, {"judged_by": ""}, "judged_by"),
        (17, {"is_mature": False}, "given_by"),
        (18, {"given_by": "guardian"}, "given_by"),
        (18, {"given_by": "both"}, "given_by"),
        (17, {"given_by": "guardian"}, "given_by"),
        (17, {"given_by": "guardian", "is_mature": False}, "given_by"),
        (17, {"valid_until": YESTERDAY - timedelta(days=1)}, "valid_until"),
        (17, {"valid_until": TODAY + timedelta(days=900)}, "valid_until"),
        (17, {"agency": "region"}, "agency_name"),
        (17, {"agency": ""}, "agency"),
    ],
    ids=[
        "maturity not said",
        "who judged not said",
        "not mature alone",
        "guardian of an adult",
        "guardian beside an adult",
        "guardian for a mature one",
        "guardian alone for one who is not mature",
        "ends before",
        "for ever",
        "which one",
        "to nobody",
    ],
)
def test_consent__refuses(alfa, age, changed, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        consented(registered(age=age), **changed)
    assert list(wrong.value.message_dict) == [field]


@pytest.mark.req("K4-5.2")
def test_consent__of_the_youth_and_a_guardian_when_the_youth_is_not_mature(alfa) -> None:
    one = consented(is_mature=False, given_by="both")
    assert (one.is_mature, one.judged_by) == (False, "Maria Ek")
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=one.pk).update(given_by="youth")
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=one.pk).update(judged_by="")


@pytest.mark.req("K4-5.2", "PRV-31")
def test_share__without_consent_or_ground_is_stopped(alfa) -> None:
    youth = registered()
    facts = {"youth": youth, "agency": AGENCY, "data": "Studier", "shared_on": TODAY, "actor": None, "today": TODAY}
    with pytest.raises(NoConsent):
        share(**facts)
    assert not Share.objects.exists()
    on_ground = share(**facts, ground="duty_in_law")
    assert (on_ground.consent, on_ground.ground) == (None, "duty_in_law")
    one = consented(youth)
    assert share(**facts).consent == one
    with pytest.raises(NoConsent):  # another agency's consent is none
        share(**{**facts, "agency": "social_services"})
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.filter(pk=on_ground.pk).update(ground="")


@pytest.mark.req("PRV-31")
@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (YESTERDAY - timedelta(days=1), False),
        (YESTERDAY, True),
        (TODAY + timedelta(days=30), True),
        (TODAY + timedelta(days=31), False),
    ],
    ids=["the day before", "the first day", "the last day", "the day after"],
)
def test_require_consent__on_its_days(alfa, day: date, holds: bool) -> None:
    one = consented()
    if holds:
        assert require_consent(youth=one.youth, agency=AGENCY, day=day)[0] == one
    else:
        with pytest.raises(NoConsent):
            require_consent(youth=one.youth, agency=AGENCY, day=day)


@pytest.mark.req("PRV-31")
def test_withdrawal__blocks_the_next_share_and_shows_what_was_shared(alfa, client_for, in_schema) -> None:
    one = consented()
    share(youth=one.youth, agency=AGENCY, data="Betygskopia", shared_on=YESTERDAY, actor=None, today=TODAY)
    withdraw_consent(consent=one, version=1, withdrawn_on=TODAY, actor=None, today=TODAY)
    with pytest.raises(NoConsent):
        require_consent(youth=one.youth, agency=AGENCY, day=TODAY)
    page = client_for("alfa", Role.COACH).get(reverse("consent", args=[one.public_id])).content.decode()
    assert "Betygskopia" in page
    in_schema("k9901")
    with pytest.raises(ValidationError):
        withdraw_consent(consent=Consent.objects.get(), version=2, withdrawn_on=TODAY, actor=None, today=TODAY)


@pytest.mark.req("K4-5.2")
def test_form__is_kept_by_its_first_bytes_and_fetched_by_the_right(alfa, client_for, in_schema) -> None:
    one = consented()
    client = client_for("alfa", Role.COACH)
    url = reverse("consent-form", args=[one.public_id])
    for content in (b"<html>", b"MZ\x90", b""):
        answer = client.post(url, {"version": "1", "file": SimpleUploadedFile("samtycke.pdf", content)})
        assert answer.status_code == 200
    in_schema("k9901")
    assert not StoredFile.objects.filter(kind="consent").exists()
    assert (
        client.post(url, {"version": "1", "file": SimpleUploadedFile("Anna Ek.pdf", b"%PDF-1.7 x")}).status_code == 302
    )
    fetched = client.get(reverse("consent-file", args=[one.public_id]))
    assert (fetched.content, fetched["Content-Type"]) == (b"%PDF-1.7 x", "application/pdf")
    assert "attachment" in fetched["Content-Disposition"]
    assert "Anna" not in fetched["Content-Disposition"]
    assert client_for("alfa", Role.READER).get(reverse("consent-file", args=[one.public_id])).status_code == 403


def test_form__too_large_or_replaced(alfa, django_capture_on_commit_callbacks) -> None:
    one = consented()
    with pytest.raises(ValidationError):
        attach_form(consent=one, version=1, content=b"%PDF-" + b"x" * LARGEST, actor=None)
    attach_form(consent=one, version=1, content=b"%PDF-1", actor=None)
    first = files.path_of(one.file)
    with django_capture_on_commit_callbacks(execute=True):
        attach_form(consent=one, version=2, content=b"%PDF-2", actor=None)
    assert StoredFile.objects.filter(kind="consent").count() == 1
    assert not first.exists()


def test_pages__consent_and_share(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    sharing = {"agency": AGENCY, "which_data": "Betygskopia", "shared_on": TODAY.isoformat(), "ground": ""}
    stopped = client.post(reverse("share-add", args=[youth.public_id]), sharing)
    assert stopped.status_code == 200
    assert "Betygskopia" in stopped.content.decode()
    body = {
        "agency": AGENCY, "which_data": "Studier", "purpose": "Planera", "given_by": "youth", "given_how": "oral", "given_on": TODAY.isoformat(),
        "valid_until": (TODAY + timedelta(days=90)).isoformat(), "is_mature": "yes", "judged_by": "Maria Ek", "judged_on": TODAY.isoformat(),
    }  # fmt: skip
    saved = client.post(reverse("consent-add", args=[youth.public_id]), body)
    assert saved.status_code == 302, saved.content.decode()[:2000]
    assert client.post(reverse("share-add", args=[youth.public_id]), sharing).status_code == 302
    assert "Arbetsförmedlingen" in client.get(reverse("youth", args=[youth.public_id])).content.decode()


def test_erase__takes_the_signed_form_with_it(alfa, django_capture_on_commit_callbacks) -> None:
    one = consented()
    attach_form(consent=one, version=1, content=b"%PDF-1", actor=None)
    share(youth=one.youth, agency=AGENCY, data="Studier", shared_on=TODAY, actor=None, today=TODAY)
    path = files.path_of(one.file)
    handler = make_user(Role.PROTECTED_HANDLER, Role.COACH)
    protect_by_hand(youth=one.youth, note="Beslut", actor=handler, now=clock.now())
    with django_capture_on_commit_callbacks(execute=True):
        erase(youth=one.youth, actor=handler, now=clock.now())
    assert not Consent.objects.exists()
    assert not StoredFile.objects.filter(kind="consent").exists()
    assert not path.exists()
    for model in (Consent, Share):
        assert not model.pgh_event_model.objects.exists()


# ---- coordinated plans -----------------------------------------------------------------------------------------------
@pytest.mark.req("K4-5.3", "PRV-31")
def test_coordinated__calling_a_party_needs_its_consent_unless_another_called(alfa) -> None:
    youth = registered()
    facts = CoordinatedFacts(parties=[AGENCY], consent_on=TODAY, called_on=TODAY)
    with pytest.raises(ValidationError) as wrong:
        call_plan(youth=youth, facts=facts, actor=None, today=TODAY)
    assert list(wrong.value.message_dict) == ["parties"]
    called = CoordinatedFacts(parties=[AGENCY], consent_on=TODAY, called_on=TODAY, initiator="social_services")
    assert call_plan(youth=youth, facts=called, actor=None, today=TODAY).initiator == "social_services"
    consented(youth)
    one = call_plan(youth=youth, facts=facts, actor=None, today=TODAY)
    held = CoordinatedFacts(
        parties=[AGENCY],
        consent_on=TODAY,
        called_on=TODAY,
        held_on=TODAY,
        responsible=AGENCY,
        follow_up_on=TODAY + timedelta(days=60),
    )
    edit_coordinated(plan=one, version=1, facts=held, actor=None, today=TODAY)
    assert (one.held_on, one.responsible) == (TODAY, AGENCY)


def test_coordinated__has_no_field_for_its_content() -> None:
    """rules.md: no content."""
    texts = [
        field
        for field in CoordinatedPlan._meta.concrete_fields
        if (field.max_length or 0) > 40 or field.get_internal_type() == "TextField"
    ]
    assert texts == []


def test_coordinated__a_follow_up_without_a_meeting_is_refused(alfa) -> None:
    youth = registered()
    consented(youth)
    facts = CoordinatedFacts(parties=[AGENCY], consent_on=TODAY, called_on=TODAY, follow_up_on=TODAY)
    with pytest.raises(ValidationError):
        call_plan(youth=youth, facts=facts, actor=None, today=TODAY)


# ---- protection ------------------------------------------------------------------------------------------------------
@pytest.mark.req("PRV-22")
def test_address__of_anything_of_a_protected_youth_is_that_of_nobody(alfa, client_for, in_schema) -> None:
    one = consented()
    offer, plan = (
        offered(one.youth),
        CoordinatedPlan(youth=one.youth, parties=[AGENCY], parties_version=1, consent_on=TODAY, called_on=TODAY),
    )
    plan.save()
    rows = {
        "consent": one, "consent-file": one, "consent-withdraw": one, "offer-edit": offer, "coordinated-edit": plan, "plan-add": one.youth,
        "consent-add": one.youth, "offer-add": one.youth, "share-add": one.youth, "coordinated-add": one.youth,
    }  # fmt: skip
    coach = client_for("alfa", Role.COACH)
    addresses = {name: reverse(name, args=[row.public_id]) for name, row in rows.items()}
    assert coach.get(addresses["consent"]).status_code == 200
    in_schema("k9901")
    Youth.objects.filter(pk=one.youth_id).update(protected_at=clock.now())
    assert {name: coach.get(address).status_code for name, address in addresses.items()} == dict.fromkeys(
        addresses, 404
    )
