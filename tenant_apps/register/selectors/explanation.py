"""Why a youth is registered, or proposed in or out: identification's words on the youth's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kaa.core.templatetags.kaa_ui import sv_date
from kaa.core.together import read_together
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification.explain import Condition, explain_proposal, explain_youth
from tenant_apps.register.identification.ruleset import from_rows as settings_from
from tenant_apps.register.identification.ruleset import rows_on
from tenant_apps.register.models import Proposal, Registration, Youth

OPEN = (ProposalState.NEW, ProposalState.INQUIRY)


@dataclass(frozen=True)
class OpenProposal:
    kind: str
    why: str


@dataclass(frozen=True)
class ShownExplanation:
    """`then`: what decided when the registration was made; `conditions`: the law's five today, from which rows."""

    then: str
    by_hand: str
    conditions: tuple[Condition, ...]
    proposal: OpenProposal | None


def explanation_of(
    youth: Youth, registration: Registration | None, *, today: date, municipality_codes: list[str]
) -> ShownExplanation | None:  # fmt: skip
    """Two queries; nothing for those under protection, whom identification leaves to their handler."""
    if youth.protected_at is not None:
        return None
    rows, proposals = rows_on(today), youth.proposals.filter(state__in=(*OPEN, ProposalState.APPLIED))
    proposals = proposals.select_related("automatic_by").order_by("-found_on", "-id")
    read_together(rows, proposals)
    now = explain_youth(
        youth_id=youth.pk, day=today, municipality_codes=municipality_codes, settings=settings_from(rows)
    )
    made = [
        one
        for one in proposals
        if registration and one.registration_id == registration.pk and one.kind == ProposalKind.IN
    ]
    opened = next((one for one in proposals if one.state in OPEN), None)
    return ShownExplanation(
        then=_then(made[0]) if made else "", by_hand=registration.source_note if registration and not made else "",
        conditions=now.conditions if now else (),
        proposal=OpenProposal(str(ProposalKind(opened.kind).label), explain_proposal(opened).why) if opened else None,
    )  # fmt: skip


def _then(made: Proposal) -> str:
    """Why it was registered; told as such where nobody looked."""
    why = explain_proposal(made).why
    if made.automatic_by is None:
        return why
    told = _("Applied by itself, by the settings from %(day)s.") % {"day": sv_date(made.automatic_by.valid_from)}
    return f"{why} {told}"
