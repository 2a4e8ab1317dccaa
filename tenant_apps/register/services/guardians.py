"""Guardians: an address of their own, protection, and the end of their part at the 18th birthday (PRV-11)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core import clock, locking
from kaa.core.access import Right
from kaa.core.ages import LeapBirthday, birthday
from tenant_apps.accounts.models import User
from tenant_apps.audit.erasure import erase_history
from tenant_apps.register.editing import STAFF
from tenant_apps.register.models import Draft, Guardian, Youth
from tenant_apps.register.services.protection import note_guardians

ADULT = 18


class Hook(Protocol):
    def __call__(self, *, guardians: Collection[int], named: Mapping[int, Collection[str]]) -> None: ...


class ShowHook(Protocol):
    def __call__(self, *, youths: Collection[int]) -> None: ...


FORGET: list[Hook] = []
SHOW: list[ShowHook] = []


def on_guardians_gone(*, forget: Hook) -> None:
    """A room says what it does with what it holds of guardians (keys), in the transaction that erases them. Called when apps are ready.

    `named`: of youths (keys) of whom somebody is hidden, which names are known openly; what is held under any other goes, too.
    """
    if forget not in FORGET:
        FORGET.append(forget)


def on_guardians_shown(*, read_anew: ShowHook) -> None:
    """The room that holds what the sources say reads it anew of these youths (keys). Called when apps are ready."""
    if read_anew not in SHOW:
        SHOW.append(read_anew)


@dataclass(frozen=True)
class GuardianAddress:
    care_of: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""


@transaction.atomic
def set_address(
    *, guardian: Guardian, version: int, address: GuardianAddress, is_appointed: bool, actor: User | None  # noqa: ARG001  (history has who)
) -> Guardian:  # fmt: skip
    """Where the guardian's post goes; empty: to where the youth is registered. An appointed guardian counts as one (rules: Ages)."""
    if guardian.is_protected:
        raise ValidationError(_("Nothing is kept of a guardian under protection."))
    postcode = "".join(address.postcode.split())
    if postcode and not (postcode.isascii() and postcode.isdigit() and len(postcode) == 5):
        raise ValidationError({"postcode": _("A postcode has five digits.")})
    if address.street.strip() and not (postcode and address.city.strip()):
        raise ValidationError({"street": _("An address needs a postcode and a city.")})
    changes = {
        "care_of": address.care_of.strip(), "street": address.street.strip(), "postcode": postcode, "city": address.city.strip(),
        "is_appointed": is_appointed, "address_failed_on": None,
    }  # fmt: skip
    return locking.save(guardian, version=version, changes=changes)


@transaction.atomic
def protect_guardian(*, guardian: Guardian, actor: User, now: datetime) -> None:
    """Keep only that there is somebody: the person goes from history too, by every source, under whatever spelling."""
    _needs_handler(actor)
    rows = Guardian.objects.shown().filter(youth=guardian.youth_id, source=guardian.source)
    others = {one.name: one.position for one in rows if same_person(name=one.name) != same_person(name=guardian.name)}
    hide_all_but(named={guardian.youth_id: others}, source=guardian.source, now=now, said_by=STAFF)


@transaction.atomic
def hide_all_but(
    *, named: Mapping[int, Mapping[str, int]], source: str, now: datetime, said_by: str | None = None
) -> None:
    """Somebody is under protection among the guardians of these youths (keys); `named`: whom the source names openly still, with their places.

    Who it is nobody tells. So all go whom the source that knows of it does not name, by whatever source, also those whom a source named before;
    that there is somebody stays (a row without a name at place 0), and while it does no name that is not known openly is let in
    (`sources.services.statements`). A source's places are handed on from one guardian to another, so the history of them all goes.
    `said_by`: a handler (`STAFF`); else the source itself.
    """
    lock_guardians()
    said_by = said_by or source
    gone: dict[int, int] = {}  # key -> youth
    kept: dict[int, tuple[int, int]] = {}  # key -> youth, place
    for one in Guardian.objects.shown().filter(youth__in=named).order_by("pk"):
        places = {same_person(name=name): place for name, place in named[one.youth_id].items()}
        who = same_person(name=one.name)
        if who not in places:
            gone[one.pk] = one.youth_id
        else:
            kept[one.pk] = one.youth_id, places[who] if one.source == source else one.position
    known = set(Guardian.objects.hidden().filter(youth__in=named, source=said_by).values_list("youth_id", flat=True))
    new = sorted(set(named) - known)
    told = {*new, *gone.values()}
    anew = {key: place for key, (youth, place) in kept.items() if youth in told}
    if told:
        earlier = _earlier(told)
        for forget in FORGET:
            forget(guardians=sorted((set(gone) | earlier) - set(anew)), named={youth: named[youth] for youth in told})
        _forget_drafts(set(gone) | earlier | set(anew))
        Guardian.objects.filter(pk__in=gone).delete()
        erase_history(model=Guardian, keys=set(gone) | earlier | set(anew))
    _begin_anew(anew, now)
    day = clock.local_date(now)
    Guardian.objects.bulk_create(
        Guardian(youth_id=key, position=0, is_protected=True, source=said_by, first_seen_on=day, last_seen_on=day)
        for key in new
    )
    note_guardians(youths=told, now=now)


@transaction.atomic
def hide_in_both(*, youths: Collection[int], now: datetime) -> None:
    """Two rows (keys) turn out to be one person's: whom a source of the one hides, a source of the other may name (services.merging)."""
    for youth, source in Guardian.objects.hidden().filter(youth__in=youths).values_list("youth_id", "source"):
        openly = dict(Guardian.objects.shown().filter(youth=youth).values_list("name", "position"))
        hide_all_but(named={other: openly for other in youths if other != youth}, source=source, now=now)


def _begin_anew(places: Mapping[int, int], now: datetime) -> None:
    """The history of those who stay begins with a row where the hidden name never stood."""
    for one in Guardian.objects.filter(pk__in=places):
        beside = Guardian.objects.filter(youth=one.youth_id, source=one.source, position=places[one.pk])
        if not beside.exclude(pk=one.pk).exists():
            one.position = places[one.pk]
        one.last_seen_on = clock.local_date(now)
        one.save(update_fields=["position", "last_seen_on"])


@transaction.atomic
def show_guardians(*, youth: Youth, actor: User) -> None:
    """No guardian is under protection any more, or none was: the sources' next files say who they are. One that marks them still hides anew."""
    _needs_handler(actor)
    lock_guardians()
    found = Guardian.objects.hidden().filter(youth=youth)
    if not found.exists():
        raise ValidationError(_("No guardian is under protection."))
    found.delete()
    for read_anew in SHOW:
        read_anew(youths=[youth.pk])


def lock_guardians() -> None:
    """Who hides and who imports go one after the other: neither sees what the other has not committed. Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('register.guardians'))")


def same_person(*, name: str) -> tuple[str, ...]:
    """The name's words, whatever their order, case and marks: two sources write one person's name in two ways."""
    return tuple(sorted(re.findall(r"[^\W_]+", name.casefold())))


def _earlier(youths: Collection[int]) -> set[int]:
    """Rows that were theirs, also those that are gone: in their history stands who was named before."""
    events = Guardian.pgh_event_model.objects.filter(youth_id__in=youths)  # type: ignore[attr-defined]  # pghistory sets it
    return set(events.values_list("pgh_obj_id", flat=True))


def _forget_drafts(guardians: Collection[int]) -> None:
    """What somebody was about to write of them, also of a place that has been handed on."""
    events = Guardian.pgh_event_model.objects.filter(pgh_obj_id__in=guardians)  # type: ignore[attr-defined]  # pghistory sets it
    subjects = set(Guardian.objects.filter(pk__in=guardians).values_list("public_id", flat=True))
    subjects |= set(events.values_list("public_id", flat=True))
    Draft.objects.filter(subject__in=subjects).delete()


def _needs_handler(actor: User) -> None:
    if not actor.may(Right.PROTECTED_HANDLE):
        raise PermissionDenied


@transaction.atomic
def erase_guardians_of_adults(*, today: date, leap: LeapBirthday, youths: Collection[int] | None = None) -> int:
    """Their data go at the youth's 18th birthday, with history. Gives how many."""
    eldest_minor = birthday(today, -ADULT)
    born = Q(youth__birth_date__lte=eldest_minor) | Q(youth__birth_date__month=2, youth__birth_date__day=29)
    found = Guardian.objects.filter(born)
    if youths is not None:
        found = found.filter(youth__in=youths)
    rows = found.values_list("pk", "youth__birth_date")
    keys = [key for key, born_on in rows if today >= birthday(born_on, ADULT, leap=leap)]
    if not keys:
        return 0
    for forget in FORGET:
        forget(guardians=keys, named={})
    _forget_drafts(keys)
    Guardian.objects.filter(pk__in=keys).delete()
    erase_history(model=Guardian, keys=keys)
    return len(keys)
