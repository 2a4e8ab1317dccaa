"""A published format never changes, whoever asks: kept files name the format that they were made by."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
create function public.scb_refuse_published_format() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if old.status = 'published' then
        raise exception 'the report format % is published and never changes', old.version
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_is_immutable before update or delete on public.scb_reportformat
    for each row execute function public.scb_refuse_published_format();

create function public.scb_refuse_published_part() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if exists (
        select from public.scb_reportformat as format
        where format.status = 'published'
          and (tg_op <> 'INSERT' and format.id = old.report_format_id or tg_op <> 'DELETE' and format.id = new.report_format_id)
    ) then
        raise exception 'this part of a report format is published and never changes'
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_is_immutable before insert or update or delete on public.scb_reportcolumn
    for each row execute function public.scb_refuse_published_part();
create trigger published_is_immutable before insert or update or delete on public.scb_reportcheck
    for each row execute function public.scb_refuse_published_part();
"""
BACKWARD = """
drop trigger published_is_immutable on public.scb_reportcheck;
drop trigger published_is_immutable on public.scb_reportcolumn;
drop trigger published_is_immutable on public.scb_reportformat;
drop function public.scb_refuse_published_part();
drop function public.scb_refuse_published_format();
"""


class Migration(migrations.Migration):
    dependencies = [("scb", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
