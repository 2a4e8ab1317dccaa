from django.db import migrations

# Imports and their undoing delete guardians and contact details by statements of their own: the letter stays, as Django's own deletion has it.
LETTERS = """
do $$
declare found record;
begin
    for found in
        select c.conname, c.confrelid::regclass as target, a.attname
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.conrelid = 'letters_letter'::regclass and a.attname in ('guardian_id', 'guardian_2_id', 'detail_id')
    loop
        execute format('alter table letters_letter drop constraint %I', found.conname);
        execute format('alter table letters_letter add constraint %I foreign key (%I) references %s (id) on delete set null deferrable initially deferred',
                       found.conname, found.attname, found.target);
    end loop;
end $$
"""
# What a check withdrew before is free to be made again.
FREED = """
update letters_letter l set step_key = 'taken_back:' || l.public_id
where l.state = 'withdrawn' and l.reason <> 'by_hand' and (l.step_key like 'ladder:%' or l.step_key like 'by_hand.%' or l.step_key = 'turning_20')
  and not exists (select from letters_letter i where i.instead_of_id = l.id)
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_steps_of_ladders"), ("register", "0014_preferred_details")]

    operations = [migrations.RunSQL(FREED, migrations.RunSQL.noop), migrations.RunSQL(LETTERS, migrations.RunSQL.noop)]
