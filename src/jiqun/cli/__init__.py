"""Commands: parse, call, print. Nothing is computed here."""

import sys
from typing import NoReturn

from jiqun.cli.printing import note
from jiqun.cli.texts import language, say
from jiqun.model import JiqunError

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line and end with its code: 0 done, 1 findings, 2 bad input, 3 our bug."""
    from jiqun.cli.app import app

    try:
        app()
    except JiqunError as problem:
        note(f"jiqun: {problem.message(language())}")
        for part in problem.parts.get("problems", ()):
            note(f"  {part.message(language())}")
        sys.exit(2)
    except KeyboardInterrupt:
        note(f"jiqun: {say('stopped')}")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as problem:
        if "--debug" in sys.argv:
            raise
        note(f"jiqun: {say('defect', detail=f'{type(problem).__name__}: {problem}')}")
        sys.exit(3)
    sys.exit(0)
