"""The firm that 公司 means, by who speaks for it, what is told of it, or its trade. Made up."""

import pytest

from readings import read_chinese


def subjects(text: str) -> dict[str, str | None]:
    return {claim.quote: claim.subject for claim in read_chinese(text)}


@pytest.mark.parametrize(
    ("named", "firm"),
    [
        ("云桥泵业是本地的老厂。", "云桥泵业"),
        ("“订单排到了明年。”在湖南，云桥泵业生产主管老谭说。", "云桥泵业"),
        ("岭下县的云桥泵业走的是另一条路。", "云桥泵业"),
        ("云桥的做法给了同行启发。", None),  # too short a name for one beyond doubt
    ],
)
def test_what_a_firm_earns_is_its_own(named: str, firm: str | None) -> None:
    text = f"岭下日报 2024年9月24日\n{named}去年公司营收6.8亿元，员工420人，一季度出口2100万元。"
    found = subjects(text)
    assert {found["6.8亿元"], found["420人"], found["2100万元"]} == (
        {firm} if firm else {"公司", "total"}
    )


def test_firms_of_many_are_nobody_s() -> None:
    found = subjects("岭下日报 2024年9月24日\n云桥泵业是老厂。\n对承担专项的企业，资助500万元。")
    assert found["500万元"] != "云桥泵业"
