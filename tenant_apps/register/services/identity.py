"""A youth's number, names and date of birth changed by hand: what is red is mended, and the old number still finds (REL-23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking, personnummer
from kaa.core.names import search_key, sort_key
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import NumberKind, Sex
from tenant_apps.register.models import LegalSex, Youth, YouthNumber
from tenant_apps.register.services.people import NumberTaken, holder_of, note_of, parsed_number
from tenant_apps.register.services.proposals import lock_register, propose

CONTEXT = "identity"  # of history: the change was made by hand, and why


@dataclass(frozen=True)
class Identity:
    """`birth_date` none: the number's. `is_slip`: the old number was never the youth's, so it finds nobody from now on."""

    number: str
    given_name: str
    family_name: str
    reason: str
    birth_date: date | None = None
    is_slip: bool = False


def change_identity(
    *, youth: Youth, version: int, wanted: Identity, actor: User | None, today: date, municipality_codes: Sequence[str]
) -> Youth:
    """What staff write goes first: no file changes it until it says the same (sources.services.statements)."""
    said = {CONTEXT: note_of(text=wanted.reason), **({"user": actor.pk} if actor else {})}
    try:
        with transaction.atomic(), pghistory.context(**said):
            saved = _change(youth, version, wanted, today)
            if municipality_codes:
                propose(day=today, municipality_codes=municipality_codes, youths=[saved.pk])
            return saved
    except IntegrityError:  # an import was faster
        raise NumberTaken(holder_of(number=parsed_number(text=wanted.number, today=today).value)) from None


def _change(youth: Youth, version: int, wanted: Identity, today: date) -> Youth:
    lock_register()
    if youth.version != version:
        raise locking.Conflict(youth)
    before, kind, born = youth.personnummer, youth.number_kind, youth.birth_date
    parsed = _new_number(youth, wanted.number, today)
    birth_date = _birth_date(youth, wanted, parsed, today)
    changes = _number(youth, parsed) | _names(youth, wanted)
    if birth_date != born:
        changes |= {"birth_date": birth_date, "birth_date_by_hand": True}
    if not changes:
        raise ValidationError(_("Nothing is changed."))
    saved = locking.save(youth, version=version, changes=changes)
    if birth_date != born:
        LegalSex.objects.filter(youth=saved, valid_from=born).update(valid_from=birth_date)
    if parsed is not None:
        _replace_number(saved, before, kind, is_slip=wanted.is_slip, today=today)
        _set_sex(saved, parsed.sex or Sex.UNKNOWN, today)
    return saved


def _number(youth: Youth, parsed: personnummer.ParsedNumber | None) -> dict[str, Any]:
    if parsed is None:
        return {}
    holder = holder_of(number=parsed.value)
    if holder is not None and holder.pk != youth.pk:
        raise NumberTaken(holder)
    return {"personnummer": parsed.value, "number_kind": NumberKind(parsed.kind.value)}


def _names(youth: Youth, wanted: Identity) -> dict[str, Any]:
    given, family = " ".join(wanted.given_name.split()), " ".join(wanted.family_name.split())
    if not (given or family):
        raise ValidationError({"family_name": _("Write a name.")})
    if (given, family) == (youth.given_name, youth.family_name):
        return {}
    return {
        "given_name": given, "family_name": family, "name_by_hand": True, "sort_key": sort_key(f"{family} {given}"),
        "search_key": search_key(f"{given} {family}"),
    }  # fmt: skip


def _new_number(youth: Youth, text: str, today: date) -> personnummer.ParsedNumber | None:
    """None: the number stays, right or wrong."""
    text = text.strip()
    if text in {youth.personnummer or "", youth.shown_number}:
        return None
    if not text:
        raise ValidationError({"number": _("Write the number.")})
    parsed = parsed_number(text=text, today=today)
    return None if parsed.value == youth.personnummer else parsed


def _birth_date(youth: Youth, wanted: Identity, parsed: personnummer.ParsedNumber | None, today: date) -> date:
    found = (
        wanted.birth_date
        or (parsed.birth_date if parsed else date_in_number(youth=youth, today=today))
        or youth.birth_date
    )
    if found > today:
        raise ValidationError({"birth_date": _("The date cannot be in the future.")})
    return found


def date_in_number(*, youth: Youth, today: date) -> date | None:
    """The day that the youth's number says; None: there is none, or it is wrong."""
    try:
        return personnummer.parse(youth.personnummer or "", today=today).birth_date
    except personnummer.InvalidNumber:
        return None


def _replace_number(youth: Youth, before: str | None, kind: str, *, is_slip: bool, today: date) -> None:
    YouthNumber.objects.filter(youth=youth, value=youth.personnummer or "").delete()  # back to one that it had
    if before and not is_slip:
        YouthNumber.objects.update_or_create(
            value=before, defaults={"youth": youth, "kind": kind, "replaced_on": today}
        )


def _set_sex(youth: Youth, sex: str, today: date) -> None:
    """A number that says the legal sex (folkbokföringslagen 18 §): known at last, or another from today."""
    latest = LegalSex.objects.filter(youth=youth).order_by("-valid_from").first()
    if sex == Sex.UNKNOWN or (latest is not None and latest.sex == sex):
        return
    if latest is not None and latest.sex == Sex.UNKNOWN:
        latest.sex = sex
        latest.save(update_fields=["sex"])
        return
    LegalSex.objects.update_or_create(
        youth=youth, valid_from=today if latest else youth.birth_date, defaults={"sex": sex}
    )
