"""Changing the shared code lists: by a release, and by the governance board. Runs in public, never as a tenant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from kaa.core import clock
from shared_apps.codelists import selectors
from shared_apps.codelists.enums import VersionStatus
from shared_apps.codelists.errors import CodeListError, PublishedIsImmutable, ShippedListChanged
from shared_apps.codelists.models import Code, CodeList, CodeListVersion
from shared_apps.codelists.shipped import FOLDER, ShippedCode, ShippedList, ShippedVersion, read_lists
from shared_apps.codelists.stoplist import check_label

BY_RELEASE = "release"
_LOCK = 0x6B61_6131  # two releases at once load one after the other


@transaction.atomic
def load_shipped(*, folder: Path = FOLDER, now: datetime | None = None) -> int:
    """Create the shipped lists and versions that are missing, and publish them. Gives how many versions were created.

    Nothing that exists is edited: a file that says something else than the version with its number is refused, for
    values are stored with that number.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    moment = now or clock.now()
    known = {(row.code_list.slug, row.number): row for row in CodeListVersion.objects.select_related("code_list")}
    held = _held_codes()
    created = 0
    for shipped in read_lists(folder):
        for version in shipped.versions:
            row = known.get((shipped.slug, version.number))
            if row is None:
                _create(shipped, version, moment)
                created += 1
            elif (differing := _difference(row, held.get(row.pk, ()), version)) is not None:
                raise ShippedListChanged(
                    f"{shipped.slug}.json: version {version.number} differs in {differing} from the database's; "
                    "a change of a shipped list must bear a new version number"
                )
    _announce()
    return created


@transaction.atomic
def publish(*, version: CodeListVersion, actor: AbstractBaseUser | None, now: datetime) -> CodeListVersion:
    """Publish a draft. From then on it never changes."""
    locked = CodeListVersion.objects.select_for_update(of=("self",)).select_related("code_list").get(pk=version.pk)
    if locked.status == VersionStatus.PUBLISHED:
        raise PublishedIsImmutable(f"{locked} is already published")
    codes = list(locked.codes.all())
    if not codes:
        raise CodeListError(f"{locked} holds no code")
    for code in codes:
        check_label(code.label, scb_mandatory=bool(code.flags.get("scb_mandatory")))
    _publish(locked, by=actor.get_username() if actor else BY_RELEASE, now=now)
    _announce()
    return locked


def _publish(version: CodeListVersion, *, by: str, now: datetime) -> None:
    version.status = VersionStatus.PUBLISHED
    version.published_at = now
    version.published_by = by
    version.full_clean()
    version.save()


def _create(shipped: ShippedList, version: ShippedVersion, now: datetime) -> None:
    about, _ = CodeList.objects.get_or_create(
        slug=shipped.slug,
        defaults={
            "name": shipped.name,
            "description": shipped.description,
            "owner": shipped.owner,
            "verified": shipped.verified,
        },
    )
    row = CodeListVersion(
        code_list=about,
        number=version.number,
        valid_from_period=version.valid_from_period,
        source=version.source,
        rules=version.rules,
    )
    row.full_clean()
    row.save()
    # The codes go in while the version is a draft: the trigger refuses them afterwards.
    Code.objects.bulk_create(
        Code(
            version=row,
            code=one.code,
            label=one.label,
            position=position,
            flags=one.flags,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
        )
        for position, one in enumerate(version.codes, start=1)
    )
    _publish(row, by=BY_RELEASE, now=now)


def _held_codes() -> dict[int, tuple[ShippedCode, ...]]:
    held: dict[int, list[ShippedCode]] = {}
    for row in Code.objects.order_by("version_id", "position"):
        held.setdefault(row.version_id, []).append(
            ShippedCode(row.code, row.label, row.flags, row.valid_from, row.valid_to)
        )
    return {version: tuple(codes) for version, codes in held.items()}


def _difference(row: CodeListVersion, held: tuple[ShippedCode, ...], shipped: ShippedVersion) -> str | None:
    if row.valid_from_period != shipped.valid_from_period:
        return "valid_from_period"
    if row.rules != shipped.rules:
        return "rules"
    if row.source != shipped.source:
        return "source"
    if [one.code for one in held] != [one.code for one in shipped.codes]:
        return "which codes there are"
    return next((f"the code {one.code}" for one, other in zip(held, shipped.codes, strict=True) if one != other), None)


def _announce() -> None:
    """Forget at once, so that this transaction reads its own lists, and again when others can read them."""
    selectors.forget()
    transaction.on_commit(selectors.forget)
