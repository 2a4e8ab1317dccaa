"""What came in by the doors without login: self-referrals, schools' orders of talks, and their notices. Nobody under protection is among them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from kaa.core.clock import STOCKHOLM
from kaa.devtools.demo_data.people import STRANGERS
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.doors.enums import About, NoticeKind, TalkResult, Who, Worry
from tenant_apps.doors.models import SchoolUnit
from tenant_apps.doors.school_file import SchoolRow
from tenant_apps.doors.services.links import new_link
from tenant_apps.doors.services.notices import NoticeFacts, decide_notice, receive_notice
from tenant_apps.doors.services.referrals import ReferralFacts, decide_referral, receive_referral
from tenant_apps.doors.services.schools import load_units
from tenant_apps.doors.services.settings import save_settings
from tenant_apps.doors.services.talks import TalkHeld, TalkOrder, order_talk, record_talk
from tenant_apps.register.models import ContactDetail, Guardian, SchoolPlacement, Youth
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.work.models import Message

STAFF = ("Kim Rektorsson", "Robin Studievägledare", "Alex Mentor")
ASKED = [
    (Who.YOUTH, About.WORK),
    (Who.PARENT, About.TALK),
    (Who.YOUTH, About.SCHOOL),
    (Who.YOUTH, About.UNSURE),
    (Who.OTHER, About.TALK),
    (Who.YOUTH, About.WORK),
]


def receive(world: World, actor: User) -> None:
    coach = User.objects.get(email=email_of(Role.COACH, world.place.slug))
    units = _schools(world, actor)
    _referrals(world, coach)
    _talks(world, coach, units)
    _notices(world, actor, units)


def _schools(world: World, actor: User) -> list[SchoolUnit]:
    place = world.place
    rows = [
        SchoolRow(code, name, place.codes[0], f"expedition{number}@{place.slug}-skola.example")
        for number, (code, name) in enumerate((*place.upper_secondary, *place.compulsory), start=1)
    ]
    load_units(rows=rows, actor=actor)
    codes = [code for code, _name in place.upper_secondary]
    units = list(SchoolUnit.objects.filter(code__in=codes).order_by("code"))
    for unit in units[:3]:
        new_link(unit=unit, actor=actor, now=_at(world.today - timedelta(days=60), 9))
    save_settings(version=1, changes={"phone": "0980-31 92 04"}, actor=actor)
    return units


def _referrals(world: World, coach: User) -> None:
    """One from a registered youth, one from a guardian, and some whom the register does not know."""
    dice = random_for(world.place, world.today, "referrals")
    youths = Youth.objects.filter(registered_on(world.today), protected_at=None, merged_into=None).order_by("sort_key")
    known = ContactDetail.objects.filter(kind="email", gone_on=None, youth__in=youths).select_related("youth").first()
    guardian = Guardian.objects.filter(youth__in=youths, is_protected=False).exclude(email="").order_by("pk").first()
    by_email = {
        Who.YOUTH: known and (known.youth.full_name, known.value),
        Who.PARENT: guardian and (guardian.name, guardian.email),
    }
    for number, (who, about) in enumerate(ASKED):
        name, email = by_email.pop(who, None) or (f"{dice.choice(('Mira', 'Elliot', 'Noor', 'Tage'))} Påhittad", "")
        phone = "" if email else f"070{dice.randint(*STRANGERS)}"
        day = world.today - timedelta(days=1 + number * 5)
        facts = ReferralFacts(who, about, name, phone, email, ("sv", "sv", "lattlast", "en")[number % 4])
        row = receive_referral(nonce=f"{number:032x}", facts=facts, now=_at(day, 15 + number % 5))
        if number > 2:
            state, then = ("contacted", "nothing")[number % 2], _at(min(day + timedelta(days=2), world.today), 10)
            decide_referral(referral=row, version=1, state=state, youth=None, actor=coach, now=then)


def _talks(world: World, coach: User, units: list[SchoolUnit]) -> None:
    dice = random_for(world.place, world.today, "talks")
    results = [TalkResult.STAYS, TalkResult.SUPPORT, TalkResult.OTHER_PROGRAMME, TalkResult.LEAVES, TalkResult.AGAIN]
    for number, one in enumerate(_pupils(world, 12)):
        day = world.today - timedelta(days=3 + number * 19)
        order = TalkOrder(
            pupil_name=one.youth.full_name, worry=dice.choice(Worry.values), ordered_by=STAFF[number % 3], ordered_phone=f"084650041{number % 10}"
        )  # fmt: skip
        talk = order_talk(unit=units[number % len(units)], order=order, nonce=f"{number:032x}", actor=None, today=day)
        held_on = day + timedelta(days=12)
        if held_on > world.today:
            continue
        held = TalkHeld(coach, _at(held_on, 14), held_on, ["school", "youth", "coach"], dice.choice(results))
        record_talk(talk=talk, version=1, held=held, actor=coach, today=held_on)


def _notices(world: World, actor: User, units: list[SchoolUnit]) -> None:
    dice = random_for(world.place, world.today, "notices")
    kinds = [NoticeKind.ENDS, NoticeKind.BEGINS, NoticeKind.ENDS, NoticeKind.ABSENCE]
    for number, one in enumerate(_pupils(world, 24)[12:]):
        day = world.today - timedelta(days=2 + number * 9)
        facts = NoticeFacts(
            kinds[number % 4], one.youth.full_name, one.youth.personnummer or "", day - timedelta(days=dice.choice((1, 3, 6, 12, 25, 48))),
            STAFF[number % 3],
        )  # fmt: skip
        notice = receive_notice(
            unit=units[number % min(3, len(units))], facts=facts, nonce=f"{number:032x}", now=_at(day, 11)
        )
        if number > 3:
            result = dice.choice(("agrees", "sources_late", "agrees", "contacted"))
            decide_notice(
                notice=notice, version=1, result=result, actor=actor, today=min(day + timedelta(days=3), world.today)
            )
        Message.objects.filter(key=f"school-receipt:{notice.public_id}").update(
            state=Message.State.SENT, sent_at=_at(day, 11)
        )


def _pupils(world: World, count: int) -> list[SchoolPlacement]:
    """Some who go to a school here and are not in KAA's register."""
    found = SchoolPlacement.objects.filter(
        ended_on=None, gone_on=None, youth__protected_at=None, youth__merged_into=None
    )
    away = Youth.objects.filter(registered_on(world.today)).values("pk")
    return list(
        found.exclude(youth__in=away)
        .select_related("youth")
        .order_by("youth__search_key", "youth_id")
        .distinct("youth__search_key", "youth_id")[:count]
    )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 20), STOCKHOLM)
