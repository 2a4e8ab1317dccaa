"""What follows when a run has been applied, however it was applied."""

from __future__ import annotations

import pghistory

from kaa.core import clock
from kaa.core.tenancy import own_codes
from tenant_apps.register.services.identification import run_identification
from tenant_apps.sources.models import ImportRun


def identify_after(*, run: ImportRun) -> None:
    """Who enters and leaves KAA by what the file said; undoing the run takes that back too."""
    if own_codes():
        with pghistory.context(run=str(run.public_id)):
            run_identification(day=clock.today(), municipality_codes=own_codes())
