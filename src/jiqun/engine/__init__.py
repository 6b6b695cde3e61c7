"""Run one function over many items: inline or on processes, with the same results."""

from jiqun.engine.executor import run

__all__ = ["run"]
