"""Which list somebody works through, and whom they have chosen in it: in the session, by codes and public ids."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.filtering import YouthFilter, by_ids, filtered
from tenant_apps.register.selectors.listing import beyond, ordered

PLACE, CHOSEN = "list_place", "list_chosen"
MOST_REMEMBERED = 200


def remember_list(request: HttpRequest, wanted: YouthFilter, ids: Iterable[uuid.UUID]) -> None:
    """The youth's page goes on from here."""
    request.session[PLACE] = {"filter": wanted.values(), "ids": [str(one) for one in ids]}


def forget_list(request: HttpRequest) -> None:
    """Work goes on from another page, such as Idag."""
    request.session.pop(PLACE, None)


@dataclass(frozen=True)
class Place:
    wanted: YouthFilter
    ids: tuple[uuid.UUID, ...]


def place_of(request: HttpRequest) -> Place | None:
    kept: Any = request.session.get(PLACE)
    return Place(filter_from(kept["filter"]), tuple(uuid.UUID(one) for one in kept["ids"])) if kept else None


def filter_from(values: dict[str, str]) -> YouthFilter:
    known = YouthFilter.__dataclass_fields__
    return YouthFilter(**{name: value for name, value in values.items() if name in known})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Selection:
    """Chosen ones in one filter's list; with `everything` the ids are those left out."""

    everything: bool = False
    ids: frozenset[str] = frozenset()

    def holds(self, public_id: uuid.UUID) -> bool:
        return (str(public_id) in self.ids) != self.everything

    @property
    def is_empty(self) -> bool:
        return not self.everything and not self.ids

    def after_page(self, shown: Collection[str], ticked: Collection[str]) -> Selection:
        """With the boxes of one page as they stand; other pages' as they were."""
        marked = set(shown) - set(ticked) if self.everything else set(shown) & set(ticked)
        return Selection(self.everything, frozenset((self.ids - set(shown)) | marked))

    def youths(self, user: User, wanted: YouthFilter, *, today: date) -> QuerySet[Youth]:
        """As far as the user may open them, now."""
        if not self.everything:
            return by_ids(user, [uuid.UUID(one) for one in self.ids])
        return filtered(user, wanted, today=today).exclude(public_id__in=[uuid.UUID(one) for one in self.ids])


def _key(wanted: YouthFilter) -> dict[str, str]:
    return {name: value for name, value in wanted.values().items() if name != "sort"}


def selection_of(request: HttpRequest, wanted: YouthFilter) -> Selection:
    """Another filter is another list: nobody is chosen whom the list does not hold."""
    kept: Any = request.session.get(CHOSEN)
    if not kept or kept["filter"] != _key(wanted):
        return Selection()
    return Selection(kept["everything"], frozenset(kept["ids"]))


def keep_selection(request: HttpRequest, wanted: YouthFilter, selection: Selection) -> None:
    request.session[CHOSEN] = {"filter": _key(wanted), "everything": selection.everything, "ids": sorted(selection.ids)}


def kept_selection(request: HttpRequest) -> tuple[YouthFilter, Selection]:
    """What was chosen last, with its filter: for the pages that do something with it."""
    kept: Any = request.session.get(CHOSEN)
    if not kept:
        return YouthFilter(), Selection()
    return filter_from(kept["filter"]), Selection(kept["everything"], frozenset(kept["ids"]))


@dataclass(frozen=True)
class Around:
    """Where in the list that one came from a youth stands: who is before and after, and the list's own address."""

    before: uuid.UUID | None
    after: uuid.UUID | None
    url: str


def around(request: HttpRequest, user: User, youth: Youth, *, today: date) -> Around | None:
    """None: the youth was not opened from a list."""
    place = place_of(request)
    if place is None or youth.public_id not in place.ids:
        return None
    before = _step(user, youth, place, today=today, backwards=True)
    after = _step(user, youth, place, today=today, backwards=False)
    return Around(before, after, f"{reverse('youths')}?{urlencode(place.wanted.values())}")


def following(request: HttpRequest, user: User, youth: Youth, *, today: date) -> uuid.UUID | None:
    """Whom to go on with in the list one works through."""
    place = place_of(request)
    return _step(user, youth, place, today=today, backwards=False) if place else None


def remember_step(request: HttpRequest, public_id: uuid.UUID) -> None:
    """Gone on to somebody beyond the page: the list goes on from there."""
    kept: Any = request.session.get(PLACE)
    if kept and str(public_id) not in kept["ids"]:
        request.session[PLACE] = {**kept, "ids": [*kept["ids"], str(public_id)][-MOST_REMEMBERED:]}


def _step(user: User, youth: Youth, place: Place, *, today: date, backwards: bool) -> uuid.UUID | None:
    """As the page stood when it was opened, for work changes who is in the list and where; beyond the page as the list is now."""
    at = place.ids.index(youth.public_id) if youth.public_id in place.ids else None
    beside = () if at is None else (place.ids[:at][::-1] if backwards else place.ids[at + 1 :])
    seen = set(by_ids(user, beside).values_list("public_id", flat=True)) if beside else set()
    known = next((one for one in beside if one in seen), None)
    if known:
        return known
    found: Any
    found, rising = ordered(filtered(user, place.wanted, today=today), place.wanted.sort, backwards=backwards)
    everybody: Any
    everybody, _rising = ordered(by_ids(user, [youth.public_id]), place.wanted.sort)
    key = everybody.values_list("place", "id").first()
    if key is None:
        return None
    rest = found.filter(beyond(*key, rising=rising)).exclude(public_id__in=place.ids)
    first: uuid.UUID | None = rest.values_list("public_id", flat=True).first()
    return first
