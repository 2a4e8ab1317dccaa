"""History of every change: who, when, before and after, also for imports and raw SQL (REL-10's base)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models

ModelT = TypeVar("ModelT", bound=type[models.Model])


def tracked(**options: Any) -> Callable[[ModelT], ModelT]:
    """Keep each version of a row in `<table>event`, written by statement-level triggers (row-level ones cost 37 times a bare import).

    Insert and update keep the new values, delete the old; what stood before is the row's previous event.
    The context (user, request, job) stands in each event: a context table would have to be updatable.
    """
    return pghistory.track(  # type: ignore[no-any-return]
        pghistory.InsertEvent("added"), pghistory.UpdateEvent("changed"), pghistory.DeleteEvent("removed"),
        level=pgtrigger.Statement,
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,  # type: ignore[arg-type]  # pghistory takes None for no such column
        obj_field=pghistory.ObjForeignKey(db_constraint=False, related_name="+", related_query_name="+"),
        **options,
    )  # fmt: skip
