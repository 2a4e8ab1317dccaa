"""To whom a consent is, and from whom: the holes through which a share could rest on another's consent (PRV-31)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock
from kaa.core.ages import birthday
from tenant_apps.accounts.enums import Role
from tenant_apps.documents import services as documents
from tenant_apps.register.identification import ruleset
from tenant_apps.register.models import Youth
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.models import Consent, Referral, Share
from tenant_apps.support.services.consents import require_consent, share
from tenant_apps.support.services.local_measures import MeetingFacts, save_meeting
from tests.factories import register as make
from tests.tenant.documents.test_documents import template, written
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_agreements import consented
from tests.tenant.support.test_referrals import meeting, referred

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)
NAMED = ["upper_secondary", "folk_high_school", "region", "employer", "other"]


def shared(youth: Youth, agency: str, name: str, **changed: object) -> Share:
    told = {
        "youth": youth,
        "agency": agency,
        "agency_name": name,
        "data": "Studier",
        "shared_on": TODAY,
        "actor": None,
        "today": TODAY,
    }
    return share(**(told | changed))  # type: ignore[arg-type]


@pytest.mark.req("PRV-31")
@pytest.mark.parametrize("agency", NAMED)
def test_share__with_another_of_the_same_kind_is_stopped(alfa, agency: str) -> None:
    youth = registered()
    consent = consented(youth, agency=agency, agency_name="Bageriet  Gullvivan AB")
    with pytest.raises(NoConsent) as stopped:
        shared(youth, agency, "Snickeriet")
    assert "Snickeriet" in str(stopped.value.messages)
    with pytest.raises(NoConsent) as unnamed:
        shared(youth, agency, " ")
    assert list(unnamed.value.message_dict) == ["agency_name"]
    assert not Share.objects.exists()
    made = shared(youth, agency, "bageriet gullvivan ab.")
    assert (made.consent, made.agency_name) == (consent, "bageriet gullvivan ab.")
    assert shared(youth, agency, "Snickeriet", ground="duty_in_law").consent is None


@pytest.mark.req("PRV-31")
def test_document__to_another_of_the_same_kind_is_stopped_when_it_is_made_and_when_it_is_sent(alfa) -> None:
    youth = registered()
    consented(youth, agency="employer", agency_name="Bageriet")
    to_whom_is_chosen = template("preparation_referral")
    type(to_whom_is_chosen).objects.filter(pk=to_whom_is_chosen.pk).update(document_kind="other")
    to_whom_is_chosen.refresh_from_db()
    one = documents.begin(youth=youth, template=to_whom_is_chosen, actor=None, today=TODAY)
    told = {"agency": "employer", "route": "agency", "ground": ""}
    with pytest.raises(NoConsent):
        documents.make(
            document=one, version=one.version, written=written(one, **told, agency_name="Snickeriet"), actor=None, today=TODAY
        )  # fmt: skip
    one.refresh_from_db()
    made = documents.make(
        document=one, version=one.version, written=written(one, **told, agency_name="Bageriet"), actor=None, today=TODAY
    )
    type(one).objects.filter(pk=made.pk).update(agency_name="Snickeriet")
    made.refresh_from_db()
    with pytest.raises(NoConsent):
        documents.mark_sent(document=made, version=made.version, sent_on=TODAY, actor=None, today=TODAY)
    type(one).objects.filter(pk=made.pk).update(agency_name="Bageriet")
    made.refresh_from_db()
    sent = documents.mark_sent(document=made, version=made.version, sent_on=TODAY, actor=None, today=TODAY)
    assert (sent.share.agency, sent.share.agency_name) == ("employer", "Bageriet")


@pytest.mark.req("PRV-31")
def test_referral__goes_by_the_name_of_the_meetings_partner(alfa) -> None:
    youth = registered()
    consented(youth, agency="employer", agency_name="Bageriet")
    with pytest.raises(ValidationError) as stopped:
        referred(youth, meeting("Snickeriets möte", agency="employer", agency_name="Snickeriet"), ground="")
    assert list(stopped.value.message_dict) == ["ground"]
    with pytest.raises(ValidationError) as unnamed:
        referred(youth, meeting("Någons möte", agency="employer"))
    assert list(unnamed.value.message_dict) == ["meeting"]
    assert not Referral.objects.exists()
    one = referred(youth, meeting("Bageriets möte", agency="employer", agency_name="bageriet"), ground="")
    assert one.share.agency_name == "bageriet"


def test_meeting__of_a_kind_that_there_are_many_of_says_which_one(alfa) -> None:
    told = {"row": None, "version": 1, "actor": None, "now": clock.now(), "today": TODAY}
    with pytest.raises(ValidationError) as wrong:
        save_meeting(facts=MeetingFacts("Möte", "employer", 1), **told)
    assert list(wrong.value.message_dict) == ["agency_name"]
    made = save_meeting(facts=MeetingFacts("Möte", "employer", 1, agency_name=" Bageriet "), **told)
    assert made.agency_name == "Bageriet"
    referred(to=meeting("Annat", agency="employer", agency_name="Bageriet"))
    to = Referral.objects.get().meeting
    with pytest.raises(ValidationError):
        save_meeting(
            facts=MeetingFacts("Annat", "employer", to.weekday, agency_name="Snickeriet"), **{**told, "row": to, "version": to.version}
        )  # fmt: skip


@pytest.mark.req("PRV-31", "K4-5.2", "K4-5.2a")
def test_consent__of_a_guardian_alone_is_none_in_the_table_and_for_a_share(alfa) -> None:
    one = consented(is_mature=False, given_by="both")
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=one.pk).update(given_by="guardian")
    # as the rule's own migration left it; nothing can make it hold again
    Consent.objects.filter(pk=one.pk).update(given_by="guardian", withdrawn_on=TODAY)
    for day in (YESTERDAY, TODAY, birthday(one.youth.birth_date, 18)):
        with pytest.raises(NoConsent):
            require_consent(youth=one.youth, agency=one.agency, day=day)


@pytest.mark.req("PRV-31", "K4-5.2")
def test_consent__of_the_youth_with_a_guardian_holds_after_the_18th_birthday(alfa) -> None:
    eighteen = TODAY + timedelta(days=10)
    youth = make.youth(date(eighteen.year - 18, eighteen.month, min(eighteen.day, 28)))
    one = consented(youth, is_mature=False, given_by="both")
    assert require_consent(youth=youth, agency=one.agency, day=TODAY + timedelta(days=15))[0] == one


@pytest.mark.req("PRV-31")
@pytest.mark.parametrize(("leap", "asked"), [("0228", False), ("0301", True)])
def test_consent__of_somebody_born_on_29_february_goes_by_the_municipalitys_setting(
    alfa, monkeypatch, leap, asked
) -> None:
    monkeypatch.setattr(
        "tenant_apps.support.services.consents.settings_on", lambda _day: ruleset.Settings(leap_birthday=leap)
    )
    day = date(2026, 2, 28)  # 18 then, or the day after
    told = {
        "given_on": day,
        "valid_until": day + timedelta(days=400),
        "is_mature": None,
        "judged_by": "",
        "judged_on": None,
    }
    youth = make.youth(date(2008, 2, 29))
    if asked:
        with pytest.raises(ValidationError) as wrong:
            consented(youth, **told)
        assert list(wrong.value.message_dict) == ["is_mature"]
    else:
        assert consented(youth, **told).is_mature is None


@pytest.mark.req("PRV-31")
def test_page__of_a_share_asks_which_one_and_shows_it(alfa, client_for, in_schema) -> None:
    youth = registered()
    consented(youth, agency="employer", agency_name="Bageriet")
    client = client_for("alfa", Role.COACH)
    url = reverse("share-add", args=[youth.public_id])
    body = {
        "agency": "employer",
        "agency_name": "",
        "which_data": "Betygskopia",
        "shared_on": TODAY.isoformat(),
        "ground": "",
    }
    assert client.post(url, body).status_code == 200
    assert client.post(url, body | {"agency_name": "Snickeriet"}).status_code == 200
    assert client.post(url, body | {"agency_name": "Bageriet"}).status_code == 302
    in_schema("k9901")
    assert Share.objects.get().agency_name == "Bageriet"
    assert 'value="guardian"' not in client.get(reverse("consent-add", args=[youth.public_id])).content.decode()


def test_share__before_the_birth_is_no_day(alfa) -> None:
    youth = registered()
    with pytest.raises(ValidationError) as stopped:
        shared(youth, "social_services", "", ground="duty_in_law", shared_on=date(1800, 1, 1))
    assert list(stopped.value.message_dict) == ["shared_on"]
    assert not Share.objects.exists()
