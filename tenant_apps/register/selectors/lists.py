"""What somebody has kept for the list of youths: filters, columns, workbooks."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db.models import Q

from tenant_apps.accounts.models import User
from tenant_apps.register.list_columns import COLUMNS, SHOWN_FIRST
from tenant_apps.register.models import ListColumns, ListWorkbook, SavedFilter
from tenant_apps.register.selectors.visibility import visible_youths
from tenant_apps.sources.models import Source


def saved_filters(user: User) -> list[SavedFilter]:
    """One's own and those that are shared, by name."""
    return list(SavedFilter.objects.filter(Q(user=user) | Q(is_shared=True)).select_related("user"))


def own_filter(user: User, public_id: uuid.UUID) -> SavedFilter | None:
    return SavedFilter.objects.filter(user=user, public_id=public_id).first()


def default_filter(found: Collection[SavedFilter], user: User) -> SavedFilter | None:
    return next((one for one in found if one.is_default and one.user_id == user.pk), None)


def chosen_columns(user: User) -> tuple[str, ...]:
    found = ListColumns.objects.filter(user=user).first()
    return tuple(key for key in found.columns if key in COLUMNS) if found else SHOWN_FIRST


def source_choices() -> list[tuple[str, str]]:
    return list(Source.objects.order_by("name").values_list("slug", "name"))


def workbook_for(user: User, public_id: uuid.UUID) -> ListWorkbook | None:
    """Only for who made it; and no longer when it names somebody whom the user may not open any more (PRV-24)."""
    found = ListWorkbook.objects.filter(user=user, public_id=public_id).select_related("file").first()
    if found is None:
        return None
    seen = visible_youths(user).filter(public_id__in=found.youths)
    return found if seen.count() == len(found.youths) else None
