from __future__ import annotations

from django.db import connection


def make_key(key: str, key_prefix: str, version: int) -> str:
    """Cache keys carry the tenant: what one tenant stores no other finds (TEN-08)."""
    return f"{connection.schema_name}:{key_prefix}:{version}:{key}"
