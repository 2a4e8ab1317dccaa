from django.db import migrations

# A file that waits to be applied writes addresses in the form in which they are kept. What was applied is known by its row, which has not changed.
FORWARDS = """
update sources_stagedrow
set email = lower(email), guardian1_email = lower(guardian1_email), guardian2_email = lower(guardian2_email)
where (email, guardian1_email, guardian2_email) <> (lower(email), lower(guardian1_email), lower(guardian2_email))
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0010_marked_rows_read_anew"), ("register", "0015_one_form_of_contact_details")]

    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
