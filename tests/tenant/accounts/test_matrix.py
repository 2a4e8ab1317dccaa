"""The one matrix: who holds each right, and nobody else."""

from __future__ import annotations

import pytest

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.matrix import MATRIX, rights_of
from tests.factories.accounts import user

RUNNING = {Role.ADMINISTRATOR, Role.COORDINATOR}
WORKING = RUNNING | {Role.COACH}
STAFF = WORKING | {Role.READER}
LEADERS = {Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER}
PUBLIC_SITE = {Role.OPERATOR, Role.BOARD_MEMBER, Role.LIBRARY_EDITOR}
HOLDERS: dict[Right, set[Role]] = {
    Right.TODAY: STAFF | LEADERS,
    Right.YOUTHS_READ: STAFF,
    Right.RESIDENTS_READ: RUNNING,
    Right.YOUTHS_WRITE: WORKING,
    Right.PLANNING_READ: WORKING,
    Right.PLANNING_WRITE: WORKING,
    Right.ASSESSMENTS: WORKING,
    Right.CONSENT_FILES: WORKING,
    Right.PLANNING_DECIDE: {Role.ADMINISTRATOR},
    Right.CONCERNS_WRITE: WORKING,
    Right.REGISTRATIONS_WRITE: RUNNING,
    Right.SOURCES_IMPORT: RUNNING,
    Right.SOURCES_CERTIFY: {Role.ADMINISTRATOR},
    Right.SOURCES_CONNECT: {Role.ADMINISTRATOR},
    Right.REPORT_READ: STAFF,
    Right.REPORT_EXPORT: RUNNING,
    Right.SETTINGS_READ: WORKING | {Role.ACCOUNT_MANAGER},
    Right.STAFF_WRITE: {Role.ACCOUNT_MANAGER},
    Right.TOKENS_MANAGE: {Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER},
    Right.LABELS_WRITE: RUNNING,
    Right.LETTERS_EDIT: RUNNING,
    Right.LOG_READ: RUNNING,
    Right.LETTERS_CONNECT: {Role.ADMINISTRATOR},
    Right.JOBS_CANCEL: {Role.ADMINISTRATOR},
    Right.LADDERS_WRITE: RUNNING,
    Right.SITE_WRITE: {Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER, Role.OPERATOR},
    Right.PROTECTED_HANDLE: {Role.PROTECTED_HANDLER},
    Right.PARTICIPANTS_READ: {Role.LOCAL_LEADER},
    Right.AGGREGATES_READ: LEADERS,
    Right.TENANTS_READ: {Role.OPERATOR},
    Right.CODELISTS_READ: PUBLIC_SITE,
    Right.CODELISTS_DECIDE: {Role.BOARD_MEMBER},
    Right.LIBRARY_EDIT: {Role.LIBRARY_EDITOR},
}
PERSONS = {
    Right.YOUTHS_READ,
    Right.RESIDENTS_READ,
    Right.YOUTHS_WRITE,
    Right.PLANNING_READ,
    Right.PLANNING_WRITE,
    Right.ASSESSMENTS,
    Right.CONSENT_FILES,
    Right.CONCERNS_WRITE,
    Right.REGISTRATIONS_WRITE,
    Right.PARTICIPANTS_READ,
    Right.PROTECTED_HANDLE,
}
REPORT = {Right.REPORT_READ, Right.REPORT_EXPORT}
SHARED = {Right.TENANTS_READ, Right.CODELISTS_READ, Right.CODELISTS_DECIDE, Right.LIBRARY_EDIT}


@pytest.mark.req("PRV-32", "K2-2.9")
@pytest.mark.parametrize("right", list(Right))
def test_right__is_held_by_exactly_these_roles(right: Right) -> None:
    assert {role for role in Role if right in rights_of(role)} == HOLDERS[right]


@pytest.mark.req("PRV-32", "K2-2.9")
def test_matrix__names_every_role_and_gives_none_everything() -> None:
    assert set(MATRIX) == set(Role)
    assert all(rights < set(Right) for rights in MATRIX.values())


@pytest.mark.req("PRV-32")
def test_account_manager__sees_no_youths() -> None:
    assert not rights_of(Role.ACCOUNT_MANAGER) & (PERSONS | REPORT | {Right.TODAY, Right.SOURCES_IMPORT})


@pytest.mark.req("PRV-32", "K2-3.19")
@pytest.mark.parametrize("role", sorted(LEADERS))
def test_partnership_role__has_no_report_and_no_register(role: Role) -> None:
    assert not rights_of(role) & (REPORT | (PERSONS - {Right.PARTICIPANTS_READ}) | {Right.SOURCES_IMPORT})


@pytest.mark.req("PRV-32")
@pytest.mark.parametrize("role", sorted(PUBLIC_SITE))
def test_role_of_the_public_site__has_nothing_of_a_tenant(role: Role) -> None:
    assert rights_of(role) <= SHARED | {Right.SITE_WRITE}  # of the public site's own statement


@pytest.mark.req("PRV-32")
def test_user__may_what_the_roles_together_may_and_a_closed_account_nothing(alfa: object) -> None:
    staff = user(Role.READER, Role.PROTECTED_HANDLER)
    granted = rights_of(Role.READER) | rights_of(Role.PROTECTED_HANDLER)
    assert {right for right in Right if staff.may(right)} == granted
    assert not [right for right in Right if user().may(right)]
    staff.is_active = False
    assert not [right for right in Right if staff.may(right)]
