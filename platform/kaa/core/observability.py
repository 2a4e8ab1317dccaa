"""Sentry without personal data: no locals, no request bodies, no query strings, no messages of exceptions."""

from __future__ import annotations

from typing import Any

import sentry_sdk

KEPT = {"event_id", "timestamp", "level", "logger", "platform", "environment", "release", "sdk", "type", "exception", "transaction",
    "transaction_info", "modules"}  # fmt: skip


def scrub(event: Any, _hint: Any) -> Any:
    """Keep what kind of error it was and where, from a list; every text that may quote a person is not on it."""
    for value in (event.get("exception") or {}).get("values", []):
        value["value"] = ""
        for frame in (value.get("stacktrace") or {}).get("frames", []):
            frame.pop("vars", None)
    request = event.get("request") or {}
    kept = {key: value for key, value in event.items() if key in KEPT}
    if "method" in request:
        kept["request"] = {
            "method": request["method"]
        }  # the view's name is the transaction's; an address may be typed by anyone
    return kept


def start_sentry(dsn: str, *, environment: str, **options: Any) -> None:
    """Nothing is sent when no DSN is given."""
    if not dsn:
        return
    sentry_sdk.init(
        dsn=dsn, environment=environment, send_default_pii=False, include_local_variables=False, max_request_body_size="never",
        max_breadcrumbs=0, before_send=scrub, traces_sample_rate=0.0, **options,
    )  # fmt: skip
