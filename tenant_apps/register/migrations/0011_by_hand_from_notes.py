from django.db import migrations

# a note without an applied proposal: until now the only sign that staff had opened it
FROM_NOTES = """
    update register_registration r set by_hand = true
    where r.source_note <> '' and r.opened_by_id is not null
      and not exists (select from register_proposal p where p.registration_id = r.id and p.kind = 'in' and p.state = 'applied')"""


class Migration(migrations.Migration):
    dependencies = [("register", "0010_by_hand")]

    operations = [migrations.RunSQL(FROM_NOTES, migrations.RunSQL.noop)]
