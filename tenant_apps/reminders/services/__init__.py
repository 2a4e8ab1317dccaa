"""Writes of the room. Rooms that make reminders by a rule call `add_reminder` with a key: once, however often they run."""

from tenant_apps.reminders.services.reminders import add_reminder, close_reminder, move_reminder

__all__ = ["add_reminder", "close_reminder", "move_reminder"]
