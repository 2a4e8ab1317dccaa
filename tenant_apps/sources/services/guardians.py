"""A guardian under protection: an event for the handler, and nothing is left of what the source said before (rules: Protected identity)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kaa.core import clock
from tenant_apps.audit.erasure import erase_history
from tenant_apps.register.models import Guardian, ProtectionNotice
from tenant_apps.register.services.guardians import FORGET
from tenant_apps.register.services.protection import note_guardians


def hide_guardians(*, left: Mapping[int, Mapping[str, int]], source: str, now: datetime) -> None:
    """`left` gives, of youths (keys) with a guardian under protection, the names that the source gives still, with their places.

    Who of the others is the one under protection is not told: what the source said before of all but those named goes, and whoever has the
    same name by another source. A source's places are handed on from one guardian to another, so the history of them all goes.
    """
    for youth, named in left.items():
        before = Guardian.objects.filter(youth=youth, is_protected=False)
        own = list(before.filter(source=source))
        hidden = {one.name for one in own} - set(named)
        others = list(before.exclude(source=source).filter(name__in=hidden))
        if hidden or not ProtectionNotice.objects.filter(youth=youth, kind=ProtectionNotice.Kind.GUARDIAN).exists():
            note_guardians(youths=[youth], now=now)
        if hidden:
            gone = {one.pk for one in (*own, *others) if one.name in hidden}
            kept = {one.pk: named[one.name] for one in own if one.name in named}
            _erase(gone, {one.pk for one in others}, kept, _earlier(youth, source), now)


def _erase(gone: set[int], elsewhere: set[int], kept: Mapping[int, int], earlier: set[int], now: datetime) -> None:
    for forget in FORGET:
        forget(guardians=sorted((gone | earlier) - set(kept)))
    # an empty row that says so: the other source's next file does not bring the name back
    Guardian.objects.filter(pk__in=elsewhere).update(
        is_protected=True,
        name="",
        phone="",
        email="",
        care_of="",
        street="",
        postcode="",
        city="",
        phone_failed_on=None,
    )
    Guardian.objects.filter(pk__in=gone - elsewhere).delete()
    erase_history(model=Guardian, keys=gone | earlier | set(kept))
    for key, place in kept.items():  # their history begins anew, with a row where the hidden name never stood
        Guardian.objects.filter(pk=key).update(position=place, last_seen_on=clock.local_date(now))


def _earlier(youth: int, source: str) -> set[int]:
    events = Guardian.pgh_event_model.objects.filter(youth_id=youth, source=source)  # type: ignore[attr-defined]  # pghistory sets it
    return set(events.values_list("pgh_obj_id", flat=True))
