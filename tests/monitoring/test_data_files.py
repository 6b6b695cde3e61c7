"""The data files of the monitoring: form, both languages, references, every entry reached."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from jiqun.data import catalogue, data_path
from jiqun.data.catalogue import read_yaml
from jiqun.monitoring.derived import OUTCOMES
from jiqun.monitoring.messages import messages
from jiqun.monitoring.overlaps import overlap_of
from jiqun.monitoring.settings import baskets, divisions, overlaps, pegs, settings

FILES = ("monitoring", "overlaps", "baskets", "composites")
RULES = Path("src/jiqun/monitoring")


@pytest.mark.parametrize("name", FILES)
def test_each_file_keeps_to_its_schema(name: str):
    schema = json.loads(data_path(f"schemas/{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = list(Draft202012Validator(schema).iter_errors(read_yaml(f"{name}.yaml")))
    assert [e.message for e in errors] == []


def test_every_rule_is_used_and_every_used_rule_is_named():
    folder = Path(__file__).parents[2] / RULES
    source = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.py"))
    assert all(f'"{code}"' in source for code in settings().rules)
    for rule in settings().rules.values():
        assert rule.en and rule.zh and rule.source_en and rule.source_zh


def test_every_sentence_is_used_and_has_the_same_parts_in_both_languages():
    folder = Path(__file__).parents[2] / RULES
    source = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.py"))
    stems = re.findall(r'f"(\w+_)\{', source) + re.findall(r'code \+= "(_\w+)"', source)
    for code, both in messages().items():
        parts = [set(re.findall(r"\{(\w+)\}", both[language])) for language in ("en", "zh")]
        assert parts[0] == parts[1], code
        known = f'"{code}"' in source or any(code.startswith(s) for s in stems if s[0] != "_")
        assert known or code.rsplit("_", 1)[0] in source, code


def test_overlaps_name_subjects_of_the_catalogue_and_each_is_reached():
    from make_facts import facts

    for known in overlaps():
        assert {known.first, known.second} <= catalogue().subjects.keys()
        area = min(known.areas) if known.areas else "Linhai"
        year = known.years[0] or 2022
        pair = [
            f"{area}|value_added|{name}|level||{year}|1 billion"
            for name in (known.first, known.second)
        ]
        found = list(facts(pair))
        assert overlap_of(found[0], found[1]) is known


def test_an_item_of_a_list_overlaps_with_its_total_and_its_group():
    from make_facts import facts

    rows = [
        "Shenzhen|value_added|intelligent terminals|level||2023|1 billion",
        "Shenzhen|value_added|next-generation electronic information|level||2023|3 billion",
        "Shenzhen|value_added|strategic emerging industries|level||2023|9 billion",
        "Shenzhen|value_added|network and communications|level||2023|2 billion",
    ]
    terminals, group, total, network = (next(iter(facts([row]))) for row in rows)
    for part, whole in ((terminals, group), (terminals, total), (group, total)):
        found = overlap_of(part, whole)
        assert found is not None and found.relation == "part_of"
        assert "20+8" in found.why_en and found.source_en
    assert overlap_of(terminals, network) is None


def test_baskets_have_unlike_codes_and_names():
    codes = [b.name.code for b in baskets()]
    assert len(set(codes)) == len(codes)
    assert {"new-three", "old-three"} <= set(codes)
    goods = [frozenset(code for _, _, hs in b.items for code in hs) for b in baskets()]
    stated = [g for g in goods if g]
    assert len(set(stated)) == len(stated) >= 3
    assert all(re.fullmatch(r"\d{2}(\d{2}){0,2}", code) for g in goods for code in g)
    assert all(b.name.source_en and b.name.source_zh for b in baskets())


def test_divisions_are_places_of_their_area():
    known = catalogue().areas
    for entry in divisions():
        assert all(known[m].parent == entry.area for m in entry.members), entry.area
    assert all(low <= high for low, high in pegs().values())
    assert all(area in known for area in settings().systems)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_outcome_and_data_file_has_an_entry_in_the_manual(language: str):
    root = Path(__file__).parents[2]
    text = (root / "docs" / language / "monitoring.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([\w.]+)`", text))
    assert settings().rules.keys() | set(OUTCOMES) <= told
    assert {f"{name}.yaml" for name in FILES} <= told
