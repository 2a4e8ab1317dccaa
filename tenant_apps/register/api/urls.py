from __future__ import annotations

from django.urls import path

from tenant_apps.register.api import problems  # noqa: F401  (it says how the register's objections are answered)
from tenant_apps.register.api.facts import Details, DetailWorks, Guardians, Occupations
from tenant_apps.register.api.identity import YouthIdentity
from tenant_apps.register.api.proposals import Proposals, ProposalsDecide
from tenant_apps.register.api.registrations import (
    RegistrationClose,
    RegistrationDetail,
    RegistrationMistake,
    Registrations,
)
from tenant_apps.register.api.youths import YouthDetail, Youths, YouthSearch

urlpatterns = [
    path("youths/", Youths.as_view(), name="api-youths"),
    path("youths/search/", YouthSearch.as_view(), name="api-youths-search"),
    path("youths/<uuid:public_id>/", YouthDetail.as_view(), name="api-youth"),
    path("youths/<uuid:public_id>/identity/", YouthIdentity.as_view(), name="api-youth-identity"),
    path("registrations/", Registrations.as_view(), name="api-registrations"),
    path("registrations/<uuid:public_id>/", RegistrationDetail.as_view(), name="api-registration"),
    path("registrations/<uuid:public_id>/close/", RegistrationClose.as_view(), name="api-registration-close"),
    path("registrations/<uuid:public_id>/mistake/", RegistrationMistake.as_view(), name="api-registration-mistake"),
    path("proposals/", Proposals.as_view(), name="api-proposals"),
    path("proposals/decide/", ProposalsDecide.as_view(), name="api-proposals-decide"),
    path("occupations/", Occupations.as_view(), name="api-occupations"),
    path("contact-details/", Details.as_view(), name="api-details"),
    path("contact-details/<uuid:public_id>/works/", DetailWorks.as_view(), name="api-detail-works"),
    path("guardians/", Guardians.as_view(), name="api-guardians"),
]
