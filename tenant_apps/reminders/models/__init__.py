from tenant_apps.reminders.models.absence import Absence
from tenant_apps.reminders.models.digest import DigestChoice
from tenant_apps.reminders.models.handover import Handover
from tenant_apps.reminders.models.notification import Notification
from tenant_apps.reminders.models.reminder import Reminder

__all__ = ["Absence", "DigestChoice", "Handover", "Notification", "Reminder"]
