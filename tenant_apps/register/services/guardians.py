"""Guardians: an address of their own, protection, and the end of their part at the 18th birthday (PRV-11)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kaa.core.access import Right
from kaa.core.ages import LeapBirthday, birthday
from tenant_apps.accounts.models import User
from tenant_apps.audit.erasure import erase_history
from tenant_apps.register.models import Guardian
from tenant_apps.register.services.protection import note_guardians

ADULT = 18


class Hook(Protocol):
    def __call__(self, *, guardians: Collection[int]) -> None: ...


FORGET: list[Hook] = []


def on_guardians_gone(*, forget: Hook) -> None:
    """A room says what it does with what it holds of guardians (keys), in the transaction that erases them. Called when apps are ready."""
    if forget not in FORGET:
        FORGET.append(forget)


@dataclass(frozen=True)
class GuardianAddress:
    care_of: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""


@transaction.atomic
def set_address(*, guardian: Guardian, address: GuardianAddress, is_appointed: bool, actor: User | None) -> Guardian:  # noqa: ARG001  (history has who)
    """Where the guardian's post goes; empty: to where the youth is registered. An appointed guardian counts as one (rules: Ages)."""
    if guardian.is_protected:
        raise ValidationError(_("Nothing is kept of a guardian under protection."))
    postcode = "".join(address.postcode.split())
    if postcode and not (postcode.isascii() and postcode.isdigit() and len(postcode) == 5):
        raise ValidationError({"postcode": _("A postcode has five digits.")})
    if address.street.strip() and not (postcode and address.city.strip()):
        raise ValidationError({"street": _("An address needs a postcode and a city.")})
    guardian.care_of, guardian.street = address.care_of.strip(), address.street.strip()
    guardian.postcode, guardian.city = postcode, address.city.strip()
    guardian.is_appointed, guardian.address_failed_on = is_appointed, None
    guardian.clean_fields(exclude=["youth"])
    guardian.save()
    return guardian


@transaction.atomic
def protect_guardian(*, guardian: Guardian, actor: User, now: datetime) -> None:
    """Keep only that there is somebody: names, telephone and addresses go, from history too, whichever source gave them."""
    if not actor.may(Right.PROTECTED_HANDLE):
        raise PermissionDenied
    same = Guardian.objects.filter(youth=guardian.youth_id, name=guardian.name, is_protected=False)
    keys = sorted({guardian.pk, *same.values_list("pk", flat=True)})
    Guardian.objects.filter(pk__in=keys).update(
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
    for forget in FORGET:
        forget(guardians=keys)
    erase_history(model=Guardian, keys=keys)
    note_guardians(youths=[guardian.youth_id], now=now)


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
        forget(guardians=keys)
    Guardian.objects.filter(pk__in=keys).delete()
    erase_history(model=Guardian, keys=keys)
    return len(keys)
