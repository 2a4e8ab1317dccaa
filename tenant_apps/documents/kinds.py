"""To whom each kind of document goes, and what that usually rests on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tenant_apps.documents.enums import Route
from tenant_apps.letters.enums import DocumentKind

BOTH = (Route.AGENCY, Route.YOUTH)


@dataclass(frozen=True)
class Kind:
    """`agency`: of the code list; empty: chosen each time. The first of `routes` and `ground` stand in the form from the beginning."""

    agency: str = ""
    routes: Collection[Route] = BOTH
    ground: str = ""

    @property
    def first_route(self) -> Route:
        return next(iter(self.routes))


KINDS: dict[str, Kind] = {
    # 32 c § folkbokföringslagen is a duty to tell, which breaks secrecy (10 kap. 28 § OSL)
    DocumentKind.TAX_AGENCY: Kind("tax_agency", (Route.AGENCY,), "duty_in_law"),
    DocumentKind.SOCIAL_INSURANCE: Kind("social_insurance_agency"),
    DocumentKind.SOCIAL_ASSISTANCE: Kind("financial_assistance", (Route.YOUTH, Route.AGENCY)),
    DocumentKind.SPECIAL_REASONS: Kind("adult_education", (Route.YOUTH, Route.AGENCY)),
    DocumentKind.PREPARATION_REFERRAL: Kind("labour_market_unit"),
    DocumentKind.OTHER: Kind(),
}
