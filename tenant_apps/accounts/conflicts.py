"""Who saved in between, told on the form of the one who saves second (REL-09)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from kaa.core import locking
from kaa.core.locking import Conflict, ConflictView, Saved, VersionedForm
from kaa.core.templatetags.kaa_ui import sv_datetime
from tenant_apps.accounts.models import User


def conflict_of(
    form: VersionedForm, conflict: Conflict, saved: Mapping[str, Saved], *, version: int | None = None
) -> ConflictView:
    """The writer's values stay in the form; the saved ones stand beside them, with who saved and when.

    `version`: of the whole, where the form is on more than the row that was saved last.
    """
    by, at = _last_change(conflict)
    now = conflict.saved.version if version is None else version
    return locking.compare(form, saved=saved, version=now, changed_by=by, changed_at=at)


def _last_change(conflict: Conflict) -> tuple[str, str]:
    events: Any = getattr(conflict.saved, "pgh_event_models", {}).get("changed")
    if events is None:
        return "", ""
    rows = events.objects.filter(pgh_obj_id=conflict.saved.pk).order_by("-pgh_id")
    event = rows.values_list("pgh_context", "pgh_created_at").first()
    if event is None:
        return "", ""
    context, at = event
    user = User.objects.filter(pk=(context or {}).get("user") or 0).first()
    return (user.display_name if user else _("Somebody")), sv_datetime(at)
