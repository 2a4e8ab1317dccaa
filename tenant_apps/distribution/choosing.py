"""What the page of the queue sends: who was chosen for whom, and why."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tenant_apps.distribution.enums import Reason
from tenant_apps.distribution.selectors.page import Queue
from tenant_apps.distribution.services.giving import Choice

TICKED, ALL, TO = "ticked", "all", "to"


def chosen(data: QueryDict, found: Queue) -> tuple[list[Choice], int]:
    """Those ticked as they stand on the page; all of them, also those further down; or those ticked to one and the same.

    And how many of those ticked have left the queue since the page was shown.
    """
    if data.get("action") == ALL:
        return _everybody(data, found), 0
    keys, known = dict.fromkeys(data.getlist("chosen")), found.by_public_id
    if not keys:
        raise ValidationError(_("Tick those who are to be given."))
    ticked = [known[key] for key in keys if key in known]
    gone = len(keys) - len(ticked)
    if data.get("action") == TO:
        label = found.labels.get(data.get("to", ""))
        if label is None:
            raise ValidationError(_("Choose to whom."))
        return [Choice(one.youth_id, label) for one in ticked], gone
    choices = [one for each in ticked if (one := _as_shown(data, str(each.public_id), each.youth_id, found))]
    if len(choices) < len(ticked):
        raise ValidationError(_("Choose a coach for each of those ticked."))
    return choices, gone


def _everybody(data: QueryDict, found: Queue) -> list[Choice]:
    if data.get("expected") != found.fingerprint:
        raise ValidationError(_("The queue has changed since it was shown. Look at the list again."))
    shown = set(data.getlist("shown"))
    choices = []
    for each in found.waiting:
        key, proposed = str(each.public_id), found.proposed[each.youth_id]
        if key in shown:
            one = _as_shown(data, key, each.youth_id, found)
        elif proposed.person is None:
            one = None
        else:
            beside = proposed.beside.label_id if proposed.beside else None
            one = Choice(each.youth_id, proposed.person.label_id, proposed.reason, beside, Reason.STUDIES)
        if one is not None:
            choices.append(one)
    if not choices:
        raise ValidationError(_("Nobody on the list has a coach chosen."))
    return choices


def _as_shown(data: QueryDict, key: str, youth: int, found: Queue) -> Choice | None:
    to, beside = data.get(f"to-{key}", ""), data.get(f"beside-{key}", "")
    label = found.labels.get(to)
    if label is None:
        return None
    was_to, _bar, rest = data.get(f"was-{key}", "").partition("|")
    reason, _bar, was_beside = rest.partition("|")
    return Choice(
        youth, label, reason if was_to == to and reason in Reason.values else Reason.BY_HAND, found.labels.get(beside),
        Reason.STUDIES if beside and beside == was_beside else Reason.BY_HAND,
    )  # fmt: skip
