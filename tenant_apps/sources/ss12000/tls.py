from __future__ import annotations

import ssl


def is_certificate_problem(problem: BaseException) -> bool:
    """The libraries wrap the cause: a certificate that does not hold is no passing trouble."""
    found: BaseException | None = problem
    for _ in range(8):
        if found is None:
            return False
        if isinstance(found, ssl.SSLCertVerificationError):
            return True
        found = found.__cause__ or found.__context__
    return False
