from __future__ import annotations

import re
import threading
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from kaa.core import clock, locking
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.audit.models import ReadLog
from tenant_apps.outreach.forms import minute, values_of
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.services import ContactFacts, edit_contact, log_contact, log_once
from tenant_apps.register.editing import mark_detail
from tenant_apps.register.models import OccupationFact, Youth
from tests.factories import register as make
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered


def facts(**changed: object) -> ContactFacts:
    values = {"at": clock.now() - timedelta(hours=1), "channel": "phone", "recipient": "youth", "outcome": "reached"}
    return ContactFacts(**(values | changed))


def posted(**changed: object) -> dict[str, object]:
    values = {
        "channel": "phone", "recipient": "youth", "outcome": "reached_has_occupation", "at": minute(clock.now()),
        "occupation": "work", "as_of": clock.today().isoformat(), "note": "Arbetar på lager, ringer igen i mars",
    }  # fmt: skip
    return values | changed


@pytest.mark.req("K2-3.12")
def test_log_contact__with_an_occupation_makes_a_fact_of_its_own(alfa) -> None:
    youth, coach = registered(), user(Role.COACH)
    contact = log_contact(youth=youth, facts=facts(occupation="work"), actor=coach, now=clock.now())
    fact = OccupationFact.objects.get()
    assert contact.occupation == fact
    assert (fact.code, fact.informant, fact.known_on) == ("work", "youth", clock.local_date(contact.at))
    assert fact.recorded_by == coach
    assert contact.outcome_version


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"at": clock.now() + timedelta(days=1)}, "at"),
        ({"outcome": "no such code"}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "no_answer", "occupation": "work"}, "occupation"),
        ({"occupation": "no such code"}, "occupation"),
        ({"occupation": "work", "as_of": clock.today() + timedelta(days=2)}, "as_of"),
    ],
    ids=[
        "in the future",
        "unknown code",
        "no outcome",
        "nobody reached",
        "unknown occupation",
        "occupation in the future",
    ],
)
def test_log_contact__refuses(alfa, changed, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        log_contact(youth=registered(), facts=facts(**changed), actor=None, now=clock.now())
    assert list(wrong.value.message_dict) == [field]
    assert not Contact.objects.exists()
    assert not OccupationFact.objects.exists()


def test_contact_add__saves_and_goes_back(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    answer = client.post(reverse("contact-add", args=[youth.public_id]), posted())
    assert answer.headers["Location"] == reverse("youth", args=[youth.public_id])
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Arbetar på lager" in page
    assert "Telefon" in page
    in_schema("k9901")
    assert Contact.objects.get().user == client.user


def test_contact_add__one_click_needs_no_time(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    client.post(
        reverse("contact-add", args=[youth.public_id]),
        {"channel": "phone", "recipient": "youth", "outcome": "no_answer"},
    )
    in_schema("k9901")
    assert clock.now() - Contact.objects.get().at < timedelta(minutes=2)


def test_contact_add__an_error_empties_no_field(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    answer = client.post(
        reverse("contact-add", args=[youth.public_id]), posted(outcome="no_answer", note="Det här <ska> stå kvar")
    )
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Det här &lt;ska&gt; stå kvar" in text
    assert '<option value="work" selected>' in text
    assert "data-error-summary" in text
    assert 'data-guard="dirty"' in text
    in_schema("k9901")
    assert not Contact.objects.exists()


@pytest.mark.req("PRV-14")
def test_contact_add__the_note_has_an_instruction_and_a_length(alfa, client_for) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    for url in (reverse("contact-add", args=[youth.public_id]), reverse("youth", args=[youth.public_id])):
        text = client.get(url).content.decode()
        assert 'maxlength="500"' in text
        assert "kaa-instruction" in text
    answer = client.post(reverse("contact-add", args=[youth.public_id]), posted(note="x" * 501))
    assert answer.status_code == 200
    assert answer.context["form"].errors["note"]


@pytest.mark.req("K4-1.3b")
def test_contact_add__save_and_next_goes_down_the_list(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    label = Label.objects.create(name="Maria", user=client.user)
    first, second, third = (registered(days_ago=days, label=label) for days in (30, 20, 10))
    registered(days_ago=40)  # another's

    def save(youth, **changed: object) -> str:
        answer = client.post(reverse("contact-add", args=[youth.public_id]), posted(save_and_next="1", **changed))
        return answer.headers["Location"].split("#")[0]

    assert save(first, outcome="no_answer", occupation="", as_of="") == reverse("youth", args=[second.public_id])
    assert save(second) == reverse("youth", args=[third.public_id])
    assert save(third, outcome="no_answer", occupation="", as_of="") == reverse("today")


@pytest.mark.req("REL-09")
def test_edit_contact__the_second_saver_is_told(alfa) -> None:
    contact = log_contact(youth=registered(), facts=facts(), actor=None, now=clock.now())
    mine, theirs = Contact.objects.get(pk=contact.pk), Contact.objects.get(pk=contact.pk)
    edit_contact(contact=theirs, version=1, facts=facts(note="deras"), actor=None, now=clock.now())
    with pytest.raises(locking.Conflict) as clash:
        edit_contact(contact=mine, version=1, facts=facts(note="min"), actor=None, now=clock.now())
    assert clash.value.saved.version == 2
    assert Contact.objects.get().note == "deras"


def test_edit_contact__mends_the_occupation_that_was_told(alfa) -> None:
    now = clock.now()
    contact = log_contact(youth=registered(), facts=facts(occupation="work"), actor=None, now=now)
    edit_contact(contact=contact, version=1, facts=facts(occupation="none"), actor=None, now=now)
    assert [one.code for one in OccupationFact.objects.all()] == ["none"]
    contact = Contact.objects.select_related("youth", "occupation").get()
    edit_contact(contact=contact, version=2, facts=facts(), actor=None, now=now)
    assert not OccupationFact.objects.exists()


@pytest.mark.req("REL-09", "K2-3.33")
def test_contact_edit__shows_both_versions_and_loses_nothing(alfa, client_for, in_schema) -> None:
    youth = registered()
    contact = log_contact(youth=youth, facts=facts(note="från början"), actor=None, now=clock.now())
    url = reverse("contact-edit", args=[contact.public_id])
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    start = {**values_of(contact), "version": 1}
    assert anna.post(url, {**start, "note": "Annas text"}).status_code == 302
    clash = bo.post(url, {**start, "note": "Bos text", "channel": "sms"})
    assert clash.context["conflict"]
    in_schema("k9901")
    assert ReadLog.objects.order_by("-id").first().youths == [youth.public_id]
    text = clash.content.decode()
    assert "Annas text" in text
    assert "Bos text" in text
    assert 'name="version" value="2"' in text
    assert {row.name for row in clash.context["conflict"].differing} == {"note", "channel"}
    in_schema("k9901")
    assert Contact.objects.get().note == "Annas text"
    # field by field: the saved note, the own channel
    chosen = {
        **start,
        "version": 2,
        "note": "Bos text",
        "channel": "sms",
        "keep_note": "saved",
        "keep_channel": "yours",
    }
    assert bo.post(url, chosen).status_code == 302
    in_schema("k9901")
    saved = Contact.objects.get()
    assert (saved.note, saved.channel, saved.version) == ("Annas text", "sms", 3)


def test_contact_edit__of_a_protected_youth_does_not_exist(alfa, client_for) -> None:
    contact = log_contact(youth=registered(protected=True), facts=facts(), actor=None, now=clock.now())
    assert (
        client_for("alfa", Role.ADMINISTRATOR).get(reverse("contact-edit", args=[contact.public_id])).status_code == 404
    )


PHONE, MAIL, HOME = "0700000001", "alva@example.test", "Storgatan 1"
THEIRS = {
    "phone": "0700000002",
    "email": "kim@example.test",
    "street": "Nygatan 2",
    "postcode": "85230",
    "city": "Sundsvall",
}
POST = {"outcome": "returned_post", "channel": "letter"}
BOUNCED = {"outcome": "bounced_email", "channel": "email"}
AWAY = {"outcome": "not_at_address", "channel": "home_visit"}
BY_GUARDIAN = {"recipient": "guardian"}


def failed(youth: Youth) -> set[str]:
    found = {one.value for one in youth.details.exclude(failed_on=None)}
    for one in youth.guardians.all():
        told = ((one.phone_failed_on, one.phone), (one.email_failed_on, one.email), (one.address_failed_on, one.street))
        found |= {value for failed_on, value in told if failed_on}
    return found


def with_details() -> Youth:
    youth = registered()
    for source in ("extens", "beda"):  # the same from another source
        make.detail(youth, PHONE, source=source)
        make.detail(youth, MAIL, kind="email", source=source)
        make.detail(youth, HOME, kind="address", postcode="85230", source=source)
    return youth


@pytest.mark.req("K2-3.9", "K4-1.3a")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"outcome": "wrong_number"}, {PHONE}),
        ({"outcome": "number_not_in_use", "channel": "sms"}, {PHONE}),
        ({"outcome": "wrong_number", **BY_GUARDIAN}, {THEIRS["phone"]}),
        ({"outcome": "wrong_number", "recipient": "school"}, set()),
        ({"outcome": "no_answer"}, set()),
        ({"outcome": "wrong_number", "channel": "home_visit"}, set()),
        (POST, {HOME}), (POST | BY_GUARDIAN, {THEIRS["street"]}), ({**POST, "channel": "postcard"}, {HOME}),
        (BOUNCED, {MAIL}), (BOUNCED | BY_GUARDIAN, {THEIRS["email"]}),
        (AWAY, {HOME}), ({**AWAY, "channel": "visit_notice"}, {HOME}), ({**AWAY, "channel": "phone"}, set()),
    ],
    ids=[
        "wrong number", "by sms", "guardian's", "nobody's we know", "no answer", "not by telephone", "post", "guardian's post", "card",
        "e-mail", "guardian's e-mail", "lives elsewhere", "said of the notice", "said by telephone",
    ],
)  # fmt: skip
def test_log_contact__what_failed_is_marked_when_it_is_the_only_one(alfa, changed, expected) -> None:
    youth = with_details()
    make.detail(youth, "0700000009", failed_on=clock.today(), failed_reason="wrong_number", failed_reason_version=1)
    make.guardian(youth, **THEIRS)
    log_contact(youth=youth, facts=facts(**changed), actor=None, now=clock.now())
    assert failed(youth) - {"0700000009"} == expected
    own = youth.details.filter(value__in=expected)
    assert set(own.values_list("failed_reason", flat=True)) <= {changed["outcome"]}
    assert not own.filter(failed_on=None).exists()


@pytest.mark.req("K4-1.3c")
@pytest.mark.parametrize(
    ("streets", "expected"),
    [([""], {HOME}), (["Nygatan 2"], {"Nygatan 2"}), (["Nygatan 2", ""], set()), (["", ""], {HOME}), ([], {HOME})],
    ids=["at home", "elsewhere", "one of each", "both at home", "none known"],
)
def test_log_contact__a_guardians_post_came_back_from_where_it_was_sent(alfa, streets, expected) -> None:
    youth = with_details()
    for n, street in enumerate(streets, start=1):
        make.guardian(youth, n, name=f"Kim {n}", **(THEIRS | {"street": street} if street else {}))
    log_contact(youth=youth, facts=facts(**POST, **BY_GUARDIAN), actor=None, now=clock.now())
    assert failed(youth) == expected


def test_log_contact__of_two_telephones_none_is_marked(alfa) -> None:
    youth = with_details()
    make.detail(youth, "0700000003")
    log_contact(youth=youth, facts=facts(outcome="wrong_number"), actor=None, now=clock.now())
    assert failed(youth) == set()


@pytest.mark.req("K4-1.3a")
@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ({"outcome": "wrong_number"}, {"outcome": "no_answer"}, set()),
        ({"outcome": "no_answer"}, {"outcome": "wrong_number"}, {PHONE}),
        ({"outcome": "wrong_number"}, {"outcome": "number_not_in_use"}, {PHONE}),
        ({"outcome": "wrong_number"}, {"outcome": "wrong_number"} | BY_GUARDIAN, {THEIRS["phone"]}),
        ({"outcome": "wrong_number"} | BY_GUARDIAN, {"outcome": "reached"} | BY_GUARDIAN, set()),
        ({"outcome": "wrong_number"}, {"outcome": "wrong_number", "channel": "home_visit"}, set()),
        ({"outcome": "wrong_number"}, BOUNCED, {MAIL}),
        (POST, {"outcome": "sent", "channel": "letter"}, set()),
        (POST | BY_GUARDIAN, POST, {HOME}),
        (BOUNCED | BY_GUARDIAN, {"outcome": "sent", "channel": "email"} | BY_GUARDIAN, set()),
        ({"outcome": "nobody_home", "channel": "home_visit"}, AWAY, {HOME}),
    ],
    ids=[
        "works", "failed", "for another reason", "the guardian's", "the guardian's works", "not by telephone", "by mail", "post", "the youth's",
        "the guardian's mail", "elsewhere",
    ],
)  # fmt: skip
def test_edit_contact__mends_what_failed_with_it(alfa, first, then, expected) -> None:
    youth, now = with_details(), clock.now()
    make.guardian(youth, **THEIRS)
    contact = log_contact(youth=youth, facts=facts(**first), actor=None, now=now)
    make.detail(youth, "0700000009", failed_on=clock.today() - timedelta(days=9), failed_reason="wrong_number")
    edit_contact(contact=contact, version=1, facts=facts(**then), actor=None, now=now)
    assert failed(youth) == expected | {"0700000009"}
    reasons = set(youth.details.filter(value=PHONE).values_list("failed_reason", flat=True))
    assert reasons == ({then["outcome"]} if PHONE in expected else {""})


@pytest.mark.req("K4-1.3a")
def test_edit_contact__leaves_what_people_or_another_contact_say_of_the_telephone(alfa) -> None:
    youth, now, wrong = registered(), clock.now(), {"outcome": "wrong_number"}
    number = make.detail(youth, PHONE)
    first, again = (log_contact(youth=youth, facts=facts(**wrong), actor=None, now=now) for _ in range(2))
    edit_contact(contact=again, version=1, facts=facts(outcome="no_answer"), actor=None, now=now)
    assert failed(youth) == {PHONE}
    number.refresh_from_db()
    mark_detail(detail=number, works=True, today=clock.today())
    edit_contact(contact=first, version=1, facts=facts(**wrong, note="fel namn"), actor=None, now=now)
    assert failed(youth) == set()


# ---- pressed twice -------------------------------------------------------------------------------------------------------
KEY = re.compile(r'name="once" value="([^"]+)"')


@pytest.mark.req("REL-06")
@pytest.mark.parametrize(("where", "forms"), [("youth", 3), ("outreach", 1), ("contact-add", 1)])
def test_page__each_form_that_logs_has_a_key_of_its_own(alfa, client_for, where: str, forms: int) -> None:
    one = registered(days_ago=30)
    address = reverse(where) if where == "outreach" else reverse(where, args=[one.public_id])
    page = client_for("alfa", Role.COACH).get(address).content.decode()
    keys = KEY.findall(page)
    assert len(set(keys)) == len(keys) == forms
    posts = page.count(f'action="{reverse("contact-add", args=[one.public_id])}"')
    assert posts == (forms if where != "contact-add" else 0)


@pytest.mark.req("REL-06")
def test_contact_add__a_double_click_is_one_contact_and_another_outcome_is_another(alfa, client_for, in_schema) -> None:
    youth = registered(days_ago=30)
    client, address = client_for("alfa", Role.COACH), reverse("contact-add", args=[youth.public_id])
    click = {"channel": "phone", "recipient": "youth", "outcome": "no_answer", "once": str(uuid.uuid4())}
    answers = [client.post(address, click).headers["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    client.post(address, click | {"outcome": "message_left"})
    client.post(address, click | {"once": "no key"})  # no page of ours: each is one
    in_schema("k9901")
    assert sorted(Contact.objects.values_list("outcome", flat=True)) == ["message_left", "no_answer", "no_answer"]


@pytest.mark.req("REL-06")
def test_contact_add__a_key_of_a_colleagues_page_takes_nothing_away(alfa, client_for, in_schema) -> None:
    youth, other = registered(days_ago=30), registered(days_ago=30)
    click = {"channel": "phone", "recipient": "youth", "outcome": "no_answer", "once": str(uuid.uuid4())}
    coach, coordinator = client_for("alfa", Role.COACH), client_for("alfa", Role.COORDINATOR)
    for client, one in ((coach, youth), (coach, other), (coordinator, youth)):
        client.post(reverse("contact-add", args=[one.public_id]), click)
    in_schema("k9901")
    assert Contact.objects.count() == 3


@pytest.mark.req("REL-06")
def test_log_once__two_at_once_are_one_contact(committed_alfa) -> None:
    youth, coach, key = registered(), user(Role.COACH), uuid.uuid4()
    told = facts(outcome="reached_has_occupation", occupation="work")
    connection.set_schema_to_public()
    start, wrong = threading.Barrier(2), []

    def press() -> None:
        try:
            with in_tenant(find_tenant("k9901")):
                start.wait(timeout=20)
                log_once(key=key, youth=youth, facts=told, actor=coach, now=clock.now())
        except Exception as error:  # noqa: BLE001
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with in_tenant(find_tenant("k9901")):
        assert not wrong
        assert (Contact.objects.count(), OccupationFact.objects.count()) == (1, 1)
