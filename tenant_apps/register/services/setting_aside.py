"""What people decide against identification's proposals: rejected, put under inquiry, taken back. All of them as sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import F

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import ProposalState
from tenant_apps.register.identification.errors import InquiryInThePast, NoSource
from tenant_apps.register.models import Proposal
from tenant_apps.register.services.proposals import OPEN, Skipped, lock_register, propose, skipped_of


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How many it was done to, and those it was not, each with why (a code of Why)."""

    done: int
    skipped: tuple[Skipped, ...]


def reject_proposals(*, proposals: Sequence[int], reason: str, actor: User | None) -> Outcome:
    """Decide against them, with a reason; they come back only when the source rows behind them change."""
    if not reason.strip():
        raise NoSource
    return _set(proposals, OPEN, ProposalState.REJECTED, actor, decision_note=reason.strip()[:300], inquiry_until=None)


def put_under_inquiry(
    *, proposals: Sequence[int], until: date, note: str, actor: User | None, today: date
) -> Outcome:  # fmt: skip
    """Set them aside until a date; the run of that date wakes them, and from then on a person decides."""
    if until <= today:
        raise InquiryInThePast
    return _set(proposals, OPEN, ProposalState.INQUIRY, actor, inquiry_until=until, decision_note=note.strip()[:300])


@transaction.atomic
def take_back(
    *, proposals: Sequence[int], actor: User | None, today: date, municipality_codes: Sequence[str]
) -> Outcome:  # fmt: skip
    """Rejected or set aside by mistake: they are proposed again, if they still hold today."""
    lock_register()
    woken = Proposal.objects.filter(pk__in=proposals, state=ProposalState.INQUIRY)
    now = woken.update(state=ProposalState.NEW, inquiry_until=None, version=F("version") + 1)
    rest = Proposal.objects.filter(pk__in=proposals).exclude(state=ProposalState.NEW)
    youths = list(rest.filter(state=ProposalState.REJECTED).values_list("youth_id", flat=True))
    lapsed = _set(list(rest.values_list("pk", flat=True)), (ProposalState.REJECTED,), ProposalState.LAPSED, actor)
    propose(day=today, municipality_codes=municipality_codes, youths=youths)
    return Outcome(done=now + lapsed.done, skipped=lapsed.skipped)


@transaction.atomic
def _set(
    proposals: Sequence[int],
    states: Sequence[ProposalState],
    state: ProposalState,
    actor: User | None,
    **values: object,
) -> Outcome:
    lock_register()
    chosen = Proposal.objects.filter(pk__in=proposals)
    with connection.cursor() as cursor:
        cursor.execute(
            """create temporary table passed_over on commit drop as
               select id, public_id, youth_id, 'decided' as why from register_proposal
               where id = any(%(ids)s::bigint[]) and state <> all(%(states)s::text[])""",
            {"ids": list(proposals), "states": [str(one) for one in states]},
        )
        skipped = skipped_of(table="passed_over")
        cursor.execute("drop table passed_over")
    done = chosen.filter(state__in=states).update(
        state=state, decided_by=actor, decided_at=clock.now(), version=F("version") + 1, **values
    )
    return Outcome(done=done, skipped=skipped)
