"""A program's side of the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from kaa.core import clock
from tenant_apps.accounts.models import User
from tenant_apps.accounts.tokens.services import make_token
from tests.factories.accounts import user


class Program:
    """Somebody's program, with a token of the tenant that is set; `user` is whose."""

    def __init__(
        self, *roles: str, host: str = "alfa.localhost", may_write: bool = True, of: User | None = None
    ) -> None:
        self.user = of or user(*roles)
        self.made = make_token(user=self.user, name="Skript", may_write=may_write, days=30, now=clock.now())
        self.client = Client(HTTP_HOST=host, raise_request_exception=False)
        self.header = {"HTTP_AUTHORIZATION": f"Bearer {self.made.secret}"}

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(_address(path), **self.header, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.client.post(_address(path), body or {}, content_type="application/json", **self.header, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self.client.patch(_address(path), body, content_type="application/json", **self.header, **headers)

    def walk(self, path: str) -> list[list[dict[str, Any]]]:
        """Page by page, by `next` alone."""
        pages, following = [], path
        while following:
            answer = self.get(following).json()
            pages.append(answer["results"])
            following = answer["next"]
        return pages


def _address(path: str) -> str:
    return path.partition("localhost")[2] if path.startswith("http") else f"/api/v1/{path}"
