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


class BeforeTheDuty(RegistrationProblem):
    message = _("The responsibility cannot begin before compulsory school: at the earliest in the year of turning 15.")


class Deceased(RegistrationProblem):
    message = _("The youth is deceased.")


class InquiryInThePast(RegistrationProblem):
    message = _("The date must be later than today.")


class DateHasPassed(RegistrationProblem):
    message = _("What has been cannot be decided now: today at the earliest.")


class NoSuchDay(RegistrationProblem):
    message = _("There is no such day.")


class SettingsChanged(RegistrationProblem):
    message = _("Somebody has decided other settings meanwhile. Look at what holds now, then save again.")
