"""How often somebody wants the digest: their own choice."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import User
from tenant_apps.reminders.enums import DigestPace
from tenant_apps.reminders.models import DigestChoice


@transaction.atomic
def choose_digest(*, user: User, pace: str, actor: User) -> DigestChoice:
    if actor.pk != user.pk:
        raise PermissionError("each user chooses for themselves")
    if pace not in DigestPace.values:
        raise ValidationError({"pace": _("Choose a value.")})
    chosen, is_new = DigestChoice.objects.get_or_create(user=user, defaults={"pace": pace})
    if not is_new and chosen.pace != pace:
        chosen.pace = pace
        chosen.save(update_fields=["pace"])
    return chosen
