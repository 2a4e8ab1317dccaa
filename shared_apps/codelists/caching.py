"""A value kept in the process for a short while: shared tables are read on every page and change a few times a year."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from django.conf import settings

T = TypeVar("T")


class TimedValue(Generic[T]):
    """One value, read again after SHARED_TABLES_SECONDS or when told to.

    The bound matters: a release or a board member publishes in one process, and the others hear of it only by time.
    Safe between threads without a lock: the pair is swapped in one assignment, and at worst two threads read the same.
    """

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._held: tuple[float, T] | None = None

    def get(self) -> T:
        held = self._held
        if held is not None and time.monotonic() < held[0]:
            return held[1]
        value = self._read()
        self._held = (time.monotonic() + settings.SHARED_TABLES_SECONDS, value)
        return value

    def peek(self) -> T | None:
        """Give what is held, however old, and never read."""
        held = self._held
        return held[1] if held is not None else None

    def forget(self) -> None:
        self._held = None
