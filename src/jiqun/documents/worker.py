"""Read one document from standard input under hard limits: `python -m jiqun.documents.worker`."""

import sys

from jiqun.documents.guarded import CPU_SECONDS, MEMORY_BYTES, pack
from jiqun.documents.reading import Hint
from jiqun.model import Refusal


def limit() -> None:
    """Bound this process's memory and time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Read, write the outcome to standard output, and say nothing else."""
    from jiqun.documents.registry import inner

    name, file = sys.argv[1:3]
    data = sys.stdin.buffer.read()
    limit()
    try:
        outcome = pack(inner(name)(data, Hint(file)))
    except Refusal as refusal:
        outcome = pack(refusal)
    except MemoryError:
        outcome = pack(Refusal("too_large_inside", detail="memory"))
    sys.stdout.buffer.write(outcome)
    return 0


if __name__ == "__main__":
    sys.exit(main())
