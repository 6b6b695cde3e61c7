"""Send one request to a language model's server. Loaded when a model is asked, and not before."""

import time
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError

LARGEST_REPLY = 1_000_000
"""Bytes of a reply beyond which the server is given up: our choice; replies have some hundred."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follow no redirection: the key is for the address that was named, and for no other."""

    def redirect_request(self, *_: object) -> None:
        """Give no new request, so that the answer counts as an error."""


def post(address: str, body: bytes, headers: Mapping[str, str], timeout_seconds: float) -> bytes:
    """Give the reply to a POST, in whole.

    Args:
        address: where to.
        body: what is sent.
        headers: with which headers.
        timeout_seconds: after which it is given up, however slowly the answer drips in.

    Raises:
        OSError: the server cannot be reached, is too slow or says that it failed.
        ValueError: the address is none, or the reply is too large.
    """
    until = time.monotonic() + timeout_seconds
    reply = bytearray()
    try:
        request = urllib.request.Request(address, body, dict(headers))
        opener = urllib.request.build_opener(_NoRedirect)
        with opener.open(request, timeout=timeout_seconds) as stream:
            while piece := stream.read1(65_536):
                reply += piece
                if len(reply) > LARGEST_REPLY:
                    raise ValueError(f"more than {LARGEST_REPLY} bytes")
                if time.monotonic() > until:
                    raise TimeoutError(f"no whole answer in {timeout_seconds:g} s")
    except HTTPError as problem:
        problem.close()  # it holds the reply
        raise
    except HTTPException as problem:
        raise OSError(str(problem) or type(problem).__name__) from None
    return bytes(reply)
