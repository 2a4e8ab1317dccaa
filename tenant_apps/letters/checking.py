"""What would happen to a letter if it were sent on a day: the same rule that made it, asked again. A fixed number of statements for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kaa.core.ages import age_on
from tenant_apps.letters.addresses import ADULT, Addressee, Found, Person, Wish, recipients
from tenant_apps.letters.enums import Reason, Recipient, SentTo
from tenant_apps.letters.models import Letter
from tenant_apps.letters.selectors.people import is_duty, people
from tenant_apps.register.identification.ruleset import settings_on


@dataclass(frozen=True)
class Verdict:
    """`reason` none: it may go as it is. `to`: where it goes now, when it was addressed otherwise; `also`: another at an address of their own."""

    letter: Letter
    reason: Reason | None = None
    to: Addressee | None = None
    also: Addressee | None = None

    @property
    def holds(self) -> bool:
        return self.reason is None


def verdicts(letters: Iterable[Letter], *, day: date, today: date) -> list[Verdict]:
    """Each letter with its mailing's template at hand. `day`: when it is posted, which may have been yesterday."""
    rows = list(letters)
    known = people({one.youth_id for one in rows}, day=day)
    leap, duty = settings_on(day).leap_birthday, is_duty()
    found = []
    for one in rows:
        person = known.get(one.youth_id)
        if person is None:  # merged into another, whose letters are its own
            found.append(Verdict(one, Reason.NOT_REGISTERED))
            continue
        to_youth = one.recipient == Recipient.YOUTH
        template = one.mailing.version.template
        wish = Wish(
            one.mailing.channel, SentTo.YOUTH if to_youth else SentTo.GUARDIAN, day, template.is_farewell, duty, leap,
            template.for_participants,
        )  # fmt: skip
        if not to_youth and _erased_since(one, person, day=day, today=today, wish=wish):
            found.append(Verdict(one))
            continue
        found.append(_judge(one, recipients(person, wish), to_youth=to_youth))
    return found


def _erased_since(letter: Letter, person: Person, *, day: date, today: date, wish: Wish) -> bool:
    """Posted before the 18th birthday and marked after it: the guardians are erased by then, and the letter went where it should."""
    was_minor = age_on(person.birth_date, day, leap=wish.leap) < ADULT
    is_adult = age_on(person.birth_date, today, leap=wish.leap) >= ADULT
    return (
        letter.guardian_id is None and was_minor and is_adult and not person.is_protected and person.deceased_on is None
    )


def _judge(letter: Letter, found: Found, *, to_youth: bool) -> Verdict:
    if to_youth:
        if not found.addressees:
            return Verdict(letter, found.reasons[0])
        return _compared(letter, found.addressees[0])
    if not found.addressees:
        told = [one for one in found.reasons if one != Reason.GUARDIAN_PROTECTED]
        return Verdict(letter, told[0] if told and told[0] != Reason.NO_GUARDIAN else Reason.NOT_GUARDIAN)
    own = [
        one
        for one in found.addressees
        if letter.guardian_id is not None and letter.guardian_id in {one.guardian, one.guardian_2}
    ]
    if not own:
        return Verdict(letter, Reason.NOT_GUARDIAN)
    verdict = _compared(letter, own[0])
    parted = [
        one
        for one in found.addressees
        if letter.guardian_2_id is not None and one.guardian == letter.guardian_2_id and one is not own[0]
    ]
    return replace(verdict, also=parted[0]) if parted else verdict


def _compared(letter: Letter, to: Addressee) -> Verdict:
    was = (letter.name, letter.care_of, letter.street, letter.postcode, letter.city, letter.destination)
    place = to.place
    now = (to.name, place.care_of, place.street, place.postcode, place.city, place.destination)
    return Verdict(letter) if was == now else Verdict(letter, Reason.MOVED, to)
