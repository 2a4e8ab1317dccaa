"""The one matrix, asked for each method of each address."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, permissions
from rest_framework.request import Request

from kaa.core.access import Right
from kaa.core.api.authentication import site_request, token_of


class MayUse(permissions.BasePermission):
    """`view.needs` says which right each method asks for; several: any of them. A method that is not named there is nobody's."""

    def has_permission(self, request: Request, view: Any) -> bool:
        method = "GET" if request.method == "HEAD" else str(request.method)
        user: Any = request.user
        if not user.is_authenticated:
            raise exceptions.NotAuthenticated
        if method not in view.needs:
            raise exceptions.MethodNotAllowed(method)
        tenant = getattr(site_request(request), "tenant", None)
        if view.municipalities_only and not getattr(tenant, "is_municipality", False):
            raise Http404
        token = token_of(site_request(request))
        if token is not None and not token.may_write and method != "GET" and method not in view.reads:
            raise exceptions.PermissionDenied(_("This token may read and not write."))
        wanted: Right | tuple[Right, ...] = view.needs[method]
        return any(user.may(right) for right in (wanted if isinstance(wanted, tuple) else (wanted,)))
