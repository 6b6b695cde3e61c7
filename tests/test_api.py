"""The public surface: pinned names, light imports."""

import subprocess
import sys
from pathlib import Path

import jiqun

PUBLIC = {
    "Bound", "Cell", "Claim", "Decision", "Document", "Finding", "Indicator", "Interval",
    "JiqunError", "Kind", "Measure", "Observation", "Outcome", "Period", "Repair", "Severity",
    "Source", "Status", "Term", "build", "check", "extract", "frame", "open_ledger", "read",
}  # fmt: skip

HEAVY = {
    "duckdb",
    "fastapi",
    "jinja2",
    "numpy",
    "pandas",
    "polars",
    "rich",
    "selectolax",
    "vl_convert",
    "yaml",
}


def test_the_public_names_are_these() -> None:
    assert set(jiqun.__all__) == PUBLIC
    assert all(hasattr(jiqun, name) for name in PUBLIC)


def loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_import_jiqun_loads_the_standard_library_alone() -> None:
    own = {"jiqun", "site", "sitecustomize", "usercustomize"}
    outside = {
        name
        for name in loaded_after("import jiqun")
        if name not in sys.stdlib_module_names and name not in own and not name.startswith("_")
    }
    assert outside == set()


def test_the_command_line_loads_nothing_heavy_for_its_help() -> None:
    statement = (
        "import contextlib, io, sys\nsys.argv = ['jiqun', '--help']\nfrom jiqun.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main()"
    )
    assert loaded_after(statement) & HEAVY == set()


def test_five_lines_lead_from_a_file_to_two_tables(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "In 2023, Dongguan's GDP reached 1.14 trillion yuan. Total imports and exports were"
        " 1,281.5 billion yuan; exports were 842.3 billion yuan and imports 539.2 billion yuan.\n",
        encoding="utf-8",
    )
    document = jiqun.read(path)
    claims = jiqun.extract(document)
    findings = jiqun.check(claims)
    assert next(iter(jiqun.frame(claims)["quote"])) == "1.14 trillion yuan"
    assert list(jiqun.frame(findings)["kind"]) == ["error"]  # 842.3 + 539.2 = 1,381.5
