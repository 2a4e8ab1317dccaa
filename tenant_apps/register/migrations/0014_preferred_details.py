from django.db import migrations

# Undoing an import deletes contact details by statements of its own: which one is tried first goes with it.
PREFERRED = """
do $$
declare found record;
begin
    for found in
        select c.conname, c.confrelid::regclass as target, a.attname
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.conrelid = 'register_preferreddetail'::regclass and a.attname in ('detail_id')
    loop
        execute format('alter table register_preferreddetail drop constraint %I', found.conname);
        execute format('alter table register_preferreddetail add constraint %I foreign key (%I) references %s (id) on delete cascade deferrable initially deferred',
                       found.conname, found.attname, found.target);
    end loop;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0013_guardian_place")]

    operations = [migrations.RunSQL(PREFERRED, migrations.RunSQL.noop)]
