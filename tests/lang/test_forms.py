"""The forms of a language are patterns, and each is asked for by a reader."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import jiqun.extraction
from jiqun.lang import LANGUAGES, Forms, pack

MODULES = {m.name for m in iter_modules(jiqun.extraction.__path__)}
SOURCES = {m: Path(str(import_module(f"jiqun.extraction.{m}").__file__)) for m in MODULES}
HEADINGS = [
    (code, heading)
    for code in LANGUAGES
    for heading, forms in pack(code).forms.items()
    if isinstance(forms, dict)
]


def readers_of(code: str, heading: str) -> list[str]:
    """Give the sources that ask for the forms under a heading."""
    asked = f'Forms("{code}", "forms", "{heading}")'
    return [text for p in SOURCES.values() if asked in (text := p.read_text(encoding="utf-8"))]


def anchors(code: str) -> set[str]:
    """Give the parts of forms that other forms of a file are joined from."""
    folder = Path(str(import_module("jiqun.lang").__file__)).parent
    text = (folder / code / "forms.yaml").read_text(encoding="utf-8")
    return {name for name in re.findall(r"&(\w+)", text) if f"*{name}" in text}


def test_chinese_has_forms() -> None:
    assert len(HEADINGS) > 30


@pytest.mark.parametrize(("code", "heading"), HEADINGS)
def test_every_form_is_a_pattern_or_a_list_of_words(code: str, heading: str) -> None:
    words = ("empty", "vague", "kinds", "growths", "tiers", "sectors_in_brief", "wholes")
    for name in pack(code).forms[heading]:
        if name in words:
            assert Forms(code, "forms", heading).entry(name)
        else:
            assert re.compile(pack(code).form("forms", heading, name).pattern)


@pytest.mark.parametrize(("code", "heading"), HEADINGS)
def test_every_form_is_asked_for_by_a_reader(code: str, heading: str) -> None:
    sources, parts = readers_of(code, heading), anchors(code)
    assert sources, f"no reader asks for {heading}"
    for name in pack(code).forms[heading]:
        asked = re.compile(rf'\.{name}\b|entry\("{name}"\)')
        used = any(asked.search(text) for text in sources)
        assert used or f"{heading}_{name}" in parts, f"nothing asks for {heading}.{name}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_form_that_a_reader_asks_for_is_there(module: str) -> None:
    text = SOURCES[module].read_text(encoding="utf-8")
    for name, code, heading in re.findall(r'(_[A-Z]+) = Forms\("(\w+)", "forms", "(\w+)"\)', text):
        for asked in re.findall(rf'{name}\.(?!entry\b)(\w+)|{name}\.entry\("(\w+)"\)', text):
            assert pack(code).entry("forms", heading, asked[0] or asked[1]), (module, asked)
