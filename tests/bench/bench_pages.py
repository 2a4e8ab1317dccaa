"""How many statements a whole request needs, signed in: Idag, and a youth's page. Figures of numbers, not of seconds."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenant_apps.register.models import Registration
from tests.bench import population
from tests.bench.bench_lists import few, staff
from tests.bench.figures import figure

IDAG, YOUTH = 12, 20  # what was promised
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def statements(client: Client, path: str) -> int:
    """Of the second time: code lists and formats are read once in a while by each process."""
    made: list[dict[str, str]] = []
    for _ in range(2):
        connection.set_schema_to_public()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
        made = captured.captured_queries
    return sum(one["sql"].lstrip().lower().startswith(("select", "with", "(select")) for one in made)


def run() -> None:
    few()
    user = staff()
    client = Client(HTTP_HOST="bench.localhost")
    client.force_login(user, backend=BACKEND)
    youth = Registration.objects.filter(deregistered_on=None).order_by("pk").values_list("youth__public_id", flat=True)
    page = reverse("youth", args=[youth[0]], urlconf=settings.ROOT_URLCONF)
    today = reverse("today", urlconf=settings.ROOT_URLCONF)
    figure("idag_statements", measured=statements(client, today), floor=1, limit=IDAG)
    figure("youth_page_statements", measured=statements(client, page), floor=1, limit=YOUTH)
    population.tenant()  # a request leaves it
