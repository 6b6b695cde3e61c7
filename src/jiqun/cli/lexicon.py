"""`jiqun lexicon test`: run the sentences that the language packs carry."""

from jiqun.cli.printing import note
from jiqun.cli.texts import say
from jiqun.model import InputError


def run(action: str, codes: list[str]) -> None:
    """Run the examples of the packs named, of all where none is; list what came out otherwise."""
    from jiqun.extraction.lexicon_test import run_examples
    from jiqun.lang import LANGUAGES

    if action != "test":
        raise InputError("unknown_value", field="action", value=action, hint="; one of test")
    missed = 0
    for code in codes or LANGUAGES:
        asked, misses = run_examples(code)
        for miss in misses:
            print(f"{code}: {miss.text}")
            print(f"    {miss.quote}: {miss.field} = {miss.got!r} != {miss.wanted!r}")
        missed += len({(miss.text, miss.quote) for miss in misses})
        note(say("examples_run", language=code, count=asked, missed=len(misses)))
    if missed:
        raise InputError("examples_missed", count=missed)
