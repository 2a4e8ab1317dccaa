"""A school's own list of its pupils, in a shape of its own: one school's is a source with its mapping, another's waits to be mapped."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from kaa.devtools.demo_data.next_file import next_to_change, open_pupils
from kaa.devtools.demo_data.people import Person
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.models import User
from tenant_apps.sources.mapping.definitions import Definition
from tenant_apps.sources.models import Source
from tenant_apps.sources.services.mappings import save_mapping

HEADINGS = (
    "Elevens pnr", "Elev", "Sekretess", "Kön", "Gata", "Postadress", "Typ av utbildning", "Skolenhet", "Studieväg", "Åk", "Inskriven",
    "Utskriven", "Avgångskod",
)  # fmt: skip
DEFINITION = Definition(
    columns={
        "personnummer": (("Elevens pnr",),), "name_family_first": (("Elev",),), "protection": (("Sekretess",),), "sex": (("Kön",),),
        "street": (("Gata",),), "postcode_city": (("Postadress",),), "school_form": (("Typ av utbildning",),), "school_name": (("Skolenhet",),),
        "programme": (("Studieväg",),), "year": (("Åk",),), "started_on": (("Inskriven",),), "ended_on": (("Utskriven",),),
        "end_reason": (("Avgångskod",),),
    },
    values={
        "sex": {"Flicka": "female", "Pojke": "male"}, "school_form": {"Gymnasium": "GY"}, "end_reason": {"Hoppat av": "interrupted"},
    },
    dates=("dmy_dot",),
)  # fmt: skip
MOST = 25


def _day(day: date | None) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year}" if day else ""


def pupils_of(world: World, school: str) -> list[Person]:
    """Those whom both this list and the school system place at the school, and who stay there in the file that waits."""
    changing = next_to_change(world)
    found = [
        one
        for one in open_pupils(world)
        if one.number not in changing and one.spells[-1].school[0] == school and one.spells[-1].form == "GY"
    ]
    return [one for one in found if _is_writable(one)][:MOST]


def _is_writable(person: Person) -> bool:
    """Old programs write Windows-1252: a letter that it lacks would become a question mark."""
    try:
        f"{person.family}{person.given}{person.street}{person.city}".encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def text_file(school: tuple[str, str], pupils: list[Person], day: date) -> bytes:
    """As an old program prints it: a title above the headings, tabs, names in one column, dates with dots, Windows-1252."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    writer.writerows([[f"Elevlista {school[1]}, utskriven {day.isoformat()}"], [], HEADINGS])
    for one in pupils:
        spell = one.spells[-1]
        writer.writerow([
            f"{one.number[2:8]}-{one.number[8:]}", f"{one.family}, {one.given}", "Nej", "Flicka" if one.female else "Pojke", one.street,
            f"{one.postcode[:3]} {one.postcode[3:]} {one.city}", "Gymnasium", school[1], spell.programme, spell.year, _day(spell.started), "", "",
        ])  # fmt: skip
    return out.getvalue().encode("cp1252")


def mapped_source(world: World, day: date, actor: User | None) -> tuple[Source, bytes] | None:
    """The source of the municipality's last school, and its list of the day; in a small demo the school may have nobody."""
    school = world.place.upper_secondary[-1]
    pupils = pupils_of(world, school[0])
    if not pupils:
        return None
    source = save_mapping(name=f"{school[1]} (elevlista)", definition=DEFINITION, actor=actor, today=day)
    return source, text_file(school, pupils, day)


def write_unmapped_file(world: World, folder: Path) -> Path:
    """Another school's list, which no mapping knows yet: for the wizard."""
    school = world.place.upper_secondary[1]
    path = folder / f"{world.place.slug}-elevlista-{world.today.isoformat()}.txt"
    path.write_bytes(text_file(school, pupils_of(world, school[0]), world.today))
    return path
