"""Who writes, and how text messages leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Gateway
from tenant_apps.letters.models import Sender, SmsGateway
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.ss12000.network import check_address, same_server
from tenant_apps.work.sealing import is_sealed, seal


@transaction.atomic
def save_sender(*, version: int | None, values: Mapping[str, Any], actor: User | None) -> Sender:  # noqa: ARG001  (history has who)
    found = Sender.objects.first()
    if found is None:
        made = Sender(**values)
        made.full_clean()
        made.save()
        return made
    if version is None:  # two wrote the first one at once
        raise locking.Conflict(found)
    return locking.save(found, version=version, changes=values)


@transaction.atomic
def save_gateway(*, version: int | None, values: Mapping[str, Any], secret: str, actor: User | None) -> SmsGateway:  # noqa: ARG001
    """An empty secret leaves the one there is, for the same server: it is never sent to another. The address is one that the service may ask
    (as for school systems).
    """
    try:
        address: httpx.URL = check_address(values["address"])
    except ImportProblem as problem:
        raise ValidationError({"address": problem.message}) from None
    if not secret and not is_sealed(SmsGateway.SECRET):
        raise ValidationError({"secret": _("Write the secret.")})
    found = SmsGateway.objects.first()
    if found is not None and not secret and not same_server(found.address, str(address)):
        raise ValidationError({"secret": _("The address leads to another server. Write the secret anew.")})
    if values["kind"] == Gateway.FORM and not values.get("username"):
        raise ValidationError({"username": _("This gateway needs a user name.")})
    _check_sender(values["sender"])
    changes = {**values, "address": str(address)}
    if found is None:
        found = SmsGateway(**changes)
        found.full_clean()
        found.save()
    elif version is None:
        raise locking.Conflict(found)
    else:
        found = locking.save(found, version=version, changes=changes)
    if secret:
        seal(name=SmsGateway.SECRET, text=secret)
    return found


def _check_sender(text: str) -> None:
    """A number, or a name of at most eleven letters and digits: what telephones show (GSM 03.40)."""
    is_number = text.lstrip("+").isdigit() and 3 <= len(text.lstrip("+")) <= 15
    if not is_number and not (text.isascii() and text.isalnum() and len(text) <= 11):
        raise ValidationError({"sender": _("A number, or at most eleven letters a to z and digits.")})
