"""The table behind test_urls: for each URL who may, with what, and what the answer holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import Pick, World, public_id

# pages that anyone may open: logging in, and the public start page; they show nobody (test_sites)
OPEN = {
    "start", "account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
EVERYONE = frozenset(Role)
RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
READING = WORKING | {Role.READER}
LEADERS = frozenset({Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER})


def nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Entry:
    """`others` are the answers that a role without the right may get; `data` makes it a POST with a valid body."""

    name: str
    roles: frozenset[Role]
    kwargs: Pick = nothing
    data: Pick | None = None
    status: int = 200
    sentinel: Callable[[World], str] | None = None
    shows_youth: bool = False
    others: frozenset[int] = frozenset({403})
    foreign_is_unknown: bool = True
    note: str = ""

    @property
    def id(self) -> str:
        return f"{self.name} {self.note}".strip()


def family_name(world: World) -> str:
    return world.sentinel


ENTRIES = [
    Entry("account_change_password", EVERYONE),
    Entry("account_reauthenticate", EVERYONE),
    Entry("usersessions_list", EVERYONE),
    Entry("job", RUNNING, kwargs=public_id("job"), others=frozenset({403, 404})),
]
