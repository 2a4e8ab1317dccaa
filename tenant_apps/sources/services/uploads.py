"""Files between the steps of the wizard: encrypted, under a key of their own, for a day (PRV-21)."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.models import ImportRun, Source, Upload
from tenant_apps.sources.services.runs import discard_run
from tenant_apps.work import files
from tenant_apps.work.sealing import SealBroken, forget, seal, unseal

KEPT = timedelta(hours=24)
KIND = "import-upload"
_NONCE = 12


@transaction.atomic
def keep_upload(
    *, name: str, content: bytes, actor: User | None, source: Source | None = None, draft: dict[str, Any] | None = None
) -> Upload:
    """The file's own name is not on the disk, nor is anything of it readable there: the key lies sealed in the tenant's schema."""
    key, nonce = AESGCM.generate_key(bit_length=256), secrets.token_bytes(_NONCE)
    upload = Upload(source=source, name=name[-200:], draft=draft or {}, created_by=actor)
    sealed = nonce + AESGCM(key).encrypt(nonce, content, upload.public_id.bytes)
    upload.file = files.store(
        kind=KIND, name=str(upload.public_id), content_type="application/octet-stream", content=sealed
    )
    upload.save()
    seal(name=upload.key_name, text=base64.b64encode(key).decode())
    return upload


def content_of(*, upload: Upload) -> bytes:
    """The file itself, in memory. FileRefused("expired") when its key is gone."""
    try:
        key = base64.b64decode(unseal(upload.key_name))
        sealed = files.read(upload.file)
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], upload.public_id.bytes)
    except (SealBroken, InvalidTag, FileNotFoundError):
        raise FileRefused("expired") from None


@transaction.atomic
def save_draft(
    *, upload: Upload, draft: dict[str, Any], is_mapped: bool | None = None, certified_by: User | None = None
) -> Upload:
    upload.draft, upload.certified_by = draft, certified_by
    if is_mapped is not None:
        upload.is_mapped = is_mapped
    upload.save(update_fields=["draft", "is_mapped", "certified_by"])
    return upload


@transaction.atomic
def destroy_upload(*, upload: Upload) -> None:
    """The key first: without it the bytes say nothing, wherever a copy of them may lie."""
    forget(name=upload.key_name)
    upload.delete()
    files.remove([upload.file])


def sweep_stale(*, now: datetime | None = None) -> dict[str, int]:
    """Uploads and unapplied runs older than a day: hourly. A staged row is a person's data that nobody decided to keep."""
    before = (now or clock.now()) - KEPT
    uploads = list(Upload.objects.select_related("file").filter(created_at__lte=before))
    for upload in uploads:
        destroy_upload(upload=upload)
    waiting = [ImportRun.State.STAGED, ImportRun.State.FAILED]
    runs = list(ImportRun.objects.select_related("source").filter(state__in=waiting, created_at__lte=before))
    for run in runs:
        discard_run(run=run)
    return {"uploads": len(uploads), "runs": len(runs)}
