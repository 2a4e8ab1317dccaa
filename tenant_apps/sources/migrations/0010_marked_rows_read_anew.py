from django.db import migrations

# A row that marks a guardian is read each time. Which ones did so before it, the notices to the handlers tell.
FORWARDS = """
update sources_sourcerecord s set row_hash = ''
where s.row_hash <> '' and s.youth_id in (select youth_id from register_protectionnotice where kind = 'guardian')
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0009_states_exam"), ("register", "0014_preferred_details")]

    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
