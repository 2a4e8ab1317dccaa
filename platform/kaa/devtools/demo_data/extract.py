"""What the school system's weekly file says on a day, as an Extens-like CSV (docs/import-extens.md)."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from kaa.devtools.demo_data.people import Person, Spell
from kaa.devtools.demo_data.world import OLDEST, YOUNGEST, World

# in the order of the school system's report; headings as docs/import-extens.md
COLUMNS = (
    "Personnummer", "Skyddad", "Efternamn", "Förnamn", "Kön", "Kommunkod", "Folkbokföringsdatum", "Invandringsdatum", "CO", "Gatuadress",
    "Postnr", "Postort",
    "Telefon", "Epost", "Skolform", "Skolenhetskod", "Skola", "Program", "Årskurs", "Startdatum", "Slutdatum", "Avgångsorsak",
    "Grundskola", "Grundskoleenhet", "Grundskola slut", "Vh1 namn", "Vh1 telefon", "Vh1 epost", "Vh2 namn", "Vh2 telefon", "Vh2 epost",
    "Examen", "Examensdatum",
)  # fmt: skip
Row = dict[str, str]
SHOWN_AFTER_MOVE = timedelta(days=60)


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def is_listed(person: Person, day: date) -> bool:
    """Residents of 15 to 20 years, and for some weeks those who moved away."""
    if not YOUNGEST <= person.age_on(day) <= OLDEST:
        return False
    if person.resident_from and person.resident_from > day:
        return False
    return person.moved_out is None or day < person.moved_out + SHOWN_AFTER_MOVE


def _place(person: Person, day: date) -> Row:
    """One row has one place: the latest that the school system knows."""
    known = [one for one in person.spells if one.seen_from <= day]
    return place_columns(known[-1], day) if known else {}


def place_columns(spell: Spell, day: date) -> Row:
    is_ended = spell.end_seen_from is not None and spell.end_seen_from <= day
    until = min(day, spell.ended) if spell.ended else day
    year = spell.year + max(0, until.year - spell.started.year - ((until.month, until.day) < (8, 10)))
    return {
        "Skolform": spell.form, "Skolenhetskod": spell.school[0], "Skola": spell.school[1], "Program": spell.programme,
        "Årskurs": str(min(year, 9 if spell.form == "GR" else 4)), "Startdatum": _text(spell.started),
        "Slutdatum": _text(spell.ended if is_ended else None),
        "Avgångsorsak": spell.reason if is_ended else "",
    }  # fmt: skip


def _compulsory(person: Person, day: date) -> Row:
    if not person.compulsory[0]:
        return {}
    is_over = person.compulsory_ended is not None and person.compulsory_ended < day
    return {
        "Grundskola": person.compulsory[1], "Grundskoleenhet": person.compulsory[0],
        "Grundskola slut": _text(person.compulsory_ended) if is_over else "",
    }  # fmt: skip


def _guardians(person: Person) -> Row:
    """The school system does not take guardians away at 18: our import does."""
    found: Row = {}
    for number, guardian in enumerate(person.guardians, start=1):
        found |= {
            f"Vh{number} namn": guardian.name,
            f"Vh{number} telefon": guardian.phone,
            f"Vh{number} epost": guardian.email,
        }
    return found


def row(person: Person, day: date) -> Row:
    moved = person.moved_out is not None and person.moved_out <= day
    found = {
        "Personnummer": f"{person.number[:8]}-{person.number[8:]}",
        "Skyddad": "J" if person.protected_from and person.protected_from <= day else "N",
        "Efternamn": person.family, "Förnamn": person.given, "Kön": "K" if person.female else "M",
        "Kommunkod": person.moved_to if moved else person.town.code,
        "Folkbokföringsdatum": _text(person.moved_out if moved else person.resident_from), "Invandringsdatum": _text(person.first_in_sweden),
        "Gatuadress": "" if moved else person.street, "Postnr": "" if moved else f"{person.postcode[:3]} {person.postcode[3:]}",
        "Postort": "" if moved else person.city, "Telefon": person.phone, "Epost": person.email,
    }  # fmt: skip
    if person.exam and person.exam[2] <= day:
        found |= {"Examen": person.exam[0], "Examensdatum": _text(person.exam[1])}
    return found | _place(person, day) | _compulsory(person, day) | _guardians(person)


def rows(world: World, day: date) -> list[Row]:
    return [row(person, day) for person in world.persons if is_listed(person, day)]


def second_source_rows(world: World, day: date) -> list[Row]:
    """A school of its own, which pupils of the municipality attend by distance: it contradicts the school system on some."""
    found = []
    for person in world.persons:
        if person.elsewhere and person.elsewhere.seen_from <= day and is_listed(person, day):
            own = row(person, day)
            found.append(
                {name: own[name] for name in COLUMNS[:9] if name in own} | place_columns(person.elsewhere, day)
            )
    return found + [
        temporary_row(person, day) for person in world.persons if person.temporary and is_listed(person, day)
    ]


def temporary_row(person: Person, day: date) -> Row:
    """The school has not got the number yet, and spells the name its own way: the same person twice."""
    own = row(person, day)
    spelt = {"Efternamn": _as_heard(person.family), "Förnamn": plain(person.given)}
    kept = {name: own[name] for name in COLUMNS[:9] if name in own}
    return (
        kept
        | {"Personnummer": f"{person.number[:8]}-TF01"}
        | spelt
        | (place_columns(person.temporary, day) if person.temporary else {})
    )


def plain(name: str) -> str:
    """Without accents; å, ä and ö stay."""
    return "".join(letter if letter in "åäöÅÄÖ" else unicodedata.normalize("NFD", letter)[0] for letter in name)


def _as_heard(name: str) -> str:
    """Lind becomes Lindh, Ahlgren Algren."""
    return f"{name}h" if name.endswith("d") else name.replace("hl", "l") if "hl" in name else name[:-1] + name[-1] * 2


def csv_file(found: Iterable[Row]) -> bytes:
    """As Windows programs write it: semicolons, CRLF, UTF-8 with a mark."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode("utf-8-sig")
