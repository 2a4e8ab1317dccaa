"""A file that waits to be loaded: today's, with new, changed, gone, came back, refused rows, and two under protection."""

from __future__ import annotations

from datetime import timedelta

from kaa.devtools.demo_data import extract
from kaa.devtools.demo_data.extract import Row
from kaa.devtools.demo_data.people import Person, mobile
from kaa.devtools.demo_data.world import World, random_for


def open_pupils(world: World) -> list[Person]:
    """Ordinary pupils who are in the latest file and go to school."""
    return [
        one
        for one in world.persons
        if not one.reason and not one.moved_out and not one.protected_from and not one.elsewhere and one.spells
        and one.spells[-1].form == "GY" and one.spells[-1].end_seen_from and one.spells[-1].end_seen_from > world.today
        and one.spells[-1].started < world.today - timedelta(days=60) and 16 <= one.age_on(world.today) < 20
        and (one.resident_from or one.birth) < world.today - timedelta(days=60)
    ]  # fmt: skip


def _chosen(world: World) -> list[Person]:
    """Whose rows differ in the file that waits."""
    pupils = open_pupils(world)
    return random_for(world.place, world.today, "next").sample(pupils, min(30, len(pupils)))


def waiting_rows(world: World) -> list[Row]:
    """The rows of today's file. Who comes back was away in the file before: see `away`."""
    dice = random_for(world.place, world.today, "phones")
    today, chosen = world.today, _chosen(world)
    size = max(1, len(chosen) // 6)
    interrupted, phones, gone, moved, broken = (chosen[number * size : (number + 1) * size] for number in range(5))
    found = {one.number: extract.row(one, today) for one in world.persons if extract.is_listed(one, today)}
    for person in interrupted:
        found[person.number] |= {"Slutdatum": (today - timedelta(days=6)).isoformat(), "Avgångsorsak": "AVB"}
    for person in phones:
        found[person.number]["Telefon"] = mobile(dice)
    for person in gone[: max(1, size - 2)]:
        del found[person.number]
    for person in moved[:2]:
        found[person.number] |= {
            "Kommunkod": "0380",
            "Folkbokföringsdatum": (today - timedelta(days=4)).isoformat(),
            "Gatuadress": "",
        }
    for place, person in enumerate(broken):
        found[person.number] |= _wrong(found[person.number]["Personnummer"])[place % 5]
    for person in chosen[-2:]:
        found[person.number]["Skyddad"] = "J"
    return list(found.values())


def _wrong(number: str) -> list[Row]:
    """What the reader refuses, one row each."""
    return [
        {"Personnummer": number[:-1] + str((int(number[-1]) + 1) % 10)}, {"Skolform": "ÖVR"}, {"Startdatum": "2026-13-41"}, {"Kommunkod": "22X1"},
        {"Slutdatum": "2020-01-01"},
    ]  # fmt: skip


def away(world: World) -> set[str]:
    """Numbers that the latest loaded file lacks, so that they come back in the one that waits."""
    chosen = {one.number for one in _chosen(world)}
    pupils = [one for one in open_pupils(world) if one.number not in chosen]
    return {one.number for one in random_for(world.place, world.today, "away").sample(pupils, min(3, len(pupils)))}


def next_to_change(world: World) -> set[str]:
    """Numbers of those whom the file that waits tells something new of."""
    return away(world) | {one.number for one in _chosen(world)}
