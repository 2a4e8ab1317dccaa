"""Secrets at rest: the ciphertext lies in the tenant's schema, half of the key there and half in the environment.

A dump of the database alone opens nothing; nor does another tenant's row put in this one's place.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

from kaa.core.tenancy import current_schema
from tenant_apps.work.models import Secret

SALT = "sealing-salt"
NONCE = 12


class SealBroken(Exception):
    """The secret was sealed with a key that this installation does not have."""


def seal(*, name: str, text: str) -> None:
    """Keep a secret of the tenant that is set; a name has one."""
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(_key(b"seal", settings.SECRET_KEY)).encrypt(nonce, text.encode(), _bound_to(name))
    Secret.objects.update_or_create(name=name, defaults={"value": nonce + sealed})


def unseal(name: str) -> str:
    """The secret; SealBroken when there is none, or none that can be opened here."""
    row = Secret.objects.filter(name=name).first()
    if row is None:
        raise SealBroken
    value = bytes(row.value)
    for key in _secret_keys():
        try:
            return AESGCM(_key(b"seal", key)).decrypt(value[:NONCE], value[NONCE:], _bound_to(name)).decode()
        except InvalidTag:
            continue
    raise SealBroken


def is_sealed(name: str) -> bool:
    return Secret.objects.filter(name=name).exists()


def forget(*, name: str) -> None:
    Secret.objects.filter(name=name).delete()


def sealer(purpose: bytes) -> Sealer:
    """For texts of one kind in rows of their own: each purpose has its own key."""
    return Sealer([_key(b"rows " + purpose, key) for key in _secret_keys()])


class Sealer:
    """Seals and opens texts; each is bound to the row that it stands in, and to this tenant."""

    def __init__(self, keys: list[bytes]) -> None:
        self._keys = keys

    def seal(self, text: str, *, row: str) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return nonce + AESGCM(self._keys[0]).encrypt(nonce, text.encode(), _bound_to(row))

    def open(self, sealed: bytes, *, row: str) -> str:
        for key in self._keys:
            try:
                return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _bound_to(row)).decode()
            except InvalidTag:
                continue
        raise SealBroken


def keyed_hash(purpose: bytes) -> KeyedHash:
    return KeyedHash([_key(b"hash " + purpose, key) for key in _secret_keys()])


class KeyedHash:
    """A fingerprint that only this tenant of this installation can make."""

    def __init__(self, keys: list[bytes]) -> None:
        self._keys = keys

    def of(self, text: str) -> bytes:
        """The one to keep."""
        return self.any_of(text)[0]

    def any_of(self, text: str) -> list[bytes]:
        """The ones to look for: what was kept while an earlier key held is found too."""
        return [hmac.digest(key, text.encode(), hashlib.sha256) for key in self._keys]


def _secret_keys() -> list[str | bytes]:
    """The one that holds first, then those before it."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _bound_to(name: str) -> bytes:
    return f"{current_schema()}:{name}".encode()


def _key(purpose: bytes, secret_key: str | bytes) -> bytes:
    salt, _ = Secret.objects.get_or_create(name=SALT, defaults={"value": secrets.token_bytes(32)})
    return HKDF(algorithm=SHA256(), length=32, salt=bytes(salt.value), info=b"kaa " + purpose).derive(
        force_bytes(secret_key)
    )
