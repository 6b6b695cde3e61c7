"""Every error speaks both languages, keeps its parts, and stays one line."""

import pickle
import re

from jiqun.model import MESSAGES, InputError, Refusal, close_hint

HINT = close_hint("titel", ["title", "area"])


def test_every_code_has_both_languages_with_the_same_parts() -> None:
    for code, message in MESSAGES.items():
        # a part that is words has its Chinese beside it under the same name with `_zh`
        parts = [
            {name.removesuffix("_zh") for name in re.findall(r"{(\w+)}", message[language])}
            for language in ("en", "zh")
        ]
        assert parts[0] == parts[1], code


def test_a_message_says_where_first_and_stays_one_line() -> None:
    problem = Refusal("too_large", "a\nb.txt", size=9, limit=5)
    assert (
        str(problem)
        == r"a\nb.txt: 9 bytes is more than the limit of 5; split it, or raise max_bytes"
    )
    assert "超过上限 5" in problem.message("zh")


def test_an_error_survives_the_way_back_from_a_worker() -> None:
    problem = InputError("busy", "build")
    copy = pickle.loads(pickle.dumps(problem))
    assert (type(copy), str(copy)) == (InputError, str(problem))


def test_hints_are_given_in_the_readers_language() -> None:
    close = InputError("unknown_value", "a.toml", field="key", value="titel", hint=HINT)
    assert close.message("en") == "a.toml: unknown key 'titel'; did you mean 'title'?"
    assert close.message("zh") == "a.toml: 未知的 key“titel”；是否应为“title”？"
    listed = InputError("unknown_value", field="x", value="q", hint="; one of a, b")
    assert listed.message("zh").endswith("；可用：a, b")
