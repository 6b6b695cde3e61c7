"""The note to the editor: two sentences, both quotes, who printed them, arithmetic, proposal."""

import re
from pathlib import Path

from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.editor import note_to_editor
from jiqun.pipeline.review import review_of

EN = """---
title: Trade of Ningbo
publisher: The Harbour Herald
date: 2024-02-10
area: Ningbo
---
In 2023, Ningbo's total imports and exports were 1,277.935 billion yuan.
Exports were 8,263.04 billion yuan and imports were 451.631 billion yuan.
"""
ZH = """---
title: 宁波外贸
publisher: 某报
date: 2024-02-10
area: 宁波
language: zh
---
2023年，宁波进出口总额12779.35亿元。其中，出口82630.4亿元，进口4516.31亿元。
"""


def notes(folder: Path, name: str, text: str) -> list[str]:
    (folder / "documents").mkdir(parents=True)
    (folder / "jiqun.toml").write_text('title = "t"\n', encoding="utf-8")
    (folder / "documents" / name).write_text(text, encoding="utf-8")
    build(workspace_of([folder]), workers=1)
    review = review_of(folder)
    return [note_to_editor(review, f) for f in review.findings]


def test_a_note_in_english_quotes_both_sentences_and_who_printed_them(tmp_path: Path) -> None:
    (note,) = notes(tmp_path, "herald.md", EN)
    first, _, rest = note.partition("\n\n")
    # two sentences: what cannot be, and what would agree; 826.304 + 451.631 = 1277.935
    assert "cannot be right" in first
    assert first.endswith(
        "Read “8,263.04 billion yuan” as 826.304 billion yuan, and all agree; "
        "would you check it against the source table?"
    )
    assert "“In 2023, Ningbo's total imports and exports were 1,277.935 billion yuan.”" in rest
    assert "“Exports were 8,263.04 billion yuan and imports were 451.631 billion yuan.”" in rest
    assert rest.count("— The Harbour Herald, “Trade of Ningbo”, 10 Feb 2024") == 2
    assert re.search(r"1,277\.935 +billion yuan +imports and exports in 2023", rest)
    assert "residual: parts less total" in rest
    assert "Proposed correction:" in rest and "→ 826.304 billion yuan" in rest


def test_a_note_in_chinese_has_its_numbers_in_chinese_units(tmp_path: Path) -> None:
    (note,) = notes(tmp_path, "bao.md", ZH)
    # 8263.04 + 4516.31 = 12779.35
    assert "“82630.4亿元”读作8263.04亿元" in note
    assert "— 某报，《宁波外贸》，2024年2月10日" in note
    assert "建议更正：" in note
    assert "billion" not in note and "yuan" not in note
