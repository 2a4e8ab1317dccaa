from __future__ import annotations

from typing import Any


class ImportProblem(Exception):
    """A file or a run that cannot be used. Carries a code of `messages.FILE` and its values, never a person's data."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    @property
    def message(self) -> str:
        from tenant_apps.sources.messages import problem_text

        return problem_text(self)


class FileRefused(ImportProblem):
    """The file as a whole: nothing of it was kept."""


class NeedsReason(ImportProblem):
    """Much would change: somebody must say why it is right (REL-03)."""


class WrongState(ImportProblem):
    """The run is applied or discarded already, or another is on its way."""


class UndoBlocked(ImportProblem):
    """Somebody has worked with what the run wrote; `values["youths"]` says with whom, as far as everyone may see them."""


class ApplyFailed(ImportProblem):
    """The database refused; its own message may hold a number or a name, so only the class of the error is kept."""
