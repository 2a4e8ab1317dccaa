"""A new SECRET_KEY, with the old one among the fallbacks, closes no door that was open."""

from __future__ import annotations

from typing import Any

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import SchoolLink, SchoolUnit
from tenant_apps.doors.services.links import new_link, open_link
from tenant_apps.work.sealing import keyed_hash
from tests.factories import accounts

pytestmark = pytest.mark.req("K4-7.1")
NEW = "ny-" + "n" * 60


def test_school_link__of_the_key_before__opens_while_that_key_is_a_fallback(alfa: Any, settings: Any) -> None:
    unit = SchoolUnit.objects.create(code="10000001", name="Skolan", municipality_code="2281")
    token = new_link(unit=unit, actor=accounts.user(Role.COORDINATOR), now=clock.now())
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], NEW
    assert open_link(token=token) == SchoolLink.objects.get()
    assert open_link(token=token + "x") is None
    settings.SECRET_KEY_FALLBACKS = []
    assert open_link(token=token) is None


def test_fingerprint__is_kept_of_the_key_that_holds_and_looked_for_of_all(alfa: Any, settings: Any) -> None:
    before = keyed_hash(b"test").of("x")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], NEW
    now = keyed_hash(b"test")
    assert now.of("x") != before
    assert now.any_of("x") == [now.of("x"), before]
