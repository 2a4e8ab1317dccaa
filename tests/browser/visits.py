"""What the browser's site holds, and what test_pages visits there. Run as a program in the site's own environment, once.

EMPTY are empty but for their staff, one for each file that changes things (the tests come in any order); gamma and delta (a partnership)
have one small world each. Prints as JSON every page of tests/isolation's tables with the roles it is visited as, and a session for each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

# pages that say other things to other roles: visited as each of these, besides as the most powerful one
DIFFERING = {
    "today": ["coach", "reader", "local_leader", "county_leader"],
    "youths": ["coach", "reader"],
    "youth": ["coach", "reader"],
    "report-period": ["coach", "reader"],
    "settings": ["coach", "account_manager"],
}
POWER = ["administrator", "account_manager", "local_leader", "operator", "board_member", "library_editor"]
OPEN = ["/egenremiss/", "/egenremiss/tack/",
        "/tillganglighet/", "/konto/login/", "/konto/losenord/nytt/", "/konto/losenord/nytt/skickat/", "/konto/losenord/nytt/klart/",
        "/konto/avstangd/"]  # fmt: skip
EMPTY = {
    "alfa": ("k9901", ["2281"]),
    "beta": ("k9902", ["0180"]),
    "lista": ("k9905", ["0180"]),
    "inlast": ("k9906", ["0180"]),
    "forslag": ("k9907", ["2281"]),
    "filer": ("k9908", ["2281"]),
    "minnas": ("k9915", ["2281"]),
    "besok": ("k9910", ["2281"]),
    "dorr": ("k9916", ["2281"]),
    "posten": ("k9921", ["2281"]),
}
SITES = {"gamma": "k9903", "delta": "k9904"}
ROLES = ["administrator", "coordinator", "coach", "reader", "account_manager"]
PASSWORD = "Hemligt-losenord-1"  # of made-up users


def make_tenants() -> None:
    from kaa.core.tenancy import as_owner, find_tenant, in_tenant
    from tenants.provisioning import NewTenant, create_tenant
    from tests.factories.accounts import user

    wanted = {
        **EMPTY,
        "gamma": ("k9903", ["2281"]),
        "delta": ("k9904", []),
    }
    with as_owner():
        for host, (schema, codes) in wanted.items():
            name, kind = host.title(), "municipality" if codes else "partnership"
            controller = f"{name}s barn- och utbildningsnämnd"
            create_tenant(
                NewTenant(
                    schema=schema,
                    name=name,
                    host=f"{host}.localhost",
                    kind=kind,
                    municipality_codes=codes,
                    controller=controller,
                )
            )
    for schema, _ in EMPTY.values():
        with in_tenant(find_tenant(schema)):
            for role in ROLES:
                user(role, email=f"{role}@example.test", name=f"Maria {role.title()}", password=PASSWORD)


def _entries(entries: list[Any]) -> Iterator[tuple[Any, str]]:
    """Each page once as its most powerful role, and as those to whom it says something else."""
    for entry in entries:
        if entry.data is not None or entry.status != 200:
            continue
        roles = [role for role in POWER if role in entry.roles][:1] + DIFFERING.get(entry.name, [])
        for role in dict.fromkeys(roles or [min(entry.roles)]):
            if role in entry.roles:
                yield entry, role


def visits() -> dict[str, Any]:
    from django.urls import reverse

    from kaa.core.tenancy import find_tenant, in_public, in_tenant
    from tests.factories.accounts import user
    from tests.isolation.entries import ENTRIES
    from tests.isolation.entries_doors import TOKEN
    from tests.isolation.entries_public import PUBLIC_ENTRIES, PUBLIC_ROLES
    from tests.isolation.worlds import World, build

    pages, cookies = [], []
    for host, schema in SITES.items():
        with in_tenant(find_tenant(schema)):
            world = build("alfa", "Gammasson" if host == "gamma" else "Deltasson")
            for entry, role in _entries(ENTRIES):
                if host == "gamma" or entry.name in {"today", "youths", "youth", "participants", "settings"}:
                    path = reverse(entry.name, kwargs=entry.kwargs(world), urlconf="kaa.urls_tenant") + entry.query
                    pages.append({"host": host, "role": role, "name": entry.id, "path": path})
            cookies += [_cookie(host, role, world.client(role)) for role in world.users]
        schools = [f"/skola/{TOKEN}/{path}" for path in ("", "samtal/", "anmalan/")]
        pages += [
            {"host": host, "role": "", "name": path, "path": path} for path in [*OPEN, *schools] if host == "gamma"
        ]
    with in_public():
        from django.test import Client

        for role in sorted(PUBLIC_ROLES):
            client = Client(HTTP_HOST="localhost")
            client.force_login(user(role), backend="allauth.account.auth_backends.AuthenticationBackend")
            cookies.append(_cookie("", role, client))
            pages.append({"host": "", "role": role, "name": f"start {role}", "path": "/"})
        for entry, role in _entries(PUBLIC_ENTRIES):
            path = reverse(entry.name, kwargs=entry.kwargs(World("", "")), urlconf="kaa.urls_public")
            pages.append({"host": "", "role": role, "name": entry.id, "path": path})
        pages += [
            {"host": "", "role": "", "name": f"public {path}", "path": path} for path in ("/", "/tillganglighet/")
        ]
    return {"pages": pages, "cookies": cookies}


def _cookie(host: str, role: str, client: Any) -> dict[str, str]:
    (one,) = client.cookies.values()
    return {"host": host, "role": role, "name": one.key, "value": one.value}


if __name__ == "__main__":
    import django

    django.setup()
    if "--pages-only" not in sys.argv:
        make_tenants()
    json.dump(visits(), sys.stdout)
