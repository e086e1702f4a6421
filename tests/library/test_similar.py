"""Photos that are like one of them."""

import shutil
from array import array
from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.results import Ranking
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.verbs import answer


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
    elsewhere = tmp_path / "elsewhere.png"
    shutil.copy(photos / "00.png", elsewhere)
    with pytest.raises(AsifError, match=r"elsewhere\.png is not in the library"):
        answer(taught, requests.RankSimilar(bytes(elsewhere)))
    with taught.knowledge.asking() as index:
        first = int(index.photo_ids[0])
        index.remove_photos([first])
    with pytest.raises(AsifError, match="is not encoded yet"):
        answer(taught, requests.RankSimilar(first))
