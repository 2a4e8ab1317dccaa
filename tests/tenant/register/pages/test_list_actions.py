"""Every button of the list's menu leads to the page that does what it says."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tenant_apps.register.bulk_jobs import ACTIONS as JOBS
from tenant_apps.register.list_actions import ACTIONS
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_list import tick

BUTTON = re.compile(r'name="action" value="([^"]+)"')


@pytest.mark.req("K3-2.3")
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH, Role.READER])
def test_buttons__each_leads_to_a_page_that_opens(alfa, client_for, role) -> None:
    youth = registered()
    client = client_for("alfa", role)
    shown = BUTTON.findall(client.get(reverse("youths")).content.decode())
    wanted = ["excel"] if role == Role.READER else [one.key for one in ACTIONS]
    assert shown == wanted
    for action in shown:
        answer = tick(client, "", [youth], youth, action=action)
        assert answer.status_code == 302
        assert answer["Location"].split("?")[0] != reverse("youths"), action
        page = client.get(answer["Location"], follow=True)
        assert page.status_code == 200, action
        assert "<form" in page.content.decode(), action


@pytest.mark.req("K3-2.3")
def test_buttons__every_job_has_one_and_an_unknown_word_leads_back(alfa, client_for) -> None:
    assert set(JOBS) == {one.key for one in ACTIONS if not one.view}
    youth = registered()
    client = client_for("alfa", Role.READER)
    for action in ("nothing", "label"):  # the second needs a right that a reader lacks
        assert tick(client, "", [youth], youth, action=action)["Location"].startswith(reverse("youths"))
