"""The rules of thumb and who takes new youths, saved as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.distribution.models import DistributionRules, Recipient
from tenant_apps.distribution.selectors.people import labels_in_use


@dataclass(frozen=True)
class Takes:
    """What is said of one label's holder."""

    profession: str
    takes_new: bool
    share: int
    most: int | None
    postcodes: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()


@transaction.atomic
def save_rules(
    *, version: int, changes: Mapping[str, Any], people: Mapping[int, Takes], actor: User  # noqa: ARG001  (history has it)
) -> DistributionRules:  # fmt: skip
    """Whoever saves second is told (REL-09); `version` 1 also when nobody has saved any yet."""
    row, _made = DistributionRules.objects.get_or_create(only=True)
    locking.save(row, version=version, changes=changes)
    known = {one.pk for one in labels_in_use()}
    if set(people) - known:
        raise ValidationError(_("A label has been put away meanwhile. Look at the list again."))
    rows = [
        Recipient(
            label_id=key, profession=one.profession, takes_new=one.takes_new, share=one.share, most=one.most,
            postcodes=list(one.postcodes), schools=list(one.schools),
        )
        for key, one in people.items()
    ]  # fmt: skip
    for each in rows:
        each.clean_fields(exclude=["label", "public_id"])
    Recipient.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["label"],
        update_fields=["profession", "takes_new", "share", "most", "postcodes", "schools"],
    )  # fmt: skip
    return row
