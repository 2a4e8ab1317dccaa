"""Links by mail belong to the tenant that sent them."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator

from kaa.core.tenancy import current_schema


class TenantTokenGenerator(EmailAwarePasswordResetTokenGenerator):
    """A user with the same key, address and password hash may stand in two schemas (one copied, split or merged): not with one link."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{current_schema()}:{super()._make_hash_value(user, timestamp)}"
