from __future__ import annotations

from tenant_apps.sources.errors import ImportProblem


class FetchFailed(ImportProblem):
    """A fetch that gave nothing. Carries a code of `ss12000.messages.FETCH` and the HTTP status, never an answer's content."""

    def __init__(self, code: str, *, status: int | None = None, is_passing: bool = False) -> None:
        super().__init__(code)
        self.status = status
        self.is_passing = is_passing  # may go better in a while

    @property
    def message(self) -> str:
        from tenant_apps.sources.ss12000.messages import fetch_text

        return fetch_text(self.code, self.status)


class TryAgain(FetchFailed):
    """Worth another try, after `wait` seconds when the server said so."""

    def __init__(self, code: str, *, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(code, status=status, is_passing=True)
        self.wait = wait
