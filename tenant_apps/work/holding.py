"""A worker's proof of life: a lock of its database session on the job, which ends with the session, however the process ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import Error as DatabaseError
from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

# Of a row of jobs: whether somebody works on it now. The two keys of the lock are the two halves of what pg_locks shows.
HELD = RawSQL(
    """exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
       and database = (select oid from pg_database where datname = current_database())
       and classid = hashtext(current_schema())::oid and objid = hashtext('job.run.' || work_job.public_id::text)::oid)""",
    [],
    output_field=BooleanField(),
)


@contextmanager
def holding(public_id: str) -> Iterator[bool]:
    """For as long as the block runs, through all of its transactions; False when another worker holds the job."""
    is_held = _ask("select pg_try_advisory_lock(hashtext(current_schema()), hashtext(%s))", public_id)
    try:
        yield is_held
    finally:
        if is_held:
            with suppress(DatabaseError):  # a connection that was lost has let go already
                _ask("select pg_advisory_unlock(hashtext(current_schema()), hashtext(%s))", public_id)


def _ask(sql: str, public_id: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [f"job.run.{public_id}"])
        row = cursor.fetchone()
    return bool(row and row[0])
