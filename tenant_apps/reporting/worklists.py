"""Lists of hits to work through: by rule, by label, one's own first, and which hit comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.quality.selectors import ORDER, Hit, hits

MINE, NO_LABEL = "mina", "ingen"
KEPT = "scb_round"  # in the session: where in which list somebody is


def is_administrator(user: User) -> bool:
    """Hits without a label, or whose label nobody has, belong to the administrator (rules: Quality rules)."""
    return Role.ADMINISTRATOR in user.roles


def is_mine(hit: Hit, user: User) -> bool:
    return hit.label_user == user.pk or (hit.is_nobodys and is_administrator(user))


def has_own(user: User) -> bool:
    return is_administrator(user) or Label.objects.filter(user=user, archived_at=None).exists()


@dataclass(frozen=True)
class Wanted:
    """Which list: a rule ('R3'; empty: all) and whose ('mina', 'ingen' for no label, a label's public id; empty: everybody's)."""

    period: str
    section: str = ""
    label: str = ""
    colour: str = ""

    def holds(self, hit: Hit, user: User) -> bool:
        if self.colour and hit.colour != self.colour:
            return False
        if self.section and hit.section != self.section:
            return False
        if self.label == MINE:
            return is_mine(hit, user)
        return not self.label or (str(hit.label_id) if hit.label_id else NO_LABEL) == self.label


def query_of(wanted: Wanted, **more: object) -> str:
    """The list in an address: rules, labels and colours, and nobody's name."""
    asked = {"regel": wanted.section, "etikett": wanted.label, "farg": wanted.colour, **more}
    return urlencode({name: value for name, value in asked.items() if value not in {"", None}})


def worklist(wanted: Wanted, user: User, found: list[Hit] | None = None) -> list[Hit]:
    """The hits in the order in which they are worked through: red first, within a rule one's own first."""
    chosen = hits(period=wanted.period, section=wanted.section) if found is None else found
    mine_first = [hit for hit in chosen if wanted.holds(hit, user)]
    place: dict[str, int] = {}
    for hit in mine_first:
        place.setdefault(f"{hit.colour} {hit.section}", len(place))
    # the sort is stable: what is not asked about keeps its order
    mine_first.sort(
        key=lambda hit: (ORDER.index(hit.colour), place[f"{hit.colour} {hit.section}"], not is_mine(hit, user))
    )
    return mine_first


@dataclass(frozen=True)
class Round:
    """Somebody goes through a list: `place` is the number of the hit that they were sent to mend, from 0."""

    wanted: Wanted
    place: int
    youth: str

    def as_kept(self) -> dict[str, Any]:
        return {
            "period": self.wanted.period, "section": self.wanted.section, "label": self.wanted.label,
            "colour": self.wanted.colour, "place": self.place, "youth": self.youth,
        }  # fmt: skip


def round_of(kept: Any) -> Round | None:
    if not isinstance(kept, dict):
        return None
    wanted = Wanted(*(str(kept.get(name, "")) for name in ("period", "section", "label", "colour")))
    return Round(wanted, int(kept.get("place", 0)), str(kept.get("youth", "")))


def following(found: list[Hit], at: Round) -> tuple[int, Hit] | None:
    """The hit after the one they were at, in the list as it is now. What was mended is gone, so that the next stands in its place."""
    place = at.place
    if (
        place < len(found) and str(found[place].youth) == at.youth
    ):  # not mended, or something else is wrong with the same youth
        place += 1
    if place >= len(found):
        place = 0
    if not found or (str(found[place].youth) == at.youth and len({hit.youth for hit in found}) == 1):
        return None
    return place, found[place]
