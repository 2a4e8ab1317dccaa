"""What is kept for a while only: drafts, and workbooks made from the list."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F, Q

from tenant_apps.register.models import Draft, ListWorkbook, Youth, YouthMerge
from tenant_apps.work import files
from tenant_apps.work.models import Job, Message, StoredFile
from tenant_apps.work.services import enqueue

DRAFT_DAYS = 14
WORKBOOK_DAYS = 7
BULK, ANEW = "list_bulk", "list_workbook_anew"  # kinds of the jobs of bulk_jobs


def forget_protected(youths: Collection[int]) -> None:
    """Somebody has come under protection: what staff had begun to write goes, letters on their way are withdrawn, and every
    workbook that names them is made anew without them (PRV-24).
    """
    Message.objects.filter(youth__in=youths, state=Message.State.WAITING).update(state=Message.State.WITHDRAWN)
    Draft.objects.filter(youth__in=youths).delete()
    waiting = YouthMerge.objects.filter(Q(kept__in=youths) | Q(away__in=youths), state=YouthMerge.State.PROPOSED)
    waiting.update(state=YouthMerge.State.WITHDRAWN)  # a pair would tell of the other one
    names = list(Youth.objects.filter(pk__in=youths).values_list("public_id", flat=True))
    _make_anew(Q(youths__overlap=names))


def _make_anew(which: Q) -> None:
    """The files go at once. The worker makes the new ones, under the old names: for whoever asked for a file nobody is missing."""
    made = {str(book.public_id): book.created_at for book in ListWorkbook.objects.filter(which)}
    for job in Job.objects.filter(kind=BULK, result__workbook__in=list(made)):
        told = {"of": str(job.public_id), "made_at": made[job.result["workbook"]].isoformat()}
        enqueue(kind=ANEW, key=str(job.public_id), arguments=told, actor=None)
    _remove_workbooks(which)


def forget_erased(youths: Collection[int]) -> None:
    """Jobs that were done with many name each of them, by public id."""
    for name in map(str, Youth.objects.filter(pk__in=youths).values_list("public_id", flat=True)):
        counted = Q(result__youths__done__contains=[name]) | Q(result__youths__unchanged__contains=[name])
        asked = Q(arguments__ids__contains=[name]) | counted | Q(result__failed__has_key=name)
        for job in Job.objects.select_for_update().filter(asked, kind=BULK):
            if name in job.arguments.get("ids", ()):
                job.arguments = {**job.arguments, "ids": [one for one in job.arguments["ids"] if one != name]}
            for figure, who in job.result.get("youths", {}).items():
                if name in who:
                    who.remove(name)
                    job.result[figure] -= 1
            job.result.get("failed", {}).pop(name, None)
            job.save(update_fields=["arguments", "result"])


def sweep_drafts(*, now: datetime) -> int:
    """Old ones, and those written before the youth came under protection, whoever marked it."""
    old = Q(saved_at__lt=now - timedelta(days=DRAFT_DAYS)) | Q(saved_at__lte=F("youth__protected_at"))
    deleted, _by_model = Draft.objects.filter(pk__in=Draft.objects.filter(old).values("pk")).delete()
    return deleted


def sweep_workbooks(*, now: datetime) -> int:
    return _remove_workbooks(Q(created_at__lt=now - timedelta(days=WORKBOOK_DAYS)))


def _remove_workbooks(which: Q) -> int:
    """A workbook's row goes with its file's."""
    return files.remove(StoredFile.objects.filter(pk__in=ListWorkbook.objects.filter(which).values("file")))
