"""How many statements Idag and a youth's page need, signed in, beyond what every page needs for who is asking and for the menu.

Figures of numbers, not of seconds; the whole requests' numbers are noted beside them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
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


# nobody has gathered the static files
@override_settings(
    STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
)
def run() -> None:
    few()
    user = staff()
    client = Client(HTTP_HOST="bench.localhost")
    client.force_login(user, backend=BACKEND)
    youth = Registration.objects.filter(deregistered_on=None).order_by("pk").values_list("youth__public_id", flat=True)
    pages = {
        name: statements(client, reverse(name, args=args, urlconf=settings.ROOT_URLCONF))
        for name, args in (("youth-add", []), ("today", []), ("youth", [youth[0]]))
    }
    shell = pages["youth-add"]  # an empty form: nothing to read of its own
    figure("idag_statements", measured=pages["today"] - shell, floor=1, limit=IDAG)
    figure("youth_page_statements", measured=pages["youth"] - shell, floor=1, limit=YOUTH)
    print(f"note statements of whole requests: every page={shell} idag={pages['today']} youth={pages['youth']}")
    population.tenant()  # a request leaves it
