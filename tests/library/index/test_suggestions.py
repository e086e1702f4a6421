"""Suggestions come from the anchors alone, and what a person said stays as it is."""

from pathlib import Path

import numpy as np
import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.tags import NewTag, TagEdit
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


def suggested(library: OpenLibrary, tag: str) -> dict[str, float]:
    """Returns the score of each photo that the tag is suggested for, by name."""
    found = answer(library, requests.SuggestPhotos(tag)).matches
    return {Path(match.paths[0].decode()).name: match.score for match in found}


def matching(library: OpenLibrary, phrase: str) -> dict[str, float]:
    """Returns the score of each photo above the phrase's cut, by name."""
    found = answer(library, requests.Search(phrase, 0)).matches
    return {Path(match.paths[0].decode()).name: match.score for match in found if match.score >= 0.5}


def paths_of(library: OpenLibrary) -> dict[int, list[bytes]]:
    return library.catalog.paths(library.catalog.photo_ids().tolist())


def teach(library: OpenLibrary, photos: Path, numbers: list[int], caption: str) -> list[int]:
    paths: list[requests.PhotoRef] = [bytes(photos / f"{number:02}.png") for number in numbers]
    return answer(library, requests.Teach(paths, caption)).anchors


def test_a_tag_is_suggested_where_its_phrase_is_found(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.CreateTag(NewTag("Dog", ["a brown dog"])))
    teach(library, photos, [1, 2], "brown dog")
    teach(library, photos, [5, 6, 7], "grey cat")
    found = suggested(library, "Dog")
    assert {"01.png", "02.png"} <= found.keys()
    assert found == pytest.approx(matching(library, "a brown dog"), abs=1e-6)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_what_was_decided_is_not_suggested(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    teach(library, photos, [1, 2, 3], "dog")
    before = suggested(library, "Dog")
    answer(library, requests.DecideTag("Dog", [bytes(photos / "01.png")], "manual"))
    answer(library, requests.DecideTag("Dog", [bytes(photos / "02.png")], "rejected"))
    assert suggested(library, "Dog").keys() == before.keys() - {"01.png", "02.png"}
    assert answer(library, requests.AcceptSuggestions("Dog", 0.0)) == len(before) - 2
    assert suggested(library, "Dog") == {}
    assert answer(library, requests.CountSuggestions()) == []
    answer(library, requests.Undo())
    assert suggested(library, "Dog").keys() == before.keys() - {"01.png", "02.png"}


def test_taking_an_anchor_out_withdraws_what_it_alone_supported(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    teach(library, photos, [5, 6, 7, 8], "cat")
    teach(library, photos, [1], "dog")
    before = suggested(library, "Dog")
    answer(library, requests.DecideTag("Dog", [bytes(photos / "03.png")], "manual"))
    anchors = teach(library, photos, [9], "dog")
    assert suggested(library, "Dog").keys() > before.keys() - {"03.png"}
    answer(library, requests.RemoveAnchors(anchors))
    assert suggested(library, "Dog") == {name: score for name, score in before.items() if name != "03.png"}
    assert answer(library, requests.ListTags())[0].manual == 1
    answer(library, requests.Undo())
    answer(library, requests.Undo())
    assert suggested(library, "Dog") == {name: score for name, score in before.items() if name != "03.png"}


def test_the_person_moves_the_cut(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    teach(library, photos, [1, 2, 3, 4, 5], "dog")
    scores = sorted(suggested(library, "Dog").values())
    line = float(np.mean(scores))
    answer(library, requests.EditTag("Dog", TagEdit(cut=line)))
    assert sorted(suggested(library, "Dog").values()) == [score for score in scores if score >= line]
    answer(library, requests.EditTag("Dog", TagEdit(cut=0.02)))
    assert len(suggested(library, "Dog")) >= len(scores)


def test_counting_looks_at_the_anchors_once_however_many_tags_there_are(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Dog", "Cat", "Bird", "Sea"):
        answer(library, requests.CreateTag(NewTag(name)))
    teach(library, photos, [1, 2], "dog")
    looks = []
    counter_examples = library.catalog.counter_examples

    def look() -> dict[int, list[int]]:
        looks.append(1)
        return counter_examples()

    monkeypatch.setattr(library.catalog, "counter_examples", look)
    counted = {one.tag: one.photos for one in answer(library, requests.CountSuggestions())}
    assert len(looks) == 1
    monkeypatch.undo()
    tags = {tag.id: tag.name for tag in answer(library, requests.ListTags())}
    each = {tag: len(suggested(library, name)) for tag, name in tags.items()}
    assert counted == {tag: count for tag, count in each.items() if count}


def test_the_best_of_several_phrases_counts(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.CreateTag(NewTag("Pets", ["dog", "cat"])))
    teach(library, photos, [1, 2], "dog")
    teach(library, photos, [7, 8], "cat")
    either = matching(library, "dog") | matching(library, "cat")
    assert suggested(library, "Pets").keys() == either.keys()
    (first, *_) = answer(library, requests.SuggestPhotos("Pets", 1, why=True)).matches
    assert first.similarity is None
    assert first.why is not None
    assert first.why.reasons[0].phrase in ("dog", "cat")


def test_a_photo_tells_its_suggested_tags(library: OpenLibrary, photos: Path) -> None:
    dog, cat = (answer(library, requests.CreateTag(NewTag(name))) for name in ("Dog", "Cat"))
    teach(library, photos, [1, 2], "dog")
    teach(library, photos, [7, 8], "cat")
    (photo,) = [match.photo for match in answer(library, requests.SuggestPhotos("Cat", 1)).matches]
    found = answer(library, requests.SuggestTags([photo]))
    assert cat in [one.tag for one in found]
    counts = {one.tag: one.photos for one in answer(library, requests.CountSuggestions())}
    assert counts == {dog: len(suggested(library, "Dog")), cat: len(suggested(library, "Cat"))}
    ranking = answer(library, requests.RankSuggestions("Cat"))
    assert ranking.matching == counts[cat]


def test_without_anchors_there_is_nothing_to_suggest(library: OpenLibrary) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    assert answer(library, requests.CountSuggestions()) == []
    assert answer(library, requests.SuggestTags([1])) == []
    with pytest.raises(AsifError, match="No anchor can be used"):
        answer(library, requests.SuggestPhotos("Dog"))
    with pytest.raises(AsifError, match="There is no tag"):
        answer(library, requests.SuggestPhotos("Cat"))
    with pytest.raises(AsifError, match="between 0 and 1"):
        answer(library, requests.AcceptSuggestions("Dog", 7))


def test_a_rejected_photo_lowers_the_tag_for_photos_like_it_and_no_other_tag(
    library: OpenLibrary, photos: Path
) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    answer(library, requests.CreateTag(NewTag("Hound", ["dog"])))
    teach(library, photos, [1, 2, 3], "dog")
    before, other = suggested(library, "Dog"), suggested(library, "Hound")
    assert before == other
    wrong = next(name for name in before if name not in ("01.png", "02.png", "03.png"))
    answer(library, requests.DecideTag("Dog", [bytes(photos / wrong)], "rejected"))
    after = suggested(library, "Dog")
    assert after.keys() < before.keys()
    assert all(score <= before[name] for name, score in after.items())
    assert any(score < before[name] for name, score in after.items())
    assert suggested(library, "Hound") == other
    for match in answer(library, requests.SuggestPhotos("Dog", why=True)).matches:
        assert match.why is not None
        assert match.similarity == pytest.approx(
            sum(reason.weight for reason in match.why.reasons) + match.why.rest, abs=1e-5
        )
        assert answer(library, requests.ExplainSuggestion("Dog", match.photo)) == match
    (rejected,) = (photo for photo, paths in paths_of(library).items() if paths[0] == bytes(photos / wrong))
    with pytest.raises(AsifError, match="not suggested for this photo any more"):
        answer(library, requests.ExplainSuggestion("Dog", rejected))
    answer(library, requests.Undo())
    assert suggested(library, "Dog") == before


def test_the_order_of_rejections_does_not_matter(library: OpenLibrary, photos: Path) -> None:
    teach(library, photos, [1, 2, 3], "dog")
    found = []
    for name, order in (("Dog", [1, 2]), ("Hound", [2, 1])):
        answer(library, requests.CreateTag(NewTag(name, ["dog"])))
        for number in order:
            answer(library, requests.DecideTag(name, [bytes(photos / f"{number:02}.png")], "rejected"))
        found.append(suggested(library, name))
    assert found[0] == found[1]


def test_a_rejected_photo_speaks_against_the_tag_whatever_it_is_an_example_of(
    library: OpenLibrary, photos: Path
) -> None:
    for name in ("Dog", "Hound"):
        answer(library, requests.CreateTag(NewTag(name, ["dog"])))
    teach(library, photos, [1, 2, 3], "dog")
    first = suggested(library, "Dog")
    wrong = next(name for name in first if name not in ("01.png", "02.png", "03.png"))
    teach(library, photos, [int(wrong[:2])], "grey cat")
    before = suggested(library, "Dog")
    assert suggested(library, "Hound") == before
    answer(library, requests.DecideTag("Dog", [bytes(photos / wrong)], "rejected"))
    after = suggested(library, "Dog")
    assert all(score <= before[name] for name, score in after.items())
    assert any(score < before[name] for name, score in after.items())
    assert suggested(library, "Hound") == before
    answer(library, requests.Undo())
    assert suggested(library, "Dog") == before
