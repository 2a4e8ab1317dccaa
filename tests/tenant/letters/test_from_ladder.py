"""Letters, cards and messages made from Uppsök: to the step's recipient, with the step's text, once for each youth, step and occasion."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.letters.jobs_ladder import LADDER, letters_ladder
from tenant_apps.letters.models import Letter, LetterTemplate, Mailing
from tenant_apps.letters.services.from_ladder import make_of_steps
from tenant_apps.letters.services.posting import mark_posted, withdraw
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.by_letter import due_by_letter
from tenant_apps.outreach.ladder.editing import adopt_starter
from tenant_apps.outreach.ladder.selectors import StepFilter, next_steps, standing
from tenant_apps.outreach.models import Contact, LadderStep
from tenant_apps.register.models import Youth
from tenant_apps.work.models import Job
from tenant_apps.work.services import run
from tests.factories import accounts
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.tenant.register.pages.people import registered

TODAY = date(2026, 11, 18)
pytestmark = pytest.mark.on_day(2026, 11, 18)  # Stockholm's first step waits each summer
ALL = StepFilter()


def somebody(*, age: int, days_ago: int = 60, **fields: Any) -> Youth:
    """Registered, with an address and a telephone; under 18 with a guardian."""
    youth = registered(age=age, days_ago=days_ago, **fields)
    make.detail(youth, "Storgatan 1", kind="address", postcode="85230", city="Sundsvall")
    make.detail(youth, "0701740635")
    if age < 18:
        post.guardian(youth, name="Moa Vårdnadshavare", phone="0701740636")
    return youth


def at_step(way: Way, *, on: date = TODAY) -> LadderStep:
    """Of the ladder that has been chosen."""
    return LadderStep.objects.filter(way=way).order_by("position").first()


def called_three_times(*youths: Youth) -> None:
    for youth in youths:
        reach.contacts(youth, [TODAY - timedelta(days=n) for n in (30, 25, 20)])


@pytest.fixture
def coach(client_for, in_schema):
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    ensure_starters()
    post.sender()
    return client


def made(client: Any, in_schema: Any, *, query: str = "label=all", **data: Any) -> Job:
    """Asked for on Uppsök and worked off, as the worker would."""
    answer = client.post(f"{reverse('ladder-letters')}?{query}", data)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    in_schema("k9901")
    job = Job.objects.filter(kind=LADDER).latest("id")
    run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert job.state == "done", job.message
    return job


def told() -> list[tuple[str, str, str, str]]:
    rows = Letter.objects.select_related("youth", "mailing__version__template").order_by("youth", "pk")
    return [
        (one.youth.given_name, one.recipient, one.mailing.channel, one.mailing.version.template.key) for one in rows
    ]


@pytest.mark.req("K4-1.3", "K4-3.1", "REL-06", "K4-1.2e")
def test_stockholm__the_mass_letter_goes_to_the_youths_whatever_their_age(alfa, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    young, grown = somebody(age=16, given_name="Ung"), somebody(age=18, given_name="Vuxen")
    step = at_step(Way.LETTER)
    page = coach.get(reverse("outreach"), {"label": "all"})
    assert [(one.step, one.count, one.missing) for one in page.context["to_make"]] == [(str(step.public_id), 2, ())]
    job = made(coach, in_schema, step=str(step.public_id))
    assert (job.result["letters"], job.result["left_out"], len(job.result["mailings"])) == (2, {}, 1)
    assert told() == [("Ung", "youth", "letter", post.YOUTH), ("Vuxen", "youth", "letter", post.YOUTH)]
    keys = {one.youth_id: one.key for one in next_steps(today=TODAY)}
    assert {one.youth_id: one.step_key for one in Letter.objects.all()} == keys
    assert set(Letter.objects.values_list("occasion", flat=True)) == {TODAY}
    mailing = Mailing.objects.get()
    text = coach.get(reverse("outreach"), {"label": "all"}).content.decode()
    assert reverse("mailing", args=[mailing.public_id]) in text
    assert "Storgatan" not in text
    in_schema("k9901")
    mark_posted(mailing=mailing, letters=None, posted_on=TODAY, actor=None, now=clock.now())
    assert {standing(one, today=TODAY).step.way for one in (young, grown)} == {Way.PHONE}


@pytest.mark.req("K4-1.3", "K4-3.1")
def test_sundsvall__guardians_under_18_get_a_letter_and_the_others_a_card(alfa, coach, in_schema) -> None:
    adopt_starter(slug="sundsvall")
    young, grown = somebody(age=16, given_name="Ung"), somebody(age=18, given_name="Vuxen")
    called_three_times(young, grown)
    for way in (Way.LETTER, Way.POSTCARD):
        made(coach, in_schema, step=str(at_step(way).public_id))
    assert told() == [("Ung", "guardian1", "letter", post.GUARDIANS), ("Vuxen", "youth", "postcard", post.CARD)]


def test_sundsvall__a_text_message_goes_by_age_each_with_its_own_text(alfa, coach, in_schema) -> None:
    adopt_starter(slug="sundsvall")
    young, grown = somebody(age=16, given_name="Ung"), somebody(age=18, given_name="Vuxen")
    called_three_times(young, grown)
    for youth in (young, grown):
        reach.contact(youth, TODAY - timedelta(days=15), "sent", channel="letter")
    job = made(coach, in_schema, step=str(at_step(Way.SMS).public_id))
    assert len(job.result["mailings"]) == 2
    assert told() == [("Ung", "guardian1", "sms", "sms-vardnadshavare"), ("Vuxen", "youth", "sms", "sms-ungdom")]
    page = coach.get(reverse("ladder-letters-result", args=[job.public_id])).content.decode()
    assert "SMS till vårdnadshavare" in page


def test_shipped_ladder__that_nobody_has_changed_is_made_from_too(alfa, coach, in_schema) -> None:
    young = somebody(age=16)
    called_three_times(young)
    step = next_steps(today=TODAY)[0].step
    assert made(coach, in_schema, step=step).result["letters"] == 1


@pytest.mark.req("REL-06", "K4-1.2d")
def test_two_coaches_on_two_days__one_letter(alfa, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    youth = somebody(age=16)
    step = str(at_step(Way.LETTER).public_id)
    one, other = accounts.user(Role.COACH), accounts.user(Role.COACH)
    assert make_of_steps(user=one, wanted=ALL, step=step, today=TODAY).letters == 1
    for day in (TODAY, TODAY + timedelta(days=1)):
        again = make_of_steps(user=other, wanted=ALL, step=step, today=day)
        assert (again.letters, again.left_out) == (0, {str(youth.public_id): "already"})
    letter = Letter.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():  # whatever runs, on whatever day
        Letter.objects.create(
            mailing=letter.mailing, youth=youth, step_key=letter.step_key, occasion=TODAY + timedelta(days=1), recipient="youth", language="sv"
        )  # fmt: skip
    page = coach.get(reverse("outreach"), {"label": "all"})
    assert [(row.count, row.waiting) for row in page.context["to_make"]] == [(0, 1)]


@pytest.mark.req("REL-06")
def test_job__that_runs_again_makes_nothing_again(alfa, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    somebody(age=16)
    job = made(coach, in_schema, step=str(at_step(Way.LETTER).public_id))
    assert letters_ladder(job) == job.result
    assert Letter.objects.count() == Mailing.objects.count() == 1


def test_the_next_occasion__is_another_letter(alfa, coach, in_schema) -> None:
    """A step taken twice, a fortnight between: the key moves with what happens."""
    reach.ladder({"way": "letter", "audience": "youth", "tries": 2, "days_between": 14})
    somebody(age=16)
    user = accounts.user(Role.COACH)
    make_of_steps(user=user, wanted=ALL, today=TODAY - timedelta(days=14))
    before = TODAY - timedelta(days=14)
    mark_posted(mailing=Mailing.objects.get(), letters=None, posted_on=before, actor=None, now=reach.moment(before))
    assert make_of_steps(user=user, wanted=ALL, today=TODAY).letters == 1
    assert Letter.objects.values("step_key").distinct().count() == 2


def test_asked_to_be_written_to_again__is_another_occasion(alfa, coach, in_schema) -> None:
    reach.ladder({"way": "letter", "audience": "youth"})
    youth = somebody(age=16)
    user = accounts.user(Role.COACH)
    before = TODAY - timedelta(days=20)
    make_of_steps(user=user, wanted=ALL, today=before)
    reach.contact(youth, before, "call_back")
    assert standing(youth, today=TODAY).step.way == Way.LETTER
    assert make_of_steps(user=user, wanted=ALL, today=TODAY).letters == 1


def test_both__each_gets_a_letter_of_their_own(alfa, coach, in_schema) -> None:
    reach.ladder({"way": "letter", "audience": "both"})
    somebody(age=16, given_name="Ung")
    made(coach, in_schema, step=str(at_step(Way.LETTER).public_id))
    assert told() == [("Ung", "guardian1", "letter", post.GUARDIANS), ("Ung", "youth", "letter", post.YOUTH)]
    assert make_of_steps(user=coach.user, wanted=ALL, today=TODAY + timedelta(days=1)).letters == 0


def test_ticked__and_nobody_else(alfa, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    chosen, other = somebody(age=16, given_name="Vald"), somebody(age=16, given_name="Annan")
    calling = somebody(age=16, days_ago=40)
    reach.contact(calling, TODAY - timedelta(days=20), "sent", channel="letter")
    text = coach.get(reverse("outreach"), {"label": "all"}).content.decode()
    assert f'value="{other.public_id}"' in text
    assert f'name="chosen" value="{calling.public_id}"' not in text
    job = made(coach, in_schema, chosen=[str(chosen.public_id), str(calling.public_id)])
    assert (job.result["letters"], job.result["gone"]) == (1, 1)
    assert Letter.objects.get().youth == chosen
    assert coach.post(reverse("ladder-letters"), {}).headers["Location"].startswith(reverse("outreach"))


def test_filter__of_the_page_narrows_who_gets_one(alfa, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    from tenant_apps.accounts.models import Label

    label = Label.objects.create(name="Maria", user=coach.user)
    mine, _other = somebody(age=16, label=label), somebody(age=16)
    job = made(coach, in_schema, query="label=mine", step=str(at_step(Way.LETTER).public_id))
    assert job.result["letters"] == 1
    assert Letter.objects.get().youth == mine


@pytest.mark.req("PRV-22")
def test_left_out__are_told_with_why_and_the_protected_are_not(alfa, client_for, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    homeless = registered(age=16, days_ago=60, family_name="Utanadress")
    registered(age=16, days_ago=60, family_name="Hemlig", protected=True)
    job = made(coach, in_schema, step=str(at_step(Way.LETTER).public_id))
    assert job.result["left_out"] == {str(homeless.public_id): "no_address"}
    url = reverse("ladder-letters-result", args=[job.public_id])
    text = coach.get(url).content.decode()
    assert "Utanadress" in text
    assert "Hemlig" not in text
    assert client_for("alfa", Role.COACH).get(url).status_code == 404  # another's


def test_no_template__is_said_with_the_way_to_the_editor(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    ensure_starters()
    reach.ladder({"way": "postcard"})
    young, grown = somebody(age=16, given_name="Ung"), somebody(age=18, given_name="Vuxen")
    step = at_step(Way.POSTCARD)
    page = client.get(reverse("outreach"), {"label": "all"})
    assert [(one.count, len(one.missing)) for one in page.context["to_make"]] == [(1, 1)]
    assert f"{reverse('ladder-step-edit', args=[step.public_id])}#mallar" in page.content.decode()
    job = made(client, in_schema, step=str(step.public_id))
    assert job.result["left_out"] == {str(young.public_id): "no_template"}
    assert Letter.objects.get().youth == grown


def _step_form(step: LadderStep, **changed: str) -> dict[str, str]:
    return {
        "way": step.way, "audience": step.audience, "age_from": "15", "age_to": "19", "tries": "1", "days_between": "3", "wait_days": "7",
        "pause_months": "0", "version": str(step.version), **changed,
    }  # fmt: skip


def test_editor__chooses_the_steps_own_text_and_refuses_one_of_another_way(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    ensure_starters()
    reach.ladder({"way": "letter", "audience": "youth"})
    step, own = at_step(Way.LETTER), LetterTemplate.objects.get(key=post.YOUTH)
    LetterTemplate.objects.filter(pk=own.pk).update(name="Höstbrevet", key="hostbrevet")
    url = reverse("ladder-step-edit", args=[step.public_id])
    wrong = client.post(url, _step_form(step, template_youth="sms-ungdom"))
    assert "template_youth" in wrong.context["form"].errors
    assert "template_youth" in client.post(url, _step_form(step, template_youth=post.GUARDIANS)).context["form"].errors
    assert client.post(url, _step_form(step, template_youth="hostbrevet")).status_code == 302
    in_schema("k9901")
    somebody(age=16)
    assert make_of_steps(user=client.user, wanted=ALL, today=TODAY).letters == 1
    assert told()[0][3] == "hostbrevet"


def test_withdrawn__is_seen_and_not_made_again_by_itself(alfa, coach, in_schema) -> None:
    adopt_starter(slug="stockholm")
    youth = somebody(age=16)
    user = accounts.user(Role.COACH)
    make_of_steps(user=user, wanted=ALL, today=TODAY)
    withdraw(letter=Letter.objects.get(), actor=user, today=TODAY)
    (step,) = due_by_letter(user, ALL, today=TODAY)
    assert (step.youth_id, step.letter.state, step.may_be_written) == (youth.pk, "withdrawn", False)
    assert make_of_steps(user=user, wanted=ALL, today=TODAY).letters == 0


def test_taken_back__can_be_made_anew_the_same_day(alfa, coach, in_schema) -> None:
    """A whole mailing with the wrong text; a letter that has been posted stays."""
    adopt_starter(slug="stockholm")
    youth, other = somebody(age=16), somebody(age=16)
    user = accounts.user(Role.COACH)
    make_of_steps(user=user, wanted=ALL, today=TODAY)
    mailing = Mailing.objects.get()
    posted = Letter.objects.get(youth=other)
    mark_posted(mailing=mailing, letters=[posted.pk], posted_on=TODAY, actor=None, now=clock.now())
    url = reverse("mailing-take-back", args=[mailing.public_id])
    assert coach.post(url).status_code == 302
    in_schema("k9901")
    assert set(Letter.objects.values_list("youth", "state")) == {(youth.pk, "withdrawn"), (other.pk, "posted")}
    assert make_of_steps(user=user, wanted=ALL, today=TODAY).letters == 1
    assert Letter.objects.get(state="made").youth == youth
    coach.post(url)  # nothing waits in it any more
    in_schema("k9901")
    assert Letter.objects.filter(state="made").count() == 1


@pytest.mark.req("REL-06")
def test_guardians_letter__posted_after_the_birthday_is_the_youths_of_the_same_step(alfa, coach, in_schema) -> None:
    reach.ladder({"way": "letter", "audience": "guardian"}, {"way": "sms"})
    day = TODAY - timedelta(days=2)
    youth = make.youth(date(TODAY.year - 18, TODAY.month, TODAY.day), given_name="Fyller")
    make.registration(youth, TODAY - timedelta(days=60))
    make.detail(youth, "Storgatan 1", kind="address", postcode="85230", city="Sundsvall")
    post.guardian(youth)
    assert make_of_steps(user=accounts.user(Role.COACH), wanted=ALL, today=day).letters == 1
    key = Letter.objects.get().step_key
    checked = mark_posted(mailing=Mailing.objects.get(), letters=None, posted_on=TODAY, actor=None, now=clock.now())
    assert [(one.reason, one.instead.recipient, one.instead.step_key) for one in checked.withdrawn] == [
        ("of_age", "youth", key)
    ]
    assert not Contact.objects.exists()
