"""A youth as data rather than as a page: codes beside their labels. Four statements, for one youth or two hundred."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kaa.core.ages import turns_20_on
from tenant_apps.outreach.models import Contact
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import LegalSex, OccupationFact, Registration, Youth
from tenant_apps.register.selectors.listing import latest_occupations, latest_registrations


@dataclass(frozen=True)
class YouthRecord:
    """`registration`: the latest that was not a mistake, open or closed."""

    youth: Youth
    age: int
    turns_20_on: date
    is_registered: bool
    registration: Registration | None
    occupation: OccupationFact | None
    contact: Contact | None
    sex: str

    @property
    def version(self) -> int:
        return self.youth.version


def youth_records(youths: Iterable[Youth], *, today: date) -> list[YouthRecord]:
    found = list(youths)
    ids = [one.pk for one in found]
    occupations, registrations = latest_occupations(ids), latest_registrations(ids)
    contacts = _latest_contacts(ids)
    sexes = _sexes(ids, today)
    return [
        YouthRecord(
            youth=one, age=age_as_decided(one.birth_date, today), turns_20_on=turns_20_on(one.birth_date),
            is_registered=_is_open(registrations.get(one.pk), today), registration=registrations.get(one.pk),
            occupation=occupations.get(one.pk), contact=contacts.get(one.pk), sex=sexes.get(one.pk, "unknown"),
        )
        for one in found
    ]  # fmt: skip


def _is_open(registration: Registration | None, today: date) -> bool:
    return registration is not None and (registration.deregistered_on is None or registration.deregistered_on > today)


def _latest_contacts(ids: list[int]) -> dict[int, Contact]:
    rows = Contact.objects.filter(youth__in=ids).order_by("youth_id", "-at", "-id").distinct("youth_id")
    return {one.youth_id: one for one in rows}


def _sexes(ids: list[int], today: date) -> dict[int, str]:
    rows = LegalSex.objects.filter(youth__in=ids, valid_from__lte=today)
    return dict(rows.order_by("youth_id", "-valid_from").distinct("youth_id").values_list("youth_id", "sex"))
