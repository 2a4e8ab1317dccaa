"""The letters of the ladder's steps, as a job."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.letters.services.from_ladder import make_of_steps
from tenant_apps.outreach.ladder.selectors import StepFilter
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, job_page
from tenant_apps.work.services import JobProblem, register_job, report_progress

LADDER = "letters_ladder"


@register_job(LADDER)
def letters_ladder(job: Job) -> dict[str, Any]:
    """With the rights that its user has now. The result is written with the letters: after a worker's death nothing is made again."""
    if job.result:
        return dict(job.result)
    user, told = job.created_by, job.arguments
    if user is None or not user.may(Right.YOUTHS_WRITE):
        raise JobProblem(_("You may not do this any more."))
    report_progress(job, 0, 1, _("Making the letters"))
    chosen = None if told["chosen"] is None else {uuid.UUID(one) for one in told["chosen"]}
    with transaction.atomic():
        made = make_of_steps(
            user=user, wanted=StepFilter(**told["filter"]), step=told["step"], chosen=chosen, today=clock.today()
        )
        result = {
            "mailings": [str(one) for one in made.mailings], "letters": made.letters, "left_out": made.left_out, "gone": made.gone,
        }  # fmt: skip
        Job.objects.filter(pk=job.pk).update(result=result)
    return result


@job_page(LADDER)
def page_of_ladder_letters(job: Job) -> JobPage:
    return JobPage(
        url=reverse("ladder-letters-result", args=[job.public_id]),
        title=_("Letters from the ladder"),
        right=Right.YOUTHS_WRITE,
    )
