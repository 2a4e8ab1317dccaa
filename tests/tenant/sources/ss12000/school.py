"""A school system that speaks the document beside this file (Skolverket's reference subset of SS 12000, Apache-2.0), over real HTTP.

What it answers is checked against the document unless a test makes it lie on purpose.
"""

from __future__ import annotations

import base64
import json
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from jsonschema import Draft202012Validator

Json = dict[str, Any]
CLIENT, SECRET, SCOPE = "kaa-klient", "Mycket-hemlig-nyckel", "ss12000"
SPACE = uuid.UUID("5f6f1a52-0b0b-4f5e-9d6f-0a1b2c3d4e5f")
SCHEMAS = {"/organisations": "Organisations", "/persons": "Persons", "/deletedEntities": "DeletedEntities"}
EVER = "2026-08-01T10:00:00+02:00"


def an_id(text: str) -> str:
    return str(uuid.uuid5(SPACE, text))


UNIT, OTHER_UNIT = an_id("Midälvaskolan"), an_id("Bergsskolan")
ORGANISATIONS = [
    {"id": UNIT, "displayName": "Midälvaskolan", "schoolUnitCode": "10000001"},
    {"id": OTHER_UNIT, "displayName": "Bergsskolan", "schoolUnitCode": "10000002"},
]


def enrolment(**values: Any) -> Json:
    """A place as the full standard tells it; None leaves the field out."""
    standard: Json = {
        "enroledAt": {"id": UNIT}, "schoolYear": 1, "schoolType": "GY", "educationCode": "BF2011", "startDate": "2026-08-17", "endDate": None,
    }  # fmt: skip
    return {name: value for name, value in {**standard, **values}.items() if value is not None}


def person(number: str, **values: Any) -> Json:
    """A pupil; None leaves a field out."""
    standard: Json = {
        "id": an_id(number), "meta": {"created": EVER, "modified": EVER}, "givenName": "Alva", "familyName": "Åsberg",
        "eduPersonPrincipalNames": [], "civicNo": {"value": number, "nationality": "SE"}, "securityMarking": "Ingen",
        "emails": [{"value": "alva@example.test", "type": "Privat"}], "enrolments": [enrolment()],
        "addresses": [{
            "type": "Folkbokföring", "streetAddress": "Påhittade gatan 1", "postalCode": "851 00", "locality": "Midälva",
            "municipalityCode": "2281",
        }],
    }  # fmt: skip
    return {name: value for name, value in {**standard, **values}.items() if value is not None}


@dataclass
class Answer:
    """What to say instead, once."""

    status: int = 200
    body: bytes | Json = b""
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0


@dataclass
class School:
    """What the server holds and how it behaves. `instead` maps a path to answers given first, one a request."""

    persons: list[Any] = field(default_factory=list)
    organisations: list[Json] | None = field(default_factory=lambda: list(ORGANISATIONS))
    deleted: list[str] | None = field(default_factory=list)
    programmes: list[Json] | None = None
    page_size: int = 2
    token_lasts: int = 3600
    token_in_body: bool = False
    is_truthful: bool = True
    instead: dict[str, list[Answer]] = field(default_factory=dict)
    repeats: bool = False
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    lies: list[str] = field(default_factory=list)
    address: str = ""
    clock: datetime = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)  # its own time, as it tells it

    def asked(self, path: str) -> list[dict[str, str]]:
        return [params for asked, params in self.requests if asked == path]

    def end_tokens(self) -> None:
        self.tokens.clear()

    # ---- answers -----------------------------------------------------------------------------------------------------
    def token(self, header: str, form: dict[str, str]) -> Answer:
        expected = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        in_body = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if form.get("grant_type") != "client_credentials" or not (
            in_body if self.token_in_body else header == expected
        ):
            return Answer(401, {"error": "invalid_client"})
        self.tokens.append(f"token-{uuid.uuid4()}")
        return Answer(200, {"access_token": self.tokens[-1], "token_type": "Bearer", "expires_in": self.token_lasts})

    def answer(self, path: str, params: dict[str, str]) -> Answer:
        if "pageToken" in params and set(params) - {"pageToken", "limit"}:
            return Answer(400, {"code": "400", "message": "Filter kan inte kombineras med pageToken"})
        if path == "/organisations" and self.organisations is not None:
            return Answer(body={"organisations": self.organisations})
        if path == "/programmes" and self.programmes is not None:
            return Answer(body={"data": self.programmes, "pageToken": None})
        if path == "/deletedEntities" and self.deleted is not None:
            return Answer(body={"data": {"persons": self.deleted}, "pageToken": None})
        if path == "/persons":
            return Answer(body=self._page(params))
        if path.startswith("/persons/"):
            found = [one for one in self.persons if isinstance(one, dict) and one.get("id") == path.split("/")[2]]
            return Answer(body=found[0]) if found else Answer(404, {"code": "404", "message": "Saknas"})
        return Answer(404, {"code": "404", "message": "Saknas"})

    def _page(self, params: dict[str, str]) -> Json:
        """The token holds what is needed to go on: the filter and where the page begins."""
        asked = json.loads(base64.urlsafe_b64decode(params["pageToken"])) if "pageToken" in params else {}
        since = asked.get("since", params.get("meta.modified.after", ""))
        start = asked.get("start", 0)
        found = [one for one in self.persons if not since or _modified(one) >= since]
        size = min(self.page_size, int(params.get("limit", "100")))
        size = size or 1
        end = start if self.repeats and start else start + size
        token = base64.urlsafe_b64encode(json.dumps({"since": since, "start": end}).encode()).decode()
        return {"data": found[start : start + size], "pageToken": token if end < len(found) else None}

    def check(self, path: str, answer: Answer) -> None:
        if self.is_truthful and answer.status == 200 and path in SCHEMAS:
            self.lies += [f"{path}: {error.message}" for error in validator(SCHEMAS[path]).iter_errors(answer.body)]


def _modified(one: Any) -> str:
    """In UTC, as the client asks."""
    text = one.get("meta", {}).get("modified", EVER) if isinstance(one, dict) else EVER
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def document() -> Json:
    found: Json = yaml.safe_load(Path(__file__).with_name("openapi.yml").read_text(encoding="utf-8"))
    _nullable(found)
    return found


def _nullable(node: Any) -> None:
    """OpenAPI 3.0 says `nullable` where JSON Schema lists null among the types."""
    if isinstance(node, dict):
        if node.get("nullable") is True and isinstance(node.get("type"), str):
            node["type"] = [node["type"], "null"]
        for value in node.values():
            _nullable(value)
    elif isinstance(node, list):
        for value in node:
            _nullable(value)


@cache
def validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": document()["components"]})


def _handler(school: School) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._give("/token", form, lambda: school.token(self.headers.get("Authorization", ""), form))

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[0] for name, values in parse_qs(parts.query).items()}
            path = parts.path.removeprefix("/ss12000")
            allowed = self.headers.get("Authorization", "").removeprefix("Bearer ") in school.tokens
            refused = Answer(401, {"code": "401", "message": "Token saknas eller har gått ut"})
            self._give(path, params, lambda: school.answer(path, params) if allowed else refused)

        def _give(self, path: str, params: dict[str, str], usual: Callable[[], Answer]) -> None:
            school.requests.append((path, params))
            queued = school.instead.get(path) or []
            answer = queued.pop(0) if queued else usual()
            if answer.after:
                time.sleep(answer.after)
            if isinstance(answer.body, dict):
                school.check(path, answer)
            content = json.dumps(answer.body).encode() if isinstance(answer.body, dict) else answer.body
            with suppress(BrokenPipeError, ConnectionResetError):  # the client may have gone
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return format_datetime(school.clock, usegmt=True)

        def log_message(self, *_: Any) -> None:
            return

    return Handler


def serve(school: School) -> Callable[[], None]:
    """Start it on a free port; gives how to end it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(school))
    server.daemon_threads = True
    school.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join(5)

    return end
