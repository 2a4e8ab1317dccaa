"""What is sent by message, and what the ladder has written: a mailing of one step that waits to be posted beside steps that are to be made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from kaa.core.ages import birthday
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.posting import sent_then
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import LetterState
from tenant_apps.letters.models import LetterTemplate, Mailing
from tenant_apps.letters.services.from_ladder import make_of_steps
from tenant_apps.letters.services.mailings import make_mailing, step_of
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.sms import can_send
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.by_letter import due_by_letter
from tenant_apps.outreach.ladder.selectors import StepFilter
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on

SMS, EMAIL = "sms-ungdom", "kort-mejl"
OF_ONE_STEP, IN_A_MAILING = 12, 6
BEFORE, MAILED = timedelta(days=14), timedelta(days=20)


def write_messages(world: World, actor: User) -> None:
    """Text messages of two weeks ago, and of today for the outbox to send; e-mail, of which one came back."""
    today = world.today
    groups = _groups(world)
    if can_send():
        sent = _make(SMS, groups[0], world, BEFORE, actor)
        if sent:
            sent_then(sent, actor, at(today - BEFORE, 10))
        _make(SMS, groups[1], world, timedelta(0), actor)
    mailed = _make(EMAIL, groups[2], world, MAILED, actor)
    if mailed:
        sent_then(mailed, actor, at(today - MAILED, 10))
        back = mailed.letters.filter(state=LetterState.POSTED).order_by("pk").first()
        if back:
            mark_returned(letter=back, actor=actor, now=at(today - MAILED + timedelta(days=1), 7))


def _groups(world: World) -> list[Sequence[int]]:
    """Of age, registered for a while and some time before 20: three groups of those who can be reached so."""
    today = world.today
    registered = Youth.objects.shown().filter(
        registered_on(today - MAILED - timedelta(days=10)), birth_date__lte=birthday(today - MAILED, -18),
        birth_date__gt=birthday(today, -20) + timedelta(days=70),
    )  # fmt: skip
    found: list[Sequence[int]] = []
    dice = random_for(world.place, today, "messages")
    for kind in ("phone", "phone", "email"):
        able = registered.filter(details__kind=kind, details__failed_on=None, details__gone_on=None)
        able = able.exclude(pk__in=[key for group in found for key in group])
        keys = list(able.order_by("personnummer").values_list("pk", flat=True).distinct())
        found.append(dice.sample(keys, min(IN_A_MAILING, len(keys))))
    return found


def _make(key: str, youths: Sequence[int], world: World, ago: timedelta, actor: User) -> Mailing | None:
    """Made and put into the outbox, as somebody did that day."""
    day, template = world.today - ago, LetterTemplate.objects.get(key=key)
    made = make_mailing(
        template=template, youths=Youth.objects.filter(pk__in=youths), step_key=step_of(template=template), occasion=day, actor=actor, today=day,
    )  # fmt: skip
    if made.mailing is not None:
        send_mailing(mailing=made.mailing, actor=actor, now=at(day, 9))
    return made.mailing


def write_a_step(world: World, actor: User) -> None:
    """At most half of the step that most are due for: the page still has that step's button, and those of the others."""
    due = [
        one
        for one in due_by_letter(actor, StepFilter(), today=world.today)
        if one.letter is None and one.way in {Way.LETTER, Way.POSTCARD}
    ]
    if not due:
        return
    step = Counter(one.step for one in due).most_common(1)[0][0]
    of_step = [one.public_id for one in due if one.step == step]
    chosen = of_step[: min(OF_ONE_STEP, (len(of_step) + 1) // 2)]
    make_of_steps(user=actor, wanted=StepFilter(), step=step, chosen=chosen, today=world.today)
