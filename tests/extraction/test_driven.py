"""What a contribution is to: a growth, or a level; sentences of our own."""

import pytest

from jiqun.documents import read_bytes
from jiqun.extraction import extract

INDUSTRY, PART = "above-scale industry growth", "above-scale industry value added"


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("zh", "规上工业增加值增长7.8%，高技术制造业对规上工业的贡献率为70.5%。", INDUSTRY),
        ("zh", "高技术制造业对规上工业增加值增长的贡献率达70.5%。", INDUSTRY),
        ("zh", "第三产业对地区生产总值增长的贡献率为61.2%。", "gdp growth"),
        ("en", "Industry contributed 35.5% to GDP growth.", "gdp growth"),
        ("en", "Services contributed 60% of GDP growth.", "gdp growth"),
        ("en", "Mining contributed 70% to the growth of above-scale industry.", INDUSTRY),
        ("en", "Mining contributed 22.1% to the value added of above-scale industry.", PART),
        ("en", "Industry contributed 35% of GDP.", "gdp"),
    ],
)  # fmt: skip
def test_a_contribution_to_a_growth_is_no_share(language, text, of):
    head = f"---\ndate: 2025-02-10\narea: Jinan\nlanguage: {language}\n---\n"
    claims = extract(read_bytes((head + text).encode(), "t.md"))
    told = [c for c in claims if c.measure == "contribution"]
    assert [c.of for c in told] == [of]
