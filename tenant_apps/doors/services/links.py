"""Schools' links and one-time codes. What is kept of either is a fingerprint that only this tenant can make."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from hmac import compare_digest

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core.tenancy import current_schema
from tenant_apps.accounts.models import User
from tenant_apps.doors.models import SchoolCode, SchoolLink, SchoolUnit
from tenant_apps.doors.services.forgetting import CODE_KEY
from tenant_apps.work.models import Message
from tenant_apps.work.sealing import KeyedHash, keyed_hash

LIVES = timedelta(minutes=20)
HOUR = timedelta(hours=1)
TICKET_LIVES = 45 * 60  # seconds in which more notices may be sent after one code
MAX_TRIES = 5
CODES_AN_HOUR = 6
EMAIL = "email"


def _hash() -> KeyedHash:
    return keyed_hash(b"school link")


@transaction.atomic
def new_link(*, unit: SchoolUnit, actor: User, now: datetime) -> str:
    """A new token for the school; the one before opens nothing from now on. It is given here and never again."""
    SchoolLink.objects.filter(unit=unit, revoked_at=None).update(revoked_at=now)
    token = secrets.token_urlsafe(24)
    SchoolLink.objects.create(unit=unit, token_hash=_hash().of(token), created_by=actor)
    return token


@transaction.atomic
def revoke_link(*, unit: SchoolUnit, actor: User, now: datetime) -> int:  # noqa: ARG001
    return SchoolLink.objects.filter(unit=unit, revoked_at=None).update(revoked_at=now)


def open_link(*, token: str) -> SchoolLink | None:
    """The link, if it opens anything: unknown, another tenant's and revoked are the same."""
    found = SchoolLink.objects.filter(token_hash__in=_hash().any_of(token), revoked_at=None, unit__archived_at=None)
    return found.select_related("unit").first()


def mark_used(*, link: SchoolLink, today: date) -> None:
    if link.last_used_on != today:
        SchoolLink.objects.filter(pk=link.pk).update(last_used_on=today)


@transaction.atomic
def send_code(*, link: SchoolLink, now: datetime) -> bool:
    """Mail a new code to the school's own address; codes sent before are void. False: too many, or no address.

    Counted in the table, under the unit's lock: a cache that is down, or two who press at once, let nobody fill the school's mailbox.
    """
    unit = SchoolUnit.objects.select_for_update().get(pk=link.unit_id)
    lately = SchoolCode.objects.filter(link__unit=unit, expires_at__gt=now - HOUR + LIVES)
    if not unit.email or lately.count() >= CODES_AN_HOUR:
        return False
    before = SchoolCode.objects.filter(link=link, used_at=None)
    _forget_text([str(one) for one in before.values_list("public_id", flat=True)])
    before.update(used_at=now)
    code = f"{secrets.randbelow(1_000_000):06}"
    row = SchoolCode(link=link, expires_at=now + LIVES)
    row.code_hash = _hash().of(f"{row.public_id}:{code}")
    row.save()
    Message.objects.create(
        key=f"{CODE_KEY}{row.public_id}", channel=EMAIL, recipient=unit.email, subject=_("Code for notices to the municipality"),
        body=_("The code is %(code)s. It can be used once, within 20 minutes.\n\nHave you not asked for a code? Then you need do nothing.")
        % {"code": code}, expires_at=row.expires_at,
    )  # fmt: skip
    return True


@transaction.atomic
def use_code(*, link: SchoolLink, code: str, now: datetime) -> str:
    """A ticket for the notices that follow, when the code is right; else nothing. A wrong try is counted before it is compared."""
    rows = SchoolCode.objects.select_for_update().filter(
        link=link, used_at=None, expires_at__gt=now, tries__lt=MAX_TRIES
    )
    row = rows.order_by("-pk").first()
    if row is None:
        return ""
    row.tries += 1
    right = compare_digest(bytes(row.code_hash), _hash().of(f"{row.public_id}:{''.join(code.split())}"))
    row.used_at = now if right else None
    row.save(update_fields=["tries", "used_at"])
    if not right:
        return ""
    _forget_text([str(row.public_id)])
    return signing.dumps([link.pk, str(row.public_id)], salt=_salt())


def holds_ticket(*, link: SchoolLink, ticket: str) -> bool:
    """Whether it was given for this link by a code that was used, not long ago."""
    try:
        of_link, code = signing.loads(ticket, salt=_salt(), max_age=TICKET_LIVES)
    except (signing.BadSignature, ValueError):
        return False
    return bool(
        of_link == link.pk and SchoolCode.objects.filter(link=link, public_id=code).exclude(used_at=None).exists()
    )


def _forget_text(codes: list[str]) -> None:
    """A code that is used or void need not stand in the outbox."""
    rows = Message.objects.filter(key__in=[f"{CODE_KEY}{one}" for one in codes])
    rows.filter(state__in=[Message.State.WAITING, Message.State.FAILED]).update(state=Message.State.WITHDRAWN)
    rows.update(body="")


def _salt() -> str:
    return f"doors.ticket.{current_schema()}"
