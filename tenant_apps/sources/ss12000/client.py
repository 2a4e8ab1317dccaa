"""The wire: OAuth2 client credentials (RFC 6749, 4.4), pages by pageToken, retries with back-off, limits.

No exception and no line of the log holds an address's query, a token or anything of an answer.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import stamina

from tenant_apps.sources.ss12000.errors import FetchFailed, TryAgain
from tenant_apps.sources.ss12000.network import GuardedTransport, check_address
from tenant_apps.sources.ss12000.tls import is_certificate_problem

Json = dict[str, Any]
PASSING = {408, 425, 429, 500, 502, 503, 504}
REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Access:
    """Where the server is and who we are there."""

    base_address: str
    token_address: str
    client_id: str
    secret: str = field(repr=False)
    scope: str = ""


@dataclass(frozen=True)
class Pace:
    """How long we wait, how often we try and how much we take; seconds and bytes."""

    connect: float = 10
    read: float = 60
    answer: float = 300  # one whole answer, however slowly it drips
    attempts: int = 5
    wait: float = 1
    longest_wait: float = 60  # between tries; a server that asks for more is left alone
    per_second: float = 5
    page_size: int = 500
    pages: int = 20_000
    max_bytes: int = 64 * 1024 * 1024  # of one answer
    whole: float = 25 * 60  # a fetch; a job is taken for dead after 30 minutes


ONCE = Pace(connect=5, read=8, answer=8, attempts=1, whole=20)  # while somebody waits for the page


class Client:
    """One conversation with one server. `began` is the server's own time at the first answer."""

    def __init__(self, access: Access, pace: Pace | None = None) -> None:
        self.access, self.pace = access, pace or Pace()
        self.base = check_address(access.base_address)
        self.token_address = check_address(access.token_address)
        self.began: datetime | None = None
        self._token, self._token_ends = "", 0.0
        self._next_turn = 0.0
        self._ends = time.monotonic() + self.pace.whole
        self._http = httpx.Client(
            transport=GuardedTransport(),
            timeout=httpx.Timeout(self.pace.read, connect=self.pace.connect),
            follow_redirects=False,
            trust_env=False,
            headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "kaa"},
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    # ---- what the house asks for -------------------------------------------------------------------------------------
    def get(self, path: str, params: dict[str, Any] | None = None) -> Json:
        """One answer, an object."""
        return self._patiently(lambda: self._get(path, params or {}))

    def pages(self, path: str, params: dict[str, Any] | None = None) -> Iterator[Json]:
        """Every page. A page may be empty and have a next one; a token that comes again would go round for ever."""
        asked: dict[str, Any] = {**(params or {}), "limit": str(self.pace.page_size)}
        seen: set[str] = set()
        for _ in range(self.pace.pages):
            answer = self.get(path, asked)
            yield answer
            token = answer.get("pageToken")
            if token is None or token == "":
                return
            if not isinstance(token, str) or len(token) > 8_000:
                raise FetchFailed("shape")
            if token in seen:
                raise FetchFailed("page_repeated")
            seen.add(token)
            asked = {"pageToken": token, "limit": str(self.pace.page_size)}  # other filters may not stand beside it
        raise FetchFailed("too_many_pages")

    def log_in(self) -> None:
        self._patiently(self._authorise)

    # ---- tries -------------------------------------------------------------------------------------------------------
    def _patiently(self, ask: Callable[[], Json]) -> Json:
        tries = stamina.retry_context(
            on=self._again,
            attempts=self.pace.attempts,
            timeout=None,
            wait_initial=self.pace.wait,
            wait_max=self.pace.longest_wait,
            wait_jitter=self.pace.wait,
        )
        for attempt in tries:
            with attempt:
                return ask()
        raise FetchFailed("unreachable")  # never: the last try raises

    def _again(self, problem: Exception) -> bool | timedelta:
        if not isinstance(problem, TryAgain):
            return False
        if problem.wait is None:
            return True
        if problem.wait > self.pace.longest_wait or time.monotonic() + problem.wait > self._ends:
            return False
        return timedelta(seconds=problem.wait)

    def _wait_turn(self) -> None:
        now = time.monotonic()
        if now > self._ends:
            raise FetchFailed("too_slow", is_passing=True)
        if now < self._next_turn:
            time.sleep(self._next_turn - now)
        self._next_turn = max(now, self._next_turn) + 1 / self.pace.per_second

    # ---- one try -----------------------------------------------------------------------------------------------------
    def _get(self, path: str, params: dict[str, Any]) -> Json:
        if not self._token or time.monotonic() >= self._token_ends:
            self._authorise()
        address = self.base.copy_with(path=f"{self.base.path.rstrip('/')}/{path.lstrip('/')}")
        status, body = self._send(address, params)
        if status == 401:  # the token ended before its time
            self._authorise()
            status, body = self._send(address, params)
        if status != 200:
            raise FetchFailed(_REFUSALS.get(status, "http"), status=status)
        return _object(body)

    def _send(self, address: httpx.URL, params: dict[str, Any]) -> tuple[int, bytes]:
        """Redirects lead to the same server or nowhere: the token goes to nobody else."""
        for _ in range(4):
            request = self._http.build_request(
                "GET", address, params=params, headers={"Authorization": f"Bearer {self._token}"}
            )
            status, body, location = self._exchange(request)
            if status not in REDIRECTS:
                return status, body
            target = request.url.join(location)
            if (target.scheme, target.host, target.port) != (self.base.scheme, self.base.host, self.base.port):
                raise FetchFailed("redirect", status=status)
            address, params = target.copy_with(query=None), dict(target.params) or params
        raise FetchFailed("redirect")

    def _authorise(self) -> Json:
        """The client's name and secret in the header, as every server must take; in the body for those that do not."""
        self._token = ""
        who = httpx.BasicAuth(self.access.client_id, self.access.secret)
        asked = {"grant_type": "client_credentials"} | ({"scope": self.access.scope} if self.access.scope else {})
        in_body = asked | {"client_id": self.access.client_id, "client_secret": self.access.secret}
        status, body = 0, b""
        for data, auth in ((asked, who), (in_body, None)):
            request = self._http.build_request("POST", self.token_address, data=data)
            if auth is not None:
                request = next(auth.auth_flow(request))
            try:
                status, body, _location = self._exchange(request)
            except TryAgain as trouble:
                if trouble.code == "http":
                    raise TryAgain("login_http", status=trouble.status, wait=trouble.wait) from None
                raise
            if status not in {400, 401}:
                break
        if status in REDIRECTS:
            raise FetchFailed("redirect", status=status)
        if status in {400, 401, 403}:
            raise FetchFailed("login_refused", status=status)
        if status != 200:
            raise FetchFailed("login_http", status=status)
        answer = _object(body)
        token, lasts = answer.get("access_token"), answer.get("expires_in")
        if (
            not isinstance(token, str)
            or not token
            or len(token) > 16_000
            or not token.isascii()
            or not token.isprintable()
        ):
            raise FetchFailed("login_shape")
        seconds = float(lasts) if isinstance(lasts, int | float | str) and str(lasts).isdigit() else 300.0
        self._token, self._token_ends = token, time.monotonic() + max(seconds - 30, seconds / 2)
        return answer

    def _exchange(self, request: httpx.Request) -> tuple[int, bytes, str]:
        self._wait_turn()
        try:
            response = self._http.send(request, stream=True)
            try:
                body = self._read(response)
            finally:
                response.close()
        except httpx.TimeoutException:
            raise TryAgain("timeout") from None
        except httpx.HTTPError as problem:
            if is_certificate_problem(problem):
                raise FetchFailed("certificate") from None
            raise TryAgain("unreachable") from None
        except httpx.InvalidURL:
            raise FetchFailed("redirect") from None
        status = response.status_code
        if self.began is None:
            self.began = _server_time(response)
        if status in PASSING:
            raise TryAgain("busy" if status == 429 else "http", status=status, wait=_retry_after(response))
        return status, body, response.headers.get("Location", "")

    def _read(self, response: httpx.Response) -> bytes:
        ends = time.monotonic() + self.pace.answer
        parts, size = [], 0
        for part in response.iter_bytes(64 * 1024):
            size += len(part)
            if size > self.pace.max_bytes:
                raise FetchFailed("too_large")
            if time.monotonic() > ends:
                raise TryAgain("timeout")
            parts.append(part)
        return b"".join(parts)


_REFUSALS = {401: "token_refused", 403: "forbidden", 404: "not_found", 410: "not_found", 400: "bad_request"}


def _object(body: bytes) -> Json:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise TryAgain("not_json") from None
    if not isinstance(answer, dict):
        raise FetchFailed("shape")
    return answer


def _server_time(response: httpx.Response) -> datetime | None:
    try:
        found = parsedate_to_datetime(response.headers.get("Date", ""))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds, or a date by the server's own clock (RFC 9110, 10.2.3)."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 8:
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    here = _server_time(response)
    if here is None or until.tzinfo is None:
        return None
    return max(0.0, (until - here).total_seconds())
