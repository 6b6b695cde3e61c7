"""Run `jiqun` with words as a person types them, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from jiqun.cli import main
from jiqun.cli.texts import language

FRESH = Path(sys.executable).with_name("jiqun")
"""The command as it is installed."""


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def jiqun(
    *words: object, stdin: str | bytes = "", is_fresh: bool = False, **environment: str
) -> Done:
    """Run the command with these words; English and 200 columns wide unless told otherwise.

    Args:
        words: the command and its options.
        stdin: what standard input holds.
        is_fresh: start a process of its own, as a shell does. Each command has one test at least
            that does; the others run the same entry point here, in a tenth of the time.
        environment: variables beside those there are.
    """
    typed = [str(word) for word in words]
    given = stdin.encode() if isinstance(stdin, str) else stdin
    variables = {"COLUMNS": "200", "JIQUN_LANGUAGE": "en", **environment}
    done = _fresh(typed, given, variables) if is_fresh else _here(typed, given, variables)
    assert "Traceback" not in done.stderr
    return done


def _fresh(words: list[str], given: bytes, variables: dict[str, str]) -> Done:
    done = subprocess.run(
        [FRESH, *words], input=given, capture_output=True, env={**os.environ, **variables}
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _here(words: list[str], given: bytes, variables: dict[str, str]) -> Done:
    out, err = _Stream(b""), _Stream(b"")
    language.cache_clear()  # of the command before, which may have spoken another
    try:
        with (
            patch.object(sys, "argv", ["jiqun", *words]),
            patch.object(sys, "stdin", _Stream(given)),
            patch.dict(os.environ, variables),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        language.cache_clear()
    return Done(code, out.text(), err.text())


class _Stream(io.TextIOWrapper):
    """A standard stream over bytes, as a pipe gives them."""

    def __init__(self, given: bytes) -> None:
        super().__init__(io.BytesIO(given), encoding="utf-8", newline="\n")

    def text(self) -> str:
        """Give what was printed."""
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]
