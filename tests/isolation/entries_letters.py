"""Letters, cards and messages: their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import Handover, Letter, LetterFile, LetterTemplate, Mailing, Sender, TemplateVersion
from tenant_apps.register.models import Guardian
from tenant_apps.work import files
from tenant_apps.work.models import Job
from tests.isolation.worlds import PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
TEXT = {"subject": "Hej", "body": "Hej {förnamn}!"}
WRITE = {"language": "sv", "sent_to": "", "besöksdag": "", "besökstid": ""}


def add_rows(world: World) -> None:
    """A letter that waits, one that was posted, a message, and a file; of the world's youth."""
    youth, coach = world.rows["youth"], world.users[Role.COACH]
    template = LetterTemplate.objects.create(
        id=PK, key="brev", name=f"Brev {world.sentinel}", channel="letter", sent_to="youth"
    )
    texts = {"sv": {"subject": "Hej", "body": "Hej {namn}!"}}
    version = TemplateVersion.objects.create(id=PK, template=template, number=1, texts=texts)
    text = LetterTemplate.objects.create(id=PK + 1, key="sms", name="Sms", channel="sms", sent_to="youth")
    short = TemplateVersion.objects.create(
        id=PK + 1, template=text, number=1, texts={"sv": {"subject": "", "body": "Hej {förnamn}!"}}
    )
    Sender.objects.create(id=PK, name=f"KAA {world.sentinel}")
    day = dt.date(2026, 11, 16)
    common = {"language": "sv", "occasion": day, "made_on": day, "made_by": coach}
    mailing = Mailing.objects.create(id=PK, version=version, channel="letter", step_key="steg", **common)
    sms = Mailing.objects.create(id=PK + 1, version=short, channel="sms", step_key="sms", **common)
    to = {"youth": youth, "recipient": "youth", "language": "sv", "occasion": day, "name": f"Alva {world.sentinel}"}
    place = {"street": "Storgatan 1", "postcode": "85230", "city": "Sundsvall"}
    letter = Letter.objects.create(id=PK, mailing=mailing, step_key="steg", **to, **place)
    stored = files.store(
        kind="letters", name="brev.pdf", content_type="application/pdf", content=world.sentinel.encode()
    )
    posted = Letter.objects.create(
        id=PK + 1, mailing=mailing, step_key="tidigare", state="posted", decided_on=day, **to, **place
    )
    file = LetterFile.objects.create(id=PK, mailing=mailing, kind="letters", number=1, letters_count=1, file=stored)
    Letter.objects.filter(pk=posted.pk).update(file=file)
    Letter.objects.create(id=PK + 2, mailing=sms, step_key="sms", destination="0701740635", **to)
    Handover.objects.create(id=PK, youth=youth, unit="Arbetsmarknadsenheten", wish="asked", said_on=day)
    job = Job.objects.create(
        id=PK + 60, kind="letters_ladder", key="trappan", state="done", created_by=coach, arguments={},
        result={"mailings": [str(mailing.public_id)], "letters": 1, "left_out": {str(youth.public_id): "no_address"}, "gone": 0},
    )  # fmt: skip
    world.rows.update(
        ladder_job=job, letter_template=template, mailing=mailing, sms_mailing=sms, letter=letter, posted_letter=posted, letter_file=file,
        a_guardian=Guardian.objects.get(pk=PK),
    )  # fmt: skip


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def name(world: World) -> str:
        return world.sentinel

    def body(**fixed: Any) -> Any:
        return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}

    def template_id(world: World) -> str:
        return str(world.rows["letter_template"].public_id)

    def text(world: World) -> dict[str, Any]:
        return {"public_id": world.rows["letter_template"].public_id, "language": "sv"}

    seen: dict[str, Any] = {"sentinel": name, "shows_youth": True}
    youth, template, mailing = public_id("youth"), public_id("letter_template"), public_id("mailing")
    letter, posted, guardian = public_id("letter"), public_id("posted_letter"), public_id("a_guardian")
    new = {"name": "Nytt brev", "channel": "letter", "sent_to": "youth", "after_18": "", **TEXT}
    return [
        entry("mailings", WORKING, sentinel=name),
        entry("mailing", WORKING, kwargs=mailing, **seen),
        entry("mailing-posted", WORKING, kwargs=mailing, data=body(posted_on="2026-11-16", which="all"), status=302),
        entry("mailing-posted", WORKING, kwargs=mailing, data=body(posted_on="", which="all"), note="without a day", **seen),
        entry("mailing-check", WORKING, kwargs=mailing, data=body(), status=302),
        entry("mailing-send", WORKING, kwargs=public_id("sms_mailing"), data=body(), status=302),
        entry("mailing-take-back", WORKING, kwargs=mailing, data=body(), status=302),
        entry("mailing-print", WORKING, kwargs=mailing, data=body(labels="1"), status=302),
        entry("letter-file", WORKING, kwargs=public_id("letter_file"), **seen),
        entry("letter", WORKING, kwargs=letter, **seen),
        entry("letter-withdraw", WORKING, kwargs=letter, data=body(), status=302),
        entry("letter-returned", WORKING, kwargs=posted, data=body(), status=302),
        entry("letter-write", WORKING, kwargs=youth, note="form", **seen),
        entry("letter-write", WORKING, kwargs=youth, data=body(template=template_id, **WRITE), status=302),
        entry("letters-bulk", WORKING, note="form"),
        entry("letters-bulk", WORKING, data=body(template=template_id, **WRITE), note="nobody chosen"),
        entry("ladder-letters", WORKING, data=body(step=lambda world: str(world.rows["other_step"].public_id)), query="?label=all", status=302),
        entry(
            "ladder-letters-result", frozenset({Role.COACH}), kwargs=public_id("ladder_job"), others=frozenset({403, 404}), **seen
        ),
        entry("turning-20", WORKING, sentinel=None, query="?weeks=8"),
        entry("turning-20", WORKING, data=body(once=""), status=302),
        entry("handover", WORKING, kwargs=youth, note="form", **seen),
        entry(
            "handover", WORKING, kwargs=youth, status=302,
            data=body(unit="Komvux", wish="yes", said_on="2026-11-16", handed_over_on="", version="1"),
        ),
        entry("guardian-address", WORKING, kwargs=guardian, note="form", **seen),
        entry(
            "guardian-address", WORKING, kwargs=guardian, status=302,
            data=body(street="Ny väg 2", postcode="852 30", city="Sundsvall", version="1"),
        ),
        entry("guardian-protect", frozenset({Role.PROTECTED_HANDLER}), kwargs=guardian, data=body(), status=404),
        entry("letter-templates", WORKING, sentinel=name),
        entry("letter-templates", RUNNING, data=body(), status=302),
        entry("letter-template-add", RUNNING, note="form"),
        entry("letter-template-add", RUNNING, data=body(**new), status=302),
        entry("letter-template", WORKING, kwargs=template, sentinel=name),
        entry("letter-template-edit", RUNNING, kwargs=template, sentinel=name, note="form"),
        entry(
            "letter-template-edit", RUNNING, kwargs=template, data=body(name="Annat", sent_to="youth", after_18="", version="1"), status=302
        ),
        entry("letter-template-text", RUNNING, kwargs=text, sentinel=name, note="form"),
        entry("letter-template-text", RUNNING, kwargs=text, data=body(**TEXT, version="1"), status=302),
        entry("letter-template-language", RUNNING, kwargs=template, data=body(language="en"), status=302),
        entry("letter-template-away", RUNNING, kwargs=template, data=body(), status=302),
        entry("letter-template-try", WORKING, kwargs=template, sentinel=name, note="made up"),
        entry(
            "letter-template-try", WORKING, kwargs=template, note="a youth's", **seen,
            data=body(youth=lambda world: str(world.rows["youth"].public_id), language="sv"),
        ),
        entry("letter-template-try", WORKING, kwargs=template, note="by name", data=body(q=name), **seen),
        entry("letter-sender", RUNNING, sentinel=name, note="form"),
        entry("letter-sender", RUNNING, data=body(name="KAA", window="right", version="1"), status=302),
        entry("sms-gateway", frozenset({Role.ADMINISTRATOR}), note="form"),
        entry(
            "sms-gateway", frozenset({Role.ADMINISTRATOR}), status=302,
            data=body(kind="json", address="https://sms.example/send", sender="KAA", secret="hemlig", username="", version="1"),
        ),
    ]  # fmt: skip
