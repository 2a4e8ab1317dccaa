from __future__ import annotations

from typing import Any

from django.db import migrations

# as tenant_apps.reminders.follow_ups says them of those that are made from now on
PLAN, COORDINATED = "Följ upp handlingsplanen", "Följ upp SIP:en"


def remind(apps: Any, _editor: Any) -> None:
    """Of follow-ups that were agreed before there was a reminder of them."""
    reminder = apps.get_model("reminders", "Reminder")
    plans = apps.get_model("support", "ActionPlan").objects.filter(ended_on=None, next_follow_up_on__isnull=False)
    coordinated = apps.get_model("support", "CoordinatedPlan").objects.filter(ended_on=None, follow_up_on__isnull=False)
    found = [
        *((f"plan:{one.public_id}", one.youth_id, PLAN, one.next_follow_up_on) for one in plans),
        *((f"sip:{one.public_id}", one.youth_id, COORDINATED, one.follow_up_on) for one in coordinated),
    ]
    reminder.objects.bulk_create(
        reminder(key=key, youth_id=youth, text=text, due_on=on, first_due_on=on, starts_on=on, kind="rule")
        for key, youth, text, on in found
    )


class Migration(migrations.Migration):
    dependencies = [("support", "0004_consents_of_the_youth_and_who_maps"), ("reminders", "0002_news_of_who_is_beside")]

    operations = [migrations.RunPython(remind, migrations.RunPython.noop)]
