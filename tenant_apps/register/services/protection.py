"""A youth whom a source marks as protected is hidden from everyone but the named handlers, at once (PRV-24)."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction

_FOUND = """
    from register_youth y
    where y.protected_at is null
      and (y.personnummer = any(%(numbers)s) or y.id in (select n.youth_id from register_youthnumber n where n.value = any(%(numbers)s)))"""


@transaction.atomic
def protect_by_numbers(*, numbers: Collection[str]) -> int:
    """Protect the youths who have, or had, one of these canonical numbers; give how many are newly protected.

    The numbers come from memory and go to the statement's parameters alone. Nothing of the youths is returned.
    """
    if not numbers:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            f"update register_youth set protected_at = now(), version = version + 1 where id in (select y.id {_FOUND})",
            {"numbers": list(numbers)},
        )
        return int(cursor.rowcount)
