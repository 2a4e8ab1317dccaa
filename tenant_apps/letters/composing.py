"""A letter's row as it is printed or sent: the template's text with the youth's data in it. Needs no query of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import gettext as _

from kaa.core.ages import turns_20_on
from kaa.core.tenancy import connection
from tenant_apps.letters.enums import Recipient
from tenant_apps.letters.languages import ENGLISH, SWEDISH, direction
from tenant_apps.letters.models import Letter, Mailing, Sender
from tenant_apps.letters.printing import PrintedLetter, SenderLines
from tenant_apps.letters.text import as_html, fill
from tenant_apps.register.models import Youth

# what a kind of text may tell of a youth beyond a letter: a room that has its own kind says how (documents)
OF_A_YOUTH: dict[str, Callable[[Youth, date], Mapping[str, str]]] = {}
# what letters of a kind say each of its own, by letter: the room that had them made knows (visits: the day and the time)
OF_A_LETTER: dict[str, Callable[[Collection[Letter]], Mapping[int, Mapping[str, str]]]] = {}


@dataclass(frozen=True)
class Composed:
    """Subject and body as plain text."""

    subject: str
    body: str


def sender_now() -> Sender:
    """The tenant's sender; until somebody has written one, the tenant's own name."""
    tenant: Any = connection.tenant
    return Sender.objects.first() or Sender(name=_("Activity responsibility, %(tenant)s") % {"tenant": tenant.name})


def sender_lines(sender: Sender) -> SenderLines:
    post = f"{sender.postcode} {sender.city}".strip()
    return SenderLines(
        name=sender.name, address=", ".join(part for part in (sender.street, post) if part), window=sender.window,
        contact=tuple(part for part in (sender.name, sender.phone, sender.email, sender.web) if part),
    )  # fmt: skip


def own_values(letters: Collection[Letter], mailing: Mailing) -> Mapping[int, Mapping[str, str]]:
    """What these letters of a mailing say each of its own, before what was written for all: asked once for a file."""
    found = OF_A_LETTER.get(mailing.channel)
    made = [one for one in letters if one.pk]
    return found(made) if found and made else {}


def compose(
    letter: Letter, youth: Youth, mailing: Mailing, sender: Sender, own: Mapping[int, Mapping[str, str]] | None = None
) -> Composed:
    texts = mailing.version.texts
    text = texts.get(letter.language) or texts[SWEDISH]
    own = own_values([letter], mailing) if own is None else own
    values = values_of(letter, youth, mailing, sender) | dict(own.get(letter.pk, {}))
    return Composed(fill(text["subject"], values), fill(text["body"], values))


def values_of(letter: Letter, youth: Youth, mailing: Mailing, sender: Sender) -> dict[str, str]:
    tenant: Any = connection.tenant
    return {
        "förnamn": youth.given_name, "efternamn": youth.family_name, "namn": youth.full_name, "mottagare": letter.name or youth.full_name,
        "fyller_20": day_in_words(turns_20_on(youth.birth_date), letter.language),
        "datum": day_in_words(mailing.made_on, letter.language), "kommun": tenant.name, "nämnd": tenant.controller or tenant.name,
        "handläggare": mailing.made_by.display_name if mailing.made_by else sender.name, "avsändare": sender.name, "telefon": sender.phone,
        "e-post": sender.email, "webb": sender.web, "vända_sig_till": sender.turn_to, **_of_a_youth(youth, mailing), **mailing.values,
    }  # fmt: skip


def _of_a_youth(youth: Youth, mailing: Mailing) -> Mapping[str, str]:
    """Nothing of somebody made up: those have examples."""
    found = OF_A_YOUTH.get(mailing.channel)
    return found(youth, mailing.made_on) if found and youth.pk else {}


def printed(
    letter: Letter, youth: Youth, mailing: Mailing, sender: Sender, own: Mapping[int, Mapping[str, str]] | None = None
) -> PrintedLetter:
    composed = compose(letter, youth, mailing, sender, own)
    return PrintedLetter(
        address=address_lines(letter, youth), subject=composed.subject, body=as_html(composed.body), language=letter.language,
        direction=direction(letter.language), day=day_in_words(mailing.made_on, letter.language),
    )  # fmt: skip


def address_lines(letter: Letter, youth: Youth) -> tuple[str, ...]:
    """As on the envelope. A guardian's name first, then whose guardian: the post office reads the last lines."""
    lines = [letter.name]
    if letter.recipient != Recipient.YOUTH:
        lines.append(_("Guardian of %(name)s") % {"name": youth.full_name})
    if letter.care_of:
        lines.append(f"c/o {letter.care_of}")
    lines += [letter.street, f"{letter.postcode[:3]} {letter.postcode[3:]} {letter.city}".strip()]
    return tuple(line for line in lines if line)


def day_in_words(day: date, language: str) -> str:
    return str(format_date(day, "long", locale=_locale(language)))


def weekday_in_words(day: date, language: str) -> str:
    """Torsdag 26 november"""
    return str(format_date(day, "EEEE d MMMM", locale=_locale(language)))


@cache
def _locale(language: str) -> str:
    if language == ENGLISH:
        return "en_GB"  # 16 November 2026
    code = language.partition("-")[0]
    try:
        Locale(code)
    except (UnknownLocaleError, ValueError):
        return "sv"
    return code
