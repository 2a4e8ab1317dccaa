"""The one matrix: which role may do what (PRV-32: no role has more than its task needs)."""

from __future__ import annotations

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role

READING = frozenset({Right.TODAY, Right.YOUTHS_READ, Right.REPORT_READ})
WORKING = READING | {
    Right.YOUTHS_WRITE,
    Right.CONCERNS_WRITE,
    Right.SETTINGS_READ,
    Right.PLANNING_READ,
    Right.PLANNING_WRITE,
    Right.ASSESSMENTS,
    Right.CONSENT_FILES,
}
RUNNING = WORKING | {
    Right.RESIDENTS_READ,
    Right.REGISTRATIONS_WRITE,
    Right.SOURCES_IMPORT,
    Right.REPORT_EXPORT,
    Right.LABELS_WRITE,
    Right.LADDERS_WRITE,
    Right.LETTERS_EDIT,
    Right.LOG_READ,
}

MATRIX: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: RUNNING
    | {
        Right.SITE_WRITE,
        Right.SOURCES_CONNECT,
        Right.SOURCES_CERTIFY,
        Right.PLANNING_DECIDE,
        Right.TOKENS_MANAGE,
        Right.LETTERS_CONNECT,
        Right.JOBS_CANCEL,
    },
    Role.COORDINATOR: RUNNING,
    Role.COACH: WORKING,
    Role.READER: READING,
    Role.ACCOUNT_MANAGER: frozenset(
        {Right.SETTINGS_READ, Right.STAFF_WRITE, Right.SITE_WRITE, Right.TOKENS_MANAGE}
    ),  # sees no youths
    Role.PROTECTED_HANDLER: frozenset({Right.PROTECTED_HANDLE}),  # given to named persons, beside another role
    Role.LOCAL_LEADER: frozenset({Right.TODAY, Right.PARTICIPANTS_READ, Right.AGGREGATES_READ}),
    Role.COUNTY_LEADER: frozenset({Right.TODAY, Right.AGGREGATES_READ}),
    Role.MAIN_LEADER: frozenset({Right.TODAY, Right.AGGREGATES_READ}),
    Role.OPERATOR: frozenset({Right.TENANTS_READ, Right.CODELISTS_READ, Right.SITE_WRITE}),
    Role.BOARD_MEMBER: frozenset({Right.CODELISTS_READ, Right.CODELISTS_DECIDE}),
    Role.LIBRARY_EDITOR: frozenset({Right.CODELISTS_READ, Right.LIBRARY_EDIT}),
}


def rights_of(role: Role) -> frozenset[Right]:
    return MATRIX[role]
