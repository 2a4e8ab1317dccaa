"""Proposals as a page shows them: filtered, fifty at a time."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.utils.functional import Promise

from kaa.core import clock
from shared_apps.codelists.municipalities import municipality_name
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification.explain import Explanation, explain_proposal
from tenant_apps.register.identification.reasons import Reason
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import Proposal

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which proposals; an empty reason or municipality is any."""

    kind: str
    state: str
    reason: str = ""
    municipality_code: str = ""


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
    decided_by: str
    decided_on: date | None
    is_automatic: bool


@dataclass(frozen=True, kw_only=True)
class ProposalPage:
    """`upto`: the newest proposal there was; what comes later is not decided upon by someone who has not seen it."""

    rows: tuple[ProposalRow, ...]
    total: int
    next_after: uuid.UUID | None
    upto: int


def counts() -> Counter[tuple[str, str]]:
    """How many there are by (kind, state), those under protection left out."""
    found = shown_proposals().values_list("kind", "state").annotate(n=Count("pk"))
    return Counter({(kind, state): n for kind, state, n in found})


def reason_choices(wanted: Wanted) -> list[tuple[str, str, int]]:
    """The reasons that there are in a kind and state: (code, label, how many), the commonest first."""
    rows = shown_proposals().filter(kind=wanted.kind, state=wanted.state).values_list("reason").annotate(n=Count("pk"))
    return [(reason, reason_label(reason), n) for reason, n in sorted(rows, key=lambda row: (-row[1], row[0]))]


def municipality_choices(codes: list[str]) -> list[tuple[str, str]]:
    return [(code, municipality_name(code)) for code in codes] if len(codes) > 1 else []


def reason_label(reason: str) -> str:
    return str(Reason(reason).label) if reason in Reason.values else reason


def proposal_page(*, wanted: Wanted, today: date, after: uuid.UUID | None = None) -> ProposalPage:
    """Fifty of those wanted, in the order of names, after one of them."""
    chosen = _chosen(wanted)
    total = chosen.aggregate(n=Count("pk"), upto=Max("pk"))
    rest = _after(chosen, after) if after else chosen
    found = list(rest.select_related("youth", "decided_by").order_by("youth__sort_key", "pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    next_after = shown[-1].public_id if len(found) > PAGE_SIZE else None
    return ProposalPage(
        rows=tuple(_row(one, today) for one in shown), total=total["n"], next_after=next_after, upto=total["upto"] or 0
    )


def all_ids(*, wanted: Wanted, upto: int) -> list[int]:
    """The whole list as somebody saw it."""
    return list(_chosen(wanted).filter(pk__lte=upto).order_by("pk").values_list("pk", flat=True))


def ids_of(public_ids: list[uuid.UUID]) -> list[int]:
    """Those that there are: one that has come under protection meanwhile is passed over without a word."""
    return list(shown_proposals().filter(public_id__in=public_ids).order_by("pk").values_list("pk", flat=True))


def shown_proposals() -> QuerySet[Proposal]:
    """Without those of youths under protection, their handlers' too: proposals are the whole staff's list."""
    return Proposal.objects.filter(youth__protected_at=None, youth__merged_into=None)


def _chosen(wanted: Wanted) -> QuerySet[Proposal]:
    found = shown_proposals().filter(kind=wanted.kind, state=wanted.state)
    if wanted.reason:
        found = found.filter(reason=wanted.reason)
    if wanted.municipality_code:
        found = found.filter(municipality_code=wanted.municipality_code)
    return found


def _after(wanted: QuerySet[Proposal], after: uuid.UUID) -> QuerySet[Proposal]:
    last = shown_proposals().filter(public_id=after).values_list("youth__sort_key", "pk").first()
    if last is None:
        return wanted
    return wanted.filter(Q(youth__sort_key__gt=last[0]) | Q(youth__sort_key=last[0], pk__gt=last[1]))


def _row(one: Proposal, today: date) -> ProposalRow:
    is_open = one.state in {ProposalState.NEW, ProposalState.INQUIRY}
    return ProposalRow(
        public_id=one.public_id, version=one.version, youth=one.youth.public_id, name=one.youth.full_name,
        age=age_as_decided(one.youth.birth_date, today),
        reason=reason_label(one.reason), explanation=explain_proposal(one), since=one.since,
        days_late=max((today - one.since).days, 0) if is_open else None,
        suggests=str(one.evidence.get("suggests", "")) if one.kind == ProposalKind.CHECK else one.kind,
        found_on=one.found_on, inquiry_until=one.inquiry_until, note=one.decision_note,
        decided_by=one.decided_by.display_name if one.decided_by else "", decided_on=clock.local_date(one.decided_at) if one.decided_at else None,
        is_automatic=one.automatic_by_id is not None,
    )  # fmt: skip
