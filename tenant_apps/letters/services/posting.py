"""Letters that leave the house. Everything is asked again at that moment: nobody gets what was meant for somebody else (scenario 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kaa.core import clock
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.letters.addresses import Addressee, address_of
from tenant_apps.letters.checking import Verdict, verdicts
from tenant_apps.letters.enums import PRINTED, Channel, LetterState, Reason, Recipient
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services.files import reprint
from tenant_apps.letters.services.freeing import free_steps
from tenant_apps.letters.services.mailings import make_mailing, written_instead
from tenant_apps.letters.services.queueing import due_of, lock_messages, put_in_outbox, take_out
from tenant_apps.outreach.bulk import SENT
from tenant_apps.outreach.models import Contact
from tenant_apps.register.codes import chosen
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Guardian, Youth
from tenant_apps.register.services.guardians import erase_guardians_of_adults
from tenant_apps.register.services.protection import note_guardians
from tenant_apps.work.models import Message


class AfterPosting(Protocol):
    def __call__(self, *, channel: str, youths: Collection[int], posted_on: date) -> None: ...


AFTER_POSTING: list[AfterPosting] = []
_Occasion = tuple[int, str, date]


def on_posting(*, tell: AfterPosting) -> None:
    """A room that goes by what was posted (visits) is told, in the same transaction. Called when apps are ready."""
    if tell not in AFTER_POSTING:
        AFTER_POSTING.append(tell)


@dataclass(frozen=True)
class Withdrawn:
    """`instead`: what takes its place, none when nothing can. When somebody has moved it is the same letter, to the new address."""

    letter: Letter
    reason: Reason
    instead: Letter | None


@dataclass(frozen=True)
class Checked:
    """`remarks`: of the good ones that left on an earlier day, what is otherwise by now."""

    good: tuple[Letter, ...]
    withdrawn: tuple[Withdrawn, ...]
    remarks: tuple[tuple[Letter, Reason], ...] = ()


@transaction.atomic
def mark_posted(
    *, mailing: Mailing, letters: Collection[int] | None, posted_on: date, actor: User | None, now: datetime
) -> Checked:
    """Posted, all of them or these (keys): each is checked as of that day and logged as a contact. What does not hold is withdrawn.

    What left on an earlier day went to the address and the guardian that were known: a change since is remarked, and nothing else.
    """
    today = clock.local_date(now)
    if mailing.channel not in PRINTED:
        raise ValidationError(_("Messages are sent from here, not by post."))
    if posted_on > today:
        raise ValidationError({"posted_on": _("The date cannot be in the future.")})
    if posted_on < mailing.made_on:
        text = _("The letters were made on %(day)s: choose that day or a later one.") % {
            "day": sv_date(mailing.made_on)
        }
        raise ValidationError({"posted_on": text})
    rows = waiting(mailing=mailing)
    if letters is not None:
        rows = rows.filter(pk__in=letters)
    checked = check(letters=rows, day=posted_on, today=today, actor=actor)
    moment = now if posted_on == today else datetime.combine(posted_on, time(12), clock.STOCKHOLM)
    log_sent(letters=checked.good, at=moment, actor=actor)
    return checked


def waiting(*, mailing: Mailing) -> QuerySet[Letter]:
    """Locked in one order by all: of two who mark them posted the second finds nothing to mark."""
    return (
        Letter.objects.filter(mailing=mailing, state=LetterState.MADE)
        .select_for_update(of=("self",))
        .select_related("mailing__version__template__after_18", "youth")
        .order_by("pk")
    )


@transaction.atomic
def check(*, letters: Iterable[Letter], day: date, today: date, actor: User | None) -> Checked:
    """Ask again for letters that are about to leave, withdraw those that do not hold, and make what takes their place."""
    found = verdicts(letters, day=day, today=today)
    bad = [one for one in found if not one.holds]
    parted = [one for one in found if one.also is not None]
    due = due_of(letters=[one.letter for one in (*bad, *parted)])
    withdrawn = _withdraw(bad, due, today=today, actor=actor) if bad else []
    for one in parted:
        _write_to_the_other(one, due)
    touched = [one.letter.pk for one in bad] + [one.letter.pk for one in parted]
    if touched:
        reprint(letters=touched, actor=actor)
    guarded = {one.letter.youth_id for one in bad if one.reason == Reason.NOT_GUARDIAN}
    with_protected = set(
        Guardian.objects.filter(youth__in=guarded, is_protected=True).values_list("youth_id", flat=True)
    )
    note_guardians(youths=with_protected, now=clock.now())
    of_age = {one.letter.youth_id for one in bad if one.reason == Reason.OF_AGE}
    if of_age:
        erase_guardians_of_adults(today=today, leap=settings_on(today).leap_birthday, youths=of_age)
    remarks = tuple((one.letter, one.remark) for one in found if one.remark is not None)
    return Checked(tuple(one.letter for one in found if one.holds), tuple(withdrawn), remarks)


def _withdraw(bad: list[Verdict], due: Mapping[int, datetime], *, today: date, actor: User | None) -> list[Withdrawn]:
    moved = [one for one in bad if one.to is not None]
    gone = [one for one in bad if one not in moved]
    if due:
        take_out(withdrawn=[one.letter.pk for one in gone], moved=[one.letter.pk for one in moved])
    for one in moved:  # the same letter, to the new address or the new guardian: it has its step and occasion
        values = _addressed_to(one.to) if one.to else {}
        Letter.objects.filter(pk=one.letter.pk).update(**values)
        for name, value in values.items():
            setattr(one.letter, name, value)
    for one in gone:
        one.letter.state, one.letter.reason = LetterState.WITHDRAWN, one.reason or Reason.BY_HAND
        one.letter.decided_on, one.letter.decided_by = today, actor
    Letter.objects.bulk_update(
        [one.letter for one in gone], ["state", "reason", "decided_on", "decided_by"], batch_size=500
    )
    instead = _replacements([one.letter for one in gone if one.reason == Reason.OF_AGE], today=today, actor=actor)
    free_steps(letters=[one.letter for one in gone if one.letter.youth_id not in instead])
    _send_on([one.letter for one in moved], {one.letter.pk: instead.get(one.letter.youth_id) for one in gone}, due)
    return [
        Withdrawn(one.letter, one.reason or Reason.BY_HAND, one.letter if one in moved else instead.get(one.letter.youth_id)) for one in bad
    ]  # fmt: skip


def _addressed_to(to: Addressee) -> dict[str, object]:
    return {**address_of(to), "guardian_id": to.guardian, "guardian_2_id": to.guardian_2}


def _send_on(moved: list[Letter], instead: dict[int, Letter | None], due: Mapping[int, datetime]) -> None:
    """What was on its way already goes on, to the new number or as what takes its place: nobody would come back to send it by hand."""
    taking = [(key, one) for key, one in instead.items() if one is not None and one.destination]
    again = {one.pk: (due[key], one) for key, one in [*((one.pk, one) for one in moved), *taking] if key in due}
    for moment in sorted({when for when, _one in again.values()}):  # those of one press of the button together
        put_in_outbox(letters=[one for when, one in again.values() if when == moment], actor=None, send_after=moment)


def _replacements(letters: list[Letter], *, today: date, actor: User | None) -> dict[int, Letter]:
    """For guardians no longer written to: what the template says goes to the youth in their place."""
    by_mailing: dict[int, list[Letter]] = {}
    for one in letters:
        by_mailing.setdefault(one.mailing_id, []).append(one)
    found: dict[int, Letter] = {}
    for rows in by_mailing.values():
        old = rows[0].mailing
        after = written_instead(template=old.version.template, values=old.values)
        if after is None:
            continue
        made = make_mailing(
            template=after, youths=Youth.objects.filter(pk__in=[one.youth_id for one in rows]), step_key=old.step_key, occasion=old.occasion,
            actor=actor, today=today, sent_to="youth", language=old.language, values=old.values,
            in_place_of={one.youth_id: one for one in reversed(rows)},
            keys={one.youth_id: one.step_key for one in rows if one.step_key != old.step_key},
        )  # fmt: skip
        if made.mailing is not None:
            found |= {one.youth_id: one for one in made.mailing.letters.all()}
    return found


def _write_to_the_other(verdict: Verdict, due: Mapping[int, datetime]) -> None:
    """Two guardians had one letter and have parted since: the other one gets a letter of their own."""
    to, old = verdict.also, verdict.letter
    if to is None:
        return
    try:
        with transaction.atomic():
            made = Letter.objects.create(
                mailing=old.mailing, youth_id=old.youth_id, step_key=old.step_key, occasion=old.occasion, language=old.language,
                recipient=Recipient.GUARDIAN_2 if old.recipient == Recipient.GUARDIAN_1 else Recipient.GUARDIAN_1,
                guardian_id=to.guardian, **address_of(to),
            )  # fmt: skip
    except IntegrityError:
        return  # has one already
    Letter.objects.filter(pk=old.pk).update(guardian_2=None)
    if old.pk in due:
        put_in_outbox(letters=[made], actor=old.decided_by, send_after=due[old.pk])


@transaction.atomic
def log_sent(*, letters: Collection[Letter], at: datetime, actor: User | None) -> None:
    """A contact with the outcome "sent", by which the ladder goes on: one for a youth's step and occasion, however many letters that was
    (two guardians at two addresses) and however often it runs. Visits of which this is the notice are told by `AFTER_POSTING`.
    """
    rows = sorted(letters, key=lambda one: (one.recipient == Recipient.YOUTH, one.pk))  # a guardian's stands for both
    if not rows:
        return
    day = clock.local_date(at)
    _one_at_a_time({one.mailing.step_key for one in rows})
    known = _logged_before(rows, day)
    new: dict[_Occasion, Contact] = {}
    for one in rows:
        key = _occasion(one)
        one.contact = known.get(key) or new.get(key) or new.setdefault(key, _sent(one, at=at, day=day, actor=actor))
        one.state, one.decided_on, one.decided_by = LetterState.POSTED, day, actor
    Contact.objects.bulk_create(new.values(), batch_size=1_000)
    for one in rows:
        one.contact = one.contact  # its key is known now
    Letter.objects.bulk_update(rows, ["state", "decided_on", "decided_by", "contact"], batch_size=500)
    for channel in {one.mailing.channel for one in rows}:
        posted = {one.youth_id for one in rows if one.mailing.channel == channel}
        for tell in AFTER_POSTING:
            tell(channel=channel, youths=posted, posted_on=day)


def _occasion(letter: Letter) -> _Occasion:
    return letter.youth_id, letter.step_key, letter.occasion


def _sent(letter: Letter, *, at: datetime, day: date, actor: User | None) -> Contact:
    outcome = chosen("contact_outcome", SENT, on=day, field="channel")
    channel = chosen("contact_channel", letter.mailing.channel, on=day, field="channel")
    told = chosen(
        "informant", "youth" if letter.recipient == Recipient.YOUTH else "guardian", on=day, field="recipient"
    )
    return Contact(
        youth_id=letter.youth_id, at=at, channel=channel.code, channel_version=channel.known_version, recipient=told.code,
        recipient_version=told.known_version, outcome=outcome.code, outcome_version=outcome.known_version, user=actor,
        note=letter.mailing.version.template.name,
    )  # fmt: skip


def _one_at_a_time(steps: set[str]) -> None:
    """Two workers that send two guardians' messages wait for each other here: the second finds the first one's contact."""
    with connection.cursor() as cursor:
        for step in sorted(steps):
            cursor.execute(
                "select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(%s))", [f"letters.sent.{step}"]
            )


def _logged_before(rows: list[Letter], day: date) -> dict[_Occasion, Contact]:
    """What was logged when another letter of the same occasion was sent; and a notice of a visit that the visit day has logged."""
    youths = {one.youth_id for one in rows}
    sent = Letter.objects.filter(
        youth__in=youths, step_key__in={one.step_key for one in rows}, occasion__in={one.occasion for one in rows}, contact__outcome=SENT
    ).select_related("contact")  # fmt: skip
    found = {_occasion(one): one.contact for one in sent if one.contact is not None}
    notices = [one for one in rows if one.mailing.channel == Channel.VISIT_NOTICE]
    if notices:
        logged = Contact.objects.filter(
            youth__in={one.youth_id for one in notices}, channel=Channel.VISIT_NOTICE, outcome=SENT, at__date=day
        )
        by_youth = {one.youth_id: one for one in logged.order_by("-pk")}
        found |= {
            _occasion(one): by_youth[one.youth_id]
            for one in notices
            if one.youth_id in by_youth and _occasion(one) not in found
        }
    return found


@transaction.atomic
def withdraw(*, letter: Letter, actor: User | None, today: date) -> None:
    """Somebody changed their mind before it was sent. It is not made again by itself."""
    lock_messages(letters=[letter.pk])
    hit = Letter.objects.filter(pk=letter.pk, state=LetterState.MADE).update(
        state=LetterState.WITHDRAWN, reason=Reason.BY_HAND, decided_on=today, decided_by=actor
    )
    if not hit:
        raise ValidationError(_("The letter has been sent or withdrawn already."))
    Message.objects.filter(letter=letter, state__in=[Message.State.WAITING, Message.State.FAILED]).update(
        state=Message.State.WITHDRAWN
    )
    reprint(letters=[letter.pk], actor=actor)


@transaction.atomic
def check_mailing(*, mailing: Mailing, day: date, today: date, actor: User | None) -> Checked:
    lock_messages(letters=list(mailing.letters.exclude(message=None).values_list("pk", flat=True)))
    return check(letters=waiting(mailing=mailing), day=day, today=today, actor=actor)
