from __future__ import annotations

from kaa.core.tenancy import current_schema


def make_key(key: str, key_prefix: str, version: int) -> str:
    """Cache keys carry the tenant: what one tenant stores no other finds (TEN-08)."""
    return f"{current_schema()}:{key_prefix}:{version}:{key}"
