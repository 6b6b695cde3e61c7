"""Tell policies from other texts, and sentences whose form is a rule."""

from jiqun.extraction.dense_policies import is_full_of_rules
from jiqun.extraction.dense_policies import is_rule_sentence as has_form_of_rule
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.policy_rules import policy_rules

TITLE = 160
"""Characters of a text's beginning in which a policy calls itself one: our choice."""


def is_policy(g: Grammar, text: str) -> bool:
    """Say whether a text calls itself a policy in its title, or is one by its sentences."""
    head = text.lstrip()[:TITLE].split("\n", 1)[0].lower()
    if g.spaced:
        rules = policy_rules(g.pack.code)
        return rules is not None and rules.is_policy(head, text)
    titled = any(str(word) in head for word in g.pack.names.get("policy", ()))
    return titled or is_full_of_rules(text)


def is_rule_sentence(g: Grammar, text: str, start: int, end: int) -> bool:
    """Say whether a sentence gives a policy's rate by its form: 按租金的40%补助."""
    return not g.spaced and has_form_of_rule(text, start, end)
