"""Phrases for the benchmarks, made the same way each time."""

import random
from collections import defaultdict
from collections.abc import Iterable


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
