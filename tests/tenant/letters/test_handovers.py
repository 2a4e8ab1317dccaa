"""Handing over at 20: a yes, and a consent or a stated ground; it is a share (PRV-31)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import Handover
from tenant_apps.letters.services.handovers import save_handover
from tenant_apps.register.models import Youth
from tenant_apps.support.models import Share
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_agreements import consented

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)
AGENCY = "labour_market_unit"
OF_AN_ADULT = {"is_mature": None, "judged_by": "", "judged_on": None}


def handed(youth: Youth, handover: Handover | None = None, **changed: object) -> Handover:
    told = {
        "unit": "Ungdomstorget", "wish": "yes", "said_on": YESTERDAY, "handed_over_on": TODAY, "agency": AGENCY, "ground": "", "actor": None,
        "today": TODAY,
    } | changed  # fmt: skip
    return save_handover(youth=youth, handover=handover, version=handover.version if handover else None, **told)  # type: ignore[arg-type]


@pytest.mark.req("PRV-31", "K4-3.1j")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, "ground"),
        ({"agency": ""}, "agency"),
        ({"agency": "region", "ground": "weighing", "unit": "Snickeriet"}, ""),
        ({"wish": "no"}, "handed_over_on"),
        ({"wish": "asked", "ground": "weighing"}, "handed_over_on"),
        ({"handed_over_on": TODAY + timedelta(days=1)}, "handed_over_on"),
        ({"handed_over_on": YESTERDAY - timedelta(days=1)}, "handed_over_on"),
        ({"said_on": TODAY + timedelta(days=1)}, "said_on"),
    ],
    ids=["no consent", "to nobody", "on a ground", "a no", "no answer yet", "in the future", "before the yes", "said in the future"],
)  # fmt: skip
def test_handover__is_stopped_without_a_yes_and_a_consent_or_a_ground(alfa, changed, field) -> None:
    youth = registered(age=19)
    if not field:
        handed(youth, **changed)
        assert Share.objects.get().ground == "weighing"
        return
    with pytest.raises(ValidationError) as stopped:
        handed(youth, **changed)
    assert list(stopped.value.message_dict) == [field]
    assert not Handover.objects.exists()
    assert not Share.objects.exists()


@pytest.mark.req("PRV-31")
def test_handover__on_a_consent_is_noted_as_shared_once(alfa) -> None:
    youth = registered(age=19)
    consent = consented(youth, agency=AGENCY, **OF_AN_ADULT)
    asked = handed(youth, wish="asked", handed_over_on=None, agency="")
    assert not Share.objects.exists()
    done = handed(youth, asked)
    given = Share.objects.get()
    assert (done.handed_over_on, given.consent, given.agency, given.agency_name) == (
        TODAY,
        consent,
        AGENCY,
        "Ungdomstorget",
    )
    handed(youth, done, said_on=YESTERDAY - timedelta(days=1), agency="")
    assert Share.objects.count() == 1
    for changed in (
        {"handed_over_on": YESTERDAY},
        {"handed_over_on": None},
        {"unit": "Någon annan"},
        {"wish": "no", "handed_over_on": None},
    ):
        with pytest.raises(ValidationError):
            handed(youth, Handover.objects.get(), **changed)


@pytest.mark.req("PRV-31")
def test_handover__to_another_of_the_same_kind_is_stopped(alfa) -> None:
    youth = registered(age=19)
    consented(youth, agency="region", agency_name="Region Jämtland", **OF_AN_ADULT)
    with pytest.raises(ValidationError) as stopped:
        handed(youth, agency="region", unit="Region Västernorrland")
    assert "Region Västernorrland" in stopped.value.message_dict["ground"][0]
    assert handed(youth, agency="region", unit="Region Jämtland").handed_over_on == TODAY


def test_page__asks_to_which_agency_and_keeps_what_was_handed_over(alfa, client_for, in_schema) -> None:
    youth = registered(age=19)
    client, url = client_for("alfa", Role.COACH), reverse("handover", args=[youth.public_id])
    body = {
        "unit": "Ungdomstorget",
        "wish": "yes",
        "said_on": YESTERDAY.isoformat(),
        "handed_over_on": TODAY.isoformat(),
        "agency": AGENCY,
        "ground": "",
    }
    stopped = client.post(url, body)
    assert stopped.status_code == 200
    assert 'id="id_ground_error"' in stopped.content.decode()
    assert client.post(url, body | {"ground": "weighing"}).status_code == 302
    in_schema("k9901")
    assert Share.objects.get().ground == "weighing"
    assert 'name="agency"' not in client.get(url).content.decode()
    assert client.post(url, {"said_on": YESTERDAY.isoformat(), "version": "1"}).status_code == 302
    in_schema("k9901")
    assert (Handover.objects.get().handed_over_on, Handover.objects.get().unit, Share.objects.count()) == (
        TODAY,
        "Ungdomstorget",
        1,
    )
