"""The shipped catalogue: complete, reachable, and names that mean what they meant on the day."""

import json
import re
from datetime import date

import pytest

from jiqun.data import catalogue, catalogues, lies_in, policy_code, resolve, scope_at
from jiqun.data.asking import ask_area, ask_indicator, ask_subject
from jiqun.data.catalogues import COMPILED, subject_name
from jiqun.data.compiling import FOLDER, compiled, digest_of
from jiqun.data.difference import classification_with, difference
from jiqun.data.lineage import definitions_of, descendants
from jiqun.data.resolving import names_of
from jiqun.data.source_files import read_files
from jiqun.ledger import subject_code
from jiqun.model import CatalogueError, Indicator, InputError, Period

BOOK = catalogues()
CLUSTERS = BOOK.classifications["shenzhen-clusters"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_compiled_form_is_that_of_the_files():
    stored = json.loads(COMPILED.read_text(encoding="utf-8"))
    assert stored["digest"] == digest_of(FOLDER), "run: python -m jiqun.data.compiling"
    assert stored == json.loads(json.dumps(compiled()))


def test_the_lists_have_the_size_that_their_publishers_say():
    # twenty clusters and eight future industries in 1.0 and 2.0; seven industries of 2018;
    # GB/T 4754-2017: 20 sections, 97 divisions, 473 groups, 1,380 classes; 9 fields, 40 groups
    sizes = {
        (v.classification, v.version, kind): len(v.of_kind(kind))
        for c in BOOK.classifications.values()
        for v in c.versions
        for kind in c.lists
    }
    for version in ("1.0", "2.0"):
        assert sizes["shenzhen-clusters", version, "cluster"] == 20
        assert sizes["shenzhen-clusters", version, "future"] == 8
    assert sizes["shenzhen-clusters", "2018", "industry"] == 7
    levels = {"section": 20, "division": 97, "group": 473, "class": 1380}
    assert {k: sizes["gbt4754", "2017", k] for k in levels} == levels
    assert sizes["national-emerging", "2018", "field"] == 9
    assert sizes["national-emerging", "2018", "group"] == 40


def test_an_announced_version_has_no_invented_members():
    announced = [v for c in BOOK.classifications.values() for v in c.versions
                 if v.status == "announced"]  # fmt: skip
    assert announced
    for version in announced:
        assert not version.items and not version.complete and version.announced
        assert version.priorities


def test_every_item_is_found_by_each_of_its_names_in_its_version():
    names = names_of(BOOK)
    for c in BOOK.classifications.values():
        for version in c.versions:
            for item in version.items:
                for name in (item.code, item.zh, item.en, *item.names_en, *item.names_zh):
                    if name:
                        found = names.places(name)
                        assert any(v is version and i is item for _, v, i in found), name


def test_every_entry_of_every_table_is_reached_by_a_lookup():
    for scope in BOOK.scopes:
        assert scope.first is not None
        year = Period.parse(str(scope.first.year))
        for indicator in scope.indicators:
            assert scope_at(indicator, scope.subject, scope.area, year) is scope
    for revision in BOOK.revisions:
        assert revision.first is not None
        year = Period.parse(str(revision.first.year))
        for indicator in revision.indicators:
            assert revision in BOOK.revisions_of(indicator, revision.area, year)
    for definition in BOOK.definitions:
        assert definition.first is not None
        assert definition in BOOK.definition_at(definition.of, definition.first, definition.area)
        assert definitions_of(definition.of, definition.area)
    for member in BOOK.memberships:
        assert member.first is not None
        assert member.member in BOOK.members(member.group, member.first)
    used = {s for t in (BOOK.scopes, BOOK.revisions, BOOK.definitions, BOOK.plans, BOOK.memberships)
            for entry in t for s in (entry.source,)}  # fmt: skip
    used |= {s for d in BOOK.definitions for s in d.also}
    used |= {c.source for table in BOOK.concordances for c in table.changes}
    for c in BOOK.classifications.values():
        for version in c.versions:
            used.add(version.source)
            used |= {s for i in version.items for s in (i.source, *i.also) if s}
            used |= {p.source for p in version.priorities}
    heads = {"gbt2260", "gbt2260-history", "iso", "ecb", "nbs-scale", "fyp", "sei2018", "gbt4754"}
    unused = set(BOOK.sources) - used - heads
    assert not unused, f"sources that no entry names: {sorted(unused)}"


@pytest.mark.parametrize("indicator", list(Indicator))
def test_every_indicator_of_the_contract_has_a_definition_with_its_source(indicator):
    found = definitions_of(str(indicator), None)
    assert found and found[-1]["until"] is None
    assert all(d["source"] != "analyst" for d in found)


def test_what_releases_call_full_calibre_and_advanced_manufacturing_is_defined():
    assert definitions_of("full-calibre industry", "Shenzhen")
    assert definitions_of("advanced manufacturing", "Guangdong")


def test_every_label_kind_and_currency_has_both_names():
    for c in BOOK.classifications.values():
        assert c.en and c.zh and all(en and zh for en, zh in c.lists.values())
        for version in c.versions:
            assert version.en and version.zh and bool(version.note_en) == bool(version.note_zh)
    for entry in (*BOOK.scopes, *BOOK.revisions, *BOOK.definitions, *BOOK.plans, *BOOK.currencies):
        assert entry.en and entry.zh
    for kind in ("certainty", "change", "carried", "reason", "version_status"):
        assert all(x.en and x.zh for x in catalogue().labels[kind].values())


@pytest.mark.parametrize("source", BOOK.sources.values(), ids=lambda s: s.id)
def test_every_source_is_told_in_both_languages(source):
    assert CHINESE.search(source.title("zh")) and not CHINESE.search(source.title("en"))
    assert source.publisher("zh") and not CHINESE.search(source.publisher("en"))
    # a web address is its own name; every other publisher has a Chinese one
    is_address = "." in source.publisher("zh") or source.publisher("zh") == "Deep News"
    assert is_address or CHINESE.search(source.publisher("zh"))


def test_an_old_name_lives_on_as_another_code():
    on_2023, on_2025 = date(2023, 5, 1), date(2025, 5, 1)
    for name in ("智能机器人", "intelligent robots", "smart robots"):
        assert policy_code(name, "Shenzhen", on_2023, None) == "IROBOT", name
        assert policy_code(name, "Shenzhen", on_2025, None) == "IROBOTF", name
    assert policy_code("机器人", "Shenzhen", on_2025, None) == "ROBOT"


def test_the_period_decides_where_the_day_does_not():
    # in 2023 a text on 2020 speaks of the seven industries, which had no cluster of that name
    assert (
        policy_code("新一代信息技术", "Shenzhen", date(2023, 5, 1), date(2020, 12, 31)) == "P18-IT"
    )
    assert policy_code("新材料", "Shenzhen", None, date(2020, 12, 31)) == "P18-MAT"
    assert policy_code("新材料", "Shenzhen", None, None) is None  # it can mean several codes


def test_a_name_that_one_list_bears_still_means_its_kin_in_another():
    # "new materials industry" is a field of the national list and another word for Shenzhen's
    assert policy_code("new materials industry", "Shenzhen", date(2021, 6, 1), None) == "P18-MAT"


def test_a_catalogue_speaks_of_its_place_alone():
    day = date(2025, 5, 1)
    assert policy_code("智能终端", "Nanshan", day, None) == "SMARTERM"
    assert policy_code("智能终端", "Guangzhou", day, None) is None
    assert policy_code("智能终端", None, day, None) is None
    assert lies_in("Nanshan", "China") and not lies_in("China", "Nanshan")


def test_statistical_classes_keep_the_label_that_both_languages_share():
    (found,) = resolve("计算机、通信和其他电子设备制造业", area="Wuhan")
    assert found.code == subject_code("计算机、通信和其他电子设备制造业")
    assert found.item.code == "GBT-C39"


def test_a_group_of_one_cluster_is_that_cluster():
    assert subject_code("G-MAR") == "MARINE" and subject_code("G-NMA") == "NEWMAT"
    assert subject_name("P18-IT", "zh") == "新一代信息技术"


def test_the_difference_names_the_five_changes_that_were_told_and_what_was_not():
    chosen = classification_with(BOOK, ("1.0", "2.0"))
    rows = difference(chosen, "1.0", "2.0", BOOK)
    told = {(r.change.source_code, r.change.target_code) for r in rows
            if r.change.certainty == "stated"}  # fmt: skip
    # software split into itself and AI; blockchain merged in; low altitude, smart robots and
    # frontier materials new
    assert told == {
        ("SOFTINFO", "SOFTINFO2"), ("SOFTINFO", "AI"), ("BLOCK", "SOFTINFO2"),
        ("", "LOWALT"), ("", "IROBOTF"), ("", "FRONTMAT"),
    }  # fmt: skip
    left_out = [r for r in rows if r.change.certainty == "inferred"]
    assert {r.change.target_code for r in left_out} >= {"EQUIPINST", "ROBOT", "HPMAT", "NETCOM"}


def test_where_no_bridge_is_stated_none_is_made():
    with pytest.raises(CatalogueError, match="no bridge"):
        difference(CLUSTERS, "2009", "2.0", BOOK)
    with pytest.raises(CatalogueError, match=r"did you mean '1\.0'"):
        BOOK.version("shenzhen-clusters", "1.00")
    with pytest.raises(CatalogueError, match="shenzhen-clusters"):
        BOOK.version("shenzen-clusters", "1.0")


def test_codes_are_followed_both_ways():
    assert descendants(CLUSTERS, "AI", "1.0", BOOK) == ("SOFTINFO",)
    assert descendants(CLUSTERS, "P18-DIG", "2.0", BOOK) == ("G-DIF2",)
    assert descendants(CLUSTERS, "E09-BIO", "2.0", BOOK) == ()


def test_scopes_and_revisions_of_the_reference_case():
    sei = "strategic emerging industries"
    codes = [
        found.code if (found := scope_at("value_added", sei, "Shenzhen", Period.parse(y))) else None
        for y in ("2017", "2018", "2020", "2021", "2022", "2025")
    ]
    assert codes == ["sz-sei-7+4", "sz-sei-7", "sz-sei-7", "sz-sei-7-wide", *["sz-sei-20"] * 2]
    assert scope_at("value_added", sei, "Guangzhou", Period.parse("2021")) is None
    revised = BOOK.revisions_of("gdp", "Shenzhen", Period.parse("2020"))
    assert {r.code for r in revised} == {"cn-gdp-census5", "sz-gdp-2020"}


def test_the_threshold_of_above_scale_industry_has_its_years():
    def threshold(year: int) -> str:
        return BOOK.definition_at("above-scale industry", date(year, 6, 1))[0].en

    assert "20 million" in threshold(2022) and "5 million" in threshold(2009)


def test_a_division_is_followed_through_its_codes():
    # Miyun became a district in 2015, Xiangfan was renamed Xiangyang in 2010
    assert BOOK.codes_at("110228", 2024) == ("110118",)
    assert BOOK.divisions["420600"].zh == "襄阳市"
    assert BOOK.codes_at("522201", 2024) == ()  # Tongren city ended; the prefecture took its name
    assert len(BOOK.divisions) == 3227
    assert all(d.parent is None or d.parent in BOOK.divisions for d in BOOK.divisions.values())
    assert len({d.en for d in BOOK.divisions.values()}) == 3227


def test_the_bay_area_has_eleven_members_since_2017():
    bay = "Guangdong-Hong Kong-Macao Greater Bay Area"
    assert len(BOOK.members(bay, date(2020, 1, 1))) == 11
    assert BOOK.members(bay, date(2010, 1, 1)) == ()


def test_what_a_person_types_is_understood_in_both_languages():
    assert ask_area("深圳市") == ask_area("shenzhen") == "Shenzhen"
    assert ask_indicator("增加值") == ask_indicator("Value added") == "value_added"
    assert ask_subject("战略性新兴产业") == "strategic emerging industries"
    with pytest.raises(InputError, match="did you mean 'Shenzhen'"):
        ask_area("Shenzen")
    with pytest.raises(InputError, match=r"value_added|value added"):
        ask_indicator("value aded")


def test_every_file_of_the_folder_has_a_schema_or_a_loader_of_its_own():
    files = read_files(FOLDER)
    assert not files.problems
    read = {f"{c.where.split(':')[0]}" for c in files.classifications}
    assert len(read) == len(list((FOLDER / "classifications").glob("*.yaml")))
