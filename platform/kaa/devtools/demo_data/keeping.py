"""What people keep beside the register: filters of the list, SCB's answer on a file, protection dealt with, whom to tell of the site."""

from __future__ import annotations

from datetime import timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import site_contact
from tenant_apps.accounts.services import save_site_contact
from tenant_apps.register.models import Guardian, ProtectionNotice, Youth
from tenant_apps.register.services import protection
from tenant_apps.register.services.lists import save_filter
from tenant_apps.reporting.answers.reading import read_text
from tenant_apps.reporting.answers.services import save_answer
from tenant_apps.reporting.models import Answer, Export, ExportRow

SAID = (
    "Personnumret finns inte i folkbokföringen vid periodens slut",
    "SenSysReg stämmer inte med gymnasieskolans elevregister",
    "Sysselsättningen anges samma dag med två olika värden",
)


def keep(world: World, actor: User) -> None:
    _filters(world)
    _answer(actor)
    _protected(world)
    slug, contact = world.place.slug, site_contact()
    save_site_contact(
        version=contact.version if contact else 0,
        email=f"tillganglighet@{slug}.example",
        phone="",
        assessed_on=None,
        shortcomings="",
        actor=actor,
        today=world.today,
    )


def _filters(world: World) -> None:
    slug = world.place.slug
    coordinator = User.objects.get(email=email_of(Role.COORDINATOR, slug))
    coach = User.objects.get(email=email_of(Role.COACH, slug))
    save_filter(
        user=coordinator, name="Fyller snart 20", values={"state": "registered", "turning_20": "90"}, is_shared=True
    )
    save_filter(user=coordinator, name="Aldrig kontaktade", values={"state": "registered", "contact": "never"})
    save_filter(user=coach, name="Mina att rätta", values={"state": "registered", "label": "mine", "warnings": "red"})


def _answer(actor: User) -> None:
    """SCB's list on the latest file: some rows spread over it, numbered with its heading as row 1."""
    export = Export.objects.order_by("period", "number", "pk").last()
    if export is None:
        return
    hidden = Youth.objects.exclude(protected_at=None).values("pk")
    rows = list(
        ExportRow.objects.filter(export=export)
        .exclude(youth_id__in=hidden)
        .order_by("row_number")
        .values_list("row_number", flat=True)
    )
    chosen = rows[len(rows) // 4 :: max(1, len(rows) // 4)][: len(SAID)]
    text = "\n".join(f"{row + 1}\t{said}" for row, said in zip(chosen, SAID, strict=False))
    answer = save_answer(export=export, read=read_text(text), header_counts=True, file_name="", actor=actor)
    received = at(export.receipts.order_by("on").values_list("on", flat=True)[0], 13)
    Answer.objects.filter(pk=answer.pk).update(created_at=received)


def _protected(world: World) -> None:
    """The first who came under protection is dealt with; the handler has not got to the second."""
    handler = User.objects.get(email=email_of(Role.PROTECTED_HANDLER, world.place.slug))
    first = ProtectionNotice.objects.filter(handled_at=None).order_by("at", "pk").first()
    if first and ProtectionNotice.objects.filter(handled_at=None).count() > 1:
        protection.handle(event=first, actor=handler, now=at(first.at.date(), 14))
    of_minors = Guardian.objects.shown().filter(youth__protected_at=None, youth__registrations__deregistered_on=None)
    guardian = of_minors.order_by("youth__sort_key", "position").first()
    if guardian is not None:  # as a source's file would have said it: the demo's own role erases no history
        seen = world.today - timedelta(days=1)
        same = {"youth": guardian.youth, "source": guardian.source, "first_seen_on": seen, "last_seen_on": seen}
        guardian.delete()
        Guardian.objects.create(position=0, is_protected=True, **same)
        protection.note_guardians(youths=[guardian.youth_id], now=at(seen, 10))
