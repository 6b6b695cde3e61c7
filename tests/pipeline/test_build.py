"""The main job: the same bytes however it is built, and nothing lost."""

import json
import os
import random
import shutil
from pathlib import Path

import pytest
from dossier import TEXTS, tree, write

from jiqun.ledger import open_ledger
from jiqun.model import InputError
from jiqun.pipeline import build, checking, workspace_of

LINES = ("claims.jsonl", "findings.jsonl")


def lines(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "build" / name).read_bytes() for name in LINES}


def test_two_builds_of_the_same_input_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one"), write(tmp_path / "two")
    build(workspace_of([one]), workers=1)
    build(workspace_of([two]), workers=1)
    assert lines(one) == lines(two)
    assert tree(one / "build" / "site") == tree(two / "build" / "site")
    assert lines(one)["claims.jsonl"]


def every_file(folder: Path) -> dict[str, bytes]:
    """All that a build holds but the ledger, whose bytes DuckDB lays out as it goes."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "ledger.duckdb"
    }


def test_a_build_made_anew_has_the_same_bytes_in_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents, decisions and history make the build: the clock is in the history alone."""
    one = write(tmp_path / "one")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(workspace_of([one]), workers=1)
    first = every_file((one / "build").resolve())
    assert b'"built": "2023-11-14T22:13:20+00:00"' in first["history.jsonl"]
    assert first["history.jsonl"] == (one / "history.jsonl").read_bytes()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    build_folder = (one / "build").resolve()
    (one / "build").unlink()
    shutil.rmtree(build_folder)
    build(workspace_of([one]), workers=1)
    again = every_file((one / "build").resolve())
    assert [name for name in first if first[name] != again.get(name)] == []
    assert first.keys() == again.keys()


def test_steps_give_what_one_build_gives(tmp_path: Path) -> None:
    """Law: adding, changing and removing documents ends where a fresh build of the rest ends."""
    stepwise, fresh = tmp_path / "stepwise", tmp_path / "fresh"
    write(stepwise, ["linhai-2023.md"])
    build(workspace_of([stepwise]), workers=1)
    extra = stepwise / "documents" / "extra.txt"
    extra.write_text("In 2023, Foshan's GDP was 1.33 trillion yuan.\n", encoding="utf-8")
    write(stepwise, ["foshan.txt"])
    build(workspace_of([stepwise]), workers=1)
    extra.unlink()
    write(stepwise)
    result = build(workspace_of([stepwise]), workers=1)
    assert result.kept == 2
    write(fresh)
    build(workspace_of([fresh]), workers=1)
    assert lines(stepwise) == lines(fresh)
    assert tree(stepwise / "build" / "site") == tree(fresh / "build" / "site")
    with open_ledger(stepwise) as one, open_ledger(fresh) as two:
        for table in (
            "documents",
            "claims",
            "claim_cells",
            "findings",
            "observations",
            "reconciled",
        ):
            sql = f"SELECT * FROM {table} ORDER BY ALL"
            assert one.query(sql) == two.query(sql), table


def test_a_figure_elsewhere_narrows_what_the_ledger_implies_for_a_cell(tmp_path: Path) -> None:
    # 430.75 - 310.25 = 120.50: the page of trade changes though no document speaks of trade anew
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "jiqun.toml").write_text('title = "Test"\n', encoding="utf-8")
    (folder / "a.txt").write_text(
        "In 2022, Shenzhen's total imports and exports reached 0.43 trillion yuan.\n", "utf-8"
    )
    build(workspace_of([tmp_path]), workers=1)
    pages = list((tmp_path / "build" / "site" / "en" / "series").glob("*trade*.json"))
    assert len(pages) == 1

    def implied() -> list:
        path = tmp_path / "build" / "site" / "en" / "series" / pages[0].name
        return json.loads(path.read_text(encoding="utf-8"))["implied"]

    (before,) = implied()
    assert before["interval"] == [425_000_000_000, 435_000_000_000]
    (folder / "b.txt").write_text(
        "In 2022, Shenzhen's exports reached 310.25 billion yuan and its imports 120.50 billion "
        "yuan.\n",
        "utf-8",
    )
    build(workspace_of([tmp_path]), workers=1)
    (after,) = implied()
    assert after["state"] == "stated"
    low, high = after["interval"]
    assert 425_000_000_000 < low <= 430_750_000_000 <= high < 435_000_000_000
    with open_ledger(tmp_path) as ledger:
        rows = {r.cell.split("|")[1]: r for r in ledger.reconciled(areas=["Shenzhen"])}
    assert rows["trade"].hard.low == low
    assert len(rows["trade"].claims) > 1


def test_a_figure_of_a_city_is_held_against_its_districts_in_steps_as_at_once(
    tmp_path: Path,
) -> None:
    texts = {
        "a.txt": "In 2022, Nanshan's GDP reached 4,100 billion yuan.\n",
        "b.txt": "In 2022, Shenzhen's GDP reached 3,238 billion yuan.\n",
    }
    for root, steps in (("one", [["a.txt", "b.txt"]]), ("two", [["a.txt"], ["b.txt"]])):
        folder = tmp_path / root / "documents"
        folder.mkdir(parents=True)
        (tmp_path / root / "jiqun.toml").write_text('title = "Test"\n', encoding="utf-8")
        for names in steps:
            for name in names:
                (folder / name).write_text(texts[name], encoding="utf-8")
            build(workspace_of([tmp_path / root]), workers=1)
    assert "nested" in str(lines(tmp_path / "one"))
    assert lines(tmp_path / "one") == lines(tmp_path / "two")
    assert tree(tmp_path / "one" / "build" / "site") == tree(tmp_path / "two" / "build" / "site")
    (tmp_path / "two" / "documents" / "b.txt").unlink()
    build(workspace_of([tmp_path / "two"]), workers=1)
    assert "nested" not in str(lines(tmp_path / "two"))


def test_a_place_in_a_ranking_is_held_against_other_cities_in_steps_as_at_once(
    tmp_path: Path,
) -> None:
    texts = {
        "a.txt": "In 2022, Shenzhen's total exports reached 2,194 billion yuan. Its total "
        "exports ranked second.\n",
        "b.txt": "In 2022, Suzhou's total exports reached 1,587 billion yuan.\n",
        "c.txt": "In 2022, Suzhou's total exports ranked first.\n",
    }
    found = []
    for root, steps in (
        ("one", [["a.txt", "b.txt", "c.txt"]]),
        ("two", [["c.txt"], ["b.txt"], ["a.txt"]]),
        ("three", [["a.txt"], ["c.txt"], ["b.txt"]]),
    ):
        folder = tmp_path / root / "documents"
        folder.mkdir(parents=True)
        # a context of its own speaks with authority: every place is of one list
        (tmp_path / root / "context.json").write_text("{}", encoding="utf-8")
        (tmp_path / root / "jiqun.toml").write_text(
            'title = "Test"\ncontext = "context.json"\n', encoding="utf-8"
        )
        for names in steps:
            for name in names:
                (folder / name).write_text(texts[name], encoding="utf-8")
            build(workspace_of([tmp_path / root]), workers=1)
        found.append(lines(tmp_path / root))
    assert '"rule": "rank"' in str(found[0])
    assert found[0] == found[1] == found[2]
    (tmp_path / "two" / "documents" / "a.txt").unlink()
    build(workspace_of([tmp_path / "two"]), workers=1)
    assert "at best" not in str(lines(tmp_path / "two"))


@pytest.mark.slow
def test_a_chain_of_small_changes_ends_where_a_fresh_build_ends(tmp_path: Path) -> None:
    """Law, over builds that take over the folder of the build before the last."""
    chain, chance = write(tmp_path / "chain"), random.Random(7)
    documents = chain / "documents"
    build(workspace_of([chain]), workers=1)
    for step in range(7):
        name = chance.choice(sorted(TEXTS))
        if (documents / name).exists() and chance.random() < 0.5:
            (documents / name).unlink()
        else:
            text = TEXTS[name].replace("1.14", f"1.{step}4").replace("13276.14", f"132{step}6.14")
            (documents / name).write_text(text, encoding="utf-8")
        build(workspace_of([chain]), workers=1)
        if step % 2 == 0:
            fresh = tmp_path / f"fresh{step}"
            shutil.copytree(documents, fresh / "documents")
            shutil.copy(chain / "jiqun.toml", fresh)
            build(workspace_of([fresh]), workers=1)
            assert lines(chain) == lines(fresh)
            assert tree(chain / "build" / "site") == tree(fresh / "build" / "site")
    assert len(list((chain / ".build").glob("0*"))) == 2


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert build(workspace_of([folder]), workers=1).read == len(TEXTS)
    again = build(workspace_of([folder]), workers=1)
    assert (again.read, again.kept, again.pages_written) == (0, len(TEXTS), 0)
    (folder / "documents" / "foshan.txt").write_text("佛山市2023年GDP为1.33万亿元。", "utf-8")
    assert build(workspace_of([folder]), workers=1).read == 1


def test_a_claim_more_has_the_figures_of_its_own_place_checked_again_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path)
    build(workspace_of([folder]), workers=1)
    seen: list[str] = []
    whole = checking.check_one
    monkeypatch.setattr(
        checking, "check_one", lambda task: (seen.append(task.area), whole(task))[1]
    )
    (folder / "documents" / "more.txt").write_text("2022年，佛山市出口5500亿元。", "utf-8")
    build(workspace_of([folder]), workers=1)
    assert seen == ["Foshan"]


def test_a_sidecar_that_changes_has_its_document_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path)
    build(workspace_of([folder]), workers=1)
    sidecar = folder / "documents" / "foshan.txt.meta.toml"
    sidecar.write_text('publisher = "佛山市统计局"\n', encoding="utf-8")
    assert build(workspace_of([folder]), workers=1).read == 1
    with open_ledger(folder) as ledger:
        assert ledger.sources()["foshan"].publisher == "佛山市统计局"


def test_every_claim_of_the_ledger_stands_at_its_place(tmp_path: Path) -> None:
    folder = write(tmp_path)
    build(workspace_of([folder]), workers=1)
    with open_ledger(folder) as ledger:
        rows = ledger.query(
            "SELECT quote, substr(text, start_char + 1, end_char - start_char), sentence,"
            " substr(text, sentence_start + 1, length(sentence))"
            " FROM claims JOIN documents ON doc = documents.id"
        )
    assert rows
    assert all(quote == there and words == around for quote, there, words, around in rows)


def test_refused_files_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = write(tmp_path)
    documents = folder / "documents"
    (documents / "empty.txt").write_bytes(b"")
    (documents / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (documents / "report.pdf").write_bytes(b"%PDF-1.7")
    (documents / "outside.txt").symlink_to("/etc/hostname")
    os.mkfifo(documents / "pipe.txt")
    (documents / "copy").mkdir()
    (documents / "copy" / "foshan.txt").write_text(TEXTS["foshan.txt"], encoding="utf-8")
    result = build(workspace_of([folder]), workers=1)
    refused = {Path(r["file"]).name: r["code"] for r in result.report["refused"]}
    assert refused["empty.txt"] == "empty"
    assert refused["picture.txt"] == "binary"
    assert refused["report.pdf"] == "damaged"
    assert refused["outside.txt"] == "outside"
    assert refused["pipe.txt"] == "not_regular"
    assert refused["foshan.txt"] == "duplicate_id"
    assert result.report["documents"] == len(TEXTS)
    saved = json.loads((folder / "build" / "report.json").read_text(encoding="utf-8"))
    assert saved["refused"] == result.report["refused"]
    assert all(r["message_en"] and r["message_zh"] for r in saved["refused"])


def test_a_refused_file_stays_listed_when_nothing_changed(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "documents" / "empty.txt").write_bytes(b"")
    first = build(workspace_of([folder]), workers=1)
    again = build(workspace_of([folder]), workers=1)
    assert again.report["refused"] == first.report["refused"] != []


def test_two_documents_with_one_id_are_both_kept_under_their_hashes(tmp_path: Path) -> None:
    folder = write(tmp_path)
    other = folder / "documents" / "other"
    other.mkdir()
    (other / "foshan.txt").write_text("2022年佛山市GDP为12698亿元。", encoding="utf-8")
    build(workspace_of([folder]), workers=1)
    with open_ledger(folder) as ledger:
        ids = [row[0] for row in ledger.query("SELECT id FROM documents ORDER BY id")]
    assert len([i for i in ids if i.startswith("foshan~")]) == 2


def test_a_real_folder_in_the_place_of_the_build_is_left_alone(tmp_path: Path) -> None:
    folder = write(tmp_path)
    mine = folder / "build" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("keep me", encoding="utf-8")
    with pytest.raises(InputError, match="not a link to a build"):
        build(workspace_of([folder]), workers=1)
    assert mine.read_text(encoding="utf-8") == "keep me"


def test_history_gets_a_line_when_claims_change_and_none_else(tmp_path: Path) -> None:
    folder = write(tmp_path, ["foshan.txt"])
    history = folder / "history.jsonl"
    build(workspace_of([folder]), workers=1)
    build(workspace_of([folder]), workers=1)
    assert len(history.read_text(encoding="utf-8").splitlines()) == 1
    write(folder)
    build(workspace_of([folder]), workers=1)
    assert [json.loads(x)["documents"] for x in history.read_text("utf-8").splitlines()] == [1, 3]


def test_files_without_a_workspace_keep_no_history(tmp_path: Path) -> None:
    folder = write(tmp_path)
    out = tmp_path / "out"
    result = build(workspace_of([folder / "documents" / "foshan.txt"], out), workers=1)
    assert result.report["documents"] == 1
    assert (out / "site" / "index.html").is_file()
    assert not (tmp_path / "history.jsonl").exists()


@pytest.mark.slow
def test_any_number_of_workers_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = write(tmp_path / "one"), write(tmp_path / "two")
    build(workspace_of([one]), workers=1)
    monkeypatch.setattr("jiqun.pipeline.reading._FEW_BYTES", 0)
    monkeypatch.setattr("jiqun.pipeline.checking._FEW_CLAIMS", 0)
    monkeypatch.setattr("jiqun.pipeline.reading._CHUNK", 1)
    build(workspace_of([two]), workers=2)
    assert lines(one) == lines(two)


def test_a_document_in_a_third_language_gets_its_pages_and_its_language_a_name(
    tmp_path: Path,
) -> None:
    """Nobody states the language: the folder of `lang` whose words the text has is taken."""
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Das Bruttoinlandsprodukt der Stadt stieg im Jahr 2023 um 1,5 Prozent auf "
        "412,6 Milliarden Euro.",
        encoding="utf-8",
    )
    made = build(workspace_of([path], tmp_path / "out"), workers=1)
    assert made.report["refused"] == []
    for language, name in (("en", "German"), ("zh", "德文")):
        page = (made.site / language / "documents" / "hafen.html").read_text(encoding="utf-8")
        assert name in page and "412,6" in page
