"""The demo's logins: one for every role that a site has, and the coaches behind the labels. One password for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password

from kaa.devtools.demo_data.places import MUNICIPALITIES, PARTNERSHIP, PLACES, Place
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, RoleGrant, Unit, User

PASSWORD = "demo-losenord-2281"  # of made-up people, in a database of made-up people
NAMES = {
    Role.ADMINISTRATOR: "Agneta Hällgren", Role.COORDINATOR: "Jonas Öhman", Role.COACH: "Maria Ek", Role.READER: "Lars Åkerblom",
    Role.ACCOUNT_MANAGER: "Fatima Rosén", Role.PROTECTED_HANDLER: "Ingrid Söder", Role.LOCAL_LEADER: "Petra Lindell",
    Role.COUNTY_LEADER: "Tomas Ahlgren", Role.MAIN_LEADER: "Selma Brandt", Role.OPERATOR: "Drift Driftsson", Role.BOARD_MEMBER: "Nils Råd",
    Role.LIBRARY_EDITOR: "Bodil Text",
}  # fmt: skip
STAFF_ROLES = (
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.COACH,
    Role.READER,
    Role.ACCOUNT_MANAGER,
    Role.PROTECTED_HANDLER,
)
LEADERS = (Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER)
PUBLIC_ROLES = (Role.OPERATOR, Role.BOARD_MEMBER, Role.LIBRARY_EDITOR)
SURNAMES = ("Ek", "Sundin", "Wik", "Nordh", "Malm", "Bure")
NOBODY = ("Vakant tjänst", "Nyanställd", "Vikarie")  # a label whose post nobody holds


@dataclass(frozen=True)
class DemoLogin:
    host: str
    email: str
    role: Role

    def line(self, port: int) -> str:
        """As kaa.devtools.logins reads it. Port 0: the address without one."""
        address = f"http://{self.host}:{port}/" if port else f"http://{self.host}/"
        return f"{address}\t{self.email}\t{PASSWORD}\t{self.role.value}"


def email_of(role: Role, slug: str) -> str:
    return f"{role.value.replace('_', '-')}@{slug}.example"


def logins() -> list[DemoLogin]:
    """One per role and site, the same before and after the data are made."""
    found = []
    for place in PLACES:
        roles = (*STAFF_ROLES, *LEADERS) if place == PARTNERSHIP else STAFF_ROLES
        found += [DemoLogin(place.host, email_of(role, place.slug), role) for role in roles]
    return found + [DemoLogin("localhost", email_of(role, "kaa"), role) for role in PUBLIC_ROLES]


def _user(email: str, name: str, password: str) -> User:
    user = User.objects.filter(email=email).first()
    return user or User.objects.create(email=email, name=name, password=password)


def make_public_staff() -> None:
    """In public: those of the public site. Repeatable."""
    missing = [role for role in PUBLIC_ROLES if not User.objects.filter(email=email_of(role, "kaa")).exists()]
    password = make_password(PASSWORD) if missing else ""
    for role in missing:
        user = _user(email_of(role, "kaa"), NAMES[role], password)
        RoleGrant.objects.get_or_create(user=user, role=role)


def make_staff(place: Place) -> list[Label]:
    """In the tenant's schema: users, roles, units and labels; gives the labels in order."""
    password = make_password(PASSWORD)
    units = _units(place)
    users = {role: _user(email_of(role, place.slug), NAMES[role], password) for role in STAFF_ROLES}
    for role, user in users.items():
        RoleGrant.objects.get_or_create(user=user, role=role)
    # a handler of protected identities has that right beside another role
    RoleGrant.objects.get_or_create(user=users[Role.PROTECTED_HANDLER], role=Role.COORDINATOR)
    if place == PARTNERSHIP:
        _make_leaders(place, units, password)
    return _labels(place, units, users[Role.COACH], password)


def _units(place: Place) -> list[Unit]:
    if place in MUNICIPALITIES or place.kind == "municipality":
        return [Unit.objects.create(name=place.unit)]
    return [
        Unit.objects.create(name=name, is_subproject=True, county_code=county) for name, county in place.subprojects
    ]


def _make_leaders(place: Place, units: list[Unit], password: str) -> None:
    scopes: dict[Role, dict[str, Any]] = {
        Role.LOCAL_LEADER: {"unit": units[0]},
        Role.COUNTY_LEADER: {"county_code": units[0].county_code},
        Role.MAIN_LEADER: {},
    }
    for role in LEADERS:
        user = _user(email_of(role, place.slug), NAMES[role], password)
        RoleGrant.objects.get_or_create(user=user, role=role, **scopes[role])


def _labels(place: Place, units: list[Unit], coach: User, password: str) -> list[Label]:
    """The first label is the coach's whose login is printed; each of the others has a coach of its own, or nobody."""
    found = []
    for number, name in enumerate(place.labels):
        user: User | None = coach
        if name in NOBODY:
            user = None
        elif number:
            user = _user(
                f"coach{number + 1}@{place.slug}.example", f"{name} {SURNAMES[number % len(SURNAMES)]}", password
            )
            RoleGrant.objects.get_or_create(user=user, role=Role.COACH)
        found.append(Label.objects.create(name=name, user=user, unit=units[number % len(units)]))
    return found
