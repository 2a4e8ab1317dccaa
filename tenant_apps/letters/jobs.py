"""Letters as jobs: printing, and the night's own work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.letters.models import Letter, LetterTemplate, Mailing
from tenant_apps.letters.selectors.people import is_duty
from tenant_apps.letters.selectors.templates import template_by_id
from tenant_apps.letters.selectors.turning import STEP, farewell_template, turning_youths
from tenant_apps.letters.services.farewells import Farewells, make_farewells
from tenant_apps.letters.services.files import JOB, print_files, print_labels, print_what_is_left
from tenant_apps.letters.services.forgetting import sweep_files
from tenant_apps.letters.services.mailings import make_mailing, step_of
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.outreach.ladder.services import note_guarded
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.list_session import Selection, filter_from
from tenant_apps.register.models import Youth
from tenant_apps.register.services.guardians import erase_guardians_of_adults
from tenant_apps.work.models import Job
from tenant_apps.work.registry import JobPage, job_page
from tenant_apps.work.services import JobProblem, register_job, report_progress

BULK, TURNING = "letters_bulk", "letters_at_20"


@register_job(JOB)
def letters_files(job: Job) -> dict[str, Any]:
    """Repeatable: what stands in a file is not printed again."""
    mailing = Mailing.objects.filter(public_id=job.arguments["mailing"]).first()
    if mailing is None:
        raise JobProblem(_("The letters are gone."))
    if job.arguments.get("labels"):
        return {"labels": print_labels(mailing=mailing)}

    def counted(done: int, total: int) -> None:
        report_progress(
            job, done, total, _("%(done)d of %(total)d letters are in a file") % {"done": done, "total": total}
        )

    return {"files": print_files(mailing=mailing, counted=counted)}


@register_job(BULK)
def letters_bulk(job: Job) -> dict[str, Any]:
    """With the rights that its user has now. The job's own id is the key: what was made before a worker died is not made again."""
    user, wanted = _user_of(job), job.arguments
    selection = Selection(wanted["everything"], frozenset(wanted["ids"]))
    template = template_by_id(wanted["template"])
    if template is None:
        raise JobProblem(_("This template is no longer in use."))
    report_progress(job, 0, 1, _("Making the letters"))
    with transaction.atomic():
        day = date.fromisoformat(wanted["day"])
        chosen = selection.youths(user, filter_from(wanted["filter"]), today=day).filter(protected_at=None)
        return _make(
            job, template, Youth.objects.filter(pk__in=list(chosen.order_by().values_list("pk", flat=True))), day=day,
            sent_to=wanted["sent_to"], language=wanted["language"], values=wanted["values"],
        )  # fmt: skip


@register_job(TURNING)
def letters_at_20(job: Job) -> dict[str, Any]:
    user, template = _user_of(job), farewell_template()
    if template is None:
        raise JobProblem(_("There is no template for the letter at 20."))
    day = date.fromisoformat(job.arguments["day"])
    with transaction.atomic():
        youths = turning_youths(user, today=day, weeks=job.arguments["weeks"])
        keys = list(youths.order_by().values_list("pk", flat=True))
        had = set(Letter.objects.filter(youth__in=keys, step_key=STEP).values_list("youth_id", flat=True))
        return _make(job, template, Youth.objects.filter(pk__in=set(keys) - had), day=day)


def _user_of(job: Job) -> User:
    user = job.created_by
    if user is None or not user.may(Right.YOUTHS_WRITE):
        raise JobProblem(_("You may not do this any more."))
    return user


def _make(job: Job, template: LetterTemplate, youths: QuerySet[Youth], *, day: date, **wish: Any) -> dict[str, Any]:
    try:
        made = make_mailing(
            template=template, youths=youths, step_key=step_of(template=template), occasion=day, actor=job.created_by, today=clock.today(),
            once=job.public_id, **wish,
        )  # fmt: skip
    except ValidationError as wrong:
        raise JobProblem(" ".join(wrong.messages)) from None
    report_progress(job, 1, 1, _("Making the letters"))  # the last place to stop: nothing is committed yet
    mailing = made.mailing or made.instead
    return {"mailing": str(mailing.public_id) if mailing else "", "letters": made.letters}


@job_page(BULK)
@job_page(TURNING)
def page_of_letters(job: Job) -> JobPage:
    mailing = job.result.get("mailing")
    url = (
        reverse("mailing", args=[mailing]) if mailing else reverse("turning-20" if job.kind == TURNING else "mailings")
    )
    return JobPage(url=url, title=_("Letters"), right=Right.YOUTHS_WRITE)


@register_job("letters_nightly", nightly=True)
def nightly(job: Job) -> dict[str, Any]:  # noqa: ARG001
    """Guardians of those who have turned 18 go; handlers are told of guardians under protection whom a step would go to; new shipped
    templates come; the letter at 20 is made in good time; old files go; what was left unprinted is printed.
    """
    today = clock.today()
    erased = erase_guardians_of_adults(today=today, leap=settings_on(today).leap_birthday)
    guarded = note_guarded(now=clock.now()) if is_duty() else 0
    shipped = ensure_starters()
    farewells = make_farewells(now=clock.now()) if is_duty() else Farewells()
    left = print_what_is_left()
    return {
        "guardians": erased,
        "handlers_told": guarded,
        "templates": shipped,
        "files_removed": sweep_files(),
        "letters_at_20": farewells.letters,
        "reminders_at_20": farewells.reminders,
        "mailings": left,
    }


@job_page(JOB)
def page_of_files(job: Job) -> JobPage:
    return JobPage(
        url=reverse("mailing", args=[job.arguments["mailing"]]), title=_("Letters"), right=Right.YOUTHS_WRITE
    )
