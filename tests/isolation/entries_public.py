"""The public site's pages for those who run it: who may, and what the page shows. No tenant's user gets there."""

from __future__ import annotations

from tenant_apps.accounts.enums import Role
from tests.isolation.entries import Entry

PUBLIC_ROLES = frozenset({Role.OPERATOR, Role.BOARD_MEMBER, Role.LIBRARY_EDITOR})
OPERATORS = frozenset({Role.OPERATOR})

PUBLIC_ENTRIES = [
    Entry("tenants", OPERATORS, sentinel=lambda _world: "Alfas nämnd"),
    Entry("code-lists", PUBLIC_ROLES, sentinel=lambda _world: "Sysselsättning"),
    Entry(
        "code-list", PUBLIC_ROLES, kwargs=lambda _world: {"slug": "occupation"}, sentinel=lambda _world: "SysKontakt"
    ),
    Entry("report-formats", PUBLIC_ROLES, sentinel=lambda _world: "2020"),
    Entry("report-format", PUBLIC_ROLES, kwargs=lambda _world: {"version": "2020"}, sentinel=lambda _world: "DatumReg"),
]
