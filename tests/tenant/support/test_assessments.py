"""Mapping: off until decided, sealed, and only for those with the right (PRV-12, PRV-14, PRV-17)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Draft, Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.support.models import Answer, Assessment, AssessmentDecision, AssessmentTemplate
from tenant_apps.support.selectors.assessments import answers_of
from tenant_apps.support.services.assessments import (
    Question,
    end_decision,
    record_assessment,
    revise_template,
    store_decision,
)
from tenant_apps.work.sealing import SealBroken
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
SECRET = "Vill bli snickare"


def decided() -> AssessmentDecision:
    return store_decision(
        decided_by="Barn- och utbildningsnämnden",
        decided_on=TODAY,
        reference="Dnr 12",
        scope="Alla",
        actor=None,
        today=TODAY,
    )


def seven() -> AssessmentTemplate:
    return AssessmentTemplate.objects.get(slug="first_contact", replaced_on=None)


def mapped(youth: Youth, text: str = SECRET) -> Assessment:
    template = seven()
    question = template.questions.get(position=4)
    return record_assessment(
        youth=youth,
        template=template,
        held_on=TODAY,
        declined=False,
        answers={question.pk: text},
        actor=None,
        today=TODAY,
    )


@pytest.mark.req("K4-5.1", "PRV-12")
def test_mapping__is_off_until_the_decision_is_stored_and_after_it_ends(alfa, client_for, in_schema) -> None:
    youth = registered()
    coach, reader, admin = (client_for("alfa", role) for role in (Role.COACH, Role.READER, Role.ADMINISTRATOR))
    add, page = reverse("assessment-add", args=[youth.public_id]), reverse("youth", args=[youth.public_id])
    assert coach.get(add).status_code == 404
    assert add not in coach.get(page).content.decode()
    body = {"decided_by": "Nämnden", "decided_on": TODAY.isoformat(), "reference": "Dnr 12", "scope": "Alla som vill"}
    assert admin.post(reverse("assessment-settings"), body).status_code == 302
    assert coach.get(add).status_code == 200
    assert add in coach.get(page).content.decode()
    assert reader.get(add).status_code == 404
    in_schema("k9901")
    one = mapped(youth)
    assert SECRET in coach.get(reverse("assessment", args=[one.public_id])).content.decode()
    assert reader.get(reverse("assessment", args=[one.public_id])).status_code == 404
    assert admin.post(reverse("assessment-off")).status_code == 302
    assert coach.get(reverse("assessment", args=[one.public_id])).status_code == 404
    assert reverse("assessment", args=[one.public_id]) not in coach.get(page).content.decode()
    in_schema("k9901")
    with pytest.raises(ValidationError):
        mapped(registered())


@pytest.mark.req("K4-5.1")
def test_question_sets__come_with_the_first_decision_and_each_question_says_what_may_be_recorded(alfa) -> None:
    decided()
    assert seven().questions.count() == 7
    longer = AssessmentTemplate.objects.get(slug="mapping")
    assert longer.questions.exclude(heading="").count() >= 5
    for template in AssessmentTemplate.objects.all():
        assert all(one.may_record and one.max_length <= 500 for one in template.questions.all())
    with pytest.raises(ValidationError):
        decided()
    end_decision(actor=None, today=TODAY)
    decided()
    assert AssessmentTemplate.objects.filter(slug="first_contact").count() == 1


@pytest.mark.req("PRV-12", "PRV-17")
def test_answers__are_sealed_in_the_table_and_its_history(alfa) -> None:
    decided()
    one = mapped(registered())
    with connection.cursor() as cursor:
        cursor.execute("select sealed from support_answer union all select sealed from support_answerevent")
        stored = [bytes(row[0]) for row in cursor.fetchall()]
    assert len(stored) == 2
    assert not [each for each in stored if b"snickare" in each]
    assert SECRET in [each.text for each in answers_of(one)]
    other = mapped(registered(), "Annat")
    Answer.objects.filter(assessment=other).update(sealed=Answer.objects.get(assessment=one).sealed)
    with pytest.raises(SealBroken):  # put in another's row it does not open
        answers_of(other)


@pytest.mark.req("K4-5.1")
def test_template__a_change_is_a_new_version_and_answers_keep_their_questions(alfa) -> None:
    decided()
    one = mapped(registered())
    first = seven()
    second = revise_template(
        template=first,
        name="Fem frågor",
        purpose="",
        questions=[Question("Vad vill du?", "Önskemål")],
        actor=None,
        today=TODAY,
    )
    assert (second.number, seven()) == (2, second)
    assert len(answers_of(Assessment.objects.get(pk=one.pk))) == 7
    with pytest.raises(ValidationError):
        revise_template(template=first, name="x", purpose="", questions=[Question("?", "!")], actor=None, today=TODAY)


@pytest.mark.req("K4-5.1", "PRV-14")
def test_form__has_the_instruction_at_each_field_and_keeps_a_sealed_draft(alfa, client_for, in_schema) -> None:
    youth = registered()
    decided()
    template = seven()
    AssessmentTemplate.objects.filter(pk=template.pk).update(public_id="ab964426-1019-4000-8000-000000000000")
    template.refresh_from_db()  # a key with what looks like a personal identity number in it
    question = template.questions.get(position=4)
    client = client_for("alfa", Role.COACH)
    url = f"{reverse('assessment-add', args=[youth.public_id])}?mall={template.public_id}"
    page = client.get(url).content.decode()
    in_schema("k9901")
    assert not [one.may_record for one in template.questions.all() if one.may_record not in page]
    assert 'maxlength="500"' in page
    draft = reverse("draft", args=[youth.public_id, "assessment-add", youth.public_id])
    client.post(
        draft,
        {"draft": "1", "template": str(template.public_id), f"q_{question.pk}": SECRET, "held_on": TODAY.isoformat()},
    )
    in_schema("k9901")
    assert "snickare" not in str(Draft.objects.get().values)
    assert SECRET in client.get(reverse("assessment-add", args=[youth.public_id])).content.decode()
    body = {"draft": "1", "template": str(template.public_id), "held_on": TODAY.isoformat()}
    empty = client.post(url, body)
    assert empty.status_code == 200
    answer = client.post(url, {**body, f"q_{question.pk}": SECRET})
    assert answer.status_code == 302, answer.context["form"].errors
    again = client.post(url, {**body, f"q_{question.pk}": "Igen"})
    assert again.status_code == 200
    in_schema("k9901")
    one = Assessment.objects.get()
    edited = client.post(
        reverse("assessment-edit", args=[one.public_id]),
        {"version": "1", "held_on": TODAY.isoformat(), "declined": "on"},
    )
    assert edited.status_code == 302
    in_schema("k9901")
    one.refresh_from_db()
    assert (one.declined, one.answers.count()) == (True, 0)


def test_record__refuses_the_future(alfa) -> None:
    decided()
    with pytest.raises(ValidationError):
        record_assessment(
            youth=registered(), template=seven(), held_on=TODAY + timedelta(days=1), declined=True, answers={}, actor=None, today=TODAY
        )  # fmt: skip


def test_erase__leaves_no_trace_of_the_answers(alfa) -> None:
    decided()
    one = mapped(registered())
    handler = make_user(Role.PROTECTED_HANDLER, Role.COACH)
    protect_by_hand(youth=one.youth, note="Beslut", actor=handler, now=clock.now())
    erase(youth=one.youth, actor=handler, now=clock.now())
    for model in (Assessment, Answer):
        assert not model.objects.exists()
        assert not model.pgh_event_model.objects.exists()


def test_decision__of_a_mistyped_year_is_none(alfa) -> None:
    with pytest.raises(ValidationError) as stopped:
        store_decision(
            decided_by="Nämnden", decided_on=date(1800, 1, 1), reference="KS 1", scope="Alla", actor=None, today=TODAY
        )
    assert list(stopped.value.message_dict) == ["decided_on"]
    assert not AssessmentDecision.objects.exists()
