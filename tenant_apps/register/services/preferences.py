"""What staff prefer of what the sources say."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import User
from tenant_apps.register.models import ContactDetail, PreferredDetail


@transaction.atomic
def prefer_detail(*, detail: ContactDetail, preferred: bool, actor: User | None) -> None:  # noqa: ARG001  (history has who)
    """Try this one first; at most one of a youth's details is."""
    if not preferred:
        PreferredDetail.objects.filter(youth=detail.youth_id, detail=detail).delete()
        return
    if detail.failed_on or detail.gone_on:
        raise ValidationError(_("A contact detail that does not work cannot be the one to try first."))
    PreferredDetail.objects.update_or_create(youth=detail.youth, defaults={"detail": detail})
