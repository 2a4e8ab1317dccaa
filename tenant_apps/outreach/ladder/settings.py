"""The municipality's days and months, with ours where nothing is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.snapshots import CodeItem
from tenant_apps.accounts.models import User
from tenant_apps.outreach.models import OutreachSettings

# how many months an occupation is believed, by what its code says of itself; the first flag that fits
SHIPPED_MONTHS = (("unknown", 1), ("none", 2), ("temporary", 2), ("support", 3), ("study", 6), ("work", 6))
OTHER_MONTHS = 3


@dataclass(frozen=True)
class Settings:
    first_contact_days: int = 30
    new_days: int = 30
    call_back_days: int = 7
    follow_up_days: int = 90
    guarantee_days: int = 30
    farewell_weeks: int = 8
    farewell_makes: bool = True
    best_before: Mapping[str, int] = field(default_factory=dict)
    stored_as: int | None = None

    def months_for(self, item: CodeItem) -> int:
        return int(self.best_before.get(item.code, shipped_months(item)))


def shipped_months(item: CodeItem) -> int:
    return next((months for flag, months in SHIPPED_MONTHS if item.flags.get(flag)), OTHER_MONTHS)


def settings_on(day: date) -> Settings:
    """What holds that day; the last decision counts where two begin the same day."""
    return from_rows(rows_on(day))


def rows_on(day: date) -> QuerySet[OutreachSettings]:
    return OutreachSettings.objects.filter(valid_from__lte=day).order_by("-valid_from", "-pk")[:1]


def from_rows(rows: Iterable[OutreachSettings]) -> Settings:
    """Of the row that holds, or ours."""
    row = next(iter(rows), None)
    if row is None:
        return Settings()
    return Settings(
        first_contact_days=row.first_contact_days, new_days=row.new_days, call_back_days=row.call_back_days, follow_up_days=row.follow_up_days,
        guarantee_days=row.guarantee_days, farewell_weeks=row.farewell_weeks, farewell_makes=row.farewell_makes,
        best_before=row.best_before, stored_as=row.pk,
    )  # fmt: skip


@transaction.atomic
def save_settings(
    *,
    days: Mapping[str, int],
    best_before: Mapping[str, int],
    farewell_makes: bool = True,
    actor: User | None,
    today: date,
) -> OutreachSettings:
    """A decision from today on; months that are as shipped are not kept, so that what is shipped may change."""
    shipped = {one.code: shipped_months(one) for one in codelists.current("occupation", on=today).codes}
    own = {code: months for code, months in best_before.items() if code in shipped and months != shipped[code]}
    made = OutreachSettings(valid_from=today, decided_by=actor, best_before=own, farewell_makes=farewell_makes, **days)
    made.full_clean(exclude=["decided_by", "best_before"])
    made.save()
    return made
