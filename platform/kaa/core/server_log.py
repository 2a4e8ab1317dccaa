"""What PostgreSQL's own log may hold: no statement, no parameter and no detail, for each of them quotes rows (TEN-10, PRV-21).

Values stand in the statements' text (they are bound on the client's side), so a statement that failed or was slow would be logged with
numbers and names. The private server is started with these, deploy/postgres/roles.sql sets them in production.
"""

from __future__ import annotations

SERVER_LOG = {
    "log_error_verbosity": "terse",  # no DETAIL: "Key (personnummer)=(...) already exists"; no CONTEXT: "COPY ..., line 3: ..."
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_duration": "off",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "debug_print_parse": "off",
    "debug_print_rewritten": "off",
    "debug_print_plan": "off",
}
