"""Pages of the monitoring: the same bytes in steps or at once, and no more work than needed."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from dossier import tree

from jiqun.monitoring import views
from jiqun.pipeline import build, workspace_of

CHINA = "2023年，全国国内生产总值1260582亿元，比上年增长{}%。\n"
JAPAN = "2023年，日本出口{}亿美元。\n"
TEXTS = {
    "dongguan.txt": "In 2023, Dongguan's GDP reached 1,143.81 billion yuan, up 2.6%.\n",
    "dongguan-2022.txt": "In 2022, Dongguan's GDP reached 1,120.03 billion yuan, up 0.6%.\n",
    "foshan.txt": "2023年，佛山市地区生产总值13276.14亿元，同比增长5.0%。\n",
    "china.txt": CHINA.format("5.2"),
    "japan.txt": JAPAN.format("7000"),
}


def write(folder: Path, names: Iterable[str] = TEXTS) -> Path:
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    (folder / "jiqun.toml").write_text('title = "Cities"\ntitle_zh = "城市"\n', "utf-8")
    for name in names:
        (documents / name).write_text(TEXTS[name], encoding="utf-8")
    return folder


def site(folder: Path) -> dict[str, bytes]:
    return tree(folder / "build" / "site")


def test_steps_give_the_pages_that_one_build_gives(tmp_path: Path) -> None:
    """Law: places and figures that come and go leave what a fresh build of the rest gives."""
    stepwise = write(tmp_path / "stepwise", ["dongguan.txt"])
    build(workspace_of([stepwise]), workers=1)
    build(workspace_of([write(stepwise, ["foshan.txt", "china.txt"])]), workers=1)
    (stepwise / "documents" / "foshan.txt").unlink()
    build(workspace_of([write(stepwise, ["dongguan-2022.txt"])]), workers=1)
    fresh = write(tmp_path / "fresh", ["dongguan.txt", "china.txt", "dongguan-2022.txt"])
    build(workspace_of([fresh]), workers=1)
    assert site(stepwise) == site(fresh)
    (stepwise / "documents" / "china.txt").unlink()
    build(workspace_of([write(stepwise, ["foshan.txt"])]), workers=1)
    (fresh / "documents" / "china.txt").unlink()
    (fresh / "build").unlink()
    build(workspace_of([write(fresh, ["foshan.txt"])]), workers=1)
    assert site(stepwise) == site(fresh)


def test_a_comparison_comes_with_the_second_place_and_goes_with_it(tmp_path: Path) -> None:
    folder = write(tmp_path, ["dongguan.txt"])
    build(workspace_of([folder]), workers=1)
    assert not any("/compare/gdp" in path for path in site(folder))
    write(folder, ["foshan.txt"])
    build(workspace_of([folder]), workers=1)
    growth = next(p for p in site(folder) if p.startswith("en/compare/gdp--growth"))
    assert growth.rpartition("/")[2].encode() in site(folder)["en/monitor/dongguan.html"]
    (folder / "documents" / "foshan.txt").unlink()
    build(workspace_of([folder]), workers=1)
    assert not any("/compare/gdp" in path for path in site(folder))
    assert b"compare/gdp" not in site(folder)["en/monitor/dongguan.html"]


def test_only_places_that_read_what_changed_are_monitored_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path)
    build(workspace_of([folder]), workers=1)
    seen: list[str] = []
    whole = views.monitor
    monkeypatch.setattr(views, "monitor", lambda scene: (seen.append(scene.area), whole(scene))[1])
    (folder / "documents" / "china.txt").write_text(CHINA.format("5.3"), "utf-8")
    build(workspace_of([folder]), workers=1)
    assert b"of China (5.3%)" in site(folder)["en/monitor/foshan.html"]
    assert "Japan" not in seen and {"China", "Dongguan", "Foshan"} <= set(seen)
    seen.clear()
    (folder / "documents" / "japan.txt").write_text(JAPAN.format("7100"), "utf-8")
    build(workspace_of([folder]), workers=1)
    assert seen == ["Japan"]
