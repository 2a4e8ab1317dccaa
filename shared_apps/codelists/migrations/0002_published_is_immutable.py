"""A published version never changes, whoever asks: values in tenants' tables are stored with its number (REL-28)."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
create function public.codelists_refuse_published_version() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if old.status = 'published' then
        raise exception 'version % of a code list is published and never changes', old.number
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_is_immutable before update or delete on public.codelists_codelistversion
    for each row execute function public.codelists_refuse_published_version();

create function public.codelists_refuse_published_code() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if exists (
        select from public.codelists_codelistversion as version
        where version.status = 'published'
          and (tg_op <> 'INSERT' and version.id = old.version_id or tg_op <> 'DELETE' and version.id = new.version_id)
    ) then
        raise exception 'the code % belongs to a published version, which never changes',
            case when tg_op = 'DELETE' then old.code else new.code end
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_is_immutable before insert or update or delete on public.codelists_code
    for each row execute function public.codelists_refuse_published_code();
"""
BACKWARD = """
drop trigger published_is_immutable on public.codelists_code;
drop trigger published_is_immutable on public.codelists_codelistversion;
drop function public.codelists_refuse_published_code();
drop function public.codelists_refuse_published_version();
"""


class Migration(migrations.Migration):
    dependencies = [("codelists", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
