"""The list of areas: names that meet in one place only, and the pinyin that tables get wrong."""

import csv
from collections import defaultdict

import pytest

from jiqun.data import canonical_area, catalogue, data_path

KINDS = {"country", "province", "prefecture", "county", "group", "zone"}
AREAS = catalogue().areas


def rows() -> list[dict[str, str]]:
    with data_path("areas.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_no_two_areas_share_a_name():
    names = [row["name"] for row in rows()]
    assert len(names) == len(set(names)) == len([a for a in AREAS.values() if not a.minor])


def test_all_counties_of_gb_t_2260_are_areas_with_a_name_of_their_own():
    # GB/T 2260 as read in divisions.csv: 2,846 counties; those of areas.csv keep their names there.
    counties = [a for a in AREAS.values() if a.kind == "county"]
    assert len(counties) > 2800
    assert AREAS["Jingkou"].parent == "Zhenjiang" and AREAS["Jingkou"].zh == "京口区"
    assert AREAS["Changsha County"].parent == AREAS["Liuyang"].parent == "Changsha"
    assert canonical_area("句容市") == "Jurong"
    assert canonical_area("鼓楼区") is None  # four cities have one


def test_every_parent_exists_and_no_area_lies_in_itself():
    for area in AREAS.values():
        seen = {area.name}
        while area.parent is not None:
            assert area.parent in AREAS, area
            area = AREAS[area.parent]
            assert area.name not in seen
            seen.add(area.name)


def test_every_area_has_a_known_kind_and_a_chinese_name():
    for area in AREAS.values():
        assert area.kind in KINDS, area
        assert any("\u4e00" <= c <= "\u9fff" for c in area.zh), area


def test_no_alias_is_empty_or_repeats_the_name():
    for row in rows():
        for language, name in (("en", "name"), ("zh", "zh")):
            aliases = row[f"aliases_{language}"]
            parts = aliases.split("|") if aliases else []
            assert all(part and part == part.strip() for part in parts), row
            assert len(parts) == len(set(parts)) and row[name] not in parts, row


def test_no_name_holds_a_comma_because_a_comma_joins_areas():
    assert not [a for a in AREAS if "," in a or "、" in a]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_name_or_alias_means_one_area_only(language: str):
    owners: dict[str, set[str]] = defaultdict(set)
    for area in AREAS.values():
        if area.minor and language == "zh":
            continue  # many counties share a name: 鼓楼区
        own = (area.name, *area.aliases_en) if language == "en" else (area.zh, *area.aliases_zh)
        for name in own:
            owners[name].add(area.name)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_all_provinces_and_prefectures_of_gb_t_2260_are_here():
    # GB/T 2260: 34 provinces; 333 prefectures (293 cities, 7 regions, 30 prefectures, 3 leagues).
    china = [a for a in AREAS.values() if a.parent == "China" and a.kind == "province"]
    assert len(china) == 34
    cities = [a for a in AREAS.values() if a.kind == "prefecture" and a.parent != "Taiwan"]
    assert len(cities) == 333
    for city in cities:
        assert city.code[:2] == AREAS[city.parent or ""].code[:2], city


def test_countries_carry_iso_codes():
    codes = [a.code for a in AREAS.values() if a.kind == "country"]
    assert len(codes) == len(set(codes)) == 246  # ISO 3166-1 less Hong Kong, Macao, Taiwan
    assert all(len(c) == 3 and c.isupper() for c in codes)


@pytest.mark.parametrize(
    ("zh", "name"),
    [
        ("厦门", "Xiamen"),
        ("重庆", "Chongqing"),
        ("蚌埠", "Bengbu"),
        ("六安", "Lu'an"),
        ("丽水", "Lishui"),
        ("长治", "Changzhi"),
        ("漯河", "Luohe"),
        ("亳州", "Bozhou"),
        ("台州", "Taizhou"),
        ("泰州", "Taizhou (Jiangsu)"),
        ("苏州", "Suzhou"),
        ("宿州", "Suzhou (Anhui)"),
        ("福州", "Fuzhou"),
        ("抚州", "Fuzhou (Jiangxi)"),
        ("宜春", "Yichun"),
        ("伊春", "Yichun (Heilongjiang)"),
        ("榆林", "Yulin"),
        ("玉林", "Yulin (Guangxi)"),
        ("陕西", "Shaanxi"),
        ("山西", "Shanxi"),
        ("西安", "Xi'an"),
        ("呼和浩特", "Hohhot"),
        ("乌鲁木齐", "Urumqi"),
        ("哈尔滨", "Harbin"),
        ("拉萨", "Lhasa"),
        ("莆田", "Putian"),
        ("闵行区", "Minhang"),
        ("番禺区", "Panyu"),
        ("宝安区", "Bao'an"),
        ("粤港澳大湾区", "Guangdong-Hong Kong-Macao Greater Bay Area"),
        ("长三角", "Yangtze River Delta"),
        ("世界", "world"),
        ("韩国", "South Korea"),
    ],
)
def test_the_readings_that_tables_get_wrong_are_right(zh: str, name: str):
    assert AREAS[name].zh == zh


def test_everyday_words_are_no_places():
    # 白银 is silver, 朝阳产业 a sunrise industry, 日照 sunshine, 大理石 marble, 德州 also Texas.
    zh = {n for a in AREAS.values() for n in (a.zh, *a.aliases_zh)}
    assert not zh & {"白银", "朝阳", "日照", "大理", "德州", "光明", "南山", "和平", "阿里", "来宾"}
    en = {n.lower() for a in AREAS.values() for n in (a.name, *a.aliases_en)}
    assert not en & {"the", "washington", "nation", "city", "country", "union", "central", "west"}
