from django.db import migrations

# One row a source says that there is a guardian under protection; a letter that was to such a one names nobody.
FORWARDS = """
do $$
begin
    create temporary table spare on commit drop as
        select id from (select id, row_number() over (partition by youth_id, source order by id) as n
                        from register_guardian where is_protected) g where n > 1;
    if to_regclass('letters_letter') is not null then
        update letters_letter set guardian_id = null where guardian_id in (select id from spare);
        update letters_letter set guardian_2_id = null where guardian_2_id in (select id from spare);
    end if;
    delete from register_guardian where id in (select id from spare);
    drop table spare;
    update register_guardian set position = 0 where is_protected;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0011_by_hand_from_notes")]

    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
