"""What would happen to a letter if it were sent on a day: the same rule that made it, asked again. A fixed number of statements for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from kaa.core.ages import age_on
from tenant_apps.letters.addresses import ADULT, Addressee, Found, Person, Place, Wish, recipients
from tenant_apps.letters.enums import LetterState, Reason, Recipient, SentTo
from tenant_apps.letters.models import Letter
from tenant_apps.letters.selectors.people import is_duty, is_same, people
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.services.guardians import same_person


@dataclass(frozen=True)
class Verdict:
    """`reason` none: it may go as it is. `to`: where it goes now, when it was addressed otherwise; `also`: another at an address of their own.

    `remark`: it left as it was, and this is otherwise by now.
    """

    letter: Letter
    reason: Reason | None = None
    to: Addressee | None = None
    also: Addressee | None = None
    remark: Reason | None = None

    @property
    def holds(self) -> bool:
        return self.reason is None


# Addresses and guardians are known as they are today, not as they were on the day when the letter was posted.
_OF_TODAY = frozenset({Reason.MOVED, Reason.NOT_GUARDIAN, Reason.NO_GUARDIAN, Reason.NO_ADDRESS})


def verdicts(letters: Iterable[Letter], *, day: date, today: date) -> list[Verdict]:
    """Each letter with its mailing's template at hand. `day`: when it is posted; what was posted on an earlier day has left as it was."""
    rows = list(letters)
    known = people({one.youth_id for one in rows}, day=day)
    leap, duty = settings_on(day).leap_birthday, is_duty()
    taken = _written_to(rows)
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
        verdict = _judge(one, recipients(person, wish), person, taken, to_youth=to_youth)
        found.append(_as_it_left(verdict) if day < today else verdict)
    return found


def _as_it_left(verdict: Verdict) -> Verdict:
    return (
        Verdict(verdict.letter, remark=verdict.reason) if verdict.reason in _OF_TODAY else replace(verdict, also=None)
    )


_Written = dict[tuple[int, int], dict[int, set[int]]]


def _written_to(letters: list[Letter]) -> _Written:
    """Of each mailing and youth, which guardians' rows each letter is to: nobody gets another's letter in place of the own."""
    found: _Written = {}
    rows = Letter.objects.filter(
        mailing__in={one.mailing_id for one in letters}, youth__in={one.youth_id for one in letters if one.recipient != Recipient.YOUTH}
    ).exclude(state=LetterState.WITHDRAWN)  # fmt: skip
    for each in rows.select_related("guardian"):
        keys = {key for key in (each.guardian_id, each.guardian_2_id) if key is not None}
        if each.state != LetterState.MADE and each.guardian and not each.guardian_2_id:
            # a source's place may be another's by now: what was sent was to whom it names
            keys = keys if is_same(each.name, each.guardian.name) or not each.name else set()
        found.setdefault((each.mailing_id, each.youth_id), {})[each.pk] = keys
    return found


def _erased_since(letter: Letter, person: Person, *, day: date, today: date, wish: Wish) -> bool:
    """Posted before the 18th birthday and marked after it: the guardians are erased by then, and the letter went where it should."""
    was_minor = age_on(person.birth_date, day, leap=wish.leap) < ADULT
    is_adult = age_on(person.birth_date, today, leap=wish.leap) >= ADULT
    return (
        letter.guardian_id is None and was_minor and is_adult and not person.is_protected and person.deceased_on is None
    )


def _judge(letter: Letter, found: Found, person: Person, taken: _Written, *, to_youth: bool) -> Verdict:
    if to_youth:
        if not found.addressees:
            return Verdict(letter, found.reasons[0])
        return _compared(letter, found.addressees[0])
    if not found.addressees:
        told = [one for one in found.reasons if one != Reason.GUARDIAN_PROTECTED]
        return Verdict(letter, told[0] if told and told[0] != Reason.NO_GUARDIAN else Reason.NOT_GUARDIAN)
    same = {key: one.keys for one in person.guardians for key in one.keys}  # one person has a row of each source

    def is_to(one: Addressee, guardian: int | None) -> bool:
        return guardian is not None and any(
            guardian in same[key] for key in (one.guardian, one.guardian_2) if key is not None
        )

    own = next((one for one in found.addressees if is_to(one, letter.guardian_id)), None)
    if own is None:
        return _to_another(letter, found, is_to, taken)
    verdict = _compared(letter, own)
    parted = [one for one in found.addressees if is_to(one, letter.guardian_2_id) and one is not own]
    return replace(verdict, also=parted[0]) if parted else verdict


def _to_another(
    letter: Letter, found: Found, is_to: Callable[[Addressee, int | None], bool], taken: _Written
) -> Verdict:
    """Somebody else is the guardian now, and has no letter of this mailing: it is theirs."""
    here = taken.get((letter.mailing_id, letter.youth_id), {})
    others = {guardian for key, keys in here.items() if key != letter.pk for guardian in keys}
    free = [one for one in found.addressees if not any(is_to(one, guardian) for guardian in others)]
    if not free:
        return Verdict(letter, Reason.NOT_GUARDIAN)
    here[letter.pk] = {key for key in (free[0].guardian, free[0].guardian_2) if key is not None}
    return Verdict(letter, Reason.NOT_GUARDIAN, free[0])


def _compared(letter: Letter, to: Addressee) -> Verdict:
    was = Place(letter.care_of, letter.street, letter.postcode, letter.city, letter.destination)
    is_so = was.same_as == to.place.same_as and same_person(name=letter.name) == same_person(name=to.name)
    return Verdict(letter) if is_so else Verdict(letter, Reason.MOVED, to)
