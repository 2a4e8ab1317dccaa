"""What the page says of a row or a file: where, what is wrong, what to do. Never a name, never a number."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.sources.errors import ImportProblem


@dataclass(frozen=True, slots=True)
class RowMessage:
    """`text` says what is wrong, `advice` what to do."""

    text: Promise
    advice: Promise


_MEND = _("Correct it in the school system and load a new file.")
_FORMAT = _("Write it as 2026-08-17.")
ROW: dict[str, RowMessage] = {
    "number_length": RowMessage(_("The personal identity number has the wrong length."), _MEND),
    "number_characters": RowMessage(_("The personal identity number holds characters that are not allowed."), _MEND),
    "number_date": RowMessage(_("The personal identity number begins with a date that does not exist."), _MEND),
    "number_future": RowMessage(_("The personal identity number begins with a date that has not come yet."), _MEND),
    "number_check_digit": RowMessage(_("The check digit of the personal identity number is wrong."), _MEND),
    "number_missing": RowMessage(_("The personal identity number is missing."), _MEND),
    "duplicate": RowMessage(
        _("The same person stands earlier in the file."), _("Only the first row was used. Remove one of them.")
    ),
    "old_number_unknown": RowMessage(
        _("The number has been replaced by another, and nobody in the register has it."),
        _("Nothing was loaded: the person stands in the file with the new number."),
    ),
    "tf_taken": RowMessage(
        _("The temporary number is used by another source."),
        _("A temporary number holds only at the school that gave it. Decide by hand who it is."),
    ),
    "ragged": RowMessage(
        _("The row has another number of columns than the header."),
        _("Look for a separator or a quotation mark inside a text, or whether the file was cut off."),
    ),
    "nul": RowMessage(_("The row holds a character that text cannot hold (NUL)."), _("Export the file again.")),
    "line_break": RowMessage(
        _("A text holds a line break."),
        _("Look for a quotation mark that opens and never closes, and remove the line break."),
    ),
    "too_long": RowMessage(_("A text is too long."), _("Shorten it in the school system.")),
    "name_missing": RowMessage(_("Both names are missing."), _MEND),
    "date": RowMessage(_("A date does not exist or is written in an unknown way."), _FORMAT),
    "end_before_start": RowMessage(_("The end is before the start."), _MEND),
    "start_missing": RowMessage(_("A school form is given, but no start date."), _MEND),
    "municipality": RowMessage(_("The municipality code is not four digits."), _MEND),
    "school_form": RowMessage(
        _("The school form is not known."),
        _("Tell your system manager which code it is; without it we cannot say whether the youth is in school."),
    ),
    # remarks: the row is used all the same
    "end_reason": RowMessage(
        _("The reason for leaving is not known."), _("The row was used with the reason not known.")
    ),
    "end_reason_without_end": RowMessage(
        _("A reason for leaving is given, but no end date."), _("The row was used without the reason.")
    ),
    "exam_kind": RowMessage(_("The kind of diploma is not known."), _("The row was used without the diploma.")),
    "exam_incomplete": RowMessage(
        _("A diploma needs both a kind and a date."), _("The row was used without the diploma.")
    ),
    "year": RowMessage(_("The school year is not a number from 1 to 10."), _("The row was used without the year.")),
    "left_reason": RowMessage(
        _("The reason for no longer being registered is not known."),
        _("The row was used as if the person is registered still. Choose in the mapping what the code means."),
    ),
    "old_number": RowMessage(
        _("The person has got another personal identity number."),
        _("The row was used. Look under Possible duplicates whether the person stands there under both numbers."),
    ),
    "postcode": RowMessage(_("The postcode is not five digits."), _("The row was used without the postcode.")),
    "phone": RowMessage(_("A telephone number could not be read."), _("The row was used without it.")),
    "email": RowMessage(_("An e-mail address could not be read."), _("The row was used without it.")),
    "sex": RowMessage(_("The sex is not known."), _("The row was used with the sex that the number says.")),
    "future": RowMessage(
        _("A date of the population register has not come yet."), _("The row was used without that date.")
    ),
    # what only a fetch by SS 12000 knows
    "protection_missing": RowMessage(
        _("The school system does not say whether the person has protected personal data."),
        _("It must give securityMarking, or the administrator must certify what its absence means."),
    ),
    "person_shape": RowMessage(_("The person is not as SS 12000 says."), _("Tell those who run the school system.")),
    "enrolment_form": RowMessage(
        _("An enrolment has a school form that is not known."), _("The row was used without that enrolment.")
    ),
    "enrolments": RowMessage(
        _("The person has several enrolments at once."),
        _("The row was used with the one in upper secondary school, else with the latest."),
    ),
    "enum": RowMessage(_("A value is not one that SS 12000 knows."), _("The row was used, and that value came last.")),
    "moved_out": RowMessage(
        _("The municipality code is another municipality's."), _("The row was used: the youth lives elsewhere.")
    ),
}

FILE: dict[str, Promise] = {
    "too_large": _("The file is larger than 20 MB. Export only those aged 15 to 20, or part the file."),
    "empty": _("The file is empty."),
    "only_header": _("The file has a header but no rows. Nothing was changed."),
    "not_csv": _(
        "The file is neither a text file with columns (CSV) nor a workbook (Excel) but something else (%(what)s). "
        "Save it as CSV or Excel and try again."
    ),
    "wrong_encoding": _(
        "The file is not written in %(encoding)s: some bytes do not fit. Choose another encoding, or let it be found."
    ),
    "too_heavy": _("The workbook takes too much memory or time to read. Save only the sheet with the persons, as CSV."),
    "old_workbook": _(
        "The workbook is of a kind that is not read (%(what)s). Save it as an Excel workbook (.xlsx) or as CSV."
    ),
    "broken_workbook": _("The workbook is damaged and cannot be read. Open it in Excel, save it anew and try again."),
    "password": _("The workbook is locked with a password. Save it without one and try again."),
    "macros": _(
        "The workbook holds macros or links to other workbooks. Save it as an ordinary workbook (.xlsx), values only."
    ),
    "bomb": _(
        "The workbook unpacks to far more than its size, or holds other archives. It was not opened. Save the sheet as CSV."
    ),
    "entities": _("The workbook holds definitions (DOCTYPE, ENTITY) that no ordinary workbook has. It was not opened."),
    "too_many_rows": _("The sheet has more than 200 000 rows. Export only those aged 15 to 20."),
    "no_header": _("No row with headings was found. Say which row they stand on."),
    "many_marked": _(
        "More than one in %(share)d in the file are marked as having protected personal data, which is so many that the column seems to say "
        'something else. Nothing was loaded and nobody was hidden. Look at the column and at which of its values the mapping takes for "not '
        'protected". If the marks are right, those who handle protected personal data hide the youths by hand first.'
    ),
    "protection_appeared": _(
        "The file has columns that look as if they tell who has protected personal data (%(columns)s), and the mapping does not use them. "
        "Nothing was loaded: change the mapping."
    ),
    "other_addresses": _(
        "More than half of the addresses lie where nobody in your register lives. This looks like another municipality's file."
    ),
    "force_reason": _(
        "The file is older (%(as_of)s) than what was last applied (%(last)s). Say why it is to be loaded all the same."
    ),
    "as_of_missing": _("Neither the file nor its name tells which day it shows. Say which day."),
    "expired": _(
        "The file was kept for a day and is gone now. Choose it again; the mapping is as you left it when you saved it."
    ),
    "mapping_incomplete": _("No column is chosen for: %(columns)s."),
    "dates_contradict": _("Dates cannot be read both day first and month first. Choose one of them."),
    "not_certified": _(
        "No column tells who has protected personal data. Choose it, or let an administrator certify that the source holds no such person."
    ),
    "name_taken": _("There is already a source with that name. Choose another name, or load the file as that source."),
    "certificate_contradicted": _(
        "The file has columns that look as if they tell who has protected personal data (%(columns)s). "
        "Choose them as protection: that the source holds none cannot be certified."
    ),
    "mixed_encoding": _("The file mixes two ways of writing å, ä and ö. Export it again, with one encoding."),
    "no_delimiter": _("The header could not be read: no known columns parted by semicolon, comma, tab or bar."),
    "too_many_columns": _("The header has more than 200 columns."),
    "missing_columns": _("Columns are missing in the file: %(columns)s. Nothing was loaded."),
    "double_columns": _("Columns stand twice in the file: %(columns)s. Nothing was loaded."),
    "no_protection_column": _(
        "The file has no column that tells who has protected personal data (%(columns)s). "
        "Without it nothing can be loaded: add the column to the extract."
    ),
    "broken_csv": _(
        "The file cannot be read from row %(row)s on. Look for a quotation mark that opens and never closes."
    ),
    "other_municipality": _(
        "More than half of the rows belong to other municipalities. This looks like another municipality's file."
    ),
    "older": _("The file is older (%(as_of)s) than what was last applied (%(last)s)."),
    "in_the_future": _("The date of the file has not come yet."),
    "applying": _("Another file of this source is being applied. Wait until it is done."),
    "state": _("The file is already applied or discarded."),
    "not_applied": _("Only a file that is applied can be undone."),
    "later_run": _("A later file of the same source has been applied. Undo that one first."),
    "undo_reason": _("Say why the file is to be undone."),
    "undo_blocked": _("The file cannot be undone: %(count)s youths have been worked with since. Nothing was changed."),
    "undo_conflict": _(
        "The file cannot be undone: something that was entered since stands in the place of what would come back. "
        "Nothing was changed."
    ),
    "reason": _("This is a large change (%(gone)s %% gone, %(changed)s %% changed). Say why it is right."),
    "reason_place": _(
        "The file does not tell in which municipality the persons live, and the register knows too few addresses to tell. "
        "Say how you know that it is your own municipality's file."
    ),
    "database": _("The database refused what the file says. Nothing was changed. (%(state)s)"),
    "unknown_kind": _("There is no reader for this kind of file."),
    "history_period": _("Say which half year the file was delivered for."),
    "history_format": _(
        "There is no known layout of SCB's file for %(period)s. The earliest is for the first half of 2020."
    ),
    "history_partnership": _("A partnership has no register of its own, so no registrations can be loaded."),
    "history_waiting": _("%(count)s rows hold codes that are not known yet. Choose what they mean, then apply."),
    "history_code": _("That code is not among those that can be chosen."),
}


def problem_text(problem: ImportProblem) -> str:
    text = str(FILE[problem.code])
    return text % problem.values if problem.values else text.replace("%%", "%")


def row_message(code: str) -> RowMessage:
    return ROW[code]
