"""What is said of a row of history: what is wrong, what to do. Never a name, never a number."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tenant_apps.sources.messages import ROW, RowMessage

_KEPT = _("What stands in the register is kept. Change it there if the file is right.")
_MEND = _("Correct the row and load the file again; what is here already is passed over.")
HISTORY: dict[str, RowMessage] = {
    "here": RowMessage(_("It stands in the register already."), _("Nothing needs to be done.")),
    "completes": RowMessage(
        _("It stands in the register without its end."), _("Only what is empty is filled in when the file is applied.")
    ),
    "code": RowMessage(_("A code of the other system is not known."), _("Choose what it means, above.")),
    "unknown_person": RowMessage(
        _("No source has named the person."),
        _("Load the population file or the school system's file first, or add name and protection to the row."),
    ),
    "temporary_number": RowMessage(
        _("A temporary number says nothing outside the school that gave it."), _("Write the personal identity number.")
    ),
    "missing": RowMessage(_("A cell that must be filled in is empty."), _MEND),
    "time": RowMessage(_("The time of day cannot be read."), _("Write it as 13:30.")),
    "order": RowMessage(_("The dates contradict each other: an end or a discovery is before its beginning."), _MEND),
    "future": RowMessage(_("The date has not come yet."), _MEND),
    "before_birth": RowMessage(_("The date is before the person was born."), _MEND),
    "municipality": RowMessage(_("The municipality code is missing or another municipality's."), _MEND),
    "overlap": RowMessage(_("The registration overlaps one that stands in the register."), _KEPT),
    "overlap_in_file": RowMessage(_("The registration overlaps one on an earlier row of the file."), _MEND),
    "differs": RowMessage(_("The same stands in the register with other values."), _KEPT),
    "duplicate": RowMessage(_("The same row stands earlier in the file."), _("Only the first one is used.")),
    "contradicts": RowMessage(
        _("An earlier row of the file says something else of the same registration."),
        _("Ask for the file as it was delivered."),
    ),
}


def history_message(code: str) -> RowMessage:
    return HISTORY.get(code) or ROW[code]
