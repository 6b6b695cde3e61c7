"""Put a site on disk, and an app behind a free port of loopback."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jiqun.publish import Page


def write(root: Path, pages: Iterable[Page]) -> None:
    for page in pages:
        path = root / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.body)


@contextmanager
def running(app: Any) -> Iterator[str]:
    """Run an app on a free port of loopback."""
    import uvicorn

    from jiqun.serve.app import _listening

    with _listening(0) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
