"""Requests out of the house go where they may and nowhere else (server-side request forgery, ASVS 5.0 1.3.6 and 13.2.4)."""

from __future__ import annotations

import functools
import ipaddress
import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx
from django.conf import settings

from tenant_apps.sources.ss12000.errors import FetchFailed

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
LOCAL_NAMES = ("localhost", ".localhost", ".local", ".internal")


def check_address(text: str) -> httpx.URL:
    """An absolute address without user, query or fragment; https alone, unless the settings say otherwise."""
    try:
        address = httpx.URL(text.strip())
    except httpx.InvalidURL:
        raise FetchFailed("address_form") from None
    schemes = {"https", "http"} if settings.FETCH_WITHOUT_TLS else {"https"}
    if address.scheme not in schemes:
        raise FetchFailed("address_scheme")
    if not address.host or address.userinfo or address.query or address.fragment or "?" in text or "#" in text:
        raise FetchFailed("address_form")
    literal = _literal(address.host)
    if literal is not None and not _may_reach(literal):
        raise FetchFailed("address_private")
    if literal is None and address.host.lower().endswith(LOCAL_NAMES) and not _networks():
        raise FetchFailed("address_private")
    return address


def same_server(one: str, other: str) -> bool:
    """Whether a secret kept for one address may be sent to the other: another scheme, host or port is somebody else's server."""
    try:
        before, after = httpx.URL(one.strip()), httpx.URL(other.strip())
    except httpx.InvalidURL:
        return False
    return (before.scheme, before.host, before.port) == (after.scheme, after.host, after.port)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def _networks() -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    return [ipaddress.ip_network(text) for text in settings.FETCH_ALLOWED_NETWORKS]


def _may_reach(address: Address) -> bool:
    """Public addresses, and what the operator has named. An address wrapped in another is judged by the inner one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return _may_reach(address.ipv4_mapped)
        if address.sixtofour or address.teredo or address in ipaddress.ip_network("64:ff9b::/96"):
            return False
    if any(address in network for network in _networks() if network.version == address.version):
        return True
    return address.is_global and not address.is_multicast


class GuardedBackend(httpcore.SyncBackend):
    """Connects to the very address that was judged: a name that resolves otherwise the next moment changes nothing."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise httpcore.ConnectError("name not found") from None
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        if not addresses or not all(_may_reach(ipaddress.ip_address(each.split("%")[0])) for each in addresses):
            raise FetchFailed("address_private")
        problem: Exception = httpcore.ConnectError("no address")
        for each in addresses[:4]:
            try:
                return super().connect_tcp(each, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                problem = refused
        raise problem


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Once for a process: reading the bundle takes longer than many an answer."""
    return httpx.create_ssl_context()


class GuardedTransport(httpx.HTTPTransport):
    """httpx without proxies of the environment, over the guarded backend."""

    def __init__(self) -> None:
        super().__init__(verify=_certificates(), trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(),
            max_connections=2,
            keepalive_expiry=15,
            network_backend=GuardedBackend(),
        )
