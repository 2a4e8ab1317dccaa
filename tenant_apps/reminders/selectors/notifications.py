"""The bell: how much is unread, and the news in words. Names come from the register, for those whom the reader may open now."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kaa.core.tenancy import PUBLIC, current_schema
from tenant_apps.accounts.models import User
from tenant_apps.accounts.shell import MOST_COUNTED, UNREAD
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.reminders.enums import ABOUT_YOUTHS
from tenant_apps.reminders.enums import NotificationKind as Kind
from tenant_apps.reminders.models import Notification
from tenant_apps.work.models import Job
from tenant_apps.work.registry import page_of

SHOWN = 100


@dataclass(frozen=True)
class NewsRow:
    public_id: uuid.UUID
    text: str
    by: str
    at: datetime
    url: str
    is_read: bool
    youth: uuid.UUID | None


def _own(user: User) -> QuerySet[Notification]:
    """None of somebody under protection, whoever reads (PRV-22); and none of several of whom nobody knows who they are."""
    found = Notification.objects.filter(Q(youth=None) | Q(youth__protected_at=None), user=user)
    return found.exclude(kind__in=ABOUT_YOUTHS, youth=None, several=[])


def unread(user: User) -> int:
    """One cheap statement for every page: an index of the unread ones alone, and no further than what is shown."""
    return _own(user).filter(read_at=None).order_by()[: MOST_COUNTED + 1].count()


def read_for_the_shell(request: HttpRequest) -> None:
    """Before a page is rendered; not for a part of one, and not on the public site, which has no such table."""
    if isinstance(request.user, User) and not getattr(request, "htmx", False) and current_schema() != PUBLIC:
        setattr(request, UNREAD, unread(request.user))


def notification_by_id(user: User, public_id: uuid.UUID) -> Notification | None:
    return _own(user).filter(public_id=public_id).select_related("youth", "by").first()


def news_of(user: User) -> list[NewsRow]:
    """The latest. Three statements: the news, the youths that may be named, the jobs."""
    rows = list(_own(user).select_related("by").order_by("-at", "-pk")[:SHOWN])
    named = {row.youth_id for row in rows if row.youth_id is not None}
    youths = {one.pk: one for one in visible_youths(user).filter(pk__in=named, protected_at=None)}
    jobs = _jobs(rows)
    return [
        _row(one, youths.get(one.youth_id or 0), jobs) for one in rows if not one.youth_id or one.youth_id in youths
    ]


def _jobs(rows: list[Notification]) -> dict[uuid.UUID, Job]:
    wanted = {row.target for row in rows if row.kind in {Kind.JOB_DONE, Kind.JOB_FAILED} and row.target}
    return {one.public_id: one for one in Job.objects.filter(public_id__in=wanted)} if wanted else {}


def _row(one: Notification, youth: Youth | None, jobs: dict[uuid.UUID, Job]) -> NewsRow:
    job = jobs.get(one.target) if one.target else None
    return NewsRow(
        public_id=one.public_id, text=_text(one, youth, job), by=one.by.display_name if one.by else "", at=one.at, is_read=one.read_at is not None,
        url=url_of(one, youth.public_id if youth else None), youth=youth.public_id if youth else None,
    )  # fmt: skip


def _text(one: Notification, youth: Youth | None, job: Job | None) -> str:
    name = youth.full_name if youth else ""
    if one.kind in {Kind.JOB_DONE, Kind.JOB_FAILED}:
        return _job_text(one, job)
    texts = {
        Kind.YOUTH_GIVEN: _("%(name)s has been given your label") % {"name": name} if youth else _("Youths have been given your label"),
        Kind.BESIDE: _("You are beside the coach of %(name)s") % {"name": name} if youth else _("You are beside the coach of several youths"),
        Kind.REMINDER_GIVEN: _("You have been given a reminder about %(name)s") % {"name": name} if youth else _("You have been given a reminder"),
        Kind.HANDED_OVER: _("A caseload has been handed over to you"),
        Kind.COVERS: _("You cover for a colleague who is away"),
        Kind.IMPORT_WAITS: _("An import waits to be looked at"),
        Kind.PROPOSALS_WAIT: _("New proposals wait to be decided"),
        Kind.PROTECTION: _("There is something to see to under Protected persons"),
    }  # fmt: skip
    return str(texts.get(Kind(one.kind), ""))


def _job_text(one: Notification, job: Job | None) -> str:
    page = page_of(job) if job else None
    what = page.title if page else _("Your work")
    return (_("Done: %(what)s") if one.kind == Kind.JOB_DONE else _("Failed: %(what)s")) % {"what": what}


def url_of(one: Notification, youth: uuid.UUID | None) -> str:
    """Where the news leads. A job's page knows by itself where its result is."""
    places: dict[str, tuple[str, tuple[Any, ...]]] = {
        Kind.REMINDER_GIVEN: ("reminder-edit", (one.target,)), Kind.HANDED_OVER: ("today", ()), Kind.COVERS: ("today", ()),
        Kind.IMPORT_WAITS: ("import-run", (one.target,)), Kind.PROPOSALS_WAIT: ("proposals", ()), Kind.JOB_DONE: ("job", (one.target,)),
        Kind.JOB_FAILED: ("job", (one.target,)), Kind.PROTECTION: ("protected", ()), Kind.BESIDE: ("beside", ()),
    }  # fmt: skip
    if one.kind == Kind.YOUTH_GIVEN:
        return reverse("youth", args=[youth]) if youth else f"{reverse('youths')}?label=mine"
    if one.kind == Kind.BESIDE and youth:
        return reverse("youth", args=[youth])
    name, arguments = places[one.kind]
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
