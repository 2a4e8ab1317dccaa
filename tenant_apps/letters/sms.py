"""Text messages: a gateway over HTTP, or a file where there is none to ask (demo and tests)."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings

from kaa.core.tenancy import current_schema
from tenant_apps.letters.enums import Gateway
from tenant_apps.letters.models import SmsGateway
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.ss12000.network import GuardedTransport, check_address
from tenant_apps.work.channels import Refused, Unreachable, open_line
from tenant_apps.work.files import write_whole
from tenant_apps.work.models import Message
from tenant_apps.work.sealing import SealBroken, is_sealed, unseal

CHANNEL = "sms"
PASSING = {408, 425, 429, 500, 502, 503, 504}
BETWEEN = {502, 504}  # of a proxy before the gateway: whether the gateway heard it, nobody knows
LOGIN = {401, 403}
UNANSWERED = "UNANSWERED"
LOST = (httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError)  # it was asked, and the answer was lost
MOST_READ = 64 * 1024


class Passing(Exception):
    """It may go better in a while."""


def can_send() -> bool:
    if settings.SMS_FILE_PATH:
        return True
    return SmsGateway.objects.filter(is_active=True).exists() and is_sealed(SmsGateway.SECRET)


@open_line(CHANNEL)
def line() -> FileLine | GatewayLine:
    return FileLine(Path(settings.SMS_FILE_PATH)) if settings.SMS_FILE_PATH else GatewayLine()


class FileLine:
    """One file a message, by its id: what would have been sent can be read, and nobody gets it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> FileLine:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, message: Message) -> None:
        folder = self._folder / current_schema()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        told = {"id": str(message.public_id), "to": international(message.recipient), "text": message.body}
        write_whole(folder / f"{message.public_id}.json", json.dumps(told, ensure_ascii=False, indent=1).encode())


class GatewayLine:
    """One conversation with the tenant's gateway. Nothing that it answers is kept or logged but the status."""

    def __init__(self, gateway: SmsGateway | None = None, *, connect: float = 10, read: float = 30) -> None:
        self._gateway = gateway or SmsGateway.objects.filter(is_active=True).first()
        self._timeout = httpx.Timeout(read, connect=connect)
        self._secret = ""
        self._http: httpx.Client | None = None

    def __enter__(self) -> GatewayLine:
        if self._gateway is None:
            raise Unreachable("no gateway")
        try:
            self._secret = unseal(SmsGateway.SECRET)
            check_address(self._gateway.address)
        except SealBroken:
            raise Unreachable("no secret") from None
        except ImportProblem as problem:
            raise Unreachable(problem.code) from None
        self._http = httpx.Client(
            transport=GuardedTransport(), timeout=self._timeout, follow_redirects=False, trust_env=False, headers={"User-Agent": "kaa"}
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        if self._http is not None:
            self._http.close()

    def send(self, message: Message) -> None:
        """The message's id goes with it: a gateway that heard it before an answer was lost knows it again. One that cannot, gets it once."""
        if self._http is None or self._gateway is None:
            raise Unreachable("not open")
        status = self._answer(self._http, self._gateway, message)
        if status in BETWEEN and self._gateway.kind == Gateway.FORM:
            raise Refused(UNANSWERED)
        if status in PASSING:
            raise Passing(f"HTTP {status}")
        if status in LOGIN:  # the message is not to blame
            raise Unreachable(f"HTTP {status}")
        if not 200 <= status < 300:
            raise Refused(f"HTTP {status}")

    def _answer(self, http: httpx.Client, gateway: SmsGateway, message: Message) -> int:
        try:
            with http.stream("POST", gateway.address, **self._asked(message)) as response:
                size = 0
                with suppress(
                    httpx.HTTPError
                ):  # the status has said it; how the rest of the answer fares is nothing to it
                    for part in response.iter_bytes(8 * 1024):
                        size += len(part)
                        if size > MOST_READ:
                            break
                return response.status_code
        except httpx.HTTPError as problem:
            # a form's gateway knows no message again: the message may have left, and would leave once more
            if isinstance(problem, LOST) and gateway.kind == Gateway.FORM:
                raise Refused(UNANSWERED) from None
            raise Passing(type(problem).__name__) from None
        except ImportProblem as problem:
            raise Unreachable(problem.code) from None

    def _asked(self, message: Message) -> dict[str, Any]:
        gateway, to = self._gateway, international(message.recipient)
        headers = {"Idempotency-Key": str(message.public_id)}
        if gateway is not None and gateway.kind == Gateway.FORM:
            return {
                "data": {"from": gateway.sender, "to": to, "message": message.body, "reference": str(message.public_id)},
                "auth": httpx.BasicAuth(gateway.username, self._secret), "headers": headers,
            }  # fmt: skip
        told = {"from": gateway.sender if gateway else "", "to": to, "text": message.body, "id": str(message.public_id)}
        return {"json": told, "headers": {**headers, "Authorization": f"Bearer {self._secret}"}}


def international(number: str) -> str:
    """+46701740635: gateways know no other form. A number without a country is Swedish."""
    return number if number.startswith("+") else f"+46{number.lstrip('0')}"
