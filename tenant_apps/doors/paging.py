"""Pages of what came in: seldom more than one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

SIZE = 50


@dataclass(frozen=True)
class Paging:
    """`rows` were asked for with one more than a page holds."""

    number: int
    previous_url: str
    next_url: str


def page_number(query: QueryDict) -> int:
    text = query.get("sida", "1")
    return min(max(int(text), 1), 1000) if text.isascii() and text.isdigit() else 1


def paging(query: QueryDict, found: int) -> Paging:
    number = page_number(query)
    return Paging(
        number,
        _url(query, number - 1) if number > 1 else "",
        _url(query, number + 1) if found > SIZE else "",
    )


def _url(query: QueryDict, number: int) -> str:
    wanted = query.copy()
    wanted["sida"] = str(number)
    return f"?{wanted.urlencode()}"
