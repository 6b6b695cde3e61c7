"""A small dossier of invented documents on two cities, with slips planted on purpose."""

from pathlib import Path

TEXTS: dict[str, str] = {
    "linhai-2023.md": """---
title: Linhai in 2023
publisher: Linhai Statistics Bureau
date: 2024-02-01
class: authority
area: Dongguan
---
In 2023, Dongguan's GDP reached 1,143.81 billion yuan, up 2.6%. Total imports and exports were
1,281.50 billion yuan, of which exports were 842.30 billion yuan and imports 439.20 billion yuan.

By the end of 2023, the city had 10,100 national high-tech enterprises.
""",
    "linhai-news.txt": """Dongguan keeps its place

In 2023, Dongguan's GDP was 1.14 trillion yuan. Total imports and exports of Dongguan were
12,815.0 billion yuan in 2023.
""",
    "foshan.txt": """2023年佛山市经济运行情况

2023年，佛山市地区生产总值13276.14亿元，同比增长5.0%。其中，第二产业增加值7478.73亿元，增长6.3%。
""",
}


def write(folder: Path, names: list[str] | None = None) -> Path:
    """Write a workspace with some of the documents; give its folder."""
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    (folder / "jiqun.toml").write_text('title = "Two cities"\ntitle_zh = "两座城市"\n', "utf-8")
    for name in names or list(TEXTS):
        (documents / name).write_text(TEXTS[name], encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its relative path.

    What changed is told from a workspace's history, which is not the same for two ways to one end.
    """
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stem != "changes"
    }
