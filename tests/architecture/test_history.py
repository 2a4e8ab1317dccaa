"""What is kept about a youth keeps its versions: every table that leads to a youth has history, or says here why it has none."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from tenant_apps.register.models import Youth
from tests.architecture.source import APP_LABELS

WITHOUT = {
    "letters.LeftOut": "why a youth got nothing of a mailing, said once when it is made and never changed",
    "register.Draft": "nobody's decision until the form is saved",
    "register.ProtectionNotice": "is itself the log of protection, and must be able to forget whom it was about (PRV-22, PRV-24)",
    "reminders.Notification": "news of something that has a history of its own",
    "sources.SourceRecord": "hashes of what a source last said; what it led to is in the register's own history",
    "sources.SourceRecordBefore": "is itself what stood before, kept for as long as a run may be undone",
    "visits.VisitEntry": "the keys of deliveries, so that an outcome that is sent twice is recorded once",
    "visits.VisitNotice": "which letter tells of which visit, at what time; the letter and the visit have histories of their own",
    "work.Message": "the outbox, whose rows say themselves when they were made and sent",
}


def _own() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if apps.get_app_config(model._meta.app_label).name.split(".")[0] in APP_LABELS
        and not hasattr(model, "pgh_tracked_model")
    ]


def _leading_to_a_youth() -> dict[str, type[models.Model]]:
    """By a key of its own, or by a key to one that does: a plan's items, an answer of a mapping."""
    found: set[type[models.Model]] = {Youth}
    while more := {
        model
        for model in _own()
        if model not in found
        and any(
            field.related_model in found for field in model._meta.get_fields() if field.concrete and field.is_relation
        )
    }:
        found |= more
    return {model._meta.label: model for model in found}


ABOUT_YOUTHS = _leading_to_a_youth()
TRACKED = {model.pgh_tracked_model._meta.label for model in apps.get_models() if hasattr(model, "pgh_tracked_model")}


@pytest.mark.req("K2-2.14")
def test_exceptions__are_few_and_all_of_them_are_needed() -> None:
    assert len(ABOUT_YOUTHS) > 40
    assert set(ABOUT_YOUTHS) - TRACKED == set(WITHOUT)
    assert all(WITHOUT.values())


@pytest.mark.req("K2-2.14")
def test_tables__about_youths_have_three_statement_triggers_and_a_table_of_events(alfa) -> None:
    """As the database has them: a migration that forgot the triggers would leave a tracked model without."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.relname, array_agg(case when t.tgtype & 4 > 0 then 'insert' when t.tgtype & 16 > 0 then 'update'
                      when t.tgtype & 8 > 0 then 'delete' end), bool_or(t.tgtype & 1 > 0), bool_and(t.tgenabled <> 'D')
               from pg_trigger t join pg_class c on c.oid = t.tgrelid
               where c.relnamespace = 'k9901'::regnamespace and not t.tgisinternal and t.tgname like 'pgtrigger%%' group by 1"""
        )
        found = {table: (set(kinds), by_row, enabled) for table, kinds, by_row, enabled in cursor.fetchall()}
        cursor.execute("select tablename from pg_tables where schemaname = 'k9901'")
        tables = {table for (table,) in cursor.fetchall()}
    for label, model in ABOUT_YOUTHS.items():
        if label in WITHOUT:
            continue
        table = model._meta.db_table
        kinds, by_row, enabled = found.get(table, (set(), False, False))
        assert kinds >= {"insert", "update", "delete"}, label
        assert not by_row, f"{label}: a trigger for each row costs 37 times a bare import"
        assert enabled, label
        assert f"{table}event" in tables, label
