"""Coaches and study counsellors with labels, for tests of distribution."""

from __future__ import annotations

from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, User
from tenant_apps.distribution.models import Recipient
from tests.factories.accounts import user


def coach(name: str, **said: Any) -> Label:
    """Somebody who works with youths, with a label; what distribution knows of them when anything is said."""
    holder: User = user(Role.COACH, email=f"{name.lower()}@distribution.test", name=name)
    label = Label.objects.create(name=name, user=holder)
    if said:
        Recipient.objects.create(label=label, **said)
    return label


def counsellor(name: str, **said: Any) -> Label:
    return coach(name, profession="counsellor", **said)
