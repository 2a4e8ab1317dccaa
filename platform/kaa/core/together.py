"""Several querysets read by one statement: a page of many kinds of rows asks the database once."""

# ruff: noqa: SLF001 - Django has no public way to give a queryset its result

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler


def _from_hex(value: str) -> bytes:
    return bytes.fromhex(value.removeprefix("\\x"))


# What json has no word for is text in it; the rest (numbers, truth, text) is itself. Json is text again, as Django's fields expect it.
_READERS: dict[str, Callable[[Any], Any]] = {
    "UUIDField": UUID,
    "DateField": models.DateField().to_python,
    "DateTimeField": models.DateTimeField().to_python,
    "TimeField": models.TimeField().to_python,
    "JSONField": json.dumps,
    "BinaryField": _from_hex,
}
_AS_THEY_ARE = {
    "AutoField", "BigAutoField", "BigIntegerField", "BooleanField", "CharField", "EmailField", "ForeignKey", "IntegerField", "OneToOneField",
    "PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SlugField", "SmallIntegerField", "TextField", "URLField",
}  # fmt: skip


def read_together(*querysets: models.QuerySet[Any, Any]) -> None:
    """Fill each queryset's result, in its order, by one statement for all; those already read are left.

    Raises TypeError for a column of a type that json may not give back as it was (decimals, ranges, durations).
    """
    wanted: list[tuple[models.QuerySet[Any, Any], SQLCompiler]] = []
    parts: list[str] = []
    values: list[Any] = []
    for one in querysets:
        if one._result_cache is not None:
            continue
        compiler = one.query.get_compiler(connection=connection)
        try:
            text, given = compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            one._result_cache = []
            continue
        parts.append(f"select {len(wanted)}, (select json_agg(q) from ({text}) q)::text")
        values.extend(given)
        wanted.append((one, compiler))
    if not wanted:
        return
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts), values)
        found = dict(cursor.fetchall())
    for place, (one, compiler) in enumerate(wanted):
        readers = [_reader(expression.output_field) for expression, _sql, _alias in compiler.select]
        rows = [_row(record, readers) for record in json.loads(found[place] or "[]")]
        _fill(one, compiler, rows)


def read_relations(
    instance: models.Model, *, many: Mapping[str, models.QuerySet[Any]], one: Mapping[str, models.QuerySet[Any]]
) -> None:
    """Read rows that belong to an instance by one statement; `instance.<name>.all()`, and `instance.<name>` of a one-to-one, cost nothing after."""
    read_together(*many.values(), *one.values())
    holder: Any = instance
    holder._prefetched_objects_cache = {**getattr(instance, "_prefetched_objects_cache", {}), **many}
    for name, rows in one.items():
        instance._state.fields_cache[name] = next(iter(rows), None)


def _reader(field: Any) -> Callable[[Any], Any] | None:
    target = field.target_field if field.is_relation else field
    kind = target.get_internal_type()
    if kind == "ArrayField":
        inner = _reader(target.base_field)
        return (lambda found: [None if one is None else inner(one) for one in found]) if inner else None
    if kind not in _READERS and kind not in _AS_THEY_ARE:
        raise TypeError(f"{field}: a {kind} is not read together with others")
    return _READERS.get(kind)


def _row(record: dict[str, Any], readers: list[Callable[[Any], Any] | None]) -> tuple[Any, ...]:
    values = zip(record.values(), readers, strict=True)
    return tuple(value if reader is None or value is None else reader(value) for value, reader in values)


def _fill(one: models.QuerySet[Any, Any], compiler: SQLCompiler, rows: list[tuple[Any, ...]]) -> None:
    """Let the queryset make its objects as ever, of rows that are read already."""
    query: Any = one.query
    compiler.execute_sql = lambda *_args, **_kwargs: [rows]  # type: ignore[method-assign,assignment]
    query.get_compiler = lambda *_args, **_kwargs: compiler
    try:
        rows_of: Any = one._iterable_class(one)
        one._result_cache = list(rows_of)
    finally:
        del query.get_compiler  # a copy of the queryset asks anew
    one._fetch_all()  # what it wants read besides
