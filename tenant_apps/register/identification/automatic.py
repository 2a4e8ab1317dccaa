"""Which kinds of proposal a municipality may let apply by themselves, and which proposals that is about (P1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Concat

from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification.reasons import Reason
from tenant_apps.register.identification.ruleset import Settings
from tenant_apps.register.models import Proposal, Registration

# Never what is to be checked: a contradiction is never an automatic change (rules: Proposals).
REASONS: dict[str, tuple[Reason, ...]] = {
    ProposalKind.IN.value: (Reason.PLACEMENT_ENDED, Reason.COMPULSORY_ENDED, Reason.IMMIGRATED, Reason.MOVED_IN),
    ProposalKind.OUT.value: (
        Reason.PLACED, Reason.EXAM, Reason.TURNED_20, Reason.MOVED_AWAY, Reason.MOVED_BETWEEN, Reason.DIED, Reason.LAW_CHANGED,
        Reason.CONTACT_SAYS_SCHOOL,
    ),
}  # fmt: skip
KEYS = tuple(f"{kind}:{reason.value}" for kind, reasons in REASONS.items() for reason in reasons)


def waiting(*, kind: str, settings: Settings) -> list[int]:
    """The new proposals (ids) of a kind that may apply by themselves.

    Not where a person has had a say already: set it aside, rejected it when a source said it in other words, or marked the
    registration that came of it as a mistake.
    """
    keys = [key for key in settings.automatic if key in KEYS and key.startswith(f"{kind}:")]
    if not keys:
        return []
    same = {"youth": OuterRef("youth"), "kind": OuterRef("kind"), "since": OuterRef("since")}
    rejected = Proposal.objects.filter(**same, state=ProposalState.REJECTED)
    mistaken = Registration.objects.filter(
        youth=OuterRef("youth"), mistaken_at__isnull=False, covered_from__gte=OuterRef("since")
    )
    found = (
        Proposal.objects.annotate(key=Concat(F("kind"), Value(":"), F("reason")))
        .filter(
            state=ProposalState.NEW, key__in=keys, decided_at=None, youth__protected_at=None, youth__merged_into=None
        )
        .exclude(Exists(rejected))
    )
    if kind == ProposalKind.IN:
        found = found.exclude(Exists(mistaken))
    return list(found.order_by("pk").values_list("pk", flat=True))


def too_many(ids: Sequence[int], settings: Settings) -> bool:
    """A large change at once (every August, or a source gone wrong) waits for a person (rules: Proposals)."""
    return settings.automatic_at_most is not None and len(ids) > settings.automatic_at_most
