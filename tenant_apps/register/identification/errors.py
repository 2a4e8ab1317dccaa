"""What stops a registration from being opened or closed, each with words for the one who tried."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RegistrationProblem(Exception):
    """The base of them; `message` is for people, in their language."""

    message: str | Promise = _("The registration could not be changed.")

    def __str__(self) -> str:
        return str(self.message)


class OverlappingRegistration(RegistrationProblem):
    message = _("The youth is already registered during a part of this period.")


class NotRegistered(RegistrationProblem):
    message = _("The registration is closed already.")


class DatesOutOfOrder(RegistrationProblem):
    message = _("The registration cannot begin before the duty arose, nor end before it began.")


class DateInTheFuture(RegistrationProblem):
    message = _("The date has not come yet.")


class UnknownCode(RegistrationProblem):
    message = _("The code is not in the list that holds today.")


class NoSource(RegistrationProblem):
    message = _("Say from where you know it, and why.")


class NotOurMunicipality(RegistrationProblem):
    message = _("The municipality is not one of ours.")


class TooOld(RegistrationProblem):
    message = _("The activity responsibility ends on the 20th birthday.")


class ProposalAlreadyDecided(RegistrationProblem):
    message = _("Somebody has decided the proposal already.")
