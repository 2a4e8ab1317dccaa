"""What every model of ours must say of itself, and which rooms may be tied by keys."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture.source import APP_LABELS

DATA_CLASSES = {"none", "personal", "sensitive"}
PERSONAL = re.compile(
    r"personnummer|personal_number|first_name|last_name|given_name|surname|full_name|birth|guardian|phone|postal|street|youth",
    re.IGNORECASE,
)


def _room(app: str) -> str:
    shared, tenant = app in settings.SHARED_APPS, app in settings.TENANT_APPS
    return "both" if shared and tenant else "tenant" if tenant else "shared"


def _own() -> list[type[models.Model]]:
    """Our concrete models; pghistory makes the event models, which follow the model that they track."""
    return [
        model
        for model in apps.get_models(include_auto_created=False)
        if apps.get_app_config(model._meta.app_label).name.split(".")[0] in APP_LABELS
        and not model._meta.proxy
        and not hasattr(model, "pgh_tracked_model")
    ]


OWN = _own()
IDS = [model._meta.label for model in OWN]


@pytest.mark.parametrize("model", OWN, ids=IDS)
def test_model__has_a_comment_on_its_table(model: type[models.Model]) -> None:
    assert model._meta.db_table_comment


@pytest.mark.parametrize("model", OWN, ids=IDS)
def test_model__declares_its_class_of_data_and_its_retention(model: type[models.Model]) -> None:
    """Declared on the model itself: nobody inherits an answer without having thought of it."""
    assert vars(model).get("data_class") in DATA_CLASSES
    assert isinstance(vars(model).get("retention"), str)
    assert vars(model)["retention"]


@pytest.mark.parametrize("model", OWN, ids=IDS)
def test_index__has_the_own_key_first_or_only_included(model: type[models.Model]) -> None:
    """PostgreSQL 18 can skip-scan such an index for a foreign key's check, and does while the planner takes the table for empty: a first import
    of 20 000 then takes minutes. Ties in an order are cheap to sort; so `Index(fields=["sort_key"], include=["id"])`.
    """
    if not any(field.one_to_many or field.one_to_one for field in model._meta.related_objects):
        return
    key = model._meta.pk.attname
    assert [index.name for index in model._meta.indexes if key in [name.lstrip("-") for name in index.fields][1:]] == []


@pytest.mark.req("K2-3.14")
@pytest.mark.parametrize("model", OWN, ids=IDS)
def test_key__never_crosses_the_schema(model: type[models.Model]) -> None:
    """An app in both lists has its tables beside each of the others', but beside its own alone it may count on."""
    allowed = {"both", _room(apps.get_app_config(model._meta.app_label).name)}
    for field in model._meta.get_fields():
        if field.is_relation and field.concrete and isinstance(field.related_model, type):
            other = apps.get_app_config(field.related_model._meta.app_label).name
            assert _room(other) in allowed, f"{model._meta.label}.{field.name} -> {other}"


SHARED = [model for model in OWN if _room(apps.get_app_config(model._meta.app_label).name) == "shared"]


@pytest.mark.parametrize("model", SHARED, ids=[model._meta.label for model in SHARED])
def test_public_model__holds_no_personal_data(model: type[models.Model]) -> None:
    assert vars(model).get("data_class") == "none"
    assert not [field.name for field in model._meta.concrete_fields if PERSONAL.search(field.name)]
