"""A letter that came to nothing gives its step free: it can be made again when it may be sent."""

from __future__ import annotations

from collections.abc import Collection

from tenant_apps.letters.enums import Channel
from tenant_apps.letters.models import Letter

FREED = "taken_back:{letter}"
NOTICES = f"{Channel.VISIT_NOTICE}."  # each making of a visit day's notices has a step of its own, by which the visit knows its letter


def free_steps(*, letters: Collection[Letter]) -> None:
    """What a check withdrew. What somebody withdrew by hand keeps its step: that youth is to have none."""
    rows = [one for one in letters if not one.step_key.startswith(NOTICES)]
    for one in rows:
        one.step_key = FREED.format(letter=one.public_id)
    Letter.objects.bulk_update(rows, ["step_key"], batch_size=500)
