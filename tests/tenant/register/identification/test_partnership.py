"""A partnership identifies nobody and reports nothing to SCB: it lists participants."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tenant_apps.register.identification import jobs
from tenant_apps.register.models import Proposal
from tenant_apps.work.models import Job
from tenants.models import Tenant
from tests.factories import register as make

DAY = date(2026, 11, 20)


@pytest.fixture
def partnership(alfa: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alfa as a partnership, with somebody whom a municipality would propose."""
    make.compulsory(make.youth(), date(2024, 6, 12))
    monkeypatch.setattr(Tenant, "is_municipality", False)


@pytest.mark.req("K2-3.19")
def test_nightly__proposes_nobody(partnership: None) -> None:
    assert jobs.identify(Job(kind="identify", arguments={"day": DAY.isoformat()})) == {}
    assert not Proposal.objects.exists()


@pytest.mark.req("K2-3.19")
def test_command__refuses(partnership: None) -> None:
    with pytest.raises(CommandError, match="partnership"):
        call_command("identify", tenant="k9901", on=DAY)


@pytest.mark.req("K2-3.19")
def test_pages__of_proposals_do_not_exist(partnership: None, client_for) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    assert client.get(reverse("proposals")).status_code == 404
    assert client.post(reverse("proposals-decide"), {"action": "apply", "all": "1"}).status_code == 404


@pytest.mark.req("K2-3.19")
def test_menu__has_neither_proposals_nor_report(partnership: None, client_for) -> None:
    nav = client_for("alfa", Role.ADMINISTRATOR).get(reverse("youths")).context["shell"].nav
    assert not {reverse("proposals"), reverse("report")} & {item.url for item in nav}
