"""Rights, asked for through a protocol: shared apps know users only as something that `may`."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


class Right(StrEnum):
    """Everything that a role may be given; who has what stands in tenant_apps.accounts.matrix alone."""

    TODAY = "today"  # the start page
    YOUTHS_READ = "youths.read"  # lists, pages and search of registered youths
    RESIDENTS_READ = "residents.read"  # also those who are in the sources and were never registered
    YOUTHS_WRITE = "youths.write"  # contacts, occupations, interventions, labels
    PLANNING_READ = (
        "planning.read"  # plans, offers, consents, assessments of a youth: more than the register's own facts
    )
    PLANNING_WRITE = "planning.write"
    ASSESSMENTS = "assessments"  # zone B: a youth's mapping, while the controller's decision has it on
    CONSENT_FILES = "consent.files"  # fetch the signed forms
    PLANNING_DECIDE = "planning.decide"  # the controller's decision on assessments, step ladders, the municipality's names of measures
    CONCERNS_WRITE = (
        "concerns.write"  # that a concern report was made or not: read and recorded by these alone (PRV-16)
    )
    REGISTRATIONS_WRITE = "registrations.write"  # proposals, opening and closing by hand, marked as mistakes
    SOURCES_IMPORT = "sources.import"
    SOURCES_CERTIFY = "sources.certify"  # say that a source holds nobody under protection (rules.md)
    SOURCES_CONNECT = "sources.connect"  # a school system's address, login and secret
    REPORT_READ = "report.read"  # SCB: problems and figures
    REPORT_EXPORT = "report.export"  # SCB: make and fetch the file
    SETTINGS_READ = "settings.read"
    STAFF_WRITE = "staff.write"  # accounts and roles
    TOKENS_MANAGE = "tokens.manage"  # see and revoke everybody's API tokens
    LABELS_WRITE = "labels.write"
    LADDERS_WRITE = "ladders.write"  # the municipality's outreach ladders and their settings
    LETTERS_EDIT = "letters.edit"  # templates and the sender of letters
    LETTERS_CONNECT = "letters.connect"  # the gateway of text messages, and its secret
    JOBS_CANCEL = "jobs.cancel"  # stop long work that somebody else has started
    LOG_READ = "log.read"  # who has read a youth
    SITE_WRITE = "site.write"  # what the site says of itself: whom to tell about its shortcomings
    PROTECTED_HANDLE = "protected.handle"  # named handlers of protected identities only
    PARTICIPANTS_READ = "participants.read"  # a partnership's participants, of one's own subproject
    AGGREGATES_READ = "aggregates.read"  # figures without persons
    TENANTS_READ = "tenants.read"  # public site: which tenants there are
    CODELISTS_READ = "codelists.read"
    CODELISTS_DECIDE = "codelists.decide"
    LIBRARY_EDIT = "library.edit"


class MayUser(Protocol):
    """What kaa.core and the shared apps ask of a user."""

    def may(self, right: Right) -> bool: ...


def needs(
    right: Right,
) -> Callable[[Callable[Concatenate[HttpRequest, P], R]], Callable[Concatenate[HttpRequest, P], R]]:
    """A view for those with this right; others get 403. (Those not logged in were sent to the login by the middleware.)"""

    def decorate(view: Callable[Concatenate[HttpRequest, P], R]) -> Callable[Concatenate[HttpRequest, P], R]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
            if not user_may(request, right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]  # wraps() forgets that the request is positional

    return decorate


def user_may(request: HttpRequest, right: Right) -> bool:
    user: Any = request.user
    return bool(user.is_authenticated and user.may(right))
