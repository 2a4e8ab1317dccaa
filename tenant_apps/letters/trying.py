"""A template tried on a youth, or on made-up data: nothing is made and nobody gets anything."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import User
from tenant_apps.letters.addresses import Addressee, Wish, address_of, recipients
from tenant_apps.letters.composing import compose, printed, sender_lines, sender_now
from tenant_apps.letters.enums import Channel, Reason, Recipient
from tenant_apps.letters.models import Letter, LetterTemplate, Mailing, TemplateVersion
from tenant_apps.letters.printing import PrintedLetter, SenderLines, letters_html, pdf, style_of
from tenant_apps.letters.selectors.people import is_duty, people
from tenant_apps.letters.text import as_html, fields_of
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Youth


@dataclass(frozen=True)
class Tried:
    """`to`: the addressees of today. Without a youth the data are made up."""

    channel: str
    subject: str
    body: str
    to: tuple[str, ...]
    why: tuple[str, ...]
    letters: tuple[PrintedLetter, ...]
    sender: SenderLines
    youth: uuid.UUID | None


def chosen_youth(youths: QuerySet[Youth], text: str) -> Youth | None:
    try:
        wanted = uuid.UUID(text)
    except ValueError:
        return None
    return youths.filter(public_id=wanted, protected_at=None).first()


def try_template(*, version: TemplateVersion, youth: Youth | None, language: str, actor: User, today: date) -> Tried:
    template, sender = version.template, sender_now()
    is_document = template.channel == Channel.DOCUMENT
    values = {
        name: one.example for name, one in fields_of(template.channel).items()
        if one.asked or (is_document and (name == "mottagare" or (youth is None and not one.names_somebody)))
    }  # fmt: skip
    mailing = Mailing(
        version=version, channel=template.channel, language=language, made_on=today, made_by=actor, values=values
    )
    why: tuple[str, ...] = ()
    who = youth or Youth(given_name="Alva", family_name="Åsberg", birth_date=date(today.year - 17, 1, 26))
    if is_document:  # to an authority
        made = [Letter(recipient=Recipient.YOUTH, language=language, name=values["mottagare"])]
    elif youth is None:
        made = [
            Letter(
                recipient=Recipient.YOUTH,
                language=language,
                name="Alva Åsberg",
                street="Storgatan 1",
                postcode="85230",
                city="Sundsvall",
            )
        ]
    else:
        made, why = _for(youth, template, today, language)
    first = made[0] if made else Letter(recipient=Recipient.YOUTH, language=language, name=who.full_name)
    text = compose(first, who, mailing, sender)
    return Tried(
        channel=template.channel, subject=text.subject, body=as_html(text.body), why=why, sender=sender_lines(sender),
        to=() if is_document else tuple(f"{one.name}, {one.destination or one.street}" for one in made),
        letters=tuple(printed(one, who, mailing, sender) for one in made or [first]), youth=youth.public_id if youth else None,
    )  # fmt: skip


def _for(youth: Youth, template: LetterTemplate, today: date, language: str) -> tuple[list[Letter], tuple[str, ...]]:
    person = people([youth.pk], day=today)[youth.pk]
    wish = Wish(
        template.channel, template.sent_to, today, template.is_farewell, is_duty(), settings_on(today).leap_birthday,
        template.for_participants,
    )  # fmt: skip
    found = recipients(person, wish)
    told = tuple(str(one.label) for one in found.reasons if one not in {Reason.GUARDIAN_PROTECTED, Reason.PROTECTED})
    return [_letter(one, language) for one in found.addressees], told


def _letter(to: Addressee, language: str) -> Letter:
    return Letter(recipient=to.recipient, language=language, **address_of(to))


def trial_pdf(tried: Tried) -> bytes:
    html = letters_html(tried.letters, tried.sender, channel=tried.channel, title=_("Test print"), is_trial=True)
    return pdf(html, style=style_of(tried.channel))
