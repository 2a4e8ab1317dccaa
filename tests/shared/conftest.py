from __future__ import annotations

from collections.abc import Iterator

import pytest

from shared_apps.codelists import selectors as codelists
from shared_apps.codelists import services as codelist_services
from shared_apps.scb import selectors as scb
from shared_apps.scb import services as scb_services


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    """What a test publishes is rolled back; what the process remembers of it must go too."""
    codelists.forget()
    scb.forget()
    yield
    codelists.forget()
    scb.forget()


@pytest.fixture
def shipped(db: None) -> None:
    """The rows that come with a release, whether or not the database was made with them."""
    codelist_services.load_shipped()
    scb_services.load_shipped()
