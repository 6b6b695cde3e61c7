"""Make the Chinese word list of the package from the dictionary of jieba.

    python benchmarks/chinese_words.py dict.txt > src/jiqun/lang/zh/segments.yaml

`dict.txt` is that of jieba 0.42.1 (MIT): a word, how often it was met, its part of speech. Kept are
words of two and three Chinese characters that are met often enough, by how often to a power of ten.
"""

import argparse
from collections import defaultdict
from pathlib import Path

OFTEN = {2: 5, 3: 10}
"""Times that a word of so many characters must have been met: our choice, such that 储能 is in."""
TOLD = ("nouns", "verbs", "others")
NOUNS = ("n", "j", "b", "l", "s", "vn", "an", "i")
"""Tags of what may stand in a noun phrase: nouns, short forms, attributes, set phrases, places,
verbs and adjectives used as nouns, idioms."""
LINE = 96
HEAD = """\
title: Chinese words by what they are and how often they are met
source: >-
  Selected from dict.txt of jieba 0.42.1 (Sun Junyi, github.com/fxsjy/jieba): words of two
  characters met at least 5 times and of three met at least 10 times, by parts of speech; made by
  benchmarks/chinese_words.py
licence: MIT, Copyright (c) 2013 Sun Junyi
version: 1
"""


def kind_of(tag: str) -> str:
    """Give what a word is by its tag."""
    if tag.startswith(NOUNS):
        return "nouns"
    return "verbs" if tag.startswith("v") else "others"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dictionary", type=Path)
    found: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for line in parser.parse_args().dictionary.read_text(encoding="utf-8").splitlines():
        word, times, tag = line.split()
        known = len(word) in OFTEN and int(times) >= OFTEN[len(word)]
        if known and all("\u4e00" <= char <= "\u9fff" for char in word):
            found[kind_of(tag), len(word), len(times) - 1].append(word)
    print(HEAD, end="")
    for kind in TOLD:
        print(f"{kind}:")
        for length in OFTEN:
            print(f"  {length}:")
            for power in sorted(p for k, n, p in found if (k, n) == (kind, length)):
                print(f"    {power}: |-")
                words = "".join(sorted(found[kind, length, power]))
                for at in range(0, len(words), LINE):
                    print(f"      {words[at : at + LINE]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
