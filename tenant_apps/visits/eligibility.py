"""Whom staff may plan a visit to on a day: one query for any number of youths, and for each who may not be visited the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kaa.core.ages import birthday
from kaa.core.templatetags.kaa_ui import sv_date
from kaa.core.tenancy import area_codes
from tenant_apps.letters.selectors.people import placements
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Residence, Youth
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.visits.enums import DayState
from tenant_apps.visits.models import HomeVisit, VisitDay

PROTECTED, DECEASED, AGED_OUT, MOVED = "protected", "deceased", "aged_out", "moved"
ENROLLED, NOT_REGISTERED, NO_ADDRESS, OTHER_DAY = "enrolled", "not_registered", "no_address", "other_day"
REASONS = {
    PROTECTED: _("Has a protected identity: only the handler decides how somebody is reached."),
    DECEASED: _("Is deceased."),
    AGED_OUT: _("Has turned 20 by the day of the visit."),
    MOVED: _("Has moved from the municipality."),
    ENROLLED: _("Is enrolled in a school."),
    NOT_REGISTERED: _("Is not registered."),
    NO_ADDRESS: _("No address that works is known."),
    OTHER_DAY: _("Is on the list of another visit day. Take the youth off that one first."),
}


def why_not(youths: QuerySet[Youth], *, on: date, today: date) -> dict[int, str]:
    """Key -> the first reason that nobody may plan a visit; who is missing in the answer may be visited."""
    lived = Residence.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=today), youth=OuterRef("pk"), valid_from__lte=today
    )
    lives_nowhere_here = Exists(Residence.objects.filter(youth=OuterRef("pk"))) & ~Exists(
        lived.filter(municipality_code__in=area_codes())
    )
    rows = youths.annotate(
        is_placed=Exists(placements(today)), has_moved=lives_nowhere_here, is_open=registered_on(today)
    ).values_list("pk", "protected_at", "deceased_on", "birth_date", "is_placed", "has_moved", "is_open")
    leap = settings_on(on).leap_birthday
    found = {}
    for key, protected_at, deceased_on, birth, is_placed, has_moved, is_open in rows:
        reasons = (
            (PROTECTED, protected_at is not None), (DECEASED, deceased_on is not None), (AGED_OUT, birthday(birth, 20, leap=leap) <= on),
            (MOVED, has_moved), (ENROLLED, is_placed), (NOT_REGISTERED, not is_open),
        )  # fmt: skip
        if why := _first(reasons):
            found[key] = why
    return found


def on_other_days(youths: Collection[int], *, but: VisitDay, today: date) -> dict[int, str]:
    """Who is to be visited on another day, and on which (day and area)."""
    rows = HomeVisit.objects.filter(youth__in=youths, outcome="", visit_on__gte=today, day__called_off_at=None)
    rows = rows.exclude(day=but).exclude(day__state=DayState.DONE).select_related("day").order_by("-visit_on", "-pk")
    return {one.youth_id: " · ".join(part for part in (sv_date(one.visit_on), one.day.area) if part) for one in rows}


def one_plan_at_a_time() -> None:
    """Two who put the same youth on two days wait for each other: the second finds what the first did."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('visits.plan'))")


def _first(reasons: Iterable[tuple[str, bool]]) -> str:
    return next((why for why, holds in reasons if holds), "")
