"""Decide which requests are answered, and which headers every answer carries."""

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from jiqun.publish import SERVED_POLICY

HEADERS = {
    "Content-Security-Policy": SERVED_POLICY + "; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer: nothing from elsewhere, no framing, no guessing of types, no referrer."""


def host_allowed(host: str | None, allowed: Collection[str]) -> bool:
    """Say whether a Host header names this machine; another name may be DNS rebinding.

    >>> host_allowed("localhost:8000", ["localhost"]), host_allowed("evil.example", ["localhost"])
    (True, False)
    """
    if not host:
        return False
    name = host.rpartition(":")[0] if _has_port(host) else host
    return name.lower() in allowed


def _has_port(host: str) -> bool:
    head, colon, tail = host.rpartition(":")
    return bool(colon) and tail.isdigit() and (":" not in head or head.endswith("]"))


def same_origin(headers: Mapping[str, str]) -> bool:
    """Say whether a form was sent by a page of our own.

    A browser names the origin, or `null` where the page sends no referrer, as ours do; then it
    says in `Sec-Fetch-Site` whether the sender was ours. A request that says neither is refused.
    """
    origin = headers.get("origin")
    if origin and origin != "null":
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and parts.netloc == headers.get("host")
    return headers.get("sec-fetch-site") == "same-origin"
