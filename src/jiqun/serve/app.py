"""Make the web app and run it on loopback."""

import socket
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from jiqun.model import InputError
from jiqun.serve.ports import CheckText, Reader

if TYPE_CHECKING:
    from fastapi import FastAPI

    from jiqun.serve.desk import Desk

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names under which the app answers; any other Host may be DNS rebinding."""


def create_app(
    reader: Reader,
    check_text: CheckText,
    *,
    allowed_hosts: Collection[str] = LOOPBACK,
    desk: "Desk | None" = None,
) -> "FastAPI":
    """Make the web app over a ledger; its addresses are those of the static site.

    Without a desk nothing can be decided.
    """
    from jiqun.serve.routes import make_app

    return make_app(reader, check_text, allowed_hosts, desk)


def serve(folder: Path, *, port: int = 8000, started: Callable[[str], None] | None = None) -> None:
    """Serve the last good build of a workspace until it is stopped.

    Args:
        folder: a workspace, a build, or a ledger file.
        port: 0 takes any free one.
        started: told the address once the app answers.

    Raises:
        LedgerError: there is no build yet.
        InputError: the port cannot be used.
    """
    from jiqun.serve.desk import WorkspaceDesk
    from jiqun.serve.last_build import LastBuild

    build = LastBuild(folder)
    desk = WorkspaceDesk(folder)
    run(create_app(build, build.check_text, desk=desk), port, started=started)


def run(app: "FastAPI", port: int = 8000, *, started: Callable[[str], None] | None = None) -> None:
    """Run an app on loopback until it is stopped.

    Raises:
        InputError: the port cannot be used.
    """
    import uvicorn

    with _listening(port) as listener:
        if started is not None:
            started(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except (OSError, OverflowError) as problem:
        listener.close()
        raise InputError("port_taken", port=port, detail=str(problem)) from None
    return listener
