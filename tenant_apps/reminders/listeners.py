"""What other rooms do that is news for somebody."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.models import Label, User
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.models import Proposal, ProtectionNotice, Youth
from tenant_apps.reminders.enums import NotificationKind as Kind
from tenant_apps.reminders.selectors.staff import with_right
from tenant_apps.reminders.services.notifications import News, tell, tell_each
from tenant_apps.sources.models import ImportRun
from tenant_apps.work.models import Job
from tenant_apps.work.registry import page_of

WAITED_FOR = timedelta(seconds=20)  # whoever sees the progress bar to its end needs no bell


def youths_given(*, given: Mapping[Label, Collection[int]], actor: User | None) -> None:
    """One is named when the news is read; several lead to the list. None of those under protection. Two statements for all labels."""
    everyone = {key for youths in given.values() for key in youths}
    shown = set(Youth.objects.shown().filter(pk__in=everyone).values_list("pk", flat=True))
    news = []
    for label, youths in given.items():
        seen = [key for key in youths if key in shown]
        if label.user_id is not None and seen:
            news.append((label.user_id, News(kind=Kind.YOUTH_GIVEN, key=f"given:{uuid.uuid4()}", youths=seen)))
    tell_each(told=news, actor=actor, now=clock.now())


def job_ended(job: Job) -> None:
    """Of one's own work, when it took a while or failed. Nightly work is nobody's, but may have left something to look at."""
    now = clock.now()
    if job.created_by_id is None:
        tell_what_waits(now=now)
        return
    failed = job.state == Job.State.FAILED
    if page_of(job) is None or job.state not in {Job.State.DONE, Job.State.FAILED}:
        return
    if not failed and now - job.created_at < WAITED_FOR:
        return
    kind = Kind.JOB_FAILED if failed else Kind.JOB_DONE
    news = News(kind=kind, key=f"job:{job.public_id}", target=job.public_id)
    tell(users=[job.created_by_id], news=news, actor=None, now=now)


def protected(*, youths: Collection[int]) -> None:  # noqa: ARG001  (the news names nobody)
    tell_handlers(now=clock.now())


def tell_handlers(*, now: datetime) -> None:
    """Once a day that there is something to see to."""
    news = News(kind=Kind.PROTECTION, key=f"protection:{clock.local_date(now).isoformat()}")
    tell(users=_keys(Right.PROTECTED_HANDLE), news=news, actor=None, now=now)


def tell_what_waits(*, now: datetime) -> None:
    """Imports that nobody has decided on, new proposals, persons under protection without a mark: each once."""
    today = clock.local_date(now)
    runs = list(ImportRun.objects.filter(state=ImportRun.State.STAGED).values_list("public_id", flat=True))
    waiting = [News(kind=Kind.IMPORT_WAITS, key=f"import:{run}", target=run) for run in runs]
    importers = _keys(Right.SOURCES_IMPORT) if waiting else []
    tell_each(told=[(user, news) for news in waiting for user in importers], actor=None, now=now)
    new = Proposal.objects.filter(state=ProposalState.NEW, found_on=today, youth__in=Youth.objects.shown())
    if new.exists():
        news = News(kind=Kind.PROPOSALS_WAIT, key=f"proposals:{today.isoformat()}")
        tell(users=_keys(Right.REGISTRATIONS_WRITE), news=news, actor=None, now=now)
    if ProtectionNotice.objects.filter(handled_at=None, at__date=today).exists():
        tell_handlers(now=now)


def _keys(right: Right) -> list[int]:
    return list(with_right(right).order_by("pk").values_list("pk", flat=True))
