"""A server that speaks the protocol of OpenAI's chat completions, and says what a test wants."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Model:
    """What the server does: `answer` for a prompt, or something worse.

    Attributes:
        status: of the reply.
        raw: the body instead of an answer in the protocol's form.
        drip_seconds: pause after each of the body's first bytes.
        seen: the requests, each with path and key.
    """

    answer: Callable[[str], str] = lambda prompt: "{}"
    status: int = 200
    raw: bytes | None = None
    drip_seconds: float = 0.0
    location: str | None = None
    seen: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""

    @property
    def prompts(self) -> list[str]:
        """What was asked, in the protocol's words."""
        return [request["messages"][0]["content"] for request in self.seen]


@contextmanager
def serving(model: Model) -> Iterator[Model]:
    """Serve a model on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.seen.append(body | {"path": self.path, "key": self.headers["Authorization"]})
            content = model.answer(body["messages"][0]["content"])
            reply = {"choices": [{"message": {"role": "assistant", "content": content}}]}
            data = json.dumps(reply).encode() if model.raw is None else model.raw
            self.send_response(model.status)
            if model.location:
                self.send_header("Location", model.location)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the caller gave us up
                for byte in data if model.drip_seconds else ():
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(model.drip_seconds)
                if not model.drip_seconds:
                    self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    # told to stop, it looks up after a hundredth of a second
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    model.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield model
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
