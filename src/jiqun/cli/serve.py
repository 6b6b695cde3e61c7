"""`jiqun serve`: the web app on loopback."""

import webbrowser
from pathlib import Path
from threading import Timer

from jiqun.cli.printing import note
from jiqun.cli.texts import say


def run(folder: Path, port: int, *, browser: bool) -> None:
    """Serve the last good build of a workspace until Ctrl-C."""
    from jiqun.serve import serve

    def started(url: str) -> None:
        note(f"jiqun: {say('serving', url=url)}")
        if browser:
            Timer(0.2, webbrowser.open, (url,)).start()

    serve(folder, port=port, started=started)
