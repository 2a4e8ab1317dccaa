"""Proposals as a page shows them."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from kaa.core.ages import age_on
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification.explain import Explanation, explain_proposal
from tenant_apps.register.identification.reasons import Reason
from tenant_apps.register.models import Proposal

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class ProposalRow:
    public_id: uuid.UUID
    version: int
    youth: uuid.UUID
    name: str
    age: int
    reason: str | Promise
    explanation: Explanation
    since: date
    days_late: int | None
    suggests: str
    found_on: date
    inquiry_until: date | None
    note: str


@dataclass(frozen=True, kw_only=True)
class ProposalPage:
    rows: tuple[ProposalRow, ...]
    total: int
    next_after: uuid.UUID | None


def counts() -> Counter[tuple[str, str]]:
    """How many there are by (kind, state), those under protection left out."""
    found = _shown().values_list("kind", "state").annotate(n=Count("pk"))
    return Counter({(kind, state): n for kind, state, n in found})


def proposal_page(*, kind: str, state: str, today: date, after: uuid.UUID | None = None) -> ProposalPage:
    """Fifty of a kind and state, in the order of names, after one of them."""
    wanted = _shown().filter(kind=kind, state=state)
    total = wanted.count()
    rest = _after(wanted, after) if after else wanted
    found = list(rest.select_related("youth").order_by("youth__sort_key", "pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    next_after = shown[-1].public_id if len(found) > PAGE_SIZE else None
    return ProposalPage(rows=tuple(_row(one, today) for one in shown), total=total, next_after=next_after)


def all_ids(*, kind: str, state: str) -> list[int]:
    return list(_shown().filter(kind=kind, state=state).order_by("pk").values_list("pk", flat=True))


def _shown() -> QuerySet[Proposal]:
    return Proposal.objects.filter(youth__protected_at=None)


def _after(wanted: QuerySet[Proposal], after: uuid.UUID) -> QuerySet[Proposal]:
    last = _shown().filter(public_id=after).values_list("youth__sort_key", "pk").first()
    if last is None:
        return wanted
    return wanted.filter(Q(youth__sort_key__gt=last[0]) | Q(youth__sort_key=last[0], pk__gt=last[1]))


def _row(one: Proposal, today: date) -> ProposalRow:
    is_open = one.state in {ProposalState.NEW, ProposalState.INQUIRY}
    return ProposalRow(
        public_id=one.public_id, version=one.version, youth=one.youth.public_id, name=one.youth.full_name, age=age_on(one.youth.birth_date, today),
        reason=Reason(one.reason).label if one.reason in Reason.values else one.reason, explanation=explain_proposal(one), since=one.since,
        days_late=max((today - one.since).days, 0) if is_open else None,
        suggests=str(one.evidence.get("suggests", "")) if one.kind == ProposalKind.CHECK else one.kind,
        found_on=one.found_on, inquiry_until=one.inquiry_until, note=one.decision_note,
    )  # fmt: skip
