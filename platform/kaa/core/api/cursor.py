"""Pages by key. A list stands in the order in which its rows were made, which never changes: whoever walks through it meets each row that
was there all the while exactly once, whatever others add, change or remove meanwhile.

The cursor is the last row's key, sealed: it tells nothing (not a number, not how many rows there are), fits its own list of its own tenant
alone, and is the same for the same place.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.crypto import salted_hmac

from kaa.core.tenancy import current_schema

ModelT = TypeVar("ModelT", bound=Model)
NONCE = 12


class BrokenCursor(ValueError):
    """Not one of this list's cursors."""


def seal(noun: str, key: str) -> str:
    """The nonce is made of what is sealed: the same place has the same cursor, and no two keys share a nonce but by chance."""
    secret = _secret()
    nonce = hmac.digest(secret, f"{noun}\0{key}".encode(), hashlib.sha256)[:NONCE]
    sealed = AESGCM(secret).encrypt(nonce, key.encode(), _bound_to(noun))
    return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")


def unseal(noun: str, text: str) -> str:
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return AESGCM(_secret()).decrypt(raw[:NONCE], raw[NONCE:], _bound_to(noun)).decode()
    except (binascii.Error, InvalidTag, ValueError):
        raise BrokenCursor from None


def _secret() -> bytes:
    return salted_hmac("kaa.api.cursor", current_schema(), secret=settings.SECRET_KEY, algorithm="sha256").digest()


def _bound_to(noun: str) -> bytes:
    return f"{current_schema()}:{noun}".encode()


def window(found: QuerySet[ModelT], *, noun: str, cursor: str, size: int) -> tuple[list[ModelT], str]:
    """So many rows after the cursor, and the cursor of the page after them; "" when there is none."""
    if cursor:
        found = found.filter(pk__gt=int(unseal(noun, cursor)))
    rows = list(found.order_by("pk")[: size + 1])
    more = len(rows) > size
    return rows[:size], seal(noun, str(rows[size - 1].pk)) if more else ""
