"""Number, names and date of birth changed by hand: what is red is mended, the old number still finds, and no file undoes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from kaa.core.personnummer import format_for_people
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.quality.selectors import hits
from tenant_apps.register import numbers as numbers_module
from tenant_apps.register.models import Draft, LegalSex, ProtectionNotice, Youth, YouthNumber
from tenant_apps.register.selectors.protection import shows_hidden
from tenant_apps.register.services.identity import Identity, change_identity
from tests.factories import accounts, extens
from tests.factories import register as make
from tests.factories.numbers import take
from tests.tenant.register.pages.people import registered
from tests.tenant.sources.importing import load

NUMBERS = take(6, born_between=(date(2009, 1, 1), date(2009, 12, 31)))
TF = "20090517TF01"
pytestmark = [pytest.mark.req("REL-23", "REL-09"), pytest.mark.usefixtures("stay")]


def temporary(**fields: Any) -> Youth:
    return registered(personnummer=TF, number_kind="tf", **fields)


def body(youth: Youth, **changed: Any) -> dict[str, Any]:
    youth.refresh_from_db()
    return {
        "number": youth.shown_number, "birth_date": youth.birth_date.isoformat(), "given_name": youth.given_name, "family_name": youth.family_name,
        "reason": "Enligt folkbokföringen.", "version": youth.version, **changed,
    }  # fmt: skip


def edit(client: Any, youth: Youth, **changed: Any) -> Any:
    return client.post(reverse("identity-edit", args=[youth.public_id]), body(youth, **changed))


@pytest.mark.on_day(2026, 11, 18)
def test_temporary_number__is_red_leads_here_and_is_mended(alfa, client_for) -> None:
    youth = temporary()
    [hit] = [one for one in hits(period="2026H2") if one.rule == "K2"]
    assert hit.mend_url == reverse("identity-edit", args=[youth.public_id]) + "#id_number"
    client = client_for("alfa", Role.COORDINATOR)
    assert client.get(hit.mend_url).status_code == 200
    assert edit(client, youth, number=NUMBERS[0], birth_date="").status_code == 302
    youth.refresh_from_db()
    assert (youth.personnummer, youth.number_kind) == (NUMBERS[0], "personnummer")
    assert youth.birth_date.strftime("%Y%m%d") == NUMBERS[0][:8]
    assert list(YouthNumber.objects.values_list("youth", "value", "kind")) == [(youth.pk, TF, "tf")]
    assert not [one for one in hits(period="2026H2") if one.rule in {"K1", "K2"}]
    page = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert format_for_people(TF) in page
    assert "Enligt folkbokföringen." in page
    found = client.post(reverse("search"), {"q": TF})
    assert found.status_code == 302
    assert str(youth.public_id) in found["Location"]


def test_names__stay_when_a_file_says_what_it_said_until_it_says_the_same(alfa) -> None:
    load([extens.row(NUMBERS[0], given_name="Alva", family_name="Asberg")])
    youth = Youth.objects.get(personnummer=NUMBERS[0])
    change_identity(
        youth=youth, version=youth.version, actor=None, today=clock.today(), municipality_codes=[],
        wanted=Identity(NUMBERS[0], "Alva", "Åsberg", "Hon skriver så själv.", birth_date=date(2009, 2, 3)),
    )  # fmt: skip
    load([extens.row(NUMBERS[0], given_name="Alva Maria", family_name="Asberg")], as_of=date(2026, 10, 14))
    youth.refresh_from_db()
    assert (youth.full_name, youth.birth_date) == ("Alva Åsberg", date(2009, 2, 3))
    assert (youth.name_by_hand, youth.birth_date_by_hand) == (True, True)
    load([extens.row(NUMBERS[0], given_name="Alva", family_name="Åsberg")], as_of=date(2026, 10, 21))
    youth.refresh_from_db()
    assert (youth.full_name, youth.name_by_hand, youth.birth_date_by_hand) == ("Alva Åsberg", False, True)
    load([extens.row(NUMBERS[0], given_name="Alva", family_name="Berg")], as_of=date(2026, 10, 28))
    youth.refresh_from_db()
    assert youth.full_name == "Alva Berg"


def test_old_number__still_finds_the_youth_in_a_file(alfa) -> None:
    youth = temporary()
    change_identity(
        youth=youth, version=youth.version, actor=None, today=clock.today(), municipality_codes=[],
        wanted=Identity(NUMBERS[0], youth.given_name, youth.family_name, "Fick personnummer."),
    )  # fmt: skip
    load([extens.row(TF, given_name=youth.given_name, family_name=youth.family_name)])
    assert Youth.objects.count() == 1
    youth.refresh_from_db()
    assert youth.personnummer == NUMBERS[0]


def test_slip__the_old_number_finds_nobody_and_can_be_somebody_elses(alfa, client_for) -> None:
    youth, other = make.youth(number=NUMBERS[0]), make.youth(number=NUMBERS[1])
    client = client_for("alfa", Role.ADMINISTRATOR)
    assert edit(client, youth, number=NUMBERS[2], birth_date="", is_slip="on").status_code == 302
    assert not YouthNumber.objects.exists()
    assert edit(client, other, number=NUMBERS[0], birth_date="").status_code == 302


def test_back__to_a_number_that_the_youth_had(alfa, client_for) -> None:
    youth = make.youth(number=NUMBERS[0])
    client = client_for("alfa", Role.ADMINISTRATOR)
    for number in (NUMBERS[1], NUMBERS[0]):
        assert edit(client, youth, number=number, birth_date="").status_code == 302
    youth.refresh_from_db()
    assert youth.personnummer == NUMBERS[0]
    assert list(YouthNumber.objects.values_list("value", flat=True)) == [NUMBERS[1]]


def test_sex__that_the_number_says_is_known_at_last(alfa) -> None:
    youth = temporary()
    LegalSex.objects.filter(youth=youth).update(sex="unknown")
    change_identity(
        youth=youth, version=youth.version, actor=None, today=clock.today(), municipality_codes=[],
        wanted=Identity(NUMBERS[0], youth.given_name, youth.family_name, "Fick personnummer."),
    )  # fmt: skip
    [sex] = LegalSex.objects.filter(youth=youth)
    assert sex.sex == ("female" if NUMBERS[0][10] in "02468" else "male")
    youth.refresh_from_db()
    assert sex.valid_from == youth.birth_date


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number": "20090517-0000"}, "number"),
        ({"number": ""}, "number"),
        ({"given_name": "", "family_name": ""}, "family_name"),
        ({"birth_date": "2099-01-01"}, "birth_date"),
        ({"reason": ""}, "reason"),
        ({}, "__all__"),
    ],
    ids=["wrong number", "no number", "no name", "not born", "no reason", "nothing changed"],
)
def test_form__tells_what_is_wrong_and_keeps_what_was_written(alfa, client_for, changed, field) -> None:
    youth = registered()
    page = edit(client_for("alfa", Role.COORDINATOR), youth, **changed)
    assert page.status_code == 200
    assert field in page.context["form"].errors


def test_two_savers__see_both_versions(alfa, client_for) -> None:
    youth = registered(given_name="Alva", family_name="Ek")
    client = client_for("alfa", Role.COORDINATOR)
    old = body(youth)
    assert edit(client, youth, given_name="Alma").status_code == 302
    page = client.post(reverse("identity-edit", args=[youth.public_id]), {**old, "given_name": "Alba"})
    rows = {row.name: (row.yours, row.theirs) for row in page.context["conflict"].differing}
    assert rows["given_name"] == ("Alba", "Alma")


def test_coach__is_told_whom_to_ask(alfa, client_for) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    page = client.get(reverse("identity-edit", args=[youth.public_id]))
    assert page.status_code == 200
    assert "form" not in page.context
    assert edit(client, youth, given_name="Alma").status_code == 403


def test_draft__is_kept_and_goes_when_saved(alfa, client_for) -> None:
    youth = registered()
    client = client_for("alfa", Role.COORDINATOR)
    url = reverse("identity-edit", args=[youth.public_id])
    draft = client.get(url).context["draft"]
    client.post(draft.url, body(youth, reason="Halvskrivet", draft=draft.opened_at))
    assert client.get(url).context["form"].initial["reason"] == "Halvskrivet"
    assert edit(client, youth, given_name="Alma", draft=draft.opened_at).status_code == 302
    assert not Draft.objects.exists()


# ---- numbers that are somebody's already -----------------------------------------------------------------------------
def _adding(number: str) -> dict[str, Any]:
    return {
        "number": number, "given_name": "Alva", "family_name": "Ek", "municipality_code": "2281", "lives_here_from": "2026-09-01",
        "source": "Mötte henne.", "birth_date": "",
    }  # fmt: skip


@pytest.mark.req("PRV-22", "PRV-33")
@pytest.mark.parametrize("way", ["add", "change", "api"])
def test_hidden_number__is_refused_and_the_handlers_see_who_tried(alfa, client_for, way: str) -> None:
    hidden = registered(number=NUMBERS[0], family_name="Zzskyddad", protected=True)
    own = registered()
    accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER, name="Hanna Handläggare")
    client = client_for("alfa", Role.COORDINATOR)
    if way == "add":
        page = client.post(reverse("youth-add"), _adding(NUMBERS[0]))
    elif way == "change":
        page = edit(client, own, number=NUMBERS[0], birth_date="")
    else:
        page = client.patch(
            reverse("api-youth-identity", args=[own.public_id]), {"number": NUMBERS[0], "reason": "Enligt pass."},
            content_type="application/json", headers={"If-Match": f'"{own.version}"'},
        )  # fmt: skip
    text = page.content.decode()
    assert page.status_code == (422 if way == "api" else 200)
    assert "Hanna Handläggare" in text
    assert "Zzskyddad" not in text
    assert str(hidden.public_id) not in text
    notice = ProtectionNotice.objects.get(kind="tried")
    assert (notice.youth, notice.by, notice.handled_at) == (hidden, client.user, None)
    row = ReadLog.objects.get(ground="probe")
    assert (row.youths, row.user_id) == ([hidden.public_id], client.user.pk)
    assert not shows_hidden(
        user=client.user, request_id=row.request_id
    )  # the page shows nobody, so it is not loaded anew
    shown = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER).get(reverse("protected")).content.decode()
    assert client.user.display_name in shown


@pytest.mark.req("PRV-22")
def test_taken_number__of_somebody_shown_names_them_and_tells_no_handler(alfa, client_for) -> None:
    other, own = registered(number=NUMBERS[0], family_name="Zzandra"), registered()
    page = edit(client_for("alfa", Role.COORDINATOR), own, number=NUMBERS[0], birth_date="")
    assert "Zzandra" in page.content.decode()
    assert not ProtectionNotice.objects.exists()
    assert ReadLog.objects.filter(youths__contains=[other.public_id], page="identity-edit").exists()


@pytest.mark.req("PRV-22")
def test_numbers__are_not_tried_by_the_hundred(alfa, client_for, monkeypatch, time_machine_travel) -> None:
    time_machine_travel()  # numbers are counted by the hour
    monkeypatch.setattr(numbers_module, "NUMBERS_AN_HOUR", 2)
    registered(number=NUMBERS[0], protected=True)
    client = client_for("alfa", Role.COORDINATOR)
    pages = [client.post(reverse("youth-add"), _adding(NUMBERS[0])) for _n in range(3)]
    told = [str(page.context["form"].errors["number"][0]) for page in pages]
    assert [text == told[0] for text in told] == [True, True, False]
    assert ProtectionNotice.objects.count() == 2
    assert client_for("alfa", Role.COORDINATOR).post(reverse("youth-add"), _adding(NUMBERS[1])).status_code == 302
