"""Photos that are like one of them."""

import shutil
from array import array
from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.results import Ranking
from asif_desktop.library.index.knowledge import GUEST
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def columns(ranking: Ranking) -> tuple[list[int], list[float]]:
    return array("q", ranking.ids).tolist(), array("f", ranking.scores).tolist()


@pytest.fixture
def taught(library: OpenLibrary, photos: Path) -> OpenLibrary:
    for number in range(8):
        answer(library, requests.Teach([bytes(photos / f"{number:02}.png")], f"thing {number}"))
    return library


def test_a_photo_is_most_like_itself(taught: OpenLibrary, photos: Path) -> None:
    path = bytes(photos / "05.png")
    (photo,) = [m.photo for m in answer(taught, requests.Search("thing", 0)).matches if path in m.paths]
    by_path, by_id = (answer(taught, requests.RankSimilar(ref)) for ref in (path, photo))
    ids, scores = columns(by_path)
    assert columns(by_id) == (ids, scores)
    assert ids[0] == photo
    assert sorted(ids) == sorted(m.photo for m in answer(taught, requests.Search("thing", 0)).matches)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert by_path.matching == sum(score >= 0.5 for score in scores)


def test_what_is_not_there_or_not_encoded_is_refused(
    taught: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    with pytest.raises(AsifError, match="has no photo 4711"):
        answer(taught, requests.RankSimilar(4711))
    nothing = tmp_path / "nothing.jpg"
    with pytest.raises(AsifError, match=r"nothing\.jpg cannot be looked at: No such file"):
        answer(taught, requests.RankSimilar(bytes(nothing)))
    nothing.write_text("no photo")
    with pytest.raises(AsifError, match=r"nothing\.jpg cannot be shown: This is not a photo"):
        answer(taught, requests.RankSimilar(bytes(nothing)))
    with pytest.raises(AsifError, match="not a regular file"):
        answer(taught, requests.RankSimilar(bytes(tmp_path)))
    with taught.knowledge.asking() as index:
        first = int(index.photo_ids[0])
        index.remove_photos([first])
    with pytest.raises(AsifError, match="waits to be encoded for the model"):
        answer(taught, requests.RankSimilar(first))


def test_a_file_from_outside_ranks_as_if_it_were_there_and_leaves_no_trace(
    taught: OpenLibrary, photos: Path, tmp_path: Path, makers: TinyMakers
) -> None:
    inside = answer(taught, requests.RankSimilar(bytes(photos / "05.png")))
    elsewhere = tmp_path / "caf\udce9.png"
    shutil.copy(photos / "05.png", elsewhere)
    before = taught.catalog.generation
    outside = answer(taught, requests.RankSimilar(bytes(elsewhere)))
    assert columns(outside) == columns(inside)
    assert outside.matching == inside.matching
    encoded = makers.images[-1].encoded
    assert columns(answer(taught, requests.RankSimilar(bytes(elsewhere)))) == columns(inside)
    assert makers.images[-1].encoded == encoded
    assert taught.catalog.generation == before
    assert taught.catalog.photo_at(bytes(elsewhere)) is None
    with taught.knowledge.asking() as index:
        assert GUEST not in index.photo_ids
    assert columns(answer(taught, requests.RankSimilar(bytes(photos / "05.png")))) == columns(inside)


@pytest.mark.parametrize("from_outside", [False, True])
def test_the_shared_anchors_sum_to_the_similarity(
    taught: OpenLibrary, photos: Path, tmp_path: Path, from_outside: bool
) -> None:
    like = photos / "05.png"
    if from_outside:
        like = tmp_path / "copy.png"
        shutil.copy(photos / "05.png", like)
    for number in range(12):
        match = answer(taught, requests.ExplainSimilar(bytes(photos / f"{number:02}.png"), bytes(like)))
        assert match.why is not None
        assert match.similarity is not None
        carried = sum(reason.weight for reason in match.why.reasons) + match.why.rest
        assert carried == pytest.approx(match.similarity, abs=1e-5)
        assert all(reason.weight > 0 and reason.caption for reason in match.why.reasons)
        (part,) = match.why.phrases
        assert part.similarity == pytest.approx(carried)
        assert {reason.phrase for reason in match.why.reasons} <= {part.phrase}
        if number == 5:
            assert match.similarity == pytest.approx(1.0, abs=1e-6)


def test_without_anchors_a_file_from_outside_is_refused_with_a_sentence(
    library: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    for collection in answer(library, requests.ListCollections()):
        answer(library, requests.SwitchCollection(collection.name, False))
    copy = tmp_path / "copy.png"
    shutil.copy(photos / "05.png", copy)
    with pytest.raises(AsifError):
        answer(library, requests.RankSimilar(bytes(copy)))
