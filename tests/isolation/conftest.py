"""The worlds of two tenants, made once for a module: what a test does to them is taken back after it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from kaa.core.tenancy import find_tenant, in_tenant
from tests.isolation.worlds import World, build

SCHEMAS = {"alfa": "k9901", "beta": "k9902"}


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        connection.atomic_blocks[-1]._from_testcase = True  # the middleware may change schema inside
        yield
        connection.set_schema_to_public()
        transaction.set_rollback(True)
    connection.set_schema_to_public()


@pytest.fixture(scope="module")
def _built(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[bytes]:
    with django_db_blocker.unblock(), _taken_back():
        built = {}
        for name, family_name in (("alfa", "Alfasson"), ("beta", "Betasson")):
            with in_tenant(find_tenant(SCHEMAS[name])):
                built[name] = build(name, family_name)
        yield pickle.dumps(built)  # read anew for each test, faster than a deep copy


@pytest.fixture
def worlds(_built: bytes) -> Iterator[dict[str, World]]:
    """By name, both tenants' worlds with the same primary keys."""
    with _taken_back():
        yield pickle.loads(_built)


@pytest.fixture
def world(worlds: dict[str, World]) -> World:
    return worlds["alfa"]
