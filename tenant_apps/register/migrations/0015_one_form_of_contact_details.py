from django.db import migrations

_PHONE = r"regexp_replace(regexp_replace(regexp_replace({0}, '[^0-9+]', '', 'g'), '^00', '+'), '^\+460?', '0')"
_LIKE_PHONE = r"{0} ~ '^[0-9+][0-9 +()/.-]*$'"

# Telephones as kaa.core.phones.read_phone writes them, addresses in small letters. Of two that turn out to be the same one takes the form, and
# the other stays as it is: letters and the youth's choice point at it.
DETAILS = f"""
update register_contactdetail c set value = n.kept
from (select id, kept, row_number() over (partition by youth_id, kind, kept, postcode, source
                                          order by value = kept desc, gone_on is null desc, last_seen_on desc, id) as place
      from (select *, case when kind = 'email' then lower(value) else {_PHONE.format("value")} end as kept from register_contactdetail
            where kind = 'email' or kind = 'phone' and {_LIKE_PHONE.format("value")}) f) n
where n.id = c.id and n.place = 1 and c.value <> n.kept
"""
GUARDIANS = f"""
update register_guardian g set email = n.email, phone = n.phone
from (select id, lower(email) as email, case when {_LIKE_PHONE.format("phone")} then {_PHONE.format("phone")} else phone end as phone
      from register_guardian) n
where n.id = g.id and (g.email, g.phone) <> (n.email, n.phone)
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0014_preferred_details")]

    operations = [
        migrations.RunSQL(DETAILS, migrations.RunSQL.noop),
        migrations.RunSQL(GUARDIANS, migrations.RunSQL.noop),
    ]
