"""The base of every address of the API: who may, what was read, and how lists and versions are answered."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from kaa.core.access import Right
from kaa.core.api import cursor as cursors
from kaa.core.api.authentication import site_request
from kaa.core.api.problems import PreconditionRequired, etag
from kaa.core.api.shapes import PageQuery
from kaa.core.reading import show

ModelT = TypeVar("ModelT", bound=Model)
GROUND = "api"
ENTITY_TAG = re.compile(r'^"(\d{1,9})"$')


class ApiView(APIView):
    """One address. Rules stand in services and selectors: a view checks the right, reads or writes through them, and gives the shape."""

    http_method_names = ["get", "head", "post", "patch"]
    needs: ClassVar[Mapping[str, Right | tuple[Right, ...]]] = {}
    reads: ClassVar[frozenset[str]] = (
        frozenset()
    )  # methods beside GET that only read: a search, which is never in an address
    municipalities_only: ClassVar[bool] = False  # a partnership registers nobody and has no half-year report
    noun: ClassVar[str] = ""

    @property
    def site_request(self) -> HttpRequest:
        return site_request(self.request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    # ---- reading -----------------------------------------------------------------------------------------------------
    def show(self, youths: Iterable[uuid.UUID]) -> None:
        """Whoever is in the answer stands in the read log (PRV-33)."""
        show(self.site_request, youths, ground=GROUND)

    def asked(self, shape: type[serializers.Serializer[Any]] = PageQuery) -> dict[str, Any]:
        """The query string, by its shape."""
        query = shape(data=self.request.query_params.dict())
        query.is_valid(raise_exception=True)
        return dict(query.validated_data)

    def listed(
        self, found: QuerySet[ModelT], asked: Mapping[str, Any], *, youth: Callable[[ModelT], uuid.UUID] | None,
        shape: type[serializers.Serializer[Any]], rows: Callable[[list[ModelT]], Iterable[Any]] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> Response:  # fmt: skip
        """A page of a list. `youth` says whom a row is about; `rows` makes of a page's rows what the shape reads."""
        try:
            page, following = cursors.window(found, noun=self.noun, cursor=asked["cursor"], size=asked["limit"])
        except cursors.BrokenCursor:
            raise _broken_cursor() from None
        if youth is not None:
            self.show(youth(one) for one in page)
        read = list(rows(page)) if rows else page
        results = shape(read, many=True, context=dict(context or {})).data
        return Response({"results": results, "next": self.next_url(following)})

    def sliced(
        self, found: list[Any], asked: Mapping[str, Any], *, key: Callable[[Any], str], youth: Callable[[Any], uuid.UUID],
        shape: type[serializers.Serializer[Any]],
    ) -> Response:  # fmt: skip
        """A page of a list that is not a table's: `key` is a place in it that does not move."""
        try:
            after = cursors.unseal(self.noun, asked["cursor"]) if asked["cursor"] else ""
        except cursors.BrokenCursor:
            raise _broken_cursor() from None
        rest = sorted((one for one in found if key(one) > after), key=key)
        page = rest[: asked["limit"]]
        self.show(youth(one) for one in page)
        following = cursors.seal(self.noun, key(page[-1])) if len(rest) > len(page) else ""
        return Response({"results": shape(page, many=True).data, "next": self.next_url(following)})

    def next_url(self, following: str) -> str | None:
        if not following:
            return None
        kept = {name: value for name, value in self.request.query_params.items() if name != "cursor"}
        return self.request.build_absolute_uri(f"{self.request.path}?{urlencode({**kept, 'cursor': following})}")

    # ---- writing -----------------------------------------------------------------------------------------------------
    def sent(self, shape: type[serializers.Serializer[Any]], *, partial: bool = False) -> dict[str, Any]:
        """The body, by its shape."""
        told = shape(data=self.request.data, partial=partial)
        told.is_valid(raise_exception=True)
        return dict(told.validated_data)

    def version(self) -> int:
        """The version that the writer has read (REL-09): a change is never made to something that nobody looked at."""
        text = self.request.headers.get("If-Match", "")
        if not text:
            raise PreconditionRequired
        found = ENTITY_TAG.match(text.strip())
        if found is None:
            raise exceptions.ValidationError({"If-Match": [_("Send the ETag as you got it, in quotation marks.")]})
        return int(found[1])

    def once(self) -> uuid.UUID | None:
        """The caller's own key of what is to be made once, however often it is sent (REL-06)."""
        text = self.request.headers.get("Idempotency-Key", "").strip()
        try:
            return uuid.UUID(text) if text else None
        except ValueError:
            raise exceptions.ValidationError({"Idempotency-Key": [_("Send a UUID.")]}) from None

    def one(self, row: Any, *, shape: type[serializers.Serializer[Any]], status: int = 200) -> Response:
        """One thing, with its version as ETag when it has one."""
        version = getattr(row, "version", None)
        headers = {"ETag": etag(version)} if version is not None else {}
        return Response(shape(row).data, status=status, headers=headers)


def _broken_cursor() -> exceptions.ValidationError:
    return exceptions.ValidationError(
        {"cursor": [_("This cursor is not one of this list's. Begin at the first page.")]}
    )
