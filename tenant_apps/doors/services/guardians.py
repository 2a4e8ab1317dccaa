"""A guardian comes under protection: what came in by the doors holds nothing of the person either (rules: Protected identity)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Lower

from kaa.core.phones import kept_phone, read_phone
from tenant_apps.audit.erasure import erase_history
from tenant_apps.doors.enums import Who
from tenant_apps.doors.models import DropoutTalk, SelfReferral
from tenant_apps.doors.services.forgetting import Ways, delete_with_history
from tenant_apps.register.models import Guardian, Youth, YouthNumber
from tenant_apps.register.services.guardians import same_person

Person = tuple[str, ...]
GUARDIAN, ORDERER, PUPIL = ("guardian_name", "guardian_phone"), ("ordered_by", "ordered_phone"), ("pupil_phone",)


@dataclass(frozen=True)
class _Known:
    """Of youths of whom a guardian is hidden: who is known openly, and what has stood of the others."""

    youths: Mapping[int, Person]
    numbers: Mapping[str, int]
    openly: Mapping[int, set[Person]]
    names: Mapping[int, set[Person]]
    ways: Ways


@transaction.atomic
def forget_guardians(*, guardians: Collection[int], named: Mapping[int, Collection[str]]) -> None:  # noqa: ARG001  (theirs are the youths')
    """Called while the register still has them: by the youth, and by their telephones and addresses, whoever the row is about.

    A talk stays without its guardian; a self-referral that the guardian sent goes.
    """
    if not named:
        return  # an 18th birthday: the doors have their own times
    known = _known(named)
    _empty_talks(known)
    _forget_referrals(known)


def _known(named: Mapping[int, Collection[str]]) -> _Known:
    youths = {
        key: same_person(name=f"{given} {family}")
        for key, given, family in Youth.objects.filter(pk__in=named).values_list("pk", "given_name", "family_name")
    }
    numbers = dict(YouthNumber.objects.filter(youth__in=named).values_list("value", "youth_id"))
    now = Youth.objects.filter(pk__in=named).values_list("personnummer", "pk")
    numbers |= {number: key for number, key in now if number}
    openly = {youth: {same_person(name=name) for name in names} for youth, names in named.items()}
    names: dict[int, set[Person]] = {youth: set() for youth in named}
    rows = Guardian.objects.filter(youth__in=named)
    earlier = Guardian.pgh_event_model.objects.filter(youth_id__in=named)  # type: ignore[attr-defined]  # pghistory sets it
    columns = ("youth_id", "name", kept_phone("phone"), Lower("email"))
    hidden, known = Ways(), Ways.of_youths(named)
    for is_now, found in ((True, rows), (False, earlier)):
        for youth, name, phone, email in found.values_list(*columns):
            person = same_person(name=name)
            ways = Ways(frozenset({phone} - {""}), frozenset({email} - {""}))
            if person and person not in openly[youth]:
                names[youth].add(person)
                hidden = hidden.plus(ways)
            elif is_now:
                known = known.plus(ways)
    return _Known(youths, numbers, openly, names, hidden.without(known))


def _empty_talks(known: _Known) -> None:
    ways = known.ways
    leads = ways.at("guardian_phone") | ways.at("pupil_phone") | ways.at("ordered_phone")
    own = Ways.of_youths(known.youths)
    about = Q(personnummer__in=list(known.numbers)) | Q(personnummer="")
    changed: list[DropoutTalk] = []
    for talk in DropoutTalk.objects.filter(leads | about, anonymised_on=None):
        empty = [name for name in _of_hidden(talk, known, own) if getattr(talk, name)]
        for name in empty:
            setattr(talk, name, "")
        if empty:
            talk.version += 1
            changed.append(talk)
    erase_history(model=DropoutTalk, keys=[one.pk for one in changed])  # it begins anew, with a row without the person
    DropoutTalk.objects.bulk_update(changed, ["version", *GUARDIAN, *ORDERER, *PUPIL])


def _of_hidden(talk: DropoutTalk, known: _Known, own: Ways) -> set[str]:
    """The talk's fields that hold something of a hidden guardian."""
    found: set[str] = set()
    for fields in (GUARDIAN, ORDERER, PUPIL):
        if _kept(getattr(talk, fields[-1])) in known.ways.phones:
            found |= set(fields)
    person, youth = same_person(name=talk.guardian_name), known.numbers.get(talk.personnummer)
    if youth is not None or (not talk.personnummer and _kept(talk.pupil_phone) in own.phones):
        openly = known.openly[youth] if youth is not None else set().union(*known.openly.values())
        if person and person not in openly:
            found |= set(GUARDIAN)
    elif not talk.personnummer:
        pupil = same_person(name=talk.pupil_name)
        if any(who == pupil and person in known.names[key] for key, who in known.youths.items()):
            found |= set(GUARDIAN)
    return found


def _forget_referrals(known: _Known) -> None:
    leads = known.ways.at("phone") | known.ways.at("email")
    gone: list[int] = []
    emptied: list[int] = []
    for one in SelfReferral.objects.filter(leads | Q(youth__in=list(known.youths))):
        phone_is = _kept(one.phone) in known.ways.phones
        email_is = one.email.lower() in known.ways.emails
        if _sent_by_hidden(one, known) or ((phone_is or email_is) and one.who != Who.YOUTH):
            gone.append(one.pk)
        elif phone_is or email_is:  # the youth gave a guardian's telephone
            left = {"phone": "" if phone_is else one.phone, "email": "" if email_is else one.email}
            (emptied if any(left.values()) else gone).append(one.pk)
    delete_with_history(rows=SelfReferral.objects.filter(pk__in=gone))
    erase_history(model=SelfReferral, keys=emptied)
    rows = SelfReferral.objects.filter(pk__in=emptied)
    rows.filter(known.ways.at("phone")).update(phone="", version=F("version") + 1)
    rows.filter(known.ways.at("email")).update(email="", version=F("version") + 1)


def _sent_by_hidden(one: SelfReferral, known: _Known) -> bool:
    """Tied to the youth, and under a name that is hidden; a parent under any that is not known openly and is not the youth's own."""
    youth = one.youth_id
    if youth is None or youth not in known.youths or one.who == Who.YOUTH:
        return False
    person = same_person(name=one.name)
    return person in known.names[youth] or (
        one.who == Who.PARENT and person not in known.openly[youth] | {known.youths[youth]}
    )


def _kept(phone: str) -> str:
    return read_phone(phone) or phone
