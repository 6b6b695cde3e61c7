"""Chinese times that lean on others or are written in short; expected periods are read by hand."""

import pytest

from jiqun.model import Status
from readings import by_quote, periods_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the number of an issue is no time, and the report looks back
        (
            "长丰县公报 2024年第1期\n政府工作报告\n2024年1月4日\n\n刚刚过去的2023年，迎难而上。\n"
            "草莓种植面积21万亩，新建学校9所。",
            {"21万亩": "2023", "9所": "2023"},
        ),
        # a month in the title, eleven in the first sentence
        (
            "11月衢州外贸简析\n2024-12-24\n\n前11个月，衢州市进出口总值596.1亿元。\n"
            "柯城区进出口增长12.3%。",
            {"596.1亿元": "2024-01/2024-11", "12.3%": "2024-01/2024-11"},
        ),
        # ten months told of a year go on to be of that year
        (
            "滁州光伏\n2024年12月3日\n\n2023年，滁州市光伏产值1000亿元。今年1—10月，光伏产值641.8亿元。\n"
            "1至10月，家电产值589亿元。",
            {"641.8亿元": "2024-01/2024-10", "589亿元": "2024-01/2024-10"},
        ),
        # two months that were over just before the text was written
        (
            "宜昌化工\n2022.03.09\n\n截至2021年底，宜昌市关停企业38家。\n1至2月，园区产值87.2亿元。",
            {"38家": "2021-12-31", "87.2亿元": "2022-01/2022-02"},
        ),
        (
            "民勤蜜瓜\n2025-03-18\n\n“今年订单早，光我们社就签了2600吨。”\n\n"
            "过去一年，民勤县产瓜79万吨。全县年底有冷库213座。",
            {"79万吨": "2024", "213座": "2024-12-31"},
        ),
        (
            "金穗花炮2023H1营收1.97亿元；1Q23营收1亿元。截至2023年3月，浏阳市有企业2586家。",
            {"1.97亿元": "2023-H1", "1亿元": "2023-Q1", "2586家": "2023-03-31"},
        ),
        (
            "邹平铝业\n2022-08-05\n\n今年上半年，邹平市销量8.8万吨，接近去年全年水平。出口5万吨。",
            {"8.8万吨": "2022-H1", "5万吨": "2022-H1"},
        ),
        ("到‘十四五’末，邹平市产业规模力争达到2600亿元。", {"2600亿元": "2025"}),
    ],
)
def test_times(text: str, wanted: dict[str, str]) -> None:
    found = periods_of(text, "zh")
    assert {quote: found[quote] for quote in wanted} == wanted


def test_a_lead_sets_the_year_of_the_aims_that_it_lists() -> None:
    text = (
        "白城市规划纲要\n\n【主要目标】\n到2030年：\n新能源——总装机突破3000万千瓦；\n"
        "农业——粮食产量稳定在130亿斤以上。"
    )
    found = by_quote(text, "zh")
    for quote in ("3000万千瓦", "130亿斤"):
        assert (str(found[quote].period), found[quote].status) == ("2030", Status.TARGET)
