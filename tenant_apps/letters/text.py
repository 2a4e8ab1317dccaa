"""What stands in a template: plain text with fields in braces. A closed list of fields, and no template language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenant_apps.letters.enums import Channel

BRACES = re.compile(r"\{([^{}]*)\}")
STRAY = re.compile(r"[{}]")
LONGEST_SUBJECT, LONGEST_BODY, LONGEST_SMS = 150, 6_000, 600


@dataclass(frozen=True)
class Field:
    """`names_somebody`: never in a subject line, which shows on a locked phone. `asked`: written for all when the letters are made.

    Of a document's: `rows` of the box that it is written in (0: one line), `optional`: a dash stands where nothing was written.
    """

    about: str | Promise
    example: str
    names_somebody: bool = False
    asked: bool = False
    rows: int = 0
    optional: bool = False


# the names are the users' own words, whatever language a text is in; a personal identity number is none of them
FIELDS: dict[str, Field] = {
    "förnamn": Field(gettext_lazy("the youth's given name"), "Alva", names_somebody=True),
    "efternamn": Field(gettext_lazy("the youth's family name"), "Åsberg", names_somebody=True),
    "namn": Field(gettext_lazy("the youth's whole name"), "Alva Åsberg", names_somebody=True),
    "mottagare": Field(gettext_lazy("who the letter is to"), "Kim Åsberg", names_somebody=True),
    "fyller_20": Field(gettext_lazy("the day of the 20th birthday"), "17 maj 2027", names_somebody=True),
    "datum": Field(gettext_lazy("the day the letters are made"), "16 november 2026"),
    "kommun": Field(gettext_lazy("your municipality"), "Sundsvalls kommun"),
    "nämnd": Field(gettext_lazy("the board that is responsible"), "Barn- och utbildningsnämnden"),
    "handläggare": Field(gettext_lazy("who makes the letters"), "Maria Ek"),
    "avsändare": Field(gettext_lazy("the sender's name"), "Kommunala aktivitetsansvaret"),
    "telefon": Field(gettext_lazy("the sender's telephone"), "060-19 10 00"),
    "e-post": Field(gettext_lazy("the sender's e-mail"), "kaa@sundsvall.example"),
    "webb": Field(gettext_lazy("the sender's web address"), "sundsvall.example/kaa"),
    "vända_sig_till": Field(gettext_lazy("where to turn at 20"), "Arbetsmarknadsenheten, 060-19 20 00"),
    "besöksdag": Field(gettext_lazy("the day of the visit"), "torsdag 26 november", asked=True),
    "besökstid": Field(gettext_lazy("the time of the visit"), "mellan kl. 10 och 14", asked=True),
}
_NO_LETTER = {"mottagare", "besöksdag", "besökstid", "vända_sig_till"}
# of a document about one youth, to an authority or for the youth to hand in: there the number belongs
DOCUMENT_FIELDS: dict[str, Field] = {
    **{name: one for name, one in FIELDS.items() if name not in _NO_LETTER},
    "mottagare": Field(gettext_lazy("to whom the document is"), "Försäkringskassan"),
    "personnummer": Field(gettext_lazy("the youth's personal identity number"), "20090126-2386"),
    "ålder": Field(gettext_lazy("the youth's age"), "17"),
    "adress": Field(gettext_lazy("the youth's address"), "Storgatan 1, 852 30 Sundsvall"),
    "ungdomens_telefon": Field(gettext_lazy("the youth's telephone"), "070-174 06 35"),
    "ungdomens_e-post": Field(gettext_lazy("the youth's e-mail"), "alva@example.se"),
    "inskriven": Field(gettext_lazy("the day the youth was registered"), "20 augusti 2026"),
    "senaste_studier": Field(gettext_lazy("the latest studies"), "Avbrott från nationellt program"),
    "sysselsättning": Field(gettext_lazy("the latest known occupation, and its day"), "Praktik, 5 oktober 2026"),
    "insatser": Field(gettext_lazy("measures that are going on, one a line"), "- Praktik, sedan 5 oktober 2026"),
    "planens_mål": Field(gettext_lazy("the goal of the current action plan"), "Börja på folkhögskola i januari"),
    "gäller": Field(gettext_lazy("what it concerns"), "Avbrutna studier", asked=True),
    "från_datum": Field(gettext_lazy("from which day"), "1 oktober 2026", asked=True),
    "till_datum": Field(gettext_lazy("until which day"), "31 december 2026", asked=True, optional=True),
    "felaktig_adress": Field(gettext_lazy("the address that is probably wrong"), "Storgatan 1, 852 30 Sundsvall", asked=True),
    "hur_det_upptäcktes": Field(
        gettext_lazy("how it was found"), "Vid ett hembesök den 5 november 2026 bodde någon annan på adressen.", asked=True, rows=3
    ),
    "ny_adress": Field(gettext_lazy("new address, if it is known"), "Inte känd för oss", asked=True, optional=True),
    "planering": Field(gettext_lazy("what is planned"), "Praktik tre dagar i veckan till jul.", asked=True, rows=5),
    "närvaro": Field(gettext_lazy("attendance and participation"), "Har deltagit enligt planeringen.", asked=True, rows=3, optional=True),
    "bedömning": Field(gettext_lazy("the municipality's assessment"), "Planeringen är rimlig och följs.", asked=True, rows=4),
    "utbildning": Field(gettext_lazy("which education is applied for"), "Gymnasiala kurser i svenska och matematik", asked=True),
    "särskilda_skäl": Field(gettext_lazy("the special reasons"), "Har arbetat sedan avbrottet och vill bli behörig.", asked=True, rows=6),
    "tidigare_försök": Field(gettext_lazy("what has been tried before"), "Introduktionsprogram läsåret 2025/26.", asked=True, rows=3, optional=True),
    "studieplan": Field(gettext_lazy("planned courses and pace"), "Svenska 1 och matematik 1a, halvfart.", asked=True, rows=3, optional=True),
    "bilagor": Field(gettext_lazy("what is enclosed"), "Utdrag ur betygskatalogen", asked=True, rows=2, optional=True),
    "önskad_insats": Field(gettext_lazy("which measure is wished for"), "Arbetspraktik", asked=True),
    "bakgrund": Field(gettext_lazy("what the receiver needs to know"), "Vill arbeta i butik. Har bil.", asked=True, rows=5),
    "mål_med_insatsen": Field(gettext_lazy("what the measure is to lead to"), "En anställning eller studier i höst.", asked=True, rows=3),
    "övrigt": Field(gettext_lazy("anything else"), "Nås säkrast på eftermiddagen.", asked=True, rows=3, optional=True),
}  # fmt: skip


def fields_of(channel: str) -> Mapping[str, Field]:
    """What a text of that kind may hold."""
    return DOCUMENT_FIELDS if channel == Channel.DOCUMENT else FIELDS


def used_fields(*texts: str) -> set[str]:
    return {name.strip() for text in texts for name in BRACES.findall(text)}


def check_text(*, channel: str, subject: str, body: str) -> None:
    """Refuse what is no field, saying which it is and which there are."""
    errors: dict[str, list[str]] = {}
    known = fields_of(channel)
    for name, text in (("subject", subject), ("body", body)):
        found = list(_problems(text, known))
        if found:
            errors[name] = found
    private = sorted(name for name in used_fields(subject) if name in FIELDS and FIELDS[name].names_somebody)
    if private and channel != Channel.DOCUMENT:
        errors.setdefault("subject", []).append(
            _("The heading may not name anybody: it shows on a phone's locked screen. Move {%(names)s} to the text.")
            % {"names": "}, {".join(private)}
        )  # fmt: skip
    if not body.strip():
        errors.setdefault("body", []).append(_("Write the text."))
    if channel == "sms" and len(body) > LONGEST_SMS:
        errors.setdefault("body", []).append(_("A text message has at most %(n)d characters.") % {"n": LONGEST_SMS})
    if channel not in {"sms", "postcard"} and not subject.strip():
        errors.setdefault("subject", []).append(_("Write a heading."))
    if errors:
        raise ValidationError(errors)


def _problems(text: str, fields: Collection[str]) -> Iterator[str]:
    unknown = sorted(name for name in used_fields(text) if name not in fields)
    if unknown:
        yield _("There is no field {%(unknown)s}. The fields are: {%(known)s}.") % {
            "unknown": "}, {".join(unknown), "known": "}, {".join(fields),
        }  # fmt: skip
    if STRAY.search(BRACES.sub("", text)):
        yield _("A brace stands alone. A field is written as {förnamn}.")


def asked_fields(texts: Mapping[str, Mapping[str, str]]) -> set[str]:
    """What is written when letters are made from these texts, in any language."""
    used = used_fields(*(part for text in texts.values() for part in (text["subject"], text["body"])))
    return {name for name in used if name in FIELDS and FIELDS[name].asked}


def missing_values(names: Collection[str], values: Mapping[str, str]) -> list[str]:
    """Fields that are written when letters are made, and have not been."""
    return sorted(name for name in names if name in FIELDS and FIELDS[name].asked and not values.get(name, "").strip())


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields' values, as plain text: what a value holds is never read as a field.

    A line of one field that says what the line before says is left out: a letter that nobody made is signed by its sender, once.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        filled = BRACES.sub(lambda found: values.get(found[1].strip(), ""), line)
        is_said = bool(lines) and filled.strip() == lines[-1].strip() != ""
        if not (is_said and BRACES.fullmatch(line.strip())):
            lines.append(filled)
    return "\n".join(lines)


def as_html(text: str, *, heading: str = "h2") -> SafeString:
    """Filled text as paragraphs and lists: an empty line parts paragraphs, `- ` begins a point, `# ` a heading. Everything is escaped.

    `heading`: what a heading is where it stands: on a page that has headings of its own it is lower.
    """
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return mark_safe("".join(_block(block, heading) for block in blocks if block.strip()))  # noqa: S308  (each line is escaped)


def _block(block: str, heading: str) -> str:
    lines = [line.rstrip() for line in block.strip("\n").split("\n")]
    if len(lines) == 1 and lines[0].startswith("# "):
        return f"<{heading}>{escape(lines[0][2:].strip())}</{heading}>"
    out: list[str] = []
    points: list[str] = []
    plain: list[str] = []
    for line in [*lines, ""]:
        is_point = line.startswith("- ")
        if plain and (is_point or line == ""):
            out.append(f"<p>{'<br>'.join(map(escape, plain))}</p>")
            plain = []
        if points and not is_point:
            out.append(f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in points)}</ul>")
            points = []
        if is_point:
            points.append(line[2:].strip())
        elif line:
            plain.append(line)
    return "".join(out)
