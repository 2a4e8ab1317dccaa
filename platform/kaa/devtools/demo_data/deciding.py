"""Identification after every file, and what the coordinator did with its proposals: applied at once, a few left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.models import Proposal
from tenant_apps.register.services.proposals import (
    apply_proposals,
    automatic_ids,
    propose,
)
from tenant_apps.register.services.setting_aside import put_under_inquiry, reject_proposals

LEFT_OUT, LEFT_IN = 5, 3  # proposals that nobody got to in the week before


class Decider:
    def __init__(self, world: World, codes: Sequence[str], actor: User | None) -> None:
        self.codes, self.actor = list(codes), actor
        self.before_last, self.last = world.extract_days()[-2:]

    def decide(self, day: date) -> None:
        propose(day=day, municipality_codes=self.codes)
        if day == self.last:
            self._set_some_aside()
            return
        proposals = automatic_ids()
        if day == self.before_last:
            proposals = self._but_a_few(proposals)
        apply_proposals(proposals=proposals, actor=self.actor, today=day, municipality_codes=self.codes)
        Proposal.objects.filter(decided_at__gt=at(self.last, 23)).update(decided_at=at(day, 9))

    def once_more(self) -> None:
        """The night after: what the coaches wrote has its proposals too."""
        propose(day=self.last, municipality_codes=self.codes)

    def _but_a_few(self, proposals: list[int]) -> list[int]:
        """Those who turn 20 are always closed in time."""
        found = Proposal.objects.filter(pk__in=proposals).exclude(reason="turned_20").order_by("pk")
        left = list(found.filter(kind=ProposalKind.OUT)[:LEFT_OUT]) + list(found.filter(kind=ProposalKind.IN)[:LEFT_IN])
        kept = {one.pk for one in left}
        return [pk for pk in proposals if pk not in kept]

    def _set_some_aside(self) -> None:
        """One rejected with its reason, one under inquiry for two weeks."""
        conflicts = list(
            Proposal.objects.filter(state=ProposalState.NEW, kind=ProposalKind.CHECK, reason="conflict").order_by("pk")[
                :1
            ]
        )
        reject_proposals(
            proposals=[one.pk for one in conflicts],
            reason="Rektorn på Distansgymnasiet: kursen är avslutad, eleven går kvar i hemskolan.",
            actor=self.actor,
        )
        waiting = list(Proposal.objects.filter(state=ProposalState.NEW, reason="no_school_record").order_by("pk")[:1])
        put_under_inquiry(
            proposals=[one.pk for one in waiting],
            until=self.last + timedelta(days=14),
            note="Frågan är ställd till den förra kommunen.",
            actor=self.actor,
            today=self.last,
        )
        Proposal.objects.filter(decided_at__gt=at(self.last, 23)).update(decided_at=at(self.last, 9))
