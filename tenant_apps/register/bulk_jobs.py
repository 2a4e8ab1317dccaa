"""What is done with many youths, as jobs: repeatable, and with a list of those left out."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.clock import local_date
from kaa.core.tenancy import connection, own_codes
from tenant_apps.accounts.models import Label, Unit, User
from tenant_apps.outreach.bulk import DECEASED, Sending, log_sending
from tenant_apps.register.forgetting import ANEW, sweep_drafts, sweep_workbooks
from tenant_apps.register.forms_list import FilterForm
from tenant_apps.register.list_columns import NUMBER, columns_of
from tenant_apps.register.list_session import Selection, filter_from
from tenant_apps.register.models import ListWorkbook, Youth
from tenant_apps.register.selectors.filtering import YouthFilter
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.register.services.bulk import Outcome, set_labels, set_units
from tenant_apps.register.workbook import About, list_workbook
from tenant_apps.reminders.services.reminders import remind_of_many
from tenant_apps.work import files
from tenant_apps.work.models import Job, StoredFile
from tenant_apps.work.registry import JobPage, JobProblem, job_page, register_job

KIND = "list_bulk"
RIGHTS = {
    "label": Right.YOUTHS_WRITE,
    "unit": Right.YOUTHS_WRITE,
    "contact": Right.YOUTHS_WRITE,
    "reminder": Right.YOUTHS_WRITE,
    "excel": Right.YOUTHS_READ,
}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@register_job(KIND)
def bulk(job: Job) -> dict[str, Any]:
    """With the rights that its user has now. What was done before a worker died is written in the same transaction, and not done again."""
    if job.result:
        return dict(job.result)
    user, wanted = job.created_by, job.arguments
    if user is None or not user.may(RIGHTS[wanted["action"]]):
        raise JobProblem(_("You may not do this any more."))
    selection = Selection(wanted["everything"], frozenset(wanted["ids"]))
    try:
        with transaction.atomic():
            today = clock.today()
            # those under protection are handled one by one, whoever asks
            youths = selection.youths(user, filter_from(wanted["filter"]), today=today).filter(protected_at=None)
            everyone = _ids(youths)
            result = ACTIONS[wanted["action"]](job, user, youths)
            same = result.pop("same", [])
            # whom the figures count: those who come under protection later are taken from them when they are shown
            result["youths"] = {"unchanged": same, "done": sorted(set(everyone) - set(same) - set(result["failed"]))}
            result["gone"] = 0 if selection.everything else _gone(selection, everyone, user)
            Job.objects.filter(pk=job.pk).update(result=result)
    except ValidationError as wrong:
        raise JobProblem(" ".join(wrong.messages)) from None
    return result


def _ids(youths: QuerySet[Youth]) -> list[str]:
    return sorted(str(one) for one in youths.order_by().values_list("public_id", flat=True))


def _gone(selection: Selection, found: list[str], user: User) -> int:
    """Chosen and no longer in the list. But for a handler, who has come under protection in between was never chosen (PRV-22).

    Of those who are there: who has been erased since is no more gone than before, when protection hid the row (PRV-24).
    """
    there = Youth.objects.filter(public_id__in=selection.ids)
    if not user.may(Right.PROTECTED_HANDLE):
        there = there.filter(protected_at=None)
    return there.exclude(public_id__in=found).count()


def shown_figures(result: dict[str, Any]) -> dict[str, int]:
    """The figures of a job that has ended, as if those under protection had not been there (PRV-24)."""
    figures = {}
    for name in ("done", "unchanged"):
        counted = result.get("youths", {}).get(name, [])
        figures[name] = (
            result[name] - len(counted) + Youth.objects.filter(public_id__in=counted, protected_at=None).count()
        )
    return figures


def _result(outcome: Outcome, same: list[str]) -> dict[str, Any]:
    return {"done": outcome.done, "unchanged": outcome.unchanged, "failed": outcome.failed, "same": same}


def _label(job: Job, user: User, youths: QuerySet[Youth]) -> dict[str, Any]:
    chosen, label = job.arguments["value"], None
    if chosen:
        label = Label.objects.filter(public_id=chosen, archived_at=None).first()
        if label is None:
            raise JobProblem(_("This label is no longer in use."))
    same = _ids(youths.filter(label=label))
    return _result(set_labels(youths=youths, label=label, actor=user), same)


def _unit(job: Job, user: User, youths: QuerySet[Youth]) -> dict[str, Any]:
    chosen, unit = job.arguments["value"], None
    if chosen:
        unit = Unit.objects.filter(public_id=chosen, archived_at=None).first()
        if unit is None:
            raise JobProblem(_("This unit is no longer in use."))
    same = _ids(youths.filter(unit=unit))
    return _result(set_units(youths=youths, unit=unit, actor=user), same)


def _contact(job: Job, user: User, youths: QuerySet[Youth]) -> dict[str, Any]:
    """The note is the same for all and names nobody, so it may stand in the job."""
    told = job.arguments
    sending = Sending(
        at=datetime.fromisoformat(told["at"]), channel=told["channel"], recipient=told["recipient"], note=told["note"]
    )
    done, failed = log_sending(youths=youths, sending=sending, actor=user, now=clock.now())
    return {"done": done, "unchanged": 0, "failed": failed}


def _reminder(job: Job, user: User, youths: QuerySet[Youth]) -> dict[str, Any]:
    """The same for all, on each; for whoever has the youth's label."""
    told = job.arguments
    failed = {str(one): DECEASED for one in youths.exclude(deceased_on=None).values_list("public_id", flat=True)}
    done, unchanged = remind_of_many(
        youths=youths.filter(deceased_on=None), text=told["text"], due_on=date.fromisoformat(told["due_on"]), key=f"bulk:{job.public_id}", actor=user,
        now=clock.now(),
    )  # fmt: skip
    return {"done": done, "unchanged": unchanged, "failed": failed}


def _excel(job: Job, user: User, youths: QuerySet[Youth]) -> dict[str, Any]:
    made = _workbook(job, user, youths, made_at=clock.now(), name=uuid.uuid4())
    return {"done": len(made.youths), "unchanged": 0, "failed": {}, "workbook": str(made.public_id)}


def _workbook(job: Job, user: User, youths: QuerySet[Youth], *, made_at: datetime, name: uuid.UUID) -> ListWorkbook:
    """What `job` asked for, of these, as of `made_at`; `name`: its public id."""
    tenant: Any = connection.tenant
    partnership = not getattr(tenant, "is_municipality", True)
    keys = [key for key in job.arguments["columns"] if key != NUMBER or user.may(Right.REPORT_EXPORT)]
    words = filter_in_words(filter_from(job.arguments["filter"]), user, now=made_at, partnership=partnership)
    if not job.arguments["everything"]:
        words = _("Chosen one by one, in: %(filter)s") % {"filter": words}
    about = About(user.display_name, made_at, tenant.controller or tenant.name, words, user)
    content, shown = list_workbook(
        youths, columns_of(keys, partnership=partnership), about, folder=files.path_of(StoredFile()).parent
    )
    word = _("youths")
    file_name = f"{word}-{local_date(made_at):%Y%m%d}.xlsx"
    file = files.store(kind="list_workbook", name=file_name, content_type=EXCEL, content=content)
    return ListWorkbook.objects.create(
        public_id=name, created_at=made_at, file=file, user=user, about=words[:500], has_numbers=NUMBER in keys, youths=shown,
    )  # fmt: skip


@register_job(ANEW)
def workbook_anew(job: Job) -> dict[str, Any]:
    """A workbook that named somebody who came under protection, without them: as it would have been (PRV-24)."""
    with transaction.atomic():
        of = Job.objects.select_for_update().filter(public_id=job.arguments["of"], kind=KIND).first()
        user = of.created_by if of is not None else None
        if of is None or user is None or not user.may(RIGHTS["excel"]):
            return {}
        name = uuid.UUID(of.result["workbook"])
        if not ListWorkbook.objects.filter(public_id=name).exists():
            youths = visible_youths(user).filter(public_id__in=of.result["youths"]["done"], protected_at=None)
            _workbook(of, user, youths, made_at=datetime.fromisoformat(job.arguments["made_at"]), name=name)
    return {}


def filter_in_words(wanted: YouthFilter, user: User, *, now: datetime, partnership: bool) -> str:
    form = FilterForm(
        wanted.values(), today=local_date(now), residents=user.may(Right.RESIDENTS_READ), partnership=partnership, municipality_codes=own_codes(),
        user=user,
    )  # fmt: skip
    form.is_valid()
    return "; ".join(f"{label}: {text}" for _name, label, text in form.in_words())


ACTIONS: dict[str, Callable[[Job, User, QuerySet[Youth]], dict[str, Any]]] = {
    "label": _label, "unit": _unit, "contact": _contact, "reminder": _reminder, "excel": _excel,
}  # fmt: skip


@job_page(KIND)
def page(job: Job) -> JobPage:
    url = reverse("bulk-result", args=[job.public_id])
    return JobPage(url=url, title=_("The chosen youths"), right=RIGHTS[job.arguments["action"]])


@register_job("drafts_and_workbooks", nightly=True)
def sweep(_job: Job) -> dict[str, Any]:
    """Drafts that nobody came back to, and workbooks past their days."""
    now = clock.now()
    return {"drafts": sweep_drafts(now=now), "workbooks": sweep_workbooks(now=now)}
