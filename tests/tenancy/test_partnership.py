"""A partnership made with municipality codes has the area, and none of the municipalities' duties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from kaa.core.tenancy import area_codes, connection, own_codes
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Proposal, Registration, Youth
from tenant_apps.reporting import notices
from tenant_apps.reporting.models import Notice
from tenant_apps.sources import jobs
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.models import ImportRun
from tenant_apps.work.models import Job
from tenants.models import Tenant
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import stage

NUMBER, OTHER = take(2, born_between=(date(2008, 1, 1), date(2008, 12, 31)))  # of an age to be covered
DAY = date(2026, 11, 20)


@pytest.fixture
def partnership(alfa: Tenant, in_schema) -> Iterator[Tenant]:
    """Alfa as a partnership with the codes that it was made with."""
    connection.set_schema_to_public()
    Tenant.objects.filter(pk=alfa.pk).update(kind=Tenant.Kind.PARTNERSHIP)
    with time_machine.travel(DAY, tick=False):
        yield in_schema("k9901")


def _apply(*numbers: str) -> Job:
    run = stage([extens.row(number, school_form="", started_on="") for number in numbers], as_of=DAY)
    job = Job(kind="import_apply", arguments={"run": str(run.public_id)}, attempts=1)
    jobs.import_apply(job)
    return job


@pytest.mark.req("K2-3.19")
def test_codes__are_the_area_and_no_duty(partnership: Tenant) -> None:
    assert (area_codes(), own_codes()) == (["2281"], [])
    connection.set_schema_to_public()
    assert (area_codes(), own_codes()) == ([], [])


@pytest.mark.req("K2-3.19")
def test_import__applied_and_undone_identifies_nobody(partnership: Tenant) -> None:
    applied = _apply(NUMBER)
    assert Youth.objects.count() == 1
    assert not Proposal.objects.exists()
    assert not Registration.objects.exists()
    run = ImportRun.objects.get()
    run.state = ImportRun.State.UNDOING
    run.save(update_fields=["state"])
    jobs.import_undo(applied)
    assert not Proposal.objects.exists()


@pytest.mark.req("K2-3.19")
def test_import__in_a_municipality_proposes_the_same_youth(alfa: Tenant) -> None:
    """So the test above would see it."""
    with time_machine.travel(DAY, tick=False):
        _apply(NUMBER)
        assert Proposal.objects.exists()


def test_import__still_tells_who_lives_elsewhere(partnership: Tenant) -> None:
    with pytest.raises(FileRefused, match="other_municipality"):
        stage([extens.row(NUMBER, municipality_code="0180"), extens.row(OTHER, municipality_code="0180")], as_of=DAY)


@pytest.mark.req("K2-3.19")
def test_scb__has_no_page_no_file_and_no_notice(partnership: Tenant, client_for, tmp_path, in_schema) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    assert client.get(reverse("report-period", args=["2026H2"])).status_code == 404
    made = client.post(reverse("report-export", args=["2026H2"]), {"municipality_code": "2281"})
    assert made.status_code == 404
    in_schema("k9901")
    with time_machine.travel(date(2027, 1, 25), tick=False):
        assert notices.remind(today=date(2027, 1, 25)) is None
    assert not Notice.objects.exists()
    connection.set_schema_to_public()
    with pytest.raises(CommandError, match="reports for no municipality"):
        call_command("scb_export", tenant="k9901", period="2026H2", out=tmp_path)
    assert not list(tmp_path.iterdir())
