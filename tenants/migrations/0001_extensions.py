from django.db import migrations


class Migration(migrations.Migration):
    """Trusted extensions, in a schema that every search path ends with; nobody else creates anything in public."""

    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            create schema if not exists extensions;
            create extension if not exists btree_gist schema extensions;
            create extension if not exists pg_trgm schema extensions;
            revoke create on schema public from public;
            """,
            migrations.RunSQL.noop,
        )
    ]
