"""What the API is: its OpenAPI description, and the same as a page. Nobody's data stands in either."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kaa.core.api.schema import schema
from kaa.core.reading import Page

OPENAPI = "application/vnd.oai.openapi+json; version=3.0"


@require_safe
def api_schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    headers = {"Content-Disposition": 'attachment; filename="kaa-openapi.json"'}
    return JsonResponse(schema(), content_type=OPENAPI, headers=headers)


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    needed: bool
    about: str


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    summary: str
    about: str
    key: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[tuple[str, str], ...]


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """A plain page: what draws such pages wants scripts and styles that our policy does not let in."""
    context = {
        "page_title": _("API"),
        "groups": _groups(),
        "schema_url": reverse("api-schema"),
        "tokens_url": reverse("tokens"),
    }
    return Page(request, "accounts/api_docs.html", context)


def _groups() -> list[tuple[str, list[Operation]]]:
    groups: dict[str, list[Operation]] = defaultdict(list)
    described = schema()
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            groups[told["tags"][0]].append(_operation(described, method, path, told))
    return sorted(groups.items())


def _operation(described: dict[str, Any], method: str, path: str, told: dict[str, Any]) -> Operation:
    bodies = told.get("requestBody", {}).get("content", {})
    body = next(iter(bodies.values()))["schema"] if bodies else {}
    about = told.get("description", "")
    return Operation(
        method=method.upper(), path=path, summary=told["summary"], about="" if about == told["summary"] else about, key=told["operationId"],
        parameters=tuple(
            Field(one["name"], _kind(one["schema"]), one.get("required", False), one.get("description", ""))
            for one in told.get("parameters", ())
            if one["in"] != "path"
        ),
        body=tuple(_fields(described, body)),
        answers=tuple((code, _answer(answer)) for code, answer in told["responses"].items()),
    )  # fmt: skip


def _answer(answer: dict[str, Any]) -> str:
    content: dict[str, Any] = next(iter(answer.get("content", {}).values()), {})
    shape = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    text = str(answer.get("description", ""))
    return f"{text} ({shape})" if shape and shape != "Problem" else text


def _fields(described: dict[str, Any], shape: dict[str, Any]) -> list[Field]:
    name = shape.get("$ref", "").rpartition("/")[2]
    found = described["components"]["schemas"].get(name, shape)
    needed = found.get("required", ())
    return [
        Field(key, _kind(value), key in needed, value.get("description", ""))
        for key, value in found.get("properties", {}).items()
    ]


def _kind(shape: dict[str, Any]) -> str:
    if "$ref" in shape or "allOf" in shape:
        ref = shape.get("$ref") or shape["allOf"][0].get("$ref", "")
        return str(ref.rpartition("/")[2])
    kind = str(shape.get("format") or shape.get("type", ""))
    return f"{_kind(shape['items'])}[]" if "items" in shape else kind
