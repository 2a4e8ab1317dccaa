from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.migrations.state import ProjectState


def quick_triggers() -> None:
    """A trigger stands in a model's options alone: its migration need not render the model, and all that refer to it, anew.

    pgtrigger does, 150 times over from an empty database: most of a first release's time.
    """
    from pgtrigger import migrations

    def added(self: Any, app_label: str, state: ProjectState) -> None:
        options = state.models[app_label, self.model_name.lower()].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]

    def removed(self: Any, app_label: str, state: ProjectState) -> None:
        options = state.models[app_label, self.model_name.lower()].options
        options["triggers"] = [one for one in options.get("triggers", []) if one.name != self.name]

    migrations.AddTrigger.state_forwards = added  # type: ignore[method-assign]
    migrations.RemoveTrigger.state_forwards = removed  # type: ignore[method-assign]


class CoreConfig(AppConfig):
    name = "kaa.core"
    label = "kaa_core"

    def ready(self) -> None:
        from django.core.management.commands import makemigrations
        from django_tenants.management.commands.migrate_schemas import MigrateSchemasCommand

        # pgtrigger gives makemigrations its own autodetector; django-tenants' command must have the same (commands.E001)
        MigrateSchemasCommand.autodetector = makemigrations.Command.autodetector
        quick_triggers()
        from kaa.core import checks, sessions  # noqa: F401  (they register themselves)
