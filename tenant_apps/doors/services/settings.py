"""What a tenant decides of its doors: open or not, how long, and the form's further languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.doors.models import DoorSettings, ReferralLanguage
from tenant_apps.doors.texts import EASY, TEXTS

SHIPPED_TAGS = {"sv", "en", EASY}


@transaction.atomic
def save_settings(*, version: int, changes: Mapping[str, Any], actor: User) -> DoorSettings:  # noqa: ARG001  (history has it)
    """A tenant that has never saved has the defaults, as version 1: of two who save first the second is told, too."""
    row, _made = DoorSettings.objects.get_or_create(only=True)
    return locking.save(row, version=version, changes=changes)


@transaction.atomic
def save_language(
    *, language: ReferralLanguage | None, version: int | None, changes: Mapping[str, Any], actor: User  # noqa: ARG001
) -> ReferralLanguage:  # fmt: skip
    """A language is shown when all its texts are there: half a page in Swedish would say so in the wrong language."""
    texts = {key: " ".join(str(changes["texts"].get(key, "")).split()) for key in TEXTS}
    missing = [key for key, text in texts.items() if not text]
    if changes["is_published"] and missing:
        raise ValidationError({"is_published": _("Write all the texts before the language is shown.")})
    if changes["tag"] in SHIPPED_TAGS:
        raise ValidationError({"tag": _("There is a form in this language already.")})
    values = {**changes, "texts": texts}
    if language is None:
        language = ReferralLanguage(**values)
        language.full_clean()
        language.save()
        return language
    return locking.save(language, version=version or 0, changes=values)
