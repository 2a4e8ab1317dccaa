"""Whom a letter goes to and where, by the age on the day; the one rule for making, checking again and sending (rules: Ages, recipients)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from kaa.core.ages import LeapBirthday, age_on, birthday
from tenant_apps.letters.enums import PRINTED, Channel, Reason, Recipient, SentTo

ADULT = 18


@dataclass(frozen=True)
class Place:
    """Where something is sent: an address, or a telephone number or e-mail in `destination`. `detail` is the contact detail's key."""

    care_of: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    destination: str = ""
    detail: int | None = None

    @property
    def same_as(self) -> tuple[str, ...]:
        return tuple(
            " ".join(part.split()).casefold()
            for part in (self.care_of, self.street, self.postcode, self.city, self.destination)
        )


@dataclass(frozen=True)
class GuardianFacts:
    key: int
    position: int
    name: str
    is_protected: bool = False
    is_appointed: bool = False
    address: Place | None = None
    phone: Place | None = None
    email: Place | None = None
    is_away: bool = False  # the own address failed: the post is not to go to where the youth lives instead
    also: frozenset[int] = frozenset()  # the same person's rows by other sources

    @property
    def keys(self) -> frozenset[int]:
        return self.also | {self.key}


@dataclass(frozen=True)
class Person:
    """What must be known of a youth to write to the youth or the guardians."""

    key: int
    public_id: str
    given_name: str
    family_name: str
    birth_date: date
    deceased_on: date | None = None
    is_protected: bool = False
    is_registered: bool = True
    is_placed: bool = False
    takes_part: bool = False
    was_registered: bool = True
    lives_here: bool = True
    address: Place | None = None
    phone: Place | None = None
    email: Place | None = None
    guardians: tuple[GuardianFacts, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class Wish:
    """What a step wants: how, to whom, on which day. `is_duty`: a municipality's own responsibility, which ends at 20.

    `for_participants`: a programme's own text, which goes to whoever takes part.
    """

    channel: str
    sent_to: str
    day: date
    is_farewell: bool = False
    is_duty: bool = True
    leap: LeapBirthday = "0301"
    for_participants: bool = False

    @property
    def is_programmes(self) -> bool:
        """Not the responsibility's: a text that is marked so, and whatever a partnership writes."""
        return not self.is_farewell and (self.for_participants or not self.is_duty)


@dataclass(frozen=True)
class Addressee:
    recipient: str
    name: str
    place: Place
    guardian: int | None = None
    guardian_2: int | None = None


@dataclass(frozen=True)
class Found:
    """Who gets it, and why somebody does not. `of_age`: it was for guardians, and the youth has turned 18."""

    addressees: tuple[Addressee, ...] = ()
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def is_for_the_youth_instead(self) -> bool:
        return Reason.OF_AGE in self.reasons


def barred(person: Person, wish: Wish) -> Reason | None:
    """Nobody is written to for whom no step may be taken: under protection, deceased, 20, moved, enrolled, no longer in the register."""
    if person.is_protected:
        return Reason.PROTECTED
    if person.deceased_on:
        return Reason.DECEASED
    if person.takes_part and wish.is_programmes:  # they may be older, live elsewhere in the county, and go to school
        return None
    return _outside(person, wish)


def _outside(person: Person, wish: Wish) -> Reason | None:
    """Why the municipality's responsibility does not reach so far. The letter at 20 may be sent after the birthday and the registration."""
    known = person.was_registered if wish.is_farewell else person.is_registered
    has_turned_20 = wish.day >= birthday(person.birth_date, 20, leap=wish.leap)
    reasons = (
        (Reason.TURNED_20, wish.is_duty and has_turned_20 and not wish.is_farewell),
        (Reason.NOT_REGISTERED, not wish.is_duty or not known),
        (Reason.MOVED_AWAY, not person.lives_here),
        (Reason.ENROLLED, person.is_placed),
    )
    return next((why for why, holds in reasons if holds), None)


def recipients(person: Person, wish: Wish) -> Found:
    why = barred(person, wish)
    if why:
        return Found(reasons=(why,))
    is_adult = age_on(person.birth_date, wish.day, leap=wish.leap) >= ADULT
    found = list(_wanted(person, wish, is_adult=is_adult))
    return Found(
        tuple(one for one in found if isinstance(one, Addressee)), tuple(one for one in found if isinstance(one, Reason))
    )  # fmt: skip


def _wanted(person: Person, wish: Wish, *, is_adult: bool) -> Iterator[Addressee | Reason]:
    to_guardians = wish.sent_to in {SentTo.GUARDIAN, SentTo.BOTH, SentTo.BY_AGE}
    if to_guardians and not is_adult:
        yield from _guardians(person, wish)
    if to_guardians and is_adult and wish.sent_to == SentTo.GUARDIAN:
        yield Reason.OF_AGE
    if wish.sent_to in {SentTo.YOUTH, SentTo.BOTH} or (wish.sent_to == SentTo.BY_AGE and is_adult):
        place = _place(person, wish.channel)
        yield Addressee(Recipient.YOUTH, person.name, place) if place else _missing(wish.channel)


def _guardians(person: Person, wish: Wish) -> Iterator[Addressee | Reason]:
    """Both; one letter to two at the same address; none to one under protection."""
    if any(one.is_protected for one in person.guardians):
        yield Reason.GUARDIAN_PROTECTED
    open_ones = [one for one in person.guardians if not one.is_protected and one.name]
    if not open_ones:
        yield Reason.NO_GUARDIAN
        return
    made: list[Addressee] = []
    for one in open_ones:
        # a guardian's post goes to where the youth is registered, unless an address of the guardian's own is known
        place = _place(one, wish.channel) or (person.address if wish.channel in PRINTED and not one.is_away else None)
        if place is None:
            continue
        same = next((each for each in made if each.place.same_as == place.same_as and each.guardian_2 is None), None)
        if same is not None:
            made.remove(same)
            made.append(Addressee(same.recipient, _both(same.name, one.name), same.place, same.guardian, one.key))
        else:
            recipient = Recipient.GUARDIAN_1 if one.position == 1 else Recipient.GUARDIAN_2
            made.append(Addressee(recipient, one.name, place, one.key))
    yield from made
    if not made:
        yield _missing(wish.channel)


def _both(one: str, other: str) -> str:
    return one if other.casefold() == one.casefold() else _("%(one)s and %(other)s") % {"one": one, "other": other}


def _place(of: Person | GuardianFacts, channel: str) -> Place | None:
    if channel == Channel.SMS:
        return of.phone
    return of.email if channel == Channel.EMAIL else of.address


def _missing(channel: str) -> Literal[Reason.NO_PHONE, Reason.NO_EMAIL, Reason.NO_ADDRESS]:
    if channel == Channel.SMS:
        return Reason.NO_PHONE
    return Reason.NO_EMAIL if channel == Channel.EMAIL else Reason.NO_ADDRESS


def address_of(to: Addressee) -> dict[str, object]:
    """The columns of a letter's row."""
    place = to.place
    return {
        "name": to.name, "care_of": place.care_of, "street": place.street, "postcode": place.postcode, "city": place.city,
        "destination": place.destination, "detail_id": place.detail,
    }  # fmt: skip
