"""Keeping filters and columns of the list of youths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import User
from tenant_apps.register.models import ListColumns, SavedFilter

MOST = 30


@transaction.atomic
def save_filter(
    *, user: User, name: str, values: Mapping[str, str], is_default: bool = False, is_shared: bool | None = None
) -> SavedFilter:
    """Under a name of the user's; the same name again is the same filter anew. `is_shared` none: as it is."""
    name = " ".join(name.split())
    found = SavedFilter.objects.filter(user=user, name=name).first()
    if found is None:
        if SavedFilter.objects.filter(user=user).count() >= MOST:
            raise ValidationError({"name": _("You have as many filters as can be kept. Remove one first.")})
        found = SavedFilter(user=user, name=name)
    found.values = dict(values)
    if is_shared is not None:
        found.is_shared = is_shared
    found.clean_fields()
    found.save()
    if is_default:
        set_default(saved=found, is_default=True)
    return found


@transaction.atomic
def set_default(*, saved: SavedFilter, is_default: bool) -> None:
    """At most one of a user's filters opens the list."""
    SavedFilter.objects.filter(user=saved.user_id, is_default=True).exclude(pk=saved.pk).update(is_default=False)
    SavedFilter.objects.filter(pk=saved.pk).update(is_default=is_default)


def set_shared(*, saved: SavedFilter, is_shared: bool) -> None:
    SavedFilter.objects.filter(pk=saved.pk).update(is_shared=is_shared)


def remove_filter(*, saved: SavedFilter) -> None:
    SavedFilter.objects.filter(pk=saved.pk).delete()


def choose_columns(*, user: User, columns: Sequence[str]) -> None:
    ListColumns.objects.update_or_create(user=user, defaults={"columns": list(columns)})
