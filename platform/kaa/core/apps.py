from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "kaa.core"
    label = "kaa_core"

    def ready(self) -> None:
        from django.core.management.commands import makemigrations
        from django_tenants.management.commands.migrate_schemas import MigrateSchemasCommand

        # pgtrigger gives makemigrations its own autodetector; django-tenants' command must have the same (commands.E001)
        MigrateSchemasCommand.autodetector = makemigrations.Command.autodetector
        from kaa.core import checks, django_words, sessions  # noqa: F401  (they register themselves)

        django_words.say_plainly()
