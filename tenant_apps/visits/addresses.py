"""The address that is visited, and the order in which addresses lie."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail, PreferredDetail

NUMBER = re.compile(r"^(?P<street>.*?)\s*(?P<number>\d+)\s*(?P<rest>.*)$")


@dataclass(frozen=True)
class Address:
    street: str
    care_of: str = ""
    postcode: str = ""
    city: str = ""

    def is_at(self, *, street: str, postcode: str) -> bool:
        """Whether it is the same door, however it is written."""
        return _same(self.street) == _same(street) and (self.postcode == postcode or not (self.postcode and postcode))


def _same(street: str) -> str:
    return " ".join(street.casefold().split())


def addresses_of(youths: Collection[int]) -> dict[int, Address]:
    """The one that is tried first, else the one that was seen last; none that has failed or that its source no longer gives."""
    preferred = set(PreferredDetail.objects.filter(youth__in=youths).values_list("detail_id", flat=True))
    rows = ContactDetail.objects.filter(youth__in=youths, kind=DetailKind.ADDRESS, failed_on=None, gone_on=None)
    ordered = sorted(rows.order_by("-last_seen_on", "-id"), key=lambda one: one.pk not in preferred)
    found: dict[int, Address] = {}
    for one in ordered:
        found.setdefault(one.youth_id, Address(one.value, one.care_of, one.postcode, one.city))
    return found


def place_in_order(*, postcode: str, street: str) -> tuple[str, str, int, str]:
    """Postcode, street, number as a number: 2 before 12, 12 A before 12 B; what has no number comes first in its street."""
    known = NUMBER.match(street.strip())
    if known is None:
        return postcode, street.strip().casefold(), 0, ""
    return postcode, known["street"].casefold(), int(known["number"]), known["rest"].casefold()
