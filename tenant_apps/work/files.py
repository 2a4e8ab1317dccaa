"""The private file store: opaque names below the tenant's folder, written whole or not at all, fetched through a permission view."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.tenancy import current_schema
from kaa.core.tenancy.limits import StoreFull
from tenant_apps.work.models import StoredFile

log = structlog.get_logger()
SWEPT_AFTER = 24 * 60 * 60  # seconds: a file whose transaction is still open has no row to be seen yet


def _folder() -> Path:
    folder = Path(settings.PRIVATE_FILES) / current_schema()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def scratch() -> Path:
    """Where work under way may put its halves: on the private disk, and swept with the rest if it breaks off."""
    return _folder()


def path_of(file: StoredFile) -> Path:
    return _folder() / str(file.public_id)


def write_whole(target: Path, content: bytes) -> None:
    """Beside it, flushed to disk, then renamed: a crash leaves the old file or the new one."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def store(*, kind: str, name: str, content_type: str, content: bytes, must: bool = False) -> StoredFile:
    """Keep a file. Its row and its bytes stand or fall together: bytes without a row are swept by `sweep`.

    StoreFull when the tenant has no room for it (TEN-11); not when it `must` be kept, as a copy without somebody under protection.
    """
    with transaction.atomic():
        if not must:
            _refuse_without_room(len(content))
        file = StoredFile(
            kind=kind,
            name=name,
            content_type=content_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        file.full_clean()
        file.save()
        write_whole(path_of(file), content)
    return file


def _refuse_without_room(size: int) -> None:
    """So that one tenant's files leave room for the others'. Two that come at the same moment may both get the last of it."""
    used = StoredFile.objects.aggregate(total=Sum("size"))["total"] or 0
    if used + size <= settings.FILES_PER_TENANT:
        return
    log.warning("file_store_full", used=used, wanted=size, limit=settings.FILES_PER_TENANT)
    raise StoreFull(
        _(
            "All the room for files is taken (%(room)s). Nothing was saved. Ask whoever runs the service for more room, "
            "or for old files to be removed."
        )
        % {"room": filesizeformat(settings.FILES_PER_TENANT)}
    )


def read(file: StoredFile) -> bytes:
    return path_of(file).read_bytes()


@transaction.atomic
def remove(found: Iterable[StoredFile]) -> int:
    """Rows now, bytes when that is committed: a rollback keeps both. What refers to a file must be gone, or go with it."""
    paths = {file.pk: path_of(file) for file in found}
    StoredFile.objects.filter(pk__in=paths).delete()
    for path in paths.values():
        transaction.on_commit(partial(path.unlink, missing_ok=True))
    return len(paths)


def sweep(*, older_than: float = SWEPT_AFTER) -> int:
    """Remove bytes whose row was rolled back, and halves that a crash left. Nightly."""
    known = {str(public_id) for public_id in StoredFile.objects.values_list("public_id", flat=True)}
    now = clock.now().timestamp()
    old = [path for path in _folder().iterdir() if now - path.stat().st_mtime >= older_than]
    orphans = [path for path in old if path.name not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)
