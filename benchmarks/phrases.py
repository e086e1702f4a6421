"""Phrases for the benchmarks, made the same way each time."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path


def invented_words(count: int, seed: int = 7) -> list[str]:
    """Returns words that nobody has used, such as "fosadun"."""
    source = random.Random(seed)
    words: list[str] = []
    while len(words) < count:
        syllables = [
            source.choice("bdfgklmnprstvz") + source.choice("aeiou") for _ in range(source.choice((2, 3)))
        ]
        word = "".join(syllables) + source.choice("nrlskm")
        if word not in words:
            words.append(word)
    return words


def nonsense(real: Iterable[str], count: int, seed: int = 20) -> list[str]:
    """Returns strings that look like words and are none of the real ones: a letter model of order two."""
    words = sorted(set(real))
    follow: dict[str, list[str]] = defaultdict(list)
    for word in words:
        framed = f"^^{word}$"
        for at in range(len(framed) - 2):
            follow[framed[at : at + 2]].append(framed[at + 2])
    source, known = random.Random(seed), set(words)
    made: list[str] = []
    while len(made) < count:
        text = "^^"
        while not text.endswith("$") and len(text) < 14:
            text += source.choice(follow[text[-2:]])
        text = text.strip("^$")
        if 5 <= len(text) <= 11 and text not in known:
            known.add(text)
            made.append(text)
    return made


def heads(captions: Iterable[str]) -> list[str]:
    """Returns what captions of four words at most speak of: the last word before a preposition."""
    found = set()
    for caption in captions:
        if len(caption.split()) > 4:
            continue
        phrase = re.split(r"[,.(:]| (?:of|with|in|on|from|and|for|at|that) ", caption.rstrip(".!? ") + " ")[0]
        words = [word for word in phrase.lower().split() if word not in ("a", "an", "the", "some")]
        if words and words[-1].isalpha():
            found.add(words[-1])
    return sorted(found)


def unknown_nouns() -> list[str]:
    """Returns 100 nouns that no class of ImageNet-1k is, above or below: drawn once by `draw_nouns`."""
    return (Path(__file__).parent / "unknown_nouns.txt").read_text(encoding="ascii").split()
