"""Somebody whom no source has, and somebody whom the sources shall not decide about for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking, personnummer
from kaa.core.ages import turns_20_on
from kaa.core.names import search_key, sort_key
from tenant_apps.accounts.models import User
from tenant_apps.register.editing import STAFF
from tenant_apps.register.enums import NumberKind, Sex
from tenant_apps.register.identification import errors
from tenant_apps.register.models import LegalSex, Residence, Youth, YouthNumber
from tenant_apps.register.services.proposals import lock_register, propose
from tenant_apps.register.services.registrations import open_registration


@dataclass(frozen=True)
class NewYouth:
    """`birth_date` none: the number's. `source` says from where it is known that the youth stays here, and why it is written by hand."""

    number: str
    given_name: str
    family_name: str
    municipality_code: str
    lives_here_from: date
    source: str
    birth_date: date | None = None


@dataclass(frozen=True)
class FirstRegistration:
    covered_from: date
    latest_studies: str


class NumberTaken(Exception):
    """Somebody has the number, or had it. Whether that may be told is the caller's to ask (PRV-22)."""

    def __init__(self, youth: Youth | None) -> None:
        super().__init__("the number is somebody's already")
        self.youth = youth


@transaction.atomic
def add_youth(
    *,
    new: NewYouth,
    registration: FirstRegistration | None,
    actor: User | None,
    today: date,
    municipality_codes: Sequence[str],
) -> Youth:
    """Write somebody whom no source has; where they stay is the home municipality (29 kap. 6 § skollagen). All of it, or nothing."""
    parsed = parsed_number(text=new.number, today=today)
    birth_date = new.birth_date or parsed.birth_date
    _check(new, birth_date=birth_date, today=today, municipality_codes=municipality_codes)
    lock_register()
    if taken := holder_of(number=parsed.value):
        raise NumberTaken(taken)
    given, family = " ".join(new.given_name.split()), " ".join(new.family_name.split())
    try:
        with transaction.atomic():
            youth = Youth.objects.create(
                personnummer=parsed.value, number_kind=NumberKind(parsed.kind.value), birth_date=birth_date, given_name=given,
                family_name=family, sort_key=sort_key(f"{family} {given}"), search_key=search_key(f"{given} {family}"),
            )  # fmt: skip
    except IntegrityError:  # an import was faster
        raise NumberTaken(holder_of(number=parsed.value)) from None
    LegalSex.objects.create(youth=youth, sex=parsed.sex or Sex.UNKNOWN, valid_from=birth_date)
    Residence.objects.create(
        youth=youth, municipality_code=new.municipality_code, valid_from=new.lives_here_from, source=STAFF, source_note=note_of(text=new.source)
    )  # fmt: skip
    if registration is not None:
        open_registration(
            youth=youth, covered_from=registration.covered_from, latest_studies=registration.latest_studies, source=new.source, actor=actor,
            municipality_code=new.municipality_code, today=today, municipality_codes=municipality_codes,
        )  # fmt: skip
    return youth


def parsed_number(*, text: str, today: date) -> personnummer.ParsedNumber:
    try:
        return personnummer.parse(text, today=today)
    except personnummer.InvalidNumber as wrong:
        raise ValidationError({"number": wrong.message}) from None


def _check(new: NewYouth, *, birth_date: date, today: date, municipality_codes: Sequence[str]) -> None:
    if birth_date > today:
        raise ValidationError({"birth_date": _("The date cannot be in the future.")})
    if new.lives_here_from > today:
        raise ValidationError({"lives_here_from": _("The date cannot be in the future.")})
    if new.lives_here_from < birth_date:
        raise ValidationError({"lives_here_from": _("The date is before the date of birth.")})
    if new.municipality_code not in municipality_codes:
        raise errors.NotOurMunicipality
    if not (new.given_name.strip() or new.family_name.strip()):
        raise ValidationError({"family_name": _("Write a name.")})


def note_of(*, text: str) -> str:
    if not text.strip():
        raise errors.NoSource
    return text.strip()[:300]


def holder_of(*, number: str) -> Youth | None:
    """Who has a canonical number, or had it before another (REL-23)."""
    found = Youth.objects.filter(personnummer=number).first()
    if found is None:
        earlier = YouthNumber.objects.filter(value=number).select_related("youth").first()
        found = earlier.youth if earlier else None
    return found


@transaction.atomic
def set_exemption(
    *, youth: Youth, version: int, until: date | None, reason: str, actor: User | None, today: date, municipality_codes: Sequence[str],  # noqa: ARG001  (history has who)
) -> Youth:  # fmt: skip
    """Exempt from automation until a date (that day it works again), or end it; the youth's proposals follow at once.

    Not beyond the 20th birthday: the responsibility ends then, and with it the registration (29 kap. 9 § skollagen).
    """
    note = note_of(text=reason)
    if until is None and youth.exempt_until is None:
        raise ValidationError({"until": _("Say until when.")})
    if until is not None and until <= today:
        raise ValidationError({"until": _("The date must be later than today.")})
    if until is not None and until > turns_20_on(youth.birth_date):
        raise ValidationError({"until": _("No longer than to the 20th birthday: the responsibility ends then.")})
    lock_register()
    saved = locking.save(youth, version=version, changes={"exempt_until": until, "exempt_reason": note})
    propose(day=today, municipality_codes=municipality_codes, youths=[saved.pk])
    return saved
