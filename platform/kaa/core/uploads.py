from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class InMemoryOnlyUploadHandler(MemoryFileUploadHandler):
    """Files stay in memory: a school's file may hold persons under protection, and must not reach a disk (PRV-21).

    A request over the limit is cut; the view finds no file and says so.
    """

    def handle_raw_input(self, *_: Any, **__: Any) -> None:  # whatever length the request claims
        self.activated = True
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  (Django's signature)
        self.size += len(raw_data)
        if self.size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            if self.request is not None:
                self.request.upload_too_large = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)
