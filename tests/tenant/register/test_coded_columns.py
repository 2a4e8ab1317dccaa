"""Values of code lists: the code and its list's version, side by side; and ids that stand in addresses."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from kaa.core.records import PublicRecord
from tenant_apps.register.models import Youth
from tests.factories import register as make

APPS = ("register", "outreach", "support")
# as long as a code, and none of a shared list: a source's own name, a school's own programme code, a page's address, a set of questions,
# telephones, the register's own reasons
NO_CODE = {"source", "programme", "form", "slug", "contact_phone", "supervisor_phone"}
# the tenant's own: a reason of the rules, the keys of its letters' templates
OWN_CODE = {"register.Proposal.reason", "outreach.LadderStep.template_guardian", "outreach.LadderStep.template_youth"}
OWN_VERSION = {"plan_version", "on_version"}  # of a plan; of the row that a draft was written on
TABLES = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if not hasattr(model, "pgh_tracked_model")
]  # fmt: skip


def _coded() -> dict[str, bool]:
    """`app.Model.column` -> whether its list's version stands beside it."""
    found = {}
    for model in TABLES:
        fields = {field.name: field for field in model._meta.concrete_fields}
        for name, field in fields.items():
            if (
                isinstance(field, models.CharField)
                and field.max_length == 40
                and not field.choices
                and name not in NO_CODE
            ):
                found[f"{model._meta.label}.{name}"] = f"{name}_version" in fields
    return {label: versioned for label, versioned in found.items() if label not in OWN_CODE}


@pytest.mark.req("K2-3.14", "REL-28")
def test_coded_column__has_its_lists_version_beside_it() -> None:
    coded = _coded()
    assert {"register.OccupationFact.code", "register.SchoolPlacement.school_form", "support.Intervention.type"} <= set(
        coded
    )
    assert [label for label, versioned in coded.items() if not versioned] == []


@pytest.mark.req("K2-3.14")
def test_version__stands_beside_a_code_and_is_no_key() -> None:
    for model in TABLES:
        fields = {field.name: field for field in model._meta.concrete_fields}
        versions = [name for name in fields if name.endswith("_version") and name not in OWN_VERSION]
        assert not [
            name for name in versions if name.removesuffix("_version") not in fields or fields[name].is_relation
        ]


@pytest.mark.req("K2-3.8")
def test_public_id__is_random_and_nobody_elses(alfa: object) -> None:
    first, second = make.youth(date(2008, 5, 17)), make.youth(date(2008, 5, 18))
    assert {one.public_id.version for one in (first, second)} == {4}
    with pytest.raises(IntegrityError), transaction.atomic():
        Youth.objects.filter(pk=second.pk).update(public_id=first.public_id)


@pytest.mark.req("K2-3.8")
def test_public_id__of_somebody_who_was_removed_does_not_come_back(alfa: object) -> None:
    gone = make.youth(date(2008, 5, 17))
    former, number = gone.public_id, gone.personnummer
    Youth.objects.filter(pk=gone.pk).delete()
    assert make.youth(date(2008, 5, 17), number=number).public_id != former
    field = PublicRecord._meta.get_field("public_id")
    assert (field.default, field.editable, field.unique) == (uuid.uuid4, False, True)
