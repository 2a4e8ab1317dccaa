"""A reminder on all who are chosen in the list, as a job with a result list."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.reminders.models import Reminder
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_bulk import do
from tests.tenant.register.pages.test_list import tick


def test_chosen__get_a_reminder_each_and_the_dead_are_told(alfa, client_for, in_schema) -> None:
    people = [registered(), registered(), registered(deceased_on=clock.today())]
    client = client_for("alfa", Role.COACH)
    day = clock.today() + timedelta(days=10)
    job = do(client, in_schema, "reminder", *people, text="Skicka enkäten", due_on=day.isoformat())
    assert (job.result["done"], list(job.result["failed"].values())) == (2, ["deceased"])
    assert {one.due_on for one in Reminder.objects.all()} == {day}


def test_chosen__on_a_day_that_has_passed_is_an_error_at_the_field(alfa, client_for, in_schema) -> None:
    client, youth = client_for("alfa", Role.COACH), registered()
    tick(client, "", [youth], youth)
    page = client.post(reverse("bulk", args=["reminder"]), {"text": "Ring", "due_on": "2001-01-01"})
    assert page.status_code == 200
    assert "due_on" in page.context["form"].errors
