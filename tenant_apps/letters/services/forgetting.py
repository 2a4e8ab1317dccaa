"""What is kept of somebody's letters goes with protection, and of guardians' with the 18th birthday (PRV-11, PRV-24)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from kaa.core import clock
from tenant_apps.letters.enums import FileKind, LetterState, Reason, Recipient
from tenant_apps.letters.models import Letter, LetterFile
from tenant_apps.letters.services.files import remove_files, reprint
from tenant_apps.letters.services.freeing import free_steps
from tenant_apps.register.services.guardians import same_person
from tenant_apps.work.models import Message

FILES_KEPT = timedelta(days=14)  # after the last letter in it has been sent or withdrawn
NOTHING = {"name": "", "care_of": "", "street": "", "postcode": "", "city": "", "destination": ""}


@transaction.atomic
def forget_protected(*, youths: Collection[int]) -> None:
    """Somebody has come under protection: letters on their way are withdrawn, every file that holds one of theirs goes."""
    found = Letter.objects.filter(youth__in=youths)
    keys = list(found.values_list("pk", flat=True))
    if not keys:
        return
    waiting = list(found.filter(state=LetterState.MADE))
    free_steps(letters=waiting)  # shown again they may have it
    found.filter(pk__in=[one.pk for one in waiting]).update(
        state=LetterState.WITHDRAWN, reason=Reason.PROTECTED, decided_on=clock.today(), **NOTHING
    )
    reprint(letters=keys, actor=None)


@transaction.atomic
def forget_guardians(*, guardians: Collection[int], named: Mapping[int, Collection[str]]) -> None:
    """Names and addresses of guardians, in letters' rows, files and messages. That a letter was sent stays.

    A letter knows its guardian by the source's row, which may be gone since or somebody else's: of youths in `named` (keys) it goes by name.
    """
    found = Letter.objects.filter(Q(guardian__in=guardians) | Q(guardian_2__in=guardians))
    keys = set(found.values_list("pk", flat=True))
    openly = {youth: {same_person(name=name) for name in names} for youth, names in named.items()}
    to_guardians = Letter.objects.filter(youth__in=named).exclude(recipient=Recipient.YOUTH)
    keys |= {one.pk for one in to_guardians if same_person(name=one.name) not in openly[one.youth_id]}
    if not keys:
        return
    messages = Message.objects.filter(letter__in=keys)
    messages.filter(state=Message.State.WAITING).delete()  # its letter can be sent again, and is asked to whom
    messages.update(recipient="", body="")
    Letter.objects.filter(pk__in=keys).update(**NOTHING)
    reprint(letters=sorted(keys), actor=None)


def sweep_files() -> int:
    """Files that nobody needs any more: nothing in them waits, and some days have passed."""
    long_ago = clock.today() - FILES_KEPT
    open_ones = Letter.objects.exclude(file=None).filter(
        Q(state=LetterState.MADE) | Q(decided_on=None) | Q(decided_on__gt=long_ago)
    )
    done = LetterFile.objects.filter(kind=FileKind.LETTERS, created_at__date__lte=long_ago).exclude(
        pk__in=open_ones.values("file")
    )
    labels = LetterFile.objects.filter(kind=FileKind.LABELS, created_at__date__lte=long_ago)
    return remove_files(found=done) + remove_files(found=labels)
