"""What each address says of itself in OpenAPI."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from kaa.core.api.shapes import PageQuery, Problem, paged

ViewT = TypeVar("ViewT", bound=Callable[..., Any])
PROBLEMS = {
    400: "The request does not have the shape that is asked for; `errors` names the fields.",
    401: "Neither a session nor a token that is valid on this site.",
    403: "The role does not have the right, or the token may only read.",
    404: "There is no such thing, or none that the caller may know of. The two are answered alike.",
    409: "Not possible as things stand: somebody was first, or the state does not allow it.",
    412: "Somebody else has saved meanwhile. The header ETag carries the version that stands now.",
    422: "The rules do not allow it; `errors` says which field and why.",
    428: "A change must carry the header If-Match with the ETag that was read.",
    429: "Too many requests; the header Retry-After says how many seconds to wait.",
}
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description='The ETag that was read, as `"3"`.'
)
ONCE = OpenApiParameter(
    "Idempotency-Key",
    uuid.UUID,
    OpenApiParameter.HEADER,
    description="A UUID of one's own. The same again, as after an answer that was lost, gives what was made the first time.",
)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a token is sent."""

    target_class = "kaa.core.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002
        about = (
            "A token of one's own, made on the site under the account's API tokens. It opens this tenant's host alone."
        )
        return {"type": "http", "scheme": "bearer", "description": about}


def operation(
    name: str, summary: str, *, tag: str, answer: Any = None, lists: Any = None, body: Any = None, query: Any = None, status: int = 200,
    about: str = "", problems: Sequence[int] = (), versioned: bool = False, once: bool = False, answered: str = "",
) -> Callable[[ViewT], ViewT]:  # fmt: skip
    """One method of one address: what it does, takes, gives, and how it fails."""
    parameters: list[Any] = [query or PageQuery] if lists else [query] if query else []
    failing = {401, 403, 429, *problems}
    if parameters or body:
        failing.add(400)
    if versioned:
        parameters.append(IF_MATCH)
        failing |= {412, 428}
    if once:
        parameters.append(ONCE)
    given = paged(lists) if lists else answer
    responses: dict[int, Any] = {status: OpenApiResponse(given, description=answered or "Done.")}
    responses |= {code: OpenApiResponse(Problem, description=PROBLEMS[code]) for code in sorted(failing)}
    decorate: Callable[[ViewT], ViewT] = extend_schema(
        operation_id=name, summary=summary, description=about or summary, tags=[tag], parameters=parameters, request=body, responses=responses,
    )  # fmt: skip
    return decorate


@functools.cache
def schema() -> dict[str, Any]:
    """The whole description. It is the same for every tenant and user, and is made once in a process."""
    generator: Any = SchemaGenerator()  # type: ignore[no-untyped-call]
    made: dict[str, Any] = generator.get_schema(request=None, public=True)
    return made


def problem_content(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Errors are application/problem+json, whatever the renderers are called."""
    for path in result["paths"].values():
        for method in path.values():
            for code, response in method["responses"].items():
                if int(code) >= 400 and "content" in response:
                    response["content"] = {"application/problem+json": next(iter(response["content"].values()))}
    return result
