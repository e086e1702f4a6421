"""Whether results can be trusted: where they end, what nonsense finds, what the meter and a score are worth.

The lists are made by fixed rules and seeds, before anything was tuned on them: tags are the folders of the
development set with 8 pictures or more, known words the heads of its captions, unknown nouns a draw from
WordNet, nonsense a letter model's. Half of the tags and known words, by a fixed seed, were tuned on, with
other nouns and nonsense of another seed; what is reported is the other half, the drawn nouns and fresh
nonsense.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from asif_desktop.search import starter
from benchmarks import learning
from benchmarks.development_set import Pair
from benchmarks.learning import Folder
from benchmarks.measures import area_under_curve, best_f1, f1_at
from benchmarks.phrases import heads, nonsense, unknown_nouns
from benchmarks.program import Program

FOLDER_SIZE = 8
FINDABLE = 0.3
"""The best F1 of any cut, under which a tag is left out: the encoders cannot find it."""
_WORDS_SEED = 20
_NONSENSE = (200, 41)
_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def trust(program: Program, pairs: Sequence[Pair], folders: Sequence[Folder]) -> object:
    """Measures, prints and returns the figures, the last of them beside their bounds."""
    tuned = np.random.default_rng(learning.SEED).permutation(len(folders)) < len(folders) // 2
    words = heads(pair.caption for pair in pairs)
    tuned_words = np.random.default_rng(_WORDS_SEED).permutation(len(words)) < len(words) // 2
    ratios = np.array([_ratio(program, folder) for folder in folders])
    findable = ~np.isnan(ratios)
    empty = float(np.mean([program.rank(text)[1] == 0 for text in nonsense(_class_words(), *_NONSENSE)]))
    known = np.array([program.known(word) for word in words])
    others = {
        "nonsense": np.array([program.known(text) for text in nonsense(_class_words(), *_NONSENSE)]),
        "unknown nouns": np.array([program.known(noun) for noun in unknown_nouns()]),
    }
    reported = known[~tuned_words]
    areas = {name: area_under_curve(reported, values) for name, values in others.items()}
    print("\nThe cut: F1 at it / best F1 of any cut, for tags that some cut finds")
    for name, mask in (("tuned half", tuned), ("reported half", ~tuned), ("all", np.ones(len(tuned), bool))):
        chosen = ratios[mask & findable]
        below = float((chosen < 0.5).mean())
        print(f"{name:16} median {np.median(chosen):.2f}, least {chosen.min():.2f}, {below:.0%} under 0.5")
    print(f"\nKnowledge: “little” is said of {(reported < 0.5).mean():.0%} of {len(reported)} known words")
    for name, values in others.items():
        print(f"{name}: AUC {areas[name]:.3f}; of {(values < 0.5).mean():.0%} of {len(values)}")
    named = _named(program, pairs, set(np.array(words)[~tuned_words].tolist()))
    table = reliability(
        program, [folder for folder, other in zip(folders, tuned, strict=True) if not other] + named
    )
    half = ratios[~tuned & findable]
    bounds = [
        ("F1 at the cut / best, median over tags", float(np.median(half)), 0.8),
        ("the same, least of them", float(half.min()), 0.5),
        ("nonsense that finds nothing", empty, 0.9),
        ("knowledge AUC, nonsense", areas["nonsense"], 0.85),
        ("knowledge AUC, unknown nouns", areas["unknown nouns"], 0.85),
    ]
    print("\nBounds, on what was not tuned on")
    for name, value, bound in bounds:
        print(f"{name:42}{value:8.3f}   at least {bound:.2f}: {'met' if value >= bound else 'MISSED'}")
    return {
        "F1 ratio": dict(zip([folder.word for folder in folders], ratios.tolist(), strict=True)),
        "bounds": {name: {"value": value, "bound": bound} for name, value, bound in bounds},
        "reliability": table,
    }


def reliability(program: Program, asked: Sequence[Folder]) -> object:
    """Returns how much of what is shown in each band of scores is right, for phrases of known photos."""
    scores, right = [], []
    for phrase in asked:
        columns, found = program.scored(phrase.word)
        scores.append(found)
        right.append(np.isin(columns, phrase.photos))
    all_scores, all_right = np.concatenate(scores), np.concatenate(right)
    print(f"\nReliability: what is shown for {len(asked)} tags and known words of the reported half")
    table = []
    for low, high in pairwise(_STEPS):
        band = (all_scores >= low) & ((all_scores < high) | (high == _STEPS[-1]))
        share = float(all_right[band].mean()) if band.any() else 0.0
        table.append({"from": low, "to": high, "shown": int(band.sum()), "right": share})
        print(f"score {low:.1f}–{high:.1f}: {share:5.0%} of {int(band.sum())} right")
    return table


def tags(program: Program, pairs: Sequence[Pair]) -> list[Folder]:
    """Returns the folders that are large enough as tags, each word once."""
    every = folders_of(program, pairs)
    found: dict[str, Folder] = {}
    for name in sorted(name for name, photos in every.items() if len(photos) >= FOLDER_SIZE):
        word = next(part for part in reversed(name.split("/")) if part != "cartoon")
        inside = {c for other, photos in every.items() if f"{other}/".startswith(f"{name}/") for c in photos}
        found.setdefault(word, Folder(word, np.array(sorted(inside), dtype=np.intp)))
    return list(found.values())


def folders_of(program: Program, pairs: Sequence[Pair]) -> dict[str, NDArray[np.intp]]:
    """Returns the photos of each folder, as columns."""
    members: dict[str, set[int]] = defaultdict(set)
    for place, pair in enumerate(pairs):
        members[pair.folder].add(program.column(place))
    return {name: np.array(sorted(columns), dtype=np.intp) for name, columns in members.items()}


def _named(program: Program, pairs: Sequence[Pair], words: set[str]) -> list[Folder]:
    """Returns the known words that name two pictures or more, with those pictures."""
    found: dict[str, set[int]] = defaultdict(set)
    for place, pair in enumerate(pairs):
        for word in heads([pair.caption]):
            found[word].add(program.column(place))
    return [
        Folder(word, np.array(sorted(columns), dtype=np.intp))
        for word, columns in sorted(found.items())
        if word in words and len(columns) >= 2
    ]


def _ratio(program: Program, folder: Folder) -> float:
    """Returns F1 at the automatic cut over the best; NaN where no cut finds the folder."""
    columns, matching = program.rank(folder.word)
    ranking = np.isin(columns, folder.photos)
    best = best_f1(ranking)
    return f1_at(ranking, matching) / best if best >= FINDABLE else float("nan")


def _class_words() -> set[str]:
    names = (starter.name_in(entry.caption) for entry in starter.entries())
    return {word for name in names for word in name.lower().split() if word.isalpha()}
