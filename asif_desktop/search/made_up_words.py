"""Words that nobody has used: what no collection knows."""

from functools import cache

import numpy as np

_COUNT = 200
_SEED = 99
_OPENING = "bdfgklmnprstvz"
_VOWELS = "aeiou"
_CLOSING = "nrlskm"


@cache
def made_up_words() -> tuple[str, ...]:
    """Returns different words of two or three open syllables, such as "fosadun": always the same."""
    random = np.random.default_rng(_SEED)
    words: dict[str, None] = {}
    while len(words) < _COUNT:
        syllables = [
            _OPENING[random.integers(len(_OPENING))] + _VOWELS[random.integers(len(_VOWELS))]
            for _ in range(random.integers(2, 4))
        ]
        words["".join(syllables) + _CLOSING[random.integers(len(_CLOSING))]] = None
    return tuple(words)
