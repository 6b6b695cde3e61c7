"""The manual: complete in both languages, its links alive, its examples running."""

import json
import re
import shlex
import shutil
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import typer
import yaml

import jiqun
import run_command
from jiqun.cli.app import app
from jiqun.data import catalogue, data_path
from jiqun.documents import READERS
from jiqun.documents.metadata import CLASSES
from jiqun.documents.metadata import KEYS as METADATA
from jiqun.extraction.mapping import SCHEMA as MAPPING
from jiqun.model import MESSAGES, Claim, Finding, Kind, Outcome, Severity
from jiqun.pipeline.workspace import KEYS as WORKSPACE

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")
PAGES = sorted(path.name for path in (ROOT / "docs" / "en").glob("*.md"))
TEXTS = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*/*.md")]
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```", re.M | re.S)


@cache
def page(language: str, name: str) -> str:
    return (ROOT / "docs" / language / name).read_text(encoding="utf-8")


def described(language: str, name: str) -> set[str]:
    """Give what the tables of a page describe: the code in the first column of a row."""
    rows = re.findall(r"^\| ([^|]+) \|", page(language, name), re.M)
    return {code for row in rows for code in re.findall(r"`([^`]+)`", row)}


def test_both_trees_have_the_same_pages():
    assert sorted(p.name for p in (ROOT / "docs" / "zh").glob("*.md")) == PAGES
    assert len(PAGES) >= 9


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_headings_tables_and_examples(name: str):
    shapes = []
    for language in LANGUAGES:
        text = FENCE.sub(lambda m: f"<{m[1]}>", page(language, name))
        shapes.append(re.findall(r"^(#+) |^(\|)(?= `)|^(<[^>]*>)|^(- )", text, re.M))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_argument_and_option_has_an_entry(language: str):
    root = typer.main.get_command(app)
    assert isinstance(root, typer.core.TyperGroup)
    text = page(language, "commands.md")
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    for name, command in root.commands.items():
        assert name in sections, name
        below = getattr(command, "commands", {})
        for part in below:
            assert f"`{part}`" in sections[name], (name, part)
        for parameter in (*command.params, *(p for c in below.values() for p in c.params)):
            is_argument = parameter.param_type_name == "argument"
            if is_argument and below:  # the arguments of a part are told in its sentence
                continue
            for option in [parameter.name] if is_argument else parameter.opts:
                if option != "--help":
                    assert f"`{option}`" in sections[name], (name, option)
    for parameter in root.params:
        assert all(f"`{option}`" in text for option in parameter.opts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_option_is_described_that_does_not_exist(language: str):
    root = typer.main.get_command(app)
    assert isinstance(root, typer.core.TyperGroup)
    below = [c for group in root.commands.values() for c in getattr(group, "commands", {}).values()]
    known = {o for c in (root, *root.commands.values(), *below) for p in c.params for o in p.opts}
    told = {code for code in described(language, "commands.md") if code.startswith("-")}
    assert told - known == {"--help"} | (told & {"-"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_and_field_of_a_mapping_has_an_entry(language: str):
    form = json.loads(MAPPING.read_text(encoding="utf-8"))
    told = set(re.findall(r"`([\w.]+)`", page(language, "tables.md")))
    assert set(form["properties"]) <= told
    assert set(form["properties"]["documents"]["properties"]) - {"columns", "constants"} <= told
    for group in ("field", "origin"):
        names = form["$defs"][group]
        assert set(names.get("enum") or names["propertyNames"]["enum"]) <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_code_has_its_sentence(language: str):
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", page(language, "errors.md"), re.M))
    assert rows == {code: message[language] for code, message in MESSAGES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("claims.md", ("indicator", "measure", "bound", "status", "unit")),
        ("findings.md", ("kind", "outcome", "severity")),
        ("ledger.md", ("dimension",)),
        ("workspace.md", ("publisher_class",)),
        ("commands.md", ("publisher_class", "speaker_class")),
    ],
)
def test_every_label_has_an_entry(language: str, name: str, groups: tuple[str, ...]):
    told = described(language, name) | set(re.findall(r"`(\w+)`", page(language, name)))
    for group in groups:
        assert set(catalogue().labels[group]) <= told, group


def test_every_group_of_labels_is_in_the_manual():
    told = {"indicator", "measure", "bound", "status", "unit", "kind", "outcome", "severity"}
    told |= {"dimension", "publisher_class", "speaker_class"}
    of_the_catalogue = {
        "certainty", "change", "scope_change", "carried", "reason", "version_status",
    }  # fmt: skip
    assert set(catalogue().labels) == told | of_the_catalogue


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_outcome_severity_and_slip_has_an_entry(language: str):
    told = described(language, "findings.md")
    assert {str(code) for enum in (Kind, Outcome, Severity) for code in enum} <= told
    slips = yaml.safe_load(data_path("slips.yaml").read_text(encoding="utf-8"))["slips"]
    assert set(slips) <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_claim_and_a_finding_has_an_entry(language: str):
    assert set(Claim.__dataclass_fields__) <= described(language, "claims.md")
    assert set(Finding.__dataclass_fields__) <= described(language, "findings.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_suffix_and_class_of_a_workspace_has_an_entry(language: str):
    told = described(language, "workspace.md")
    assert {*METADATA, *WORKSPACE} <= told
    text = page(language, "workspace.md")
    suffixes = [s for reader in READERS for s in reader.suffixes]
    assert all(f"`{word}`" in text for word in (*CLASSES, *suffixes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_column_of_the_ledger_has_an_entry(language: str):
    schema = (ROOT / "src/jiqun/ledger/schema.sql").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page(language, "ledger.md")))
    names = re.findall(r"^CREATE (?:TABLE|VIEW) (\w+)", schema, re.M)
    columns = re.findall(r"^    (\w+) +(?:VARCHAR|BIGINT|INTEGER|DOUBLE|DATE)", schema, re.M)
    assert len(names) > 8 and len(columns) > 60
    assert {*names, *columns} <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_name_has_an_entry(language: str):
    assert set(jiqun.__all__) <= set(re.findall(r"`(\w+)`", page(language, "api.md")))


def test_the_glossary_gives_each_word_once_in_both_languages():
    pairs = []
    for language in LANGUAGES:
        rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", page(language, "glossary.md"), re.M)[2:]
        assert len({first for first, _ in rows}) == len(rows)
        pairs.append({tuple(row) if language == "en" else (row[1], row[0]) for row in rows})
    assert pairs[0] == pairs[1]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_link_is_dead(path: Path):
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not urlsplit(target).scheme:
            assert (path.parent / target.partition("#")[0]).exists(), target


ALLOWED_HOSTS = {"tjj.sz.gov.cn"}
"""Addresses that the manual shows as examples; the example's documents name their sources."""


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_outside_host_occurs(path: Path):
    hosts = re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8"))
    assert set(hosts) - {"127.0.0.1"} <= ALLOWED_HOSTS  # this machine is not outside


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    ignored = shutil.ignore_patterns("build", "builds", ".cache")
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=ignored)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_page(name: str, language: str, *, is_slow: bool) -> int:
    """Run the marked blocks of a page, in its order; give how many there were.

    Of the Chinese pages only pages with blocks that differ from the English ones run again.
    """
    chosen = {code: blocks(name, code, is_slow=is_slow) for code in LANGUAGES}
    shared: dict[str, object] = {}
    started: set[str] = set()  # commands that ran in a process of their own
    if language != "en" and chosen[language] == chosen["en"]:
        return len(chosen[language])
    for kind, block in chosen[language]:
        if kind == "python":
            exec(compile("import jiqun\n" + block, f"{language}/{name}", "exec"), shared)
            continue
        lines = [line for line in block.splitlines() if line.startswith("$ ")]
        assert lines and all(line.startswith("$ jiqun ") for line in lines), block
        for line in lines:
            words = shlex.split(line.removeprefix("$ jiqun"))
            done = run_command.jiqun(*words, is_fresh=language == "en" and words[0] not in started)
            assert done.returncode == 0, (line, done.stderr)
            started.add(words[0])
    return len(chosen[language])


def blocks(name: str, language: str, *, is_slow: bool) -> list[tuple[str, str]]:
    found = [
        (*info.partition(" ")[::2], block) for info, block in FENCE.findall(page(language, name))
    ]
    return [
        (kind, block)
        for kind, mark, block in found
        if kind in {"console", "python"} and (mark == "slow") == is_slow
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_manual_run(place: Path, language: str):
    assert sum(run_page(name, language, is_slow=False) for name in PAGES) >= 6


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slow_examples_of_the_manual_run(place: Path, language: str):
    assert sum(run_page(name, language, is_slow=True) for name in PAGES) >= 3
