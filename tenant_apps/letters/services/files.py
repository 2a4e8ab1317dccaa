"""Printable files: a job makes one after the other, each whole or not at all, and goes on where one that was killed left off."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import User
from tenant_apps.letters.composing import address_lines, own_values, printed, sender_lines, sender_now
from tenant_apps.letters.enums import PRINTED, FileKind, LetterState
from tenant_apps.letters.models import Letter, LetterFile, Mailing
from tenant_apps.letters.printing import PER_FILE, PER_SHEET, file_name, labels_html, letters_html, pdf, style_of
from tenant_apps.work import files
from tenant_apps.work.models import Job, StoredFile
from tenant_apps.work.services import enqueue

JOB = "letters_files"
PDF = "application/pdf"
KIND = "letters"  # of the stored file
LABELS_PER_FILE = 100 * PER_SHEET
POSTING_ORDER = ("postcode", "street", "city", "name", "pk")


def ask_for_files(*, mailing: Mailing, actor: User | None, labels: bool = False) -> Job:
    """Let a worker print what has not been printed. Asked for twice, it is one job."""
    key = f"{mailing.public_id}-labels" if labels else str(mailing.public_id)
    return enqueue(kind=JOB, key=key, arguments={"mailing": str(mailing.public_id), "labels": labels}, actor=actor)


def to_print(*, mailing: Mailing) -> QuerySet[Letter]:
    """What is to be posted and stands in no file yet, in posting order."""
    return (
        mailing.letters.filter(state=LetterState.MADE, file=None, youth__protected_at=None)
        .exclude(name="", street="")
        .order_by(*POSTING_ORDER)
    )


def print_files(*, mailing: Mailing, counted: Callable[[int, int], None] | None = None) -> int:
    """Gives how many files were made. Each is committed before the next begins, so a killed worker loses one file's work and no letter."""
    total = mailing.letters.filter(state=LetterState.MADE).count()
    made = 0
    while _print_next(mailing, made_in=total, counted=counted):
        made += 1
    return made


@transaction.atomic
def _print_next(mailing: Mailing, *, made_in: int, counted: Callable[[int, int], None] | None) -> bool:
    """The mailing's row is the lock: of two workers the second waits, and finds that these letters are in a file."""
    mailing = (
        Mailing.objects.select_for_update(of=("self",))
        .select_related("version__template", "made_by")
        .get(pk=mailing.pk)
    )
    batch = list(to_print(mailing=mailing).select_related("youth")[:PER_FILE])
    if counted:
        counted(made_in - to_print(mailing=mailing).count(), made_in)
    if not batch:
        return False
    sender, own = sender_now(), own_values(batch, mailing)
    number = _next_number(mailing, FileKind.LETTERS)
    html = letters_html(
        [printed(one, one.youth, mailing, sender, own) for one in batch], sender_lines(sender), channel=mailing.channel,
        title=_("%(what)s, file %(n)d") % {"what": mailing.version.template.name, "n": number},
    )  # fmt: skip
    kept = _keep(mailing, FileKind.LETTERS, number, len(batch), pdf(html, style=style_of(mailing.channel)))
    Letter.objects.filter(pk__in=[one.pk for one in batch]).update(file=kept)
    return True


@transaction.atomic
def print_labels(*, mailing: Mailing) -> int:
    """Address labels for everything that is to be posted, in the order of the letters; those made before are replaced."""
    mailing = Mailing.objects.select_for_update(of=("self",)).select_related("version__template").get(pk=mailing.pk)
    remove_files(found=mailing.files.filter(kind=FileKind.LABELS))
    rows = list(
        may_have_a_label(letters=mailing.letters.filter(state=LetterState.MADE))
        .select_related("youth")
        .order_by(*POSTING_ORDER)
    )
    for number, start in enumerate(range(0, len(rows), LABELS_PER_FILE), 1):
        part = rows[start : start + LABELS_PER_FILE]
        html = labels_html(
            [address_lines(one, one.youth) for one in part],
            title=_("Address labels, %(what)s") % {"what": mailing.version.template.name},
        )
        _keep(mailing, FileKind.LABELS, number, len(part), pdf(html, style="labels"))
    return len(rows)


def may_have_a_label(*, letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Printed on a sheet, and asked about when it is fetched: of the same letters, else the answer tells who came under protection."""
    return letters.filter(youth__protected_at=None).exclude(name="", street="")


def _next_number(mailing: Mailing, kind: FileKind) -> int:
    last: int | None = mailing.files.filter(kind=kind).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _keep(mailing: Mailing, kind: FileKind, number: int, count: int, content: bytes) -> LetterFile:
    name = file_name(channel=mailing.channel, day=f"{mailing.made_on:%Y%m%d}", number=number, kind=kind)
    stored = files.store(kind=KIND, name=name, content_type=PDF, content=content)
    return LetterFile.objects.create(mailing=mailing, kind=kind, number=number, letters_count=count, file=stored)


@transaction.atomic
def remove_files(*, found: QuerySet[LetterFile]) -> int:
    """Rows and bytes; the letters in them stand in no file again."""
    return files.remove(StoredFile.objects.filter(pk__in=list(found.values_list("file_id", flat=True))))


@transaction.atomic
def reprint(*, letters: Collection[int], actor: User | None) -> None:
    """These letters (keys) have changed or were withdrawn: files and labels that hold them go, and what is left in them is printed anew."""
    mailings = Mailing.objects.filter(channel__in=PRINTED)
    held = list(mailings.filter(files__letters__in=letters).distinct())  # what is in no file yet is on its way to one
    labelled = mailings.filter(letters__in=letters)
    remove_files(found=LetterFile.objects.filter(mailing__in=list(labelled), kind=FileKind.LABELS))
    remove_files(found=LetterFile.objects.filter(letters__in=letters).distinct())
    for mailing in held:
        if to_print(mailing=mailing).exists():
            ask_for_files(mailing=mailing, actor=actor)


def print_what_is_left() -> int:
    """A job that failed for good, or that ended just as a letter fell out of its file: asked for anew. Nightly."""
    unprinted = Letter.objects.filter(state=LetterState.MADE, file=None, youth__protected_at=None).exclude(
        name="", street=""
    )
    found = list(Mailing.objects.filter(channel__in=PRINTED, pk__in=unprinted.values("mailing")))
    for mailing in found:
        ask_for_files(mailing=mailing, actor=None)
    return len(found)
