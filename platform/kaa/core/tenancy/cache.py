from __future__ import annotations

from kaa.core.tenancy import current_schema


def make_key(key: str, key_prefix: str, version: int) -> str:
    """Cache keys carry the tenant: what one tenant stores no other finds (TEN-08).

    The value does not repeat it: a schema's name has no colon (roles.SCHEMA), so no key of one tenant can be read as another's, and
    counters (`incr`) are bare numbers in Redis. Asking outside a tenant finds public's.
    """
    return f"{current_schema()}:{key_prefix}:{version}:{key}"
