"""Markup that somebody wrote is text wherever a form tells of it: htmx would obey its attributes, which no content policy stops."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.support.models import AssessmentQuestion, AssessmentTemplate
from tenant_apps.support.services.interventions import InterventionFacts, start_intervention
from tenant_apps.support.services.measures import plan_follow_up
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_assessments import decided

TODAY = clock.today()
ATTACK = '<b hx-post="/x/" hx-trigger="load">Praktik</b>'
WRITTEN = "&lt;b hx-post=&quot;/x/&quot; hx-trigger=&quot;load&quot;&gt;Praktik&lt;/b&gt;"


def _local_name() -> str:
    """Free text of whoever writes a measure down, told of where the registration is closed."""
    youth = registered(days_ago=60)
    facts = InterventionFacts(type="guidance", started_on=TODAY, local_name=ATTACK)
    measure = start_intervention(youth=youth, facts=facts, actor=None, today=TODAY)
    plan_follow_up(intervention=measure, due_on=TODAY + timedelta(days=9), actor=None, today=TODAY)
    return reverse("registration-close", args=[youth.registrations.get().public_id])


def _may_record() -> str:
    """What an administrator wrote that may be recorded: the help of a question with choices."""
    decided()
    template = AssessmentTemplate.objects.get(slug="first_contact", replaced_on=None)
    AssessmentQuestion.objects.filter(template=template).update(may_record=ATTACK, choices=["Ja", "Nej"])
    return reverse("assessment-add", args=[registered().public_id]) + f"?mall={template.public_id}"


@pytest.mark.req("SEC-04")
@pytest.mark.parametrize("made", [_local_name, _may_record], ids=["local_name", "may_record"])
def test_help_text__that_somebody_wrote_is_escaped_and_left_alone_by_htmx(alfa, client_for, made) -> None:
    page = client_for("alfa", Role.COORDINATOR).get(made()).content.decode()
    assert "<b hx-post" not in page
    assert WRITTEN in page
    assert '_helptext" hx-disable>' in page
