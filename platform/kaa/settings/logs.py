"""JSON log lines with tenant and request id, and never personal data: an exception gives its type and place, not its message."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

Event = MutableMapping[str, Any]
# the second net: a personal identity, coordination or TF number in whatever text a library writes
NUMBER = re.compile(r"(?<![\w-])(?:\d\d)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)[-+ ]?(?:\d{4}|TF\d\d)(?![\w-])")

OF_A_TASK = ("name", "id", "runtime", "description")


def without_arguments(_logger: object, _name: str, event: Event) -> Event:
    """A library's line about an exception quotes its message among the arguments: keep the line's fixed text alone.

    Celery's lines about a task quote its result, or the whole traceback, so: what names no person is kept.
    """
    record = event["_record"]
    if record.exc_info or record.name == "celery.app.trace":
        event["event"] = str(record.msg)
        if isinstance(data := getattr(record, "data", None), dict):
            event["event"] %= {key: data[key] if key in OF_A_TASK else "..." for key in data}
            event["task"] = data.get("name")
    return event


def without_numbers(_logger: object, _name: str, event: Event) -> Event:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = NUMBER.sub("[number]", value)
    return event


def without_message(_logger: object, _name: str, event: Event) -> Event:
    """A database error's text quotes the row it fell on: keep the type and where it happened."""
    info = event.pop("exc_info", None)
    if info is True:  # structlog's `exception()`; the formatter runs while it is being handled
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        frames = list(traceback.extract_tb(info[2]))
        own = [
            frame
            for frame in frames
            if not frame.filename.startswith(sys.prefix) and "/lib/python3" not in frame.filename
        ]
        frames = [*own[-6:], *frames[-1:]] if frames[-1:] != own[-1:] else own[-6:]  # a library's last frame alone
        event["exception"] = f"{info[0].__module__}.{info[0].__qualname__}"
        event["where"] = [
            f"{frame.filename.rsplit('/site-packages/')[-1]}:{frame.lineno} {frame.name}" for frame in frames
        ]
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[structlog.stdlib.filter_by_level, *SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                without_message,
                without_numbers,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            "foreign_pre_chain": [without_arguments, *SHARED],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        # Django's own handlers (the console's, and mail to ADMINS with the whole request) are taken away
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},  # its lines hold the query string
        "django.request": {"level": "ERROR"},  # 4xx are expected; their paths say nothing that a line should keep
        "axes": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},  # its lines hold whole addresses, page tokens too
        "httpcore": {"level": "WARNING"},
        "kombu.connection": {"level": "ERROR"},  # warns of what the demo's file queue does not need
        "stamina": {"level": "ERROR"},
        "weasyprint": {"level": "WARNING"},  # several lines for each page of each letter
        "fontTools": {"level": "WARNING"},
    },
}
