from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from tenants.selectors import served


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """The public start page: what this is, and the way to one's own municipality's site."""
    return TemplateResponse(
        request, "tenants/start.html", {"tenants": served(request.get_port(), secure=request.is_secure())}
    )
