"""Letters as their pages show them: only those of youths whom the user may open, also in the counts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from kaa.core.phones import format_for_people as format_phone
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import PRINTED, Channel, FileKind, LetterState, Reason, Recipient
from tenant_apps.letters.languages import language_name
from tenant_apps.letters.models import LeftOut, Letter, LetterFile, Mailing
from tenant_apps.letters.services.files import JOB, may_have_a_label
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.work.models import Job, Message

ROWS = 100
TONES = {"made": "info", "posted": "success", "withdrawn": "warning", "returned": "danger"}


def letters_of(user: User) -> QuerySet[Letter]:
    return Letter.objects.filter(youth__in=visible_youths(user))


def letter_by_id(user: User, public_id: uuid.UUID) -> Letter | None:
    found = letters_of(user).select_related("youth", "message", "decided_by", "instead_of", "detail", "guardian")
    return (
        found.select_related("mailing__version__template__after_18", "mailing__made_by")
        .filter(public_id=public_id)
        .first()
    )


def mailings_of(user: User, *, protected: bool = True, waiting: bool = False) -> QuerySet[Mailing]:
    """Those in which there is somebody whom the user may see: a mailing of hidden youths alone is none.

    Without `protected` none of those under protection count, whoever reads. `waiting`: with something to send.
    """
    seen = visible_youths(user) if protected else visible_youths(user).filter(protected_at=None)
    letters = Letter.objects.filter(mailing=OuterRef("pk"), youth__in=seen)
    left_out = LeftOut.objects.filter(mailing=OuterRef("pk"), youth__in=seen)
    found = Mailing.objects.filter(Exists(letters) | Exists(left_out)).select_related("version__template", "made_by")
    return found.filter(Exists(letters.filter(state=LetterState.MADE))) if waiting else found


def mailing_by_id(user: User, public_id: uuid.UUID) -> Mailing | None:
    return mailings_of(user).filter(public_id=public_id).first()


@dataclass(frozen=True)
class MailingRow:
    public_id: uuid.UUID
    name: str
    channel: str | Promise
    made_on: date
    made_by: str
    waiting: int
    sent: int
    withdrawn: int
    returned: int


def mailing_rows(user: User, *, only_waiting: bool, start: int) -> tuple[list[MailingRow], bool]:
    """A page of them, the latest first, and whether there are more."""
    found: QuerySet[Any] = mailings_of(user, waiting=only_waiting)
    page = list(found[start : start + ROWS + 1])
    return _mailing_rows(user, page[:ROWS]), len(page) > ROWS


def rows_of_mailings(user: User, public_ids: Iterable[str]) -> list[MailingRow]:
    """Of these, in the order in which they were made."""
    return _mailing_rows(user, list(mailings_of(user).filter(public_id__in=list(public_ids)).order_by("pk")))


def _mailing_rows(user: User, page: list[Any]) -> list[MailingRow]:
    counts = state_counts(user, [one.pk for one in page])
    return [
        MailingRow(
            one.public_id, one.version.template.name, Channel(one.channel).label, one.made_on, one.made_by.display_name if one.made_by else "",
            *(counts.get((one.pk, state), 0) for state in ("made", "posted", "withdrawn", "returned")),
        )
        for one in page
    ]  # fmt: skip


def state_counts(user: User, mailings: Iterable[int], *, protected: bool = True) -> dict[tuple[int, str], int]:
    """How many letters of each mailing (by its key) are in each state; without `protected` as mailings_of."""
    found = letters_of(user) if protected else letters_of(user).filter(youth__protected_at=None)
    rows = found.filter(mailing__in=list(mailings)).values("mailing", "state").annotate(n=Count("pk"))
    return {(row["mailing"], row["state"]): row["n"] for row in rows.order_by()}


@dataclass(frozen=True)
class LetterRow:
    public_id: uuid.UUID
    youth: uuid.UUID
    youth_name: str
    to: str
    recipient: str | Promise
    where: str
    state: str
    state_label: str
    tone: str
    reason: str
    decided_on: date | None
    instead: uuid.UUID | None
    may_come_back: bool


@dataclass(frozen=True)
class FileRow:
    public_id: uuid.UUID
    name: str
    count: int
    is_labels: bool


@dataclass(frozen=True)
class MailingView:
    public_id: uuid.UUID
    name: str
    channel: str
    channel_label: str | Promise
    language: str
    made_on: date
    made_by: str
    occasion: date
    values: tuple[tuple[str, str], ...]
    counts: dict[str, int]
    rows: tuple[LetterRow, ...]
    left_out: tuple[tuple[uuid.UUID, str, str], ...]
    files: tuple[FileRow, ...]
    unprinted: int
    job: uuid.UUID | None
    is_printed: bool
    has_more: bool

    @property
    def youths(self) -> set[uuid.UUID]:
        return {row.youth for row in self.rows} | {public_id for public_id, _name, _why in self.left_out}


def mailing_view(user: User, mailing: Mailing, *, state: str, start: int) -> MailingView:
    letters = letters_of(user).filter(mailing=mailing)
    counted = {value: n for (_pk, value), n in state_counts(user, [mailing.pk]).items()}
    shown = letters.filter(state=state) if state else letters
    page = list(
        shown.select_related("youth", "message", "mailing")
        .prefetch_related("replacements__mailing")
        .order_by("youth__sort_key", "youth_id", "recipient")[start : start + ROWS + 1]
    )
    is_printed = mailing.channel in PRINTED
    files = list(mailing.files.select_related("file").order_by("kind", "number")) if is_printed else []
    keys = [str(mailing.public_id), f"{mailing.public_id}-labels"]
    job = Job.objects.filter(kind=JOB, key__in=keys, state__in=[Job.State.QUEUED, Job.State.RUNNING]).first()
    version = mailing.version
    return MailingView(
        public_id=mailing.public_id, name=version.template.name, channel=mailing.channel, channel_label=Channel(mailing.channel).label,
        language=language_name(mailing.language), made_on=mailing.made_on, made_by=mailing.made_by.display_name if mailing.made_by else "",
        occasion=mailing.occasion, values=tuple(sorted(mailing.values.items())), counts=counted, rows=tuple(_row(one) for one in page[:ROWS]),
        left_out=tuple(_left_out(user, mailing)), files=tuple(_file(one) for one in files),
        unprinted=letters.filter(state=LetterState.MADE, file=None).count() if is_printed else 0, job=job.public_id if job else None,
        is_printed=is_printed, has_more=len(page) > ROWS,
    )  # fmt: skip


def _file(one: LetterFile) -> FileRow:
    return FileRow(one.public_id, one.file.name, one.letters_count, one.kind == FileKind.LABELS)


def _left_out(user: User, mailing: Mailing) -> list[tuple[uuid.UUID, str, str]]:
    rows = LeftOut.objects.filter(mailing=mailing, youth__in=visible_youths(user)).select_related("youth")
    ordered = rows.order_by("youth__sort_key", "youth_id", "reason")
    return [(one.youth.public_id, one.youth.full_name, str(Reason(one.reason).label)) for one in ordered[:500]]


def _row(one: Letter) -> LetterRow:
    replaced = next(iter(one.replacements.all()), None)
    label, tone = state_of(one)
    return LetterRow(
        public_id=one.public_id, youth=one.youth.public_id, youth_name=one.youth.full_name, to=one.name, recipient=Recipient(one.recipient).label,
        where=where(one), state=one.state, state_label=label, tone=tone, reason=str(Reason(one.reason).label) if one.reason else "",
        decided_on=one.decided_on, instead=replaced.public_id if replaced else None, may_come_back=may_come_back(one),
    )  # fmt: skip


def state_of(one: Letter) -> tuple[str, str]:
    """In words, and its colour. A message that was handed to the outbox has the outbox' own state until it has left."""
    if one.state == LetterState.MADE and one.message is not None:
        return str(Message.State(one.message.state).label), "danger" if one.message.state == "failed" else "info"
    return str(LetterState(one.state).label), TONES[one.state]


def may_come_back(one: Letter) -> bool:
    """What was sent, and what a server refused."""
    is_refused = one.message is not None and one.message.state == Message.State.FAILED
    return one.state == LetterState.POSTED or (one.state == LetterState.MADE and is_refused)


def where(one: Letter) -> str:
    if one.destination:
        return format_phone(one.destination) if one.mailing.channel == Channel.SMS else one.destination
    post = f"{one.postcode[:3]} {one.postcode[3:]} {one.city}".strip()
    return ", ".join(part for part in (f"c/o {one.care_of}" if one.care_of else "", one.street, post) if part)


def file_by_id(user: User, public_id: uuid.UUID) -> LetterFile | None:
    """Only when everybody in it may be seen; labels are of the whole mailing."""
    found = LetterFile.objects.filter(public_id=public_id).select_related("file", "mailing").first()
    if found is None:
        return None
    hidden = letters_in(found).exclude(youth__in=visible_youths(user))
    return None if hidden.exists() or not letters_in(found).filter(youth__in=visible_youths(user)).exists() else found


def letters_in(found: LetterFile) -> QuerySet[Letter]:
    if found.kind == FileKind.LABELS:
        return may_have_a_label(
            letters=Letter.objects.filter(mailing=found.mailing_id).exclude(state=LetterState.WITHDRAWN)
        )
    return Letter.objects.filter(Q(file=found))
