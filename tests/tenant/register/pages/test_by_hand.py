"""Registering, closing, exempting and adding by hand, on their pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from kaa.core.ages import turns_20_on
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import LegalSex, Proposal, Registration, Residence, Youth, YouthNumber
from tenant_apps.register.services.people import holder_of
from tenant_apps.support.models import Intervention
from tenant_apps.support.services import InterventionFacts, start_intervention
from tests.factories import accounts
from tests.factories import register as make
from tests.factories.numbers import as_coordination, as_tf, faulty
from tests.tenant.register.pages.people import registered, years_ago

TODAY = clock.today()
WEEK_AGO, TOMORROW = TODAY - timedelta(days=7), TODAY + timedelta(days=1)
DECIDERS = [Role.ADMINISTRATOR, Role.COORDINATOR]
OTHERS = [Role.COACH, Role.READER, Role.ACCOUNT_MANAGER]


def shown_last(in_schema) -> tuple[str, set]:
    in_schema("k9901")
    row = ReadLog.objects.order_by("-id").first()
    return (row.page, set(row.youths)) if row else ("", set())


def opening(**changed: object) -> dict[str, Any]:
    values = {
        "covered_from": WEEK_AGO.isoformat(),
        "latest_studies": "not_begun",
        "municipality_code": "2281",
        "source": "Skolan <ringde>",
    }
    return values | changed


def closing(**changed: object) -> dict[str, Any]:
    values = {
        "ceased_on": (TODAY - timedelta(days=2)).isoformat(),
        "end_reason": "national_programme",
        "source": "Antagningen",
        "version": 1,
    }
    return values | changed


def adding(number: str, **changed: object) -> dict[str, Any]:
    values = {
        "number": number, "birth_date": "", "given_name": "Ny", "family_name": "Åsbo", "municipality_code": "2281",
        "lives_here_from": WEEK_AGO.isoformat(), "source": "Bor hos sin moster",
    }  # fmt: skip
    return values | changed


def errors_of(answer) -> set[str]:
    """Where the form objects; and that it says so, guards what is written and keeps it."""
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "data-error-summary" in text
    assert 'data-guard="dirty"' in text
    return set(answer.context["form"].errors)


# ---- who may -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize(
    "name", ["registration-open", "exempt-set", "registration-close", "registration-mistake", "youth-add"]
)
def test_by_hand__is_for_those_who_decide_on_registrations(alfa, client_for, role, name) -> None:
    youth = registered()
    client = client_for("alfa", role)
    row = [youth.registrations.get().public_id]
    about = {"youth-add": [], "registration-close": row, "registration-mistake": row}
    url = reverse(name, args=about.get(name, [youth.public_id]))
    assert client.get(url).status_code == 403
    assert client.post(url).status_code == 403
    assert b"registrera/" not in client.get(reverse("youth", args=[youth.public_id])).content


@pytest.mark.req("PRV-33")
@pytest.mark.parametrize("role", DECIDERS)
def test_by_hand__forms_open_and_what_they_show_is_logged(alfa, client_for, in_schema, role) -> None:
    youth, resident = registered(), make.youth(years_ago(17))
    registration = youth.registrations.get()
    client = client_for("alfa", role)
    for name, about, shown in (
        ("registration-open", resident.public_id, resident), ("registration-close", registration.public_id, youth),
        ("registration-mistake", registration.public_id, youth), ("exempt-set", youth.public_id, youth),
    ):  # fmt: skip
        page = client.get(reverse(name, args=[about]))
        assert page.status_code == 200
        assert "kaa-instruction" in page.content.decode()
        assert 'maxlength="300"' in page.content.decode()
        assert shown_last(in_schema) == (name, {shown.public_id})
    assert client.get(reverse("youth-add")).status_code == 200


@pytest.mark.req("PRV-24")
def test_by_hand__a_protected_youth_does_not_exist_but_for_the_handler(alfa, client_for) -> None:
    youth = registered(protected=True)
    registration = youth.registrations.get()
    urls = [reverse(name, args=[youth.public_id]) for name in ("registration-open", "exempt-set")]
    urls += [reverse(name, args=[registration.public_id]) for name in ("registration-close", "registration-mistake")]
    client, handler = (
        client_for("alfa", Role.ADMINISTRATOR),
        client_for("alfa", Role.ADMINISTRATOR, Role.PROTECTED_HANDLER),
    )
    for url in urls:
        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404
        assert handler.get(url).status_code == 200


def test_by_hand__buttons_fit_what_can_be_done(alfa, client_for) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    youth, resident, grown = registered(), make.youth(years_ago(17)), make.youth(years_ago(20, days=3))
    row = youth.registrations.get()
    page = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert reverse("registration-close", args=[row.public_id]) in page
    assert reverse("registration-open", args=[youth.public_id]) not in page
    assert (
        reverse("registration-open", args=[resident.public_id])
        in client.get(reverse("youth", args=[resident.public_id])).content.decode()
    )
    assert (
        reverse("registration-open", args=[grown.public_id])
        not in client.get(reverse("youth", args=[grown.public_id])).content.decode()
    )
    assert reverse("youth-add") in client.get(reverse("youths")).content.decode()
    assert reverse("youth-add") not in client_for("alfa", Role.COACH).get(reverse("youths")).content.decode()


# ---- registering ---------------------------------------------------------------------------------------------------
def test_registration_open__registers_from_today(alfa, client_for, in_schema) -> None:
    youth = make.youth(years_ago(17))
    proposal = make.proposal(youth, WEEK_AGO, latest_studies="study_certificate")
    client = client_for("alfa", Role.COORDINATOR)
    url = reverse("registration-open", args=[youth.public_id])
    assert client.get(url).context["form"].initial == {
        "covered_from": WEEK_AGO, "latest_studies": "study_certificate", "municipality_code": "2281",
    }  # fmt: skip
    assert client.post(url, opening()).headers["Location"] == reverse("youth", args=[youth.public_id])
    in_schema("k9901")
    made = Registration.objects.get()
    assert (made.covered_from, made.registered_on, made.latest_studies, made.source_note, made.opened_by) == (
        WEEK_AGO, TODAY, "not_begun", "Skolan <ringde>", client.user,
    )  # fmt: skip
    assert Proposal.objects.get(pk=proposal.pk).state == "lapsed"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"covered_from": TOMORROW.isoformat()}, "covered_from"),
        ({"covered_from": "i går"}, "covered_from"),
        ({"municipality_code": "0180"}, "municipality_code"),
        ({"latest_studies": ""}, "latest_studies"),
        ({"source": "  "}, "source"),
    ],
    ids=["in the future", "no date", "another municipality", "no latest studies", "no source"],
)
def test_registration_open__refuses_and_keeps_what_was_written(alfa, client_for, in_schema, changed, field) -> None:
    youth = make.youth(years_ago(17))
    answer = client_for("alfa", Role.ADMINISTRATOR).post(
        reverse("registration-open", args=[youth.public_id]), opening(**changed)
    )
    assert errors_of(answer) == {field}
    assert field == "source" or "Skolan &lt;ringde&gt;" in answer.content.decode()
    assert shown_last(in_schema)[1] == {youth.public_id}
    assert not Registration.objects.exists()


def test_registration_open__of_somebody_registered_or_20_is_refused(alfa, client_for) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    youth, grown = registered(), make.youth(years_ago(20, days=3))
    assert errors_of(client.post(reverse("registration-open", args=[youth.public_id]), opening())) == {"__all__"}
    assert errors_of(client.post(reverse("registration-open", args=[grown.public_id]), opening())) == {"covered_from"}


# ---- closing -------------------------------------------------------------------------------------------------------
def test_registration_close__measures_go_on_unless_they_are_ended(alfa, client_for, in_schema) -> None:
    youth = registered()
    row = youth.registrations.get()
    measure = start_intervention(
        youth=youth, facts=InterventionFacts(type="internship", started_on=WEEK_AGO), actor=None, today=TODAY
    )
    client = client_for("alfa", Role.COORDINATOR)
    url = reverse("registration-close", args=[row.public_id])
    assert reverse("intervention-edit", args=[measure.public_id]) in client.get(url).content.decode()
    assert client.post(url, closing()).status_code == 302
    in_schema("k9901")
    closed = Registration.objects.get()
    assert (closed.ceased_on, closed.deregistered_on, closed.end_reason) == (
        TODAY - timedelta(days=2),
        TODAY,
        "national_programme",
    )
    assert "Antagningen" in closed.source_note
    assert Intervention.objects.get().ended_on is None


@pytest.mark.parametrize(
    ("reasons", "stored"),
    [
        (("national_programme", ""), "began_studies"),
        (("moved", ""), "moved"),
        (("exam", "completed"), "completed"),
    ],
    ids=["as suggested for studies", "as suggested for a move", "chosen"],
)
def test_registration_close__ends_measures_with_the_suggested_reason(
    alfa, client_for, in_schema, reasons, stored
) -> None:
    youth = registered()
    facts = InterventionFacts(type="internship", started_on=WEEK_AGO)
    start_intervention(youth=youth, facts=facts, actor=None, today=TODAY)
    data = closing(
        end_reason=reasons[0], end_measures="on", measure_end_reason=reasons[1], occupation_after="national_programme"
    )
    url = reverse("registration-close", args=[youth.registrations.get().public_id])
    assert client_for("alfa", Role.COORDINATOR).post(url, data).status_code == 302
    in_schema("k9901")
    one = Intervention.objects.get()
    assert (one.ended_on, one.end_reason, one.occupation_after, one.ended_by_deregistration, one.version) == (
        TODAY, stored, "national_programme", True, 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ceased_on": TOMORROW.isoformat()}, "ceased_on"),
        ({"ceased_on": (TODAY - timedelta(days=300)).isoformat()}, "ceased_on"),
        ({"end_reason": ""}, "end_reason"),
        ({"source": ""}, "source"),
    ],
    ids=["in the future", "before covered from", "no reason", "no source"],
)
def test_registration_close__refuses_and_ends_nothing(alfa, client_for, in_schema, changed, field) -> None:
    youth = registered()
    start_intervention(
        youth=youth, facts=InterventionFacts(type="internship", started_on=WEEK_AGO), actor=None, today=TODAY
    )
    url = reverse("registration-close", args=[youth.registrations.get().public_id])
    answer = client_for("alfa", Role.ADMINISTRATOR).post(url, closing(end_measures="on", **changed))
    assert errors_of(answer) == {field}
    assert " checked" in answer.content.decode()
    in_schema("k9901")
    assert Registration.objects.get().deregistered_on is None
    assert Intervention.objects.get().ended_on is None


@pytest.mark.req("REL-09")
@pytest.mark.parametrize("name", ["registration-close", "registration-mistake"])
def test_registration__changed_meanwhile_is_told_and_the_next_save_decides(alfa, client_for, in_schema, name) -> None:
    row = registered().registrations.get()
    Registration.objects.filter(pk=row.pk).update(version=2, latest_studies="study_certificate")
    client, url = client_for("alfa", Role.COORDINATOR), reverse(name, args=[row.public_id])
    clash = client.post(url, closing(reason="Fel <person>"))
    mine = {row.name: row.yours for row in clash.context["conflict"].rows}
    assert mine["source" if name.endswith("close") else "reason"]
    text = clash.content.decode()
    assert "Studiebevis" in text
    assert 'name="version" value="2"' in text
    assert ("Antagningen" if name.endswith("close") else "Fel &lt;person&gt;") in text
    assert client.post(url, closing(reason="Fel person", version=2)).status_code == 302


def test_registration_close__of_a_closed_one_is_refused(alfa, client_for) -> None:
    youth = make.youth(years_ago(17))
    row = make.registration(youth, TODAY - timedelta(days=90), TODAY - timedelta(days=20))
    assert errors_of(
        client_for("alfa", Role.ADMINISTRATOR).post(reverse("registration-close", args=[row.public_id]), closing())
    ) == {"__all__"}


def test_registration_mistake__is_marked_with_who_and_why(alfa, client_for, in_schema) -> None:
    row = registered().registrations.get()
    client, url = client_for("alfa", Role.COORDINATOR), reverse("registration-mistake", args=[row.public_id])
    assert errors_of(client.post(url, {"version": 1, "reason": ""})) == {"reason"}
    assert client.post(url, {"version": 1, "reason": "Fel person"}).status_code == 302
    in_schema("k9901")
    row.refresh_from_db()
    assert (row.mistaken_by, row.mistaken_reason) == (client.user, "Fel person")
    assert row.mistaken_at
    assert client.get(url).status_code == 404


# ---- exempt --------------------------------------------------------------------------------------------------------
def test_exempt_set__holds_the_proposals_back_and_ends(alfa, client_for, in_schema) -> None:
    youth = registered()
    make.proposal(youth, WEEK_AGO, kind="out", reason="placed")
    client, url = client_for("alfa", Role.COORDINATOR), reverse("exempt-set", args=[youth.public_id])
    until = TODAY + timedelta(days=60)
    assert (
        client.post(url, {"version": 1, "until": until.isoformat(), "reason": "Studerar utomlands, 100 %"}).status_code
        == 302
    )
    in_schema("k9901")
    assert Youth.objects.get().exempt_until == until
    assert Proposal.objects.get().state == "lapsed"
    assert "Studerar utomlands, 100 %" in client.get(url).content.decode()
    assert "Studerar utomlands, 100 %" in client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert client.post(url, {"version": 2, "until": "", "reason": "Hemma igen"}).status_code == 302
    in_schema("k9901")
    assert Youth.objects.get().exempt_until is None


@pytest.mark.parametrize("until", ["", TODAY, "after 20"])
def test_exempt_set__refuses(alfa, client_for, in_schema, until) -> None:
    youth = registered(age=19)
    day = (turns_20_on(youth.birth_date) + timedelta(days=1)) if until == "after 20" else until
    answer = client_for("alfa", Role.ADMINISTRATOR).post(
        reverse("exempt-set", args=[youth.public_id]), {"version": 1, "until": str(day), "reason": "Utomlands"}
    )
    assert errors_of(answer) == {"until"}
    assert "Utomlands" in answer.content.decode()


@pytest.mark.req("REL-09")
def test_exempt_set__changed_meanwhile_is_told(alfa, client_for, in_schema) -> None:
    youth = registered()
    Youth.objects.filter(pk=youth.pk).update(version=2)
    url, data = (
        reverse("exempt-set", args=[youth.public_id]),
        {"until": (TODAY + timedelta(days=9)).isoformat(), "reason": "Utomlands"},
    )
    client = client_for("alfa", Role.ADMINISTRATOR)
    rows = client.post(url, {**data, "version": 1}).context["conflict"].differing
    assert {row.name: (row.yours, row.theirs) for row in rows} == {
        "until": (data["until"], ""),
        "reason": ("Utomlands", ""),
    }
    assert client.post(url, {**data, "version": 2}).status_code == 302


# ---- adding --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("make_number", "kind"), [(str, "personnummer"), (as_coordination, "coordination"), (as_tf, "tf")]
)
def test_youth_add__with_each_kind_of_number(alfa, client_for, in_schema, make_number, kind) -> None:
    number = make_number(make.unused_number(date(2009, 3, 4)))
    client = client_for("alfa", Role.COORDINATOR)
    answer = client.post(reverse("youth-add"), adding(f"{number[:8]}-{number[8:]}"))
    assert answer.status_code == 302, answer.context["form"].errors
    in_schema("k9901")
    made = Youth.objects.get()
    assert answer.headers["Location"] == reverse("youth", args=[made.public_id])
    assert (made.personnummer, made.number_kind, made.full_name) == (number, kind, "Ny Åsbo")
    assert made.birth_date == date(2009, 3, int(make.unused_number(date(2009, 3, 4))[6:8]))
    assert made.sort_key
    assert LegalSex.objects.get().sex == ("unknown" if kind == "tf" else "female" if number[10] in "02468" else "male")
    home = Residence.objects.get()
    assert (home.municipality_code, home.valid_from, home.source) == ("2281", WEEK_AGO, "staff")
    assert not Registration.objects.exists()
    assert "Bor hos sin moster" in client.get(answer.headers["Location"]).content.decode()


def test_youth_add__with_a_true_birth_date_and_registered_in_one_go(alfa, client_for, in_schema) -> None:
    number = make.unused_number(date(2009, 3, 4))
    data = adding(
        number, birth_date="2009-02-27", register="on", covered_from=WEEK_AGO.isoformat(), latest_studies="not_begun"
    )
    assert client_for("alfa", Role.COORDINATOR).post(reverse("youth-add"), data).status_code == 302
    in_schema("k9901")
    made = Registration.objects.select_related("youth").get()
    assert made.youth.birth_date == date(2009, 2, 27)
    assert (made.covered_from, made.municipality_code, made.source_note) == (WEEK_AGO, "2281", "Bor hos sin moster")


@pytest.mark.req("K3-2.3g")
@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"number": "hej"}, {"number"}),
        ({"birth_date": TOMORROW.isoformat()}, {"birth_date"}),
        ({"lives_here_from": TOMORROW.isoformat()}, {"lives_here_from"}),
        ({"lives_here_from": "1999-01-01"}, {"lives_here_from"}),
        ({"municipality_code": "0180"}, {"municipality_code"}),
        ({"source": ""}, {"source"}),
        ({"register": "on"}, {"covered_from", "latest_studies"}),
        ({"register": "on", "covered_from": TOMORROW.isoformat(), "latest_studies": "not_begun"}, {"covered_from"}),
        (
            {
                "register": "on",
                "birth_date": "2000-01-01",
                "covered_from": WEEK_AGO.isoformat(),
                "latest_studies": "not_begun",
            },
            {"covered_from"},
        ),
    ],
    ids=[
        "no number",
        "born in the future",
        "home in the future",
        "home before birth",
        "another municipality",
        "no source",
        "nothing to register with",
        "covered in the future",
        "too old to register",
    ],
)
def test_youth_add__refuses_and_keeps_what_was_written(alfa, client_for, in_schema, changed, fields) -> None:
    number = make.unused_number(date(2009, 3, 4))
    answer = client_for("alfa", Role.ADMINISTRATOR).post(reverse("youth-add"), adding(number) | changed)
    assert errors_of(answer) == fields
    assert 'value="Åsbo"' in answer.content.decode()
    in_schema("k9901")
    assert not Youth.objects.exists()


def test_youth_add__a_wrong_check_digit_is_told_in_words(alfa, client_for) -> None:
    answer = client_for("alfa", Role.ADMINISTRATOR).post(
        reverse("youth-add"), adding(faulty(make.unused_number(date(2009, 3, 4))))
    )
    assert errors_of(answer) == {"number"}


@pytest.mark.parametrize("earlier", [False, True], ids=["the same number", "a number it had before"])
def test_youth_add__somebody_who_is_here_is_linked(alfa, client_for, in_schema, earlier) -> None:
    youth = make.youth(years_ago(17), family_name="Finnsredan")
    number = youth.personnummer
    if earlier:
        number = as_coordination(number)
        YouthNumber.objects.create(youth=youth, value=number, kind="coordination", replaced_on=WEEK_AGO)
    answer = client_for("alfa", Role.COORDINATOR).post(reverse("youth-add"), adding(number))
    assert errors_of(answer) == {"number"}
    assert reverse("youth", args=[youth.public_id]) in answer.content.decode()
    assert shown_last(in_schema) == ("youth-add", {youth.public_id})
    assert Youth.objects.get() == holder_of(number=number)


@pytest.mark.req("PRV-22")
def test_youth_add__number_of_a_protected_youth_refers_to_the_handler(alfa, client_for, in_schema) -> None:
    hidden = make.youth(years_ago(17), given_name="Hemlig", family_name="Skyddad", protected=True)
    accounts.user(Role.COACH, Role.PROTECTED_HANDLER, name="Hanna Handläggare")
    data = adding(hidden.personnummer, given_name="Hemlig", family_name="Skyddad")
    answer = client_for("alfa", Role.ADMINISTRATOR).post(reverse("youth-add"), data)
    assert errors_of(answer) == {"number"}
    text = answer.content.decode()
    assert "Hanna Handläggare" in text
    assert str(hidden.public_id) not in text
    in_schema("k9901")
    assert list(ReadLog.objects.values_list("ground", flat=True)) == [
        "probe"
    ]  # shown nothing, and it is known who asked
    # by name nothing is told of them
    other = adding(
        as_tf(hidden.personnummer), given_name="Hemlig", family_name="Skyddad", birth_date=hidden.birth_date.isoformat()
    )
    assert client_for("alfa", Role.ADMINISTRATOR).post(reverse("youth-add"), other).status_code == 302


def test_youth_add__a_namesake_born_the_same_day_is_asked_about(alfa, client_for, in_schema) -> None:
    twin = make.youth(date(2009, 3, 4), given_name="Ny", family_name="Asbo")
    data = adding(as_tf("200903041234"), birth_date="2009-03-04")
    client = client_for("alfa", Role.COORDINATOR)
    answer = client.post(reverse("youth-add"), data)
    assert errors_of(answer) == {"another_person"}
    assert reverse("youth", args=[twin.public_id]) in answer.content.decode()
    assert shown_last(in_schema) == ("youth-add", {twin.public_id})
    assert client.post(reverse("youth-add"), data | {"another_person": "on"}).status_code == 302
    in_schema("k9901")
    assert Youth.objects.count() == 2
