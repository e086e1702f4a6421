"""Draws nouns that no class of ImageNet-1k is, above or below, from WordNet's files; the list is kept.

    apt-get install wordnet-base && python -m benchmarks.draw_nouns > benchmarks/unknown_nouns.txt

A noun counts where its first sense does, where it is one word in small letters, and where people use it: it
stands in the sense-tagged texts that WordNet counts.
"""

import random
from pathlib import Path

from asif_desktop.search import starter

WORDNET = Path("/usr/share/wordnet")
SEED = 20
COUNT = 100
_HURTING = ("offensive", "slur", "disparag", "derogatory")


def main() -> None:
    above: dict[str, list[str]] = {}
    lemma: dict[str, str] = {}
    hurting: set[str] = set()
    for line in (WORDNET / "data.noun").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue  # the licence
        fields, _, gloss = line.partition(" | ")
        parts = fields.split()
        if any(word in gloss for word in _HURTING):
            hurting.add(parts[0])
        lemma[parts[0]] = parts[4]
        above[parts[0]] = [parts[at + 1] for at, part in enumerate(parts) if part in ("@", "@i")]
    classes = {entry.class_name.removeprefix("n") for entry in starter.entries()}
    unknown = classes - lemma.keys()
    if unknown:
        raise RuntimeError(f"{len(unknown)} classes are not in this WordNet: it is another version.")

    def ancestors(synset: str) -> set[str]:
        found: set[str] = set()
        left = [synset]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += above[one]
        return found

    over_classes = set().union(*map(ancestors, classes))
    counted = {
        line.split("%")[0]
        for line in (WORDNET / "cntlist.rev").read_text(encoding="ascii").splitlines()
        if "%1:" in line
    }
    first: dict[str, str] = {}
    for line in (WORDNET / "index.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            first[parts[0]] = parts[-int(parts[2])]
    nouns = [
        word
        for word, synset in sorted(first.items())
        if word in counted
        and word.isalpha()
        and lemma[synset] == word
        and synset not in hurting
        and synset not in over_classes
        and not ancestors(synset) & classes
    ]
    print("\n".join(sorted(random.Random(SEED).sample(nouns, COUNT))))


if __name__ == "__main__":
    main()
