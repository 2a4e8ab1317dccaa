"""Two (or more) who do something at the same moment, each with a connection of their own; for tests that commit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """What each gave, in the order of the actions; an exception stands for what it would have given."""
    tenant = connection.tenant
    barrier = threading.Barrier(len(actions))
    given: list[Any] = [None] * len(actions)

    def work(place: int) -> None:
        try:
            connection.set_tenant(tenant)
            barrier.wait(10)
            given[place] = actions[place]()
        except Exception as problem:  # noqa: BLE001  (told to the test)
            given[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(actions))]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert not any(one.is_alive() for one in threads)
    return given
