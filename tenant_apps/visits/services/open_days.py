"""What every change of a visit day begins with."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import VisitDay


@dataclass(frozen=True)
class Added:
    """`failed`: why, by the youth's public id; `elsewhere`: of those on another day's list, which day that is."""

    done: int
    unchanged: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)


def locked(*, day: VisitDay) -> VisitDay:
    return VisitDay.objects.select_for_update(of=("self",)).get(pk=day.pk)


def needs_open(*, day: VisitDay) -> None:
    if day.called_off_at is not None:
        raise ValidationError(_("The visit day has been called off."))
    if day.state != DayState.PLANNED:
        raise ValidationError(_("The list is locked. Open it again to change it."))
