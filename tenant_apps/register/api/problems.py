"""How the register's own objections are answered."""

from __future__ import annotations

from kaa.core.api.problems import Refused, answer_with
from tenant_apps.register.identification import errors

# the state of things is against it; in the others what was sent is
AS_THINGS_STAND = (
    errors.OverlappingRegistration, errors.NotRegistered, errors.ProposalAlreadyDecided, errors.Deceased, errors.SettingsChanged,
)  # fmt: skip
FIELDS: dict[type[errors.RegistrationProblem], str] = {
    errors.NoSource: "source", errors.NotOurMunicipality: "municipality_code", errors.UnknownCode: "code",
    errors.InquiryInThePast: "until",
}  # fmt: skip


def translate(problem: errors.RegistrationProblem) -> Refused:
    field = FIELDS.get(type(problem), "")
    status = 409 if isinstance(problem, AS_THINGS_STAND) else 422
    return Refused(str(problem), status=status, errors=[(field, str(problem))] if field else [])


answer_with(errors.RegistrationProblem, translate)
