"""What the pages say of a fetch: what happened, and what to do. Never an answer's content."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.sources.messages import FILE

FETCH: dict[str, Promise] = {
    "address_form": _("Write the whole address, as https://server.example/ss12000, without user name, ? and #."),
    "address_scheme": _("The address must begin with https://."),
    "address_private": _(
        "The address leads into a private network, where nothing is fetched. The operator can allow it by name."
    ),
    "secret_missing": _("The client's secret is missing or was sealed in another installation. Write it again."),
    "unreachable": _("The server does not answer. Check the address, or whether the school system is down."),
    "timeout": _("The server takes too long to answer. Try again later."),
    "too_slow": _("The fetch took more than 25 minutes and was stopped. Nothing was changed."),
    "certificate": _("The server's certificate does not hold. Tell those who run the school system."),
    "redirect": _("The server leads on to another address, which we do not follow. Write the address it leads to."),
    "login_refused": _("The server refuses the client id or the secret. Check them, and the scope."),
    "login_http": _("The token address answers with an error. Check that it is the right one."),
    "login_shape": _("The token address gives no token. Check that it is the right one."),
    "token_refused": _("The login works, but the server refuses its token. Check the scope and the base address."),
    "forbidden": _("The login works, but the client may not read this. Tell those who run the school system."),
    "not_found": _("There is nothing at this address. Check the base address."),
    "bad_request": _(
        "The server does not understand what we ask for. Check the base address and which version it speaks."
    ),
    "busy": _("The server asks us to wait longer than we do. Try again later."),
    "http": _("The server answers with an error. Try again later."),
    "not_json": _("The server's answer cannot be read: it is cut off or not JSON. Check the base address."),
    "shape": _("The server's answer is not as SS 12000 says. Check the base address and which version it speaks."),
    "page_repeated": _("The server gives the same page again and again, so the list has no end. Nothing was changed."),
    "too_many_pages": _("The list of the server has no end. Nothing was changed."),
    "too_large": _("The server's answer is larger than 64 MB. Nothing was changed."),
    "no_protection": _(
        "The server does not tell who has protected personal data (securityMarking). Without it nothing is loaded, "
        "unless the administrator certifies what its absence means."
    ),
    "nobody": _("The server gave no persons aged 15 to 20. Nothing was changed."),
    "import": _("What was fetched could not be loaded. Nothing was changed. Fetch it by hand to see why."),
    "stopped": _("The fetch was stopped before it was done. Nothing was changed."),
    # notes: the fetch was used all the same
    "no_deletions": _("The server does not tell who was deleted: they are found at the next full fetch."),
    "no_organisations": _("The server gives no organisations: schools are named as the enrolments name them."),
    "no_start_dates": _(
        "Some enrolments have no start date: the first day that we saw them counts. This can make a placement look later than it is."
    ),
    "no_municipality": _(
        "The server gives no municipality of residence: without another source that does, nobody is proposed for the register."
    ),
    "no_guardians": _("Some guardians could not be fetched: what was known of them was taken away."),
}


def fetch_text(code: str, status: int | None = None) -> str:
    """Also of a fetch that came and could not be loaded, as a file's problem is told."""
    text = str(FETCH.get(code) or FILE.get(code, FETCH["import"]))
    if code not in FETCH and "%(" in text:
        text = str(FETCH["import"])
    return f"{text} (HTTP {status})" if status and code in {"http", "login_http", "bad_request"} else text
