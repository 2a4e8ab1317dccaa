"""Threads, because a request mostly waits for PostgreSQL; each worker has its own pool (DB_POOL_SIZE >= threads)."""

from __future__ import annotations

import os

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 5_000
max_requests_jitter = 500
limit_request_line = 4_094
accesslog = None  # structlog writes one line per request, with tenant and request id and without the query string
control_socket_disable = True
