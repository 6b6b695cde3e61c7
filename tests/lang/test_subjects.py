"""Subjects: one label for both languages."""

from jiqun.data import catalogue

CONTRACT = [
    "strategic emerging industries", "future industries", "advanced manufacturing",
    "high-tech manufacturing", "above-scale industry", "industry", "manufacturing", "mining",
    "electricity, heat, gas and water supply", "primary industry", "secondary industry",
    "tertiary industry", "services", "digital economy core industries",
    "next-generation information technology", "new energy vehicles",
    "national high-tech enterprises", "little giant enterprises",
    "specialized and sophisticated enterprises", "manufacturing champion enterprises",
    "general trade",
]  # fmt: skip


def test_the_contracts_subjects_recur_under_their_labels() -> None:
    subjects = catalogue().subjects
    assert [label for label in CONTRACT if not subjects[label].recurring] == []


def test_no_alias_belongs_to_two_subjects() -> None:
    owners: dict[str, str] = {}
    twice = []
    for subject in catalogue().subjects.values():
        for name in {subject.label, subject.zh, *subject.aliases_en, *subject.aliases_zh}:
            if owners.setdefault(name.lower(), subject.label) != subject.label:
                twice.append((name, owners[name.lower()], subject.label))
    assert twice == []
