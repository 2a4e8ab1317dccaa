"""Errors as problem details (RFC 9457), in Swedish: what a program reads by `status` and `errors`, and a person by `detail`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from kaa.core import locking
from kaa.core.tenancy.limits import StoreFull

CONTENT_TYPE = "application/problem+json"
API = "/api/"
WHOLE = ""  # the error is about the request as a whole


class PreconditionRequired(exceptions.APIException):
    """A write without the version that it was made from (RFC 6585, 428)."""

    status_code = 428


class Refused(Exception):
    """What the rules do not allow: 409 when the state of things is against it, 422 when what was sent is."""

    def __init__(self, detail: str, *, status: int = 422, errors: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(detail)
        self.detail, self.status, self.errors = detail, status, errors


Translator = Callable[[Any], Refused]
_translators: dict[type[Exception], Translator] = {}


def answer_with(kind: type[Exception], translate: Translator) -> None:
    """A room tells how its own objections are answered."""
    _translators[kind] = translate


def titles() -> dict[int, str]:
    return {
        400: _("The request cannot be read"),
        401: _("Log in, or send a token"),
        403: _("Not allowed"),
        404: _("Not found"),
        405: _("Not possible here"),
        406: _("Only JSON is given"),
        409: _("Not possible as things stand"),
        412: _("Somebody else has changed it meanwhile"),
        413: _("Too large"),
        415: _("Send JSON"),
        422: _("Not allowed by the rules"),
        428: _("Say which version you have read"),
        429: _("Too many requests in a minute"),
        500: _("Something went wrong on our side"),
        503: _("Try again in a while"),
        507: _("There is no room for the file"),
    }


def details() -> dict[int, str]:
    """For those who get no closer words."""
    return {
        401: _("The request carries neither a session nor a token that is valid here."),
        403: _("Your role does not have the right to this."),
        404: _("There is nothing here, or nothing that you may see."),
        405: _("The address does not take this method."),
        406: _("Ask for application/json."),
        412: _("Read it again, look at what has changed, and send your change with the new version."),
        415: _("The body must be application/json."),
        428: _("Send the header If-Match with the ETag that you got when you read it."),
        429: _("Wait as many seconds as the header Retry-After says."),
        500: _("Nothing was changed. The header X-Request-Id leads us to what happened."),
    }


def body(status: int, *, detail: str = "", errors: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """The problem itself; `errors` are (field, message)."""
    found: dict[str, Any] = {
        "type": "about:blank", "status": status, "title": titles().get(status, _("The request failed")),
        "detail": detail or details().get(status, ""),
    }  # fmt: skip
    if errors:
        found["errors"] = [{"field": field, "message": message} for field, message in errors]
    return found


def problem(
    status: int, *, detail: str = "", errors: Sequence[tuple[str, str]] = (), headers: Mapping[str, str] | None = None
) -> Response:
    return Response(
        body(status, detail=detail, errors=errors), status=status, headers=headers, content_type=CONTENT_TYPE
    )


def handle(exception: Exception, _context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler. None: it is a fault of ours, and the middleware answers for it."""
    for kind, translate in _translators.items():
        if isinstance(exception, kind):
            exception = translate(exception)
            break
    if isinstance(exception, Refused):
        return problem(exception.status, detail=exception.detail, errors=exception.errors)
    if isinstance(exception, ValidationError):
        errors = list(_of_service(exception))
        return problem(422, detail=" ".join(text for _field, text in errors), errors=errors)
    if isinstance(exception, StoreFull):
        return problem(507, detail=str(exception))
    if isinstance(exception, locking.Conflict):
        return problem(412, headers={"ETag": etag(exception.saved.version)})
    if isinstance(exception, Http404 | PermissionDenied):
        return problem(404 if isinstance(exception, Http404) else 403)
    return _of_framework(exception) if isinstance(exception, exceptions.APIException) else None


def etag(version: int) -> str:
    return f'"{version}"'


def _of_service(wrong: ValidationError) -> Iterator[tuple[str, str]]:
    if not hasattr(wrong, "error_dict"):
        yield from ((WHOLE, text) for text in wrong.messages)
        return
    for field, texts in wrong.message_dict.items():
        yield from ((WHOLE if field == "__all__" else field, text) for text in texts)


def _of_framework(exception: exceptions.APIException) -> Response:
    status = exception.status_code
    if isinstance(exception, exceptions.ValidationError):
        errors = list(_of_shape(exception.detail))
        return problem(400, detail=_("What was sent does not have the shape that is asked for."), errors=errors)
    if isinstance(exception, exceptions.ParseError):  # its own words may hold what was sent
        return problem(400, detail=_("The body is not JSON."))
    headers = {}
    if getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = exception.auth_header  # type: ignore[attr-defined]  # set by the view
    told = (exceptions.AuthenticationFailed, exceptions.PermissionDenied)
    own = isinstance(exception, told) and str(exception.detail) != str(exception.default_detail)
    return problem(status, detail=str(exception.detail) if own else "", headers=headers)


def _of_shape(detail: Any, field: str = WHOLE) -> Iterator[tuple[str, str]]:
    """Nested errors as dotted fields."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            here = field if name == "non_field_errors" else f"{field}.{name}" if field else str(name)
            yield from _of_shape(inner, here)
    elif isinstance(detail, list | tuple):
        for inner in detail:
            yield from _of_shape(inner, field)
    else:
        yield field, str(detail)


class ProblemMiddleware:
    """Whatever goes wrong around the API's views (unknown address, limits, faults) is a problem too, never a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(API) or response.status_code < 400:
            return response
        if response.get("Content-Type", "").startswith(CONTENT_TYPE):
            return response
        kept = {name: response[name] for name in ("Retry-After", "WWW-Authenticate", "Allow") if name in response}
        status = response.status_code
        answer = JsonResponse(body(status), status=status, content_type=CONTENT_TYPE, headers=kept)
        answer["Cache-Control"] = "no-store"
        return answer
