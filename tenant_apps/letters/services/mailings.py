"""Making letters: who gets one, once for each youth, step, occasion and recipient, however often it runs (REL-06)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.ages import turns_20_on
from tenant_apps.accounts.models import User
from tenant_apps.letters.addresses import Addressee, Person, Wish, address_of, recipients
from tenant_apps.letters.enums import PRINTED, Channel, Reason, Recipient, SentTo
from tenant_apps.letters.languages import SWEDISH
from tenant_apps.letters.models import LeftOut, Letter, LetterTemplate, Mailing, TemplateVersion
from tenant_apps.letters.selectors.people import is_duty, people
from tenant_apps.letters.selectors.turning import STEP
from tenant_apps.letters.services.files import ask_for_files
from tenant_apps.letters.services.templates import newest_version
from tenant_apps.letters.text import FIELDS, asked_fields, missing_values, used_fields
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Youth
from tenant_apps.register.services.protection import note_guardians


@dataclass(frozen=True)
class Made:
    """`mailing` is none when there was nothing to make. `left_out`: why, by the youth's public id; those under protection are not told of.

    `instead` went to youths of age in place of a letter for guardians.
    """

    mailing: Mailing | None
    letters: int = 0
    left_out: dict[str, str] = field(default_factory=dict)
    instead: Mailing | None = None


@dataclass(frozen=True)
class _Order:
    version: TemplateVersion
    step_key: str
    occasion: date
    language: str
    values: Mapping[str, str]
    sent_to: str
    once: uuid.UUID | None
    actor: User | None
    today: date
    in_place_of: Mapping[int, Letter]
    keys: Mapping[int, str]

    @property
    def template(self) -> LetterTemplate:
        return self.version.template

    def key_of(self, youth: int) -> str:
        return self.keys.get(youth, self.step_key)


@transaction.atomic
def make_mailing(
    *,
    template: LetterTemplate,
    youths: QuerySet[Youth],
    step_key: str,
    occasion: date,
    actor: User | None,
    today: date,
    sent_to: str = "",
    language: str = SWEDISH,
    values: Mapping[str, str] | None = None,
    once: uuid.UUID | None = None,
    in_place_of: Mapping[int, Letter] | None = None,
    keys: Mapping[int, str] | None = None,
) -> Made:
    """Make letters of one step for these youths. The recipient follows from the age on `occasion`, the step's day (today if it has passed).

    `sent_to`: the step's own choice, else the template's. `values`: what the template asks for, as the day of a visit. `once`: the form's key;
    the same again gives what was made then. `keys`: of a ladder's step, what names each youth's own step and occasion.
    The files are printed by a job that starts when this is committed.
    """
    if once is not None and (before := Mailing.objects.filter(once=once).first()):
        return _made_before(before)
    version = newest_version(template=template)
    if version is None or template.archived_at is not None or template.channel == Channel.DOCUMENT:
        raise ValidationError({"template": _("This template is no longer in use.")})
    told = {name: text.strip()[:200] for name, text in (values or {}).items() if name in FIELDS and FIELDS[name].asked}
    text = version.texts.get(language) or version.texts[SWEDISH]
    missing = missing_values(used_fields(text["subject"], text["body"]), told)
    if missing:
        raise ValidationError({"values": _("Write what {%(names)s} is.") % {"names": "}, {".join(missing)}})
    order = _Order(
        version, step_key, occasion, language if language in version.texts else SWEDISH, told, sent_to or template.sent_to, once, actor, today,
        in_place_of or {}, keys or {},
    )  # fmt: skip
    _one_at_a_time(step_key)
    return _make(
        order, list(youths.filter(protected_at=None, merged_into=None).order_by().values_list("pk", flat=True))
    )


def step_of(*, template: LetterTemplate) -> str:
    """What a letter made by hand counts as: one of a template a day. The letter at 20 is made once, by whatever way."""
    return STEP if template.is_farewell else f"by_hand.{template.key}"


def _one_at_a_time(step_key: str) -> None:
    """Two that make letters of the same step wait for each other: the second finds what the first made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(%s))", [f"letters.{step_key}"]
        )


def _make(order: _Order, keys: list[int]) -> Made:
    day = max(order.occasion, order.today)
    wish = Wish(
        order.template.channel, order.sent_to, day, order.template.is_farewell, is_duty(), settings_on(day).leap_birthday,
        order.template.for_participants,
    )  # fmt: skip
    known = people(keys, day=day)
    had = _who_has_it(order, keys)
    letters: list[Letter] = []
    reasons: dict[int, set[Reason]] = {}
    guarded: set[int] = set()
    of_age: list[int] = []
    instead_18 = written_instead(template=order.template, values=order.values)
    for key, person in known.items():
        if key in had:
            reasons.setdefault(key, set()).add(Reason.ALREADY)
            continue
        found = recipients(person, wish)
        letters += [_letter(order, person, one) for one in found.addressees]
        if Reason.GUARDIAN_PROTECTED in found.reasons:
            guarded.add(key)
        if found.is_for_the_youth_instead and instead_18 is not None:
            of_age.append(key)
            continue
        if why := _told(found.reasons):
            reasons[key] = why
    note_guardians(youths=guarded, now=clock.now())
    mailing = _save(order, letters, reasons)
    instead = _instead(order, of_age)
    left_out = {known[key].public_id: str(min(why)) for key, why in reasons.items()} | (
        instead.left_out if instead else {}
    )
    return Made(mailing, len(letters), left_out, instead.mailing if instead else None)


def _told(reasons: tuple[Reason, ...]) -> set[Reason]:
    """What the staff are told. That a guardian is under protection is the handlers' alone."""
    return set(reasons) - {Reason.PROTECTED, Reason.GUARDIAN_PROTECTED}


def _who_has_it(order: _Order, keys: list[int]) -> set[int]:
    """Made before in the same step, whatever became of it. In place of a withdrawn one: only what the youth has."""
    if order.keys:  # they name the occasion too, whatever the day; a step to both is written twice, once to each
        found = Letter.objects.filter(youth__in=keys, step_key__in=set(order.keys.values()))
        is_youths = Q(recipient=Recipient.YOUTH)
        found = found.filter(is_youths) if order.sent_to == SentTo.YOUTH else found.exclude(is_youths)
        return set(found.values_list("youth_id", flat=True))
    found = Letter.objects.filter(youth__in=keys, step_key=order.step_key)
    if not order.template.is_farewell:
        found = found.filter(occasion=order.occasion)
    if order.in_place_of:
        found = found.filter(recipient=Recipient.YOUTH)
    return set(found.values_list("youth_id", flat=True))


def _letter(order: _Order, person: Person, to: Addressee) -> Letter:
    occasion = turns_20_on(person.birth_date) if order.template.is_farewell else order.occasion
    return Letter(
        youth_id=person.key, step_key=order.key_of(person.key), occasion=occasion, recipient=to.recipient, guardian_id=to.guardian,
        guardian_2_id=to.guardian_2, language=order.language, instead_of=order.in_place_of.get(person.key), **address_of(to),
    )  # fmt: skip


def _save(order: _Order, letters: list[Letter], reasons: Mapping[int, set[Reason]]) -> Mailing | None:
    """A mailing that somebody asked for is there even if nobody got anything: it says why. A ladder's that had nothing to do is not."""
    if not letters and not (reasons and order.once is not None):
        return None
    mailing = Mailing.objects.create(
        version=order.version, channel=order.template.channel, language=order.language, step_key=order.step_key, occasion=order.occasion,
        values=dict(order.values), once=order.once, made_on=order.today, made_by=order.actor,
    )  # fmt: skip
    for one in letters:
        one.mailing = mailing
    Letter.objects.bulk_create(letters, batch_size=1_000)
    LeftOut.objects.bulk_create(
        LeftOut(mailing=mailing, youth_id=key, reason=why) for key, all_of in reasons.items() for why in sorted(all_of)
    )
    if letters and order.template.channel in PRINTED:
        ask_for_files(mailing=mailing, actor=order.actor)
    return mailing


def _instead(order: _Order, keys: list[int]) -> Made | None:
    after = written_instead(template=order.template, values=order.values)
    if not keys or after is None:
        return None
    return make_mailing(
        template=after, youths=Youth.objects.filter(pk__in=keys), step_key=order.step_key, occasion=order.occasion, actor=order.actor,
        today=order.today, sent_to="youth", language=order.language, values=order.values, keys=order.keys,
    )  # fmt: skip


def written_instead(*, template: LetterTemplate, values: Mapping[str, str]) -> LetterTemplate | None:
    """What goes to a youth who has turned 18 in place of a letter to the guardians; none that lacks something which nobody has written."""
    after = template.after_18
    if after is None or after.archived_at is not None or after.channel == Channel.DOCUMENT:
        return None
    version = newest_version(template=after)
    if version is None or missing_values(asked_fields(version.texts), values):
        return None
    return after


def _made_before(mailing: Mailing) -> Made:
    rows = LeftOut.objects.filter(mailing=mailing, youth__protected_at=None).values_list("youth__public_id", "reason")
    return Made(mailing, mailing.letters.count(), {str(key): reason for key, reason in rows})
