#!/usr/bin/env python3
"""Set up jiqun, show the demo, run the tests. Needs Python 3.11 or later and nothing else.

    python3 run.py demo [--no-serve]   build the example and look at it
    python3 run.py test [--fast]       linters, types, layers and tests
    python3 run.py setup               only make .venv and install what jiqun needs

JIQUN_VENV names another folder than .venv.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("JIQUN_VENV") or ROOT / ".venv").absolute()
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
FLOOR = (3, 11)
SPREAD = ("-n", "2", "--dist", "worksteal")
"""Two workers; each takes a run of neighbours, so that most fixtures of a file are made once."""
LOCKS = {"core": "requirements.lock", "dev": "requirements-dev.lock"}


def say(text: str) -> None:
    """Print one line of progress to standard error."""
    print(f"[jiqun] {text}", file=sys.stderr, flush=True)


def call(*command: str | Path, quiet: bool = False) -> int:
    """Run a command in the project's folder and give its exit code.

    Compiled modules are kept beside the environment even where the machine keeps none: the tests
    start many short processes, each of which would compile every module anew.
    """
    sink = subprocess.DEVNULL if quiet else None
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(VENV / "pycache")
    words = [str(c) for c in command]
    return subprocess.run(words, cwd=ROOT, stdout=sink, stderr=sink, env=kept).returncode


def tool(name: str) -> Path:
    """Give the path of a program inside the environment."""
    return BIN / (f"{name}.exe" if os.name == "nt" else name)


def set_up(kind: str) -> None:
    """Make the environment and install the hashed lock, unless that was done already."""
    stamp = VENV / f".jiqun-{kind}"
    lock = ROOT / LOCKS[kind]
    state = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == state and tool("jiqun").exists():
        return
    started = time.monotonic()
    make_environment()
    installer = find_installer()
    say(f"installing {lock.name} ({lock.read_text().count('==')} packages)")
    if call(*installer, "--require-hashes", "-r", lock):
        sys.exit("[jiqun] the packages could not be installed; see above, then run this again")
    if call(*installer, "--no-deps", "--no-build-isolation", "-e", ROOT):
        sys.exit("[jiqun] jiqun itself could not be installed; see above")
    for other in LOCKS:
        (VENV / f".jiqun-{other}").unlink(missing_ok=True)
    stamp.write_text(state)
    if kind == "dev":
        core = hashlib.sha256(
            (ROOT / LOCKS["core"]).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
        )
        (VENV / ".jiqun-core").write_text(core.hexdigest())
    say(f"ready in {time.monotonic() - started:.0f} s: {tool('jiqun')}")


def make_environment() -> None:
    """Make the virtual environment if there is none."""
    if tool("python").exists():
        return
    say(f"making {VENV} with Python {sys.version.split()[0]}")
    uv = shutil.which("uv")
    if uv and not call(uv, "venv", "-q", "--python", sys.executable, VENV):
        return
    if call(sys.executable, "-m", "venv", VENV):
        sys.exit("[jiqun] Python's venv module is missing; on Debian: apt-get install python3-venv")


def find_installer() -> list[str | Path]:
    """Give the words of an install command: uv where it can be had, else pip."""
    pip: list[str | Path] = [
        tool("python"),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
    ]
    uv = shutil.which("uv") or (str(tool("uv")) if tool("uv").exists() else None)
    if not uv:
        say("bringing uv into the environment")
        if not call(*pip, "uv"):
            uv = str(tool("uv"))
    if uv and not call(uv, "--version", quiet=True):
        return [uv, "pip", "install", "-q", "--python", tool("python")]
    say("no uv for this platform; using pip, which takes longer")
    return pip


def demo(arguments: list[str]) -> int:
    """Build the example workspace, print what was found, and serve it."""
    set_up("core")
    code = call(tool("jiqun"), "build", "examples/01-shenzhen")
    if code or "--no-serve" in arguments:
        return code
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        say("no terminal, so nothing is served; open examples/01-shenzhen/build/site/index.html")
        return 0
    return call(tool("jiqun"), "serve", "examples/01-shenzhen", "--open")


def test(arguments: list[str]) -> int:
    """Run every check; go on after a failure, and fail at the end."""
    set_up("dev")
    fast = "--fast" in arguments
    extra = [a for a in arguments if a != "--fast"]
    selection = ["-m", "not slow and not browser"] if fast else []
    steps: list[tuple[str, list[str | Path]]] = [
        ("style", [tool("ruff"), "check", "--quiet", "."]),
        ("format", [tool("ruff"), "format", "--check", "--quiet", "."]),
        ("types", [tool("mypy")]),
        ("layers", [tool("lint-imports"), "--no-cache"]),
        ("tests", [tool("python"), "-m", "pytest", "-q", *SPREAD, *selection, *extra]),
    ]
    failed = []
    for name, command in steps:
        started = time.monotonic()
        code = call(*command)
        say(f"{name}: {'FAILED' if code else 'fine'} ({time.monotonic() - started:.0f} s)")
        if code:
            failed.append(name)
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def main() -> int:
    """Do what the first word says."""
    if sys.version_info < FLOOR:
        sys.exit(f"[jiqun] needs Python 3.11 or later; this is {sys.version.split()[0]}")
    command, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if {"-h", "--help"} & set(arguments):
        command = "help"
    try:
        if command == "demo":
            return demo(arguments)
        if command == "test":
            return test(arguments)
        if command == "setup":
            set_up("dev" if "--dev" in arguments else "core")
            return 0
    except KeyboardInterrupt:
        return 130
    print(__doc__)
    return 0 if command in {"help", "-h", "--help"} else 2


if __name__ == "__main__":
    sys.exit(main())
