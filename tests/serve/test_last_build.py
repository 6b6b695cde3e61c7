"""The served build is the last good one, also when a newer one takes its place."""

from pathlib import Path
from typing import Any

import pytest

from jiqun.model import InputError, LedgerError
from jiqun.pipeline import build, workspace_of
from jiqun.serve.app import _listening, serve
from jiqun.serve.last_build import LastBuild
from jiqun.serve.site import find_page


def _build(root: Path, name: str, text: str) -> None:
    (root / "documents").mkdir(parents=True, exist_ok=True)
    (root / "documents" / name).write_text(text, encoding="utf-8")
    (root / "jiqun.toml").write_text('title = "Jinhe"\ntitle_zh = "金河"\n', encoding="utf-8")
    build(workspace_of([root]), workers=1)


def test_a_newer_build_is_served_as_soon_as_it_stands(tmp_path: Path) -> None:
    _build(tmp_path, "one.txt", "In 2022 Shenzhen's GDP reached 3,238.768 billion yuan.")
    reader = LastBuild(tmp_path)
    assert reader.overview().counts["documents"] == 1
    assert reader.document("two") is None
    _build(tmp_path, "two.txt", "In 2022 Shenzhen's exports rose 13.9%.")
    _build(tmp_path, "empty.txt", "")
    assert reader.overview().counts["documents"] == 2
    assert [entry["code"] for entry in reader.overview().report["refused"]] == ["empty"]
    view = reader.document("two")
    assert view is not None
    assert [c.quote for c in view.claims] == ["13.9%"]
    page = find_page(reader, "zh/documents/two.html")
    assert page is not None
    assert page.path == "zh/documents/two.html"
    found = reader.search("exports")
    assert [q.claim.doc for q in found] == ["two"]
    assert set(reader.summaries(["two"])) == {"two"}


def test_the_series_of_a_document_s_figures_have_pages(tmp_path: Path) -> None:
    _build(tmp_path, "one.txt", "In 2022 Shenzhen's GDP rose 3.3% to 3,238.768 billion yuan.")
    reader = LastBuild(tmp_path)
    view = reader.document("one")
    assert view is not None
    slugs = {cell.series_slug for cells in view.cells.values() for cell in cells}
    assert len(slugs) == 2
    for slug in slugs:
        assert find_page(reader, f"en/series/{slug}.html") is not None


def test_a_pasted_text_is_checked_against_the_ledger(tmp_path: Path) -> None:
    _build(tmp_path, "one.txt", "In 2022 Shenzhen's GDP reached 3,238.768 billion yuan.")
    view = LastBuild(tmp_path).check_text(
        "In 2022 Shenzhen's GDP was 3,238.768 billion yuan, up 3.3%.",
        title=None,
        published=None,
        area=None,
    )
    assert [c.quote for c in view.claims] == ["3,238.768 billion yuan", "3.3%"]
    assert "one" in {c.rpartition(":")[0] for f in view.findings for c in f.claims}


def test_a_folder_without_a_build_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        LastBuild(tmp_path)


def test_a_port_in_use_is_named(tmp_path: Path, monkeypatch: Any) -> None:
    _build(tmp_path, "one.txt", "In 2022 Shenzhen's GDP rose 3.3%.")
    with _listening(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} cannot be used"):
            serve(tmp_path, port=port)
