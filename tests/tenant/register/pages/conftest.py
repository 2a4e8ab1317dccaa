from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client


@pytest.fixture
def stay(alfa: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a request, rows are asked for in Alfa's schema again."""
    own = Client.request

    def request(self: Client, **given: Any) -> Any:
        answer = own(self, **given)
        connection.set_tenant(alfa)
        return answer

    monkeypatch.setattr(Client, "request", request)
