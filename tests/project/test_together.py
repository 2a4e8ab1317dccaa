"""Several querysets by one statement give what each alone gives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, DurationField, F, Value
from django.test.utils import CaptureQueriesContext

from kaa.core import clock
from kaa.core.together import read_relations, read_together
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import LegalSex, Registration, Youth
from tests.factories import outreach
from tests.factories import register as make


def _youth() -> Youth:
    youth = make.youth(given_name='Åsa "Q" \\ö')
    make.registration(youth, clock.today())
    outreach.contacts(youth, [clock.today()])
    for n in range(3):
        make.detail(youth, f"07000001{n:02d}")
    return youth


def test_together__each_is_as_when_read_alone_and_in_its_order(alfa) -> None:
    youth = _youth()

    def asked() -> tuple:
        events = Youth.pgh_event_models["changed"].objects.filter(pgh_obj_id=youth.pk).order_by("pgh_id")
        return (
            Youth.objects.select_related("label").annotate(n=Count("details")).filter(pk=youth.pk),
            youth.details.order_by("-value"),
            Contact.objects.select_related("youth", "user"),
            events.values("pgh_created_at", "pgh_context", "public_id"),
            Registration.objects.values_list("registered_on", "public_id"),
            Registration.objects.values_list("registered_on", flat=True),
            LegalSex.objects.none(),
            Youth.objects.filter(pk__in=[]),
        )

    alone, together = asked(), asked()
    with CaptureQueriesContext(connection) as queries:
        read_together(*together)
        found = [list(one) for one in together]
        assert found[0][0].label is None
        assert found[2][0].youth == youth
    assert len(queries) == 1
    assert found == [list(one) for one in alone]
    for one, other in zip(found[0] + found[1] + found[2], [*alone[0], *alone[1], *alone[2]], strict=True):
        assert {name: value for name, value in vars(one).items() if name != "_state"} == {
            name: value for name, value in vars(other).items() if name != "_state"
        }
    assert found[0][0].n == 3


def test_together__a_copy_of_one_that_is_read_asks_anew(alfa) -> None:
    youth = _youth()
    rows = youth.details.all()
    read_together(rows)
    youth.details.filter(value="0700000100").delete()
    assert len(rows) == 3
    assert rows.filter(value__startswith="07").count() == 2


def test_together__what_json_may_change_is_refused(alfa) -> None:
    rows = Youth.objects.annotate(d=Value(timedelta(days=1), output_field=DurationField())).order_by(F("id"))
    with pytest.raises(TypeError, match="DurationField"):
        read_together(rows)


def test_relations__stand_on_the_instance_also_those_that_are_not(alfa) -> None:
    youth = _youth()
    read_relations(
        youth,
        many={"details": youth.details.order_by("value"), "exams": youth.exams.all()},
        one={"compulsory_school": type(youth).compulsory_school.related.related_model.objects.filter(youth=youth)},
    )
    with CaptureQueriesContext(connection) as queries:
        assert [one.value for one in youth.details.all()] == ["0700000100", "0700000101", "0700000102"]
        assert list(youth.exams.all()) == []
        assert getattr(youth, "compulsory_school", None) is None
    assert len(queries) == 0
