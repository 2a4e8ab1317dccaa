from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client


@pytest.fixture(autouse=True)
def _stay(alfa, monkeypatch):
    """After a request, rows are asked for in Alfa's schema again."""
    own = Client.request

    def request(self, **given):
        answer = own(self, **given)
        connection.set_tenant(alfa)
        return answer

    monkeypatch.setattr(Client, "request", request)
