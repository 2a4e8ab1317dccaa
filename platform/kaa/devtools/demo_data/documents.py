"""A few documents about the coach's own youths: one given to the youth, one sent on a stated ground, one made, one that is being written."""

from __future__ import annotations

from datetime import timedelta

from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.documents.services import Written, begin, make, mark_sent, write
from tenant_apps.letters.enums import DocumentKind
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on

# kind, how many days ago, who hands it in, ground, what was written
DOCUMENTS: tuple[tuple[str, int, str, str, dict[str, str]], ...] = (
    (DocumentKind.SOCIAL_ASSISTANCE, 20, "youth", "", {
        "planering": "Praktik tre dagar i veckan och vägledning en dag i veckan.", "från_datum": "1 november 2026", "till_datum": "31 januari 2027",
        "närvaro": "Har deltagit enligt planeringen.", "bedömning": "Planeringen är rimlig och följs upp varje månad.",
    }),
    (DocumentKind.SOCIAL_INSURANCE, 9, "agency", "duty_in_law", {
        "gäller": "avbrutna gymnasiestudier", "från_datum": "1 oktober 2026", "planering": "Studie- och yrkesvägledning, därefter praktik.",
    }),
    (DocumentKind.SPECIAL_REASONS, 3, "youth", "", {
        "utbildning": "Svenska 1 och matematik 1a på gymnasial nivå", "särskilda_skäl": "Arbetar sedan avbrottet och vill läsa en yrkeskurs.",
        "bedömning": "Studierna är möjliga vid sidan av arbetet.", "studieplan": "Halvfart under våren.",
    }),
    (DocumentKind.PREPARATION_REFERRAL, 1, "agency", "", {"önskad_insats": "Arbetspraktik i butik"}),
)  # fmt: skip


def write_documents(world: World) -> None:
    """Dates follow the world's own day; the last one is left for somebody to go on with."""
    ensure_starters()
    coach = User.objects.get(email=email_of(Role.COACH, world.place.slug))
    youths = (
        Youth.objects.shown()
        .filter(registered_on(world.today), label__user=coach)
        .order_by("sort_key")[: len(DOCUMENTS)]
    )
    for youth, (kind, ago, route, ground, values) in zip(youths, DOCUMENTS, strict=False):
        day = world.today - timedelta(days=ago)
        one = begin(
            youth=youth,
            template=LetterTemplate.objects.get(document_kind=kind, archived_at=None),
            actor=coach,
            today=day,
        )
        written = Written(route=route, ground=ground, values=values)
        if kind == DocumentKind.PREPARATION_REFERRAL:
            write(document=one, version=one.version, written=written, actor=coach, today=day)
            continue
        made = make(document=one, version=one.version, written=written, actor=coach, today=day)
        if kind != DocumentKind.SPECIAL_REASONS:
            mark_sent(document=made, version=made.version, sent_on=day, actor=coach, today=day)
