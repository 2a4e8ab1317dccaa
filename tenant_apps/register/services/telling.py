"""Who wants to know when youths are given to a label: later rooms say so when apps are ready."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from tenant_apps.accounts.models import Label, User


class GivenHook(Protocol):
    def __call__(self, *, given: Mapping[Label, Collection[int]], actor: User | None) -> None: ...


GIVEN: list[GivenHook] = []


def on_label_given(*, given: GivenHook) -> None:
    if given not in GIVEN:
        GIVEN.append(given)


def tell_given(*, youths: Collection[int], label: Label | None, actor: User | None) -> None:
    """In the transaction that gave them."""
    if label is not None:
        tell_all_given(given={label: youths}, actor=actor)


def tell_all_given(*, given: Mapping[Label, Collection[int]], actor: User | None) -> None:
    """Several labels in one go: as many statements as for one."""
    some = {label: youths for label, youths in given.items() if youths}
    for hook in GIVEN if some else ():
        hook(given=some, actor=actor)
