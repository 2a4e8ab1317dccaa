from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tenant_apps.sources.ss12000.models import Connection
from tests.tenant.sources.ss12000.fetching import connect
from tests.tenant.sources.ss12000.school import School, serve


@pytest.fixture
def school() -> Iterator[School]:
    """A school system on a port of this machine."""
    found = School()
    end = serve(found)
    yield found
    end()
    assert not found.lies, "the test's own server does not speak the document"


@pytest.fixture
def connection(alfa: object, school: School) -> Connection:
    return connect(school)


@pytest.fixture
def connected(school: School) -> Callable[..., Connection]:
    """connected(units=...): a connection in the schema that is set."""
    return lambda **values: connect(school, **values)
