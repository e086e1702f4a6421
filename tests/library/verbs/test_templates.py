"""Prompt templates as a setting: off unless set; the best wording counts, and it is said which that was."""

from pathlib import Path

import numpy as np
import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Changed, Event
from asif_desktop.domain.results import Match
from asif_desktop.domain.tags import NewTag
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from asif_desktop.search.ranking import ranked

SEVERAL = "{}; a photo of a {}; {} there"


def teach(library: OpenLibrary, photos: Path, numbers: list[int], caption: str) -> None:
    paths: list[requests.PhotoRef] = [bytes(photos / f"{number:02}.png") for number in numbers]
    answer(library, requests.Teach(paths, caption))


@pytest.fixture
def taught(library: OpenLibrary, photos: Path) -> OpenLibrary:
    teach(library, photos, [1, 2], "dog")
    teach(library, photos, [4, 5], "a photo of a dog")
    teach(library, photos, [7, 8], "cat")
    return library


def word(library: OpenLibrary, templates: str) -> None:
    answer(library, requests.SetSetting("prompt_templates", templates))


def found(library: OpenLibrary, query: str) -> dict[int, Match]:
    return {match.photo: match for match in answer(library, requests.Search(query, 0, why=True)).matches}


def best_of(library: OpenLibrary, texts: list[str]) -> dict[int, tuple[float, float | None, str]]:
    """Returns each photo's score and similarity in the best of these phrases, and which that is."""
    alone = {text: found(library, text) for text in texts}
    best: dict[int, tuple[float, float | None, str]] = {}
    for text, matches in alone.items():
        for photo, match in matches.items():
            if photo not in best or match.score > best[photo][0]:
                best[photo] = (match.score, match.similarity, text)
    return best


def test_without_the_setting_everything_is_as_the_phrase_alone_has_it(taught: OpenLibrary) -> None:
    assert answer(taught, requests.GetSettings())["prompt_templates"] == "{}"
    with taught.knowledge.asking() as index:
        plain = ranked(index, taught.models.encode_phrase("dog"), taught.anchor_vectors.words())
    ranking = answer(taught, requests.Rank("dog"))
    assert ranking.ids == plain.ids.astype("<i8").tobytes()
    assert ranking.scores == plain.scores.astype("<f4").tobytes()
    assert ranking.matching == plain.matching
    similarities = [match.similarity for match in answer(taught, requests.Search("dog", 0)).matches]
    assert similarities == plain.similarities.tolist()


def test_each_photo_has_its_best_wording_and_is_told_which(taught: OpenLibrary) -> None:
    expected = best_of(taught, ["dog", "a photo of a dog", "dog there"])
    word(taught, SEVERAL)
    matches = found(taught, "dog")
    assert len({text for _, _, text in expected.values()}) > 1
    for photo, match in matches.items():
        assert (match.score, match.similarity, match.why and match.why.phrases[0].phrase) == expected[photo]
        assert match.why is not None
        assert match.similarity is not None
        assert {reason.phrase for reason in match.why.reasons} <= {expected[photo][2]}
        total = sum(reason.weight for reason in match.why.reasons) + match.why.rest
        assert total == pytest.approx(match.similarity, abs=1e-5)
        alone = answer(taught, requests.Explain(photo, "dog"))
        assert (alone.score, alone.similarity, alone.why) == (match.score, match.similarity, match.why)
    scores = [match.score for match in matches.values()]
    assert scores == sorted(scores, reverse=True)
    limited = answer(taught, requests.Search("dog", 3)).matches
    assert [match.photo for match in limited] == list(matches)[:3]


def test_phrases_of_a_longer_query_are_worded_each(taught: OpenLibrary) -> None:
    dogs, cats = (best_of(taught, [name, f"a photo of a {name}"]) for name in ("dog", "cat"))
    word(taught, "{}; a photo of a {}")
    for photo, match in found(taught, "dog OR cat").items():
        assert match.score == pytest.approx(max(dogs[photo][0], cats[photo][0]), abs=1e-6)
        assert match.similarity is None
        assert match.why is not None
        assert [one.phrase for one in match.why.phrases] == [dogs[photo][2], cats[photo][2]]
    filtered = found(taught, "dog folder:photos")
    assert {photo: match.score for photo, match in filtered.items()} == pytest.approx(
        {photo: score for photo, (score, _, _) in dogs.items()}
    )


def test_a_tag_is_suggested_for_its_best_wording(taught: OpenLibrary) -> None:
    answer(taught, requests.CreateTag(NewTag("Dog", ["dog"])))
    answer(taught, requests.CreateTag(NewTag("Either", ["a photo of a dog", "dog", "dog there"])))
    either = answer(taught, requests.SuggestPhotos("Either", 0)).matches
    before = answer(taught, requests.SuggestPhotos("Dog", 0, why=True)).matches
    word(taught, SEVERAL)
    now = answer(taught, requests.SuggestPhotos("Dog", 0, why=True)).matches
    assert {match.photo: match.score for match in now} == {match.photo: match.score for match in either}
    texts = set()
    for match in now:
        assert match.why is not None
        (said,) = match.why.phrases
        texts.add(said.phrase)
        assert said.similarity == pytest.approx(match.similarity, abs=1e-5)
    assert texts == {"dog", "a photo of a dog"}
    counts = {one.tag: one.photos for one in answer(taught, requests.CountSuggestions())}
    assert len(now) in counts.values()
    word(taught, "{}")
    assert answer(taught, requests.SuggestPhotos("Dog", 0, why=True)).matches == before


def test_the_knowledge_meter_takes_the_best_wording(taught: OpenLibrary) -> None:
    def known(phrase: str) -> float:
        (one,) = answer(taught, requests.Rank(f'"{phrase}"')).knowledge
        assert one.phrase == phrase
        return one.known

    alone = [known(text) for text in ("zebra", "a photo of a zebra", "zebra there")]
    word(taught, SEVERAL)
    assert known("zebra") == max(alone)


def test_a_preview_of_a_lesson_is_worded_as_the_search_after_it(library: OpenLibrary, photos: Path) -> None:
    word(library, "a photo of a {}")
    teach(library, photos, [7], "cat")
    ref: list[requests.PhotoRef] = [bytes(photos / "03.png")]
    preview = answer(library, requests.PreviewLesson(ref, "dog"))
    before = answer(library, requests.Rank("dog"))
    answer(library, requests.Teach(ref, "dog"))
    after = answer(library, requests.Rank("dog"))
    ids = [np.frombuffer(one.ids, "<i8")[: one.matching] for one in (before, after)]
    assert preview.joining == len(np.setdiff1d(ids[1], ids[0]))


def test_wrong_templates_are_a_sentence_and_nothing_changes(taught: OpenLibrary) -> None:
    word(taught, SEVERAL)
    before = answer(taught, requests.Rank("dog"))
    for wrong in ("a photo", "{} and {}", "{}; dog"):
        with pytest.raises(AsifError, match=r"must have \{\} once"):
            word(taught, wrong)
    assert answer(taught, requests.GetSettings())["prompt_templates"] == SEVERAL
    assert answer(taught, requests.Rank("dog")).scores == before.scores
    word(taught, "")
    assert answer(taught, requests.GetSettings())["prompt_templates"] == "{}"


def test_who_shows_a_ranking_is_told(taught: OpenLibrary) -> None:
    told: list[Event] = []
    stop = taught.listen(told.append)
    word(taught, "a photo of a {}")
    stop()
    assert any(isinstance(event, Changed) and {"settings", "tags"} <= set(event.what) for event in told)
