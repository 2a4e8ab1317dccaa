"""What came in by the doors without login, and the doors themselves. Their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import (
    DropoutTalk,
    ReferralLanguage,
    SchoolLink,
    SchoolNotice,
    SchoolUnit,
    SelfReferral,
)
from tenant_apps.work.sealing import keyed_hash
from tests.isolation.worlds import World, public_id

# anyone may open these, or whoever holds a school's link; that they show nobody, and only their own tenant's, is
# tests/tenant/doors/test_attacks.py
OPEN = {"referral", "referral-thanks", "school-door", "school-talk", "school-code", "school-notice"}
RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
PK = 7_300_001
TOKEN = "t" * 32  # the same in both tenants: each opens its own
DAY = dt.date(2026, 11, 10)
AT = dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC)
UNIT = {"code": "12345678", "name": "Ny skola", "municipality_code": "2281", "email": ""}
SETTINGS = {
    "is_open": "on", "phone": "", "call_within_days": "3", "referral_days": "60", "talk_days": "365", "notice_days": "365",
    "absence_days": "180", "version": "1",
}  # fmt: skip
FILE = "Skolenhetskod;Skolenhetsnamn;Kommunkod;E-post\n11223344;Västra skolan;2281;vastra@skola.example\n"


def add_rows(world: World) -> None:
    number = world.rows["youth"].personnummer
    unit = SchoolUnit.objects.create(
        id=PK, code="80000001", name=f"Skolan {world.sentinel}", municipality_code="2281", email="skola@skola.example"
    )
    SchoolLink.objects.create(id=PK, unit=unit, token_hash=keyed_hash(b"school link").of(TOKEN))
    world.rows.update(
        school_unit=unit,
        self_referral=SelfReferral.objects.create(
            id=PK, nonce="a" * 32, who="youth", about="work", name=f"Alva {world.sentinel}", phone="0701740635", language="sv",
            received_at=AT,
        ),
        talk=DropoutTalk.objects.create(
            id=PK, unit=unit, via="link", ordered_on=DAY, worry="absence", pupil_name=f"Alva {world.sentinel}", personnummer=number
        ),
        school_notice=SchoolNotice.objects.create(
            id=PK, nonce="b" * 32, unit=unit, kind="ends", happened_on=DAY, received_at=AT, received_on=DAY, sent_by="Rektorn",
            pupil_name=f"Alva {world.sentinel}", personnummer=number,
        ),
        referral_language=ReferralLanguage.objects.create(id=PK, tag="so", name=f"Soomaali {world.sentinel}", texts={}),
    )  # fmt: skip


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def sends(**values: str) -> Any:
        return lambda _world: values

    def name(world: World) -> str:
        return world.sentinel

    def of_unit(world: World) -> dict[str, str]:
        values = {
            "pupil_name": "Bo Ek",
            "worry": "absence",
            "personnummer": "",
            "pupil_phone": "",
            "ordered_by": "Rektorn",
        }
        return {**values, "unit": str(world.rows["school_unit"].public_id)}

    def file(_world: World) -> dict[str, Any]:
        return {"file": SimpleUploadedFile("skolor.csv", FILE.encode())}

    one, talk, notice = public_id("self_referral"), public_id("talk"), public_id("school_notice")
    unit, language = public_id("school_unit"), public_id("referral_language")
    return [
        entry("incoming", WORKING, sentinel=name),
        entry("incoming", WORKING, query="?visa=samtal&lage=alla", sentinel=name, note="talks"),
        entry("incoming", WORKING, query="?visa=anmalningar", sentinel=name, note="notices"),
        entry("incoming", WORKING, query="?visa=franvaro", note="absence"),
        entry("incoming-referral", WORKING, kwargs=one, sentinel=name, shows_youth=True, note="form"),
        entry(
            "incoming-referral", WORKING, kwargs=one, data=sends(state="contacted", youth="", version="1"), status=302
        ),
        entry("talk-add", WORKING, sentinel=name, note="form"),
        entry("talk-add", WORKING, data=of_unit, status=302),
        entry("talk", WORKING, kwargs=talk, sentinel=name, note="form"),
        entry(
            "talk",
            WORKING,
            kwargs=talk,
            data=sends(held_on="2026-11-12", parties="school", result="stays", version="1"),
            status=302,
        ),
        entry("incoming-notice", WORKING, kwargs=notice, sentinel=name, shows_youth=True, note="form"),
        entry("incoming-notice", WORKING, kwargs=notice, data=sends(result="agrees", version="1"), status=302),
        entry(
            "incoming-notice-inquiry", RUNNING, kwargs=notice, data=sends(until="2031-01-15", version="1"), status=302
        ),
        entry("school-figures", WORKING, sentinel=name),
        entry("referral-sheet", WORKING),
        entry("door-settings", RUNNING, sentinel=name, note="form"),
        entry("door-settings", RUNNING, data=sends(**SETTINGS), status=302),
        entry("referral-language-add", RUNNING, note="form"),
        entry("referral-language-add", RUNNING, data=sends(name="العربية", tag="ar"), status=302),
        entry("referral-language", RUNNING, kwargs=language, sentinel=name, note="form"),
        entry(
            "referral-language",
            RUNNING,
            kwargs=language,
            data=sends(name="Soomaali", tag="so", version="1"),
            status=302,
        ),
        entry("school-units", RUNNING, sentinel=name),
        entry("school-unit-add", RUNNING, note="form"),
        entry("school-unit-add", RUNNING, data=sends(**UNIT), status=302),
        entry("school-units-import", RUNNING, note="form"),
        entry("school-units-import", RUNNING, data=file),
        entry("school-unit", RUNNING, kwargs=unit, sentinel=name, note="form"),
        entry("school-unit", RUNNING, kwargs=unit, data=sends(**UNIT, version="1"), status=302),
        entry("school-unit-archive", RUNNING, kwargs=unit, data=sends(), status=302),
        entry("school-link-new", RUNNING, kwargs=unit, data=sends(), sentinel=name),
        entry("school-link-revoke", RUNNING, kwargs=unit, data=sends(), status=302),
    ]
