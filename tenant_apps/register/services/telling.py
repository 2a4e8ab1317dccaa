"""Who wants to know when youths are given to a label: later rooms say so when apps are ready."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from tenant_apps.accounts.models import Label, User


class GivenHook(Protocol):
    def __call__(self, *, youths: Collection[int], label: Label, actor: User | None) -> None: ...


GIVEN: list[GivenHook] = []


def on_label_given(*, given: GivenHook) -> None:
    if given not in GIVEN:
        GIVEN.append(given)


def tell_given(*, youths: Collection[int], label: Label | None, actor: User | None) -> None:
    """In the transaction that gave them."""
    if label is None or not youths:
        return
    for hook in GIVEN:
        hook(youths=youths, label=label, actor=actor)
