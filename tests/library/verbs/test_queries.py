"""Queries answered by a whole library."""

import os
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.results import Match, Ranking
from asif_desktop.domain.tags import NewTag
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from asif_desktop.search.query import QueryError
from asif_desktop.search.ranking import ranked


@pytest.fixture
def taught(library: OpenLibrary, photos: Path) -> OpenLibrary:
    for number in range(8):
        answer(library, requests.Teach([bytes(photos / f"{number:02}.png")], f"thing {number}"))
    return library


def found(library: OpenLibrary, query: str, base: bytes = b"", cut: bool = False) -> list[Match]:
    return answer(library, requests.Search(query, 0, base=base, cut=cut)).matches


def names(matches: Sequence[Match]) -> list[str]:
    return [os.path.basename(match.paths[0]).decode()[:2] for match in matches]


def scores(matches: Sequence[Match]) -> dict[str, float]:
    return dict(zip(names(matches), (match.score for match in matches), strict=True))


def columns(ranking: Ranking) -> tuple[list[int], list[float]]:
    return array("q", ranking.ids).tolist(), array("f", ranking.scores).tolist()


def test_a_plain_phrase_is_ranked_as_ever_bit_for_bit(taught: OpenLibrary) -> None:
    vector = taught.models.encode_phrase("thing 3")
    with taught.knowledge.asking() as index:
        expected = ranked(index, vector, taught.anchor_vectors.words())
    for text in ("thing 3", " thing 3 ", '"thing 3"', "(thing 3)"):
        ids, shown = columns(answer(taught, requests.Rank(text)))
        assert ids == expected.ids.tolist()
        assert np.array(shown, np.float32).tobytes() == expected.scores.tobytes()
    assert [m.similarity for m in found(taught, "thing 3")] == expected.similarities.tolist()


def test_while_one_types_all_photos_are_listed_once(
    taught: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []
    dated_photo_ids = type(taught.catalog).dated_photo_ids

    def counted(catalog: Any, folder: Any = None, order: str = "taken", **more: Any) -> Any:
        listed.append(order)
        return dated_photo_ids(catalog, folder, order, **more)

    monkeypatch.setattr(type(taught.catalog), "dated_photo_ids", counted)
    for typed in ("thing sort:name", "thing 1 sort:name", "name:0 sort:name", "name:1 sort:-name"):
        found(taught, typed)
    assert listed == ["name"]
    for typed in ("rating:0", "thing sort:oldest", "thing sort:-rating", "thing sort:rating"):
        found(taught, typed)
    assert listed == ["name", "taken"]
    answer(taught, requests.NotePhotos([1], NoteEdit(rating=3)))
    found(taught, "rating:0")
    assert listed == ["name", "taken", "taken"]


def test_filters_alone_say_that_their_scores_mean_nothing(taught: OpenLibrary) -> None:
    assert not answer(taught, requests.Search("rating:0", 0)).scored
    assert answer(taught, requests.Search("thing 1 rating:0", 0)).scored


def test_scores_are_worked_out_term_by_term(taught: OpenLibrary) -> None:
    first, second = scores(found(taught, "thing 1")), scores(found(taught, "thing 2"))
    for query, expected in (
        ('"thing 1" AND "thing 2"', {name: min(first[name], second[name]) for name in first}),
        ("thing 1 OR thing 2", {name: max(first[name], second[name]) for name in first}),
        ('-"thing 1"', {name: 1 - first[name] for name in first}),
    ):
        matches = found(taught, query)
        assert scores(matches) == pytest.approx(expected, abs=1e-6)
        assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)
        assert all(match.similarity is None for match in matches)


def test_a_filter_leaves_the_order_of_the_others(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.CreateAlbum("Some", [bytes(photos / f"{n:02}.png") for n in (1, 4, 7, 9)]))
    plain = found(taught, "thing 4")
    inside = found(taught, "thing 4 album:some")
    assert names(inside) == [name for name in names(plain) if name in ("01", "04", "07", "09")]
    assert scores(inside) == {name: score for name, score in scores(plain).items() if name in scores(inside)}
    assert all(match.similarity is None for match in inside)
    assert sorted(names(found(taught, "thing 4 -album:some"))) == sorted(
        set(scores(plain)) - set(scores(inside))
    )
    assert names(answer(taught, requests.Search("thing 4 album:some", 2)).matches) == names(inside)[:2]


def test_filters_alone_need_no_models_and_are_all_right(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.CreateTag(NewTag("Animals")))
    answer(taught, requests.CreateTag(NewTag("Dog", parent="Animals")))
    answer(taught, requests.DecideTag("Dog", [bytes(photos / "02.png"), bytes(photos / "05.png")], "manual"))
    matches = found(taught, "tag:animals")
    assert sorted(names(matches)) == ["02", "05"]
    assert [match.score for match in matches] == [1.0, 1.0]
    assert [match.similarity for match in matches] == [None, None]
    assert len(found(taught, "untagged:")) == 10
    assert sorted(names(found(taught, "has:tags"))) == ["02", "05"]
    assert len(found(taught, "NOT has:tag")) == 10
    assert len(found(taught, "-untagged: OR folder:photos")) == 12
    listed = array("q", answer(taught, requests.ListPhotos()).ids).tolist()
    assert [match.photo for match in found(taught, "folder:photos")] == listed
    assert names(found(taught, "sort:name")) == [f"{n:02}" for n in range(12)]
    assert names(found(taught, "folder:photos sort:-name")) == [f"{n:02}" for n in range(11, -1, -1)]
    assert names(found(taught, 'collection:"taught by me" sort:name')) == [f"{n:02}" for n in range(8)]


def test_a_tag_is_searched_by_its_name_wherever_it_stands(taught: OpenLibrary, photos: Path) -> None:
    """Years of keywords have one word at the top and again below others: none of them is to be missed."""
    given = {
        "Anna": "01",
        "Family/Anna": "02",
        "Friends/School": "04",
        "Friends/School/Anna": "03",
        "Ann": "05",
    }
    for title, name in given.items():
        answer(taught, requests.CreateTag(NewTag(title)))
        answer(taught, requests.DecideTag(title, [bytes(photos / f"{name}.png")], "manual"))
    assert names(found(taught, "tag:anna sort:name")) == ["01", "02", "03"]
    assert names(found(taught, "tag:school/anna")) == ["03"]
    assert names(found(taught, "tag:/Anna")) == ["01"]
    assert names(found(taught, "tag:friends sort:name")) == ["03", "04"]
    assert names(found(taught, "tag:ann")) == ["05"]
    for tag in answer(taught, requests.ListTags()):
        assert len(found(taught, tag.query)) == tag.photos, tag.query
    assert {tag.title: tag.query for tag in answer(taught, requests.ListTags()) if tag.namesake} == {
        "Anna": 'tag:"/Anna"'
    }
    assert answer(taught, requests.OfferValues("tag"))[:2] == ["Ann", "Anna"]
    answer(taught, requests.Search('suggested:"/Anna"', 0))
    for gone in ("tag:/School", "tag:nna", "tag:Friends/Anna"):
        with pytest.raises(AsifError, match="no tag"):
            found(taught, gone)


def test_a_phrase_that_is_a_tag_tells_of_its_photos(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.CreateTag(NewTag("Family/Anna Lee")))
    answer(taught, requests.CreateTag(NewTag("Nobody")))
    assert answer(taught, requests.Search("anna lee")).tagged is None
    for name in ("01.png", "02.png"):
        answer(taught, requests.DecideTag("Anna Lee", [bytes(photos / name)], "manual"))
    for phrase in ("anna lee", ' "ANNA Lee"'):
        for told in (answer(taught, requests.Search(phrase)), answer(taught, requests.ReadQuery(phrase))):
            assert told.tagged is not None
            assert told.tagged.photos == 2
            assert sorted(names(found(taught, told.tagged.query))) == ["01", "02"]
    for phrase in ("anna", "nobody", "anna lee -thing", "thing 3", "Family/Anna Lee"):
        assert answer(taught, requests.ReadQuery(phrase)).tagged is None
        assert answer(taught, requests.Search(phrase)).tagged is None


def test_captions_are_searched_for_a_part_of_them(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.NotePhotos([bytes(photos / "03.png")], NoteEdit(caption="Großmutters Garten")))
    answer(taught, requests.NotePhotos([bytes(photos / "04.png")], NoteEdit(caption="100%_ garden")))
    assert names(found(taught, "caption:GROSSMUTTER")) == ["03"]
    assert names(found(taught, 'caption:"gar" sort:name')) == ["03", "04"]
    assert names(found(taught, 'caption:"%_"')) == ["04"]
    assert len(found(taught, "-caption:gar")) == 10
    answer(taught, requests.NotePhotos([bytes(photos / "03.png")], NoteEdit(caption="")))
    assert names(found(taught, "caption:garten")) == []


def test_suggested_is_what_a_tag_suggests(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.CreateTag(NewTag("Three", phrases=["thing 3"])))
    suggested = answer(taught, requests.SuggestPhotos("three", 0)).matches
    assert suggested
    assert {m.photo for m in found(taught, "suggested:three")} == {m.photo for m in suggested}
    answer(taught, requests.DecideTag("Three", [suggested[0].photo], "rejected"))
    assert suggested[0].photo not in {m.photo for m in found(taught, "suggested:three")}


def test_an_order_puts_what_matches_first(taught: OpenLibrary) -> None:
    ranking = answer(taught, requests.Rank("thing 3 sort:name"))
    plain = answer(taught, requests.Rank("thing 3"))
    assert (ranking.ids, ranking.scores) == (plain.ids, plain.scores)
    assert array("q", ranking.order).tolist() == [m.photo for m in found(taught, "sort:name")]
    front = names(found(taught, "thing 3 sort:name"))[: plain.matching]
    assert front == sorted(front)
    assert plain.order == b""


def test_cut_ends_where_the_automatic_cut_is(taught: OpenLibrary) -> None:
    assert [m.score >= 0.5 for m in found(taught, "thing 3", cut=True)] == [True] * answer(
        taught, requests.Rank("thing 3")
    ).matching
    assert len(found(taught, "folder:photos", cut=True)) == 12


def test_like_is_what_finding_similar_photos_is(taught: OpenLibrary, photos: Path) -> None:
    ids, shown = columns(answer(taught, requests.RankSimilar(bytes(photos / "05.png"))))
    for text, base in ((f"like:{photos}/05.png", b""), ("like:05.png", bytes(photos))):
        matches = found(taught, text, base)
        assert [m.photo for m in matches] == ids
        assert [m.score for m in matches] == shown
        assert matches[0].similarity is None
    with pytest.raises(AsifError, match="whole path"):
        found(taught, "like:05.png")
    with pytest.raises(AsifError, match=r"nowhere\.png is not in the library"):
        found(taught, f"like:{photos}/nowhere.png")


@pytest.mark.parametrize(
    "term",
    ["tag:nothing", "suggested:nothing", "album:nothing", "collection:x", "folder:/x", "like:/no/a.png"],
)
def test_a_name_that_is_not_there_is_marked_at_its_place(taught: OpenLibrary, term: str) -> None:
    with pytest.raises(QueryError) as raised:
        found(taught, f"rating:0 {term}")
    assert (raised.value.start, raised.value.end) == (9, 9 + len(term))
    assert str(raised.value).endswith(f"(At character 10: “{term}”.)")


def test_a_tilde_stands_for_the_home_folder(
    taught: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(photos.parent))
    name = photos.name
    assert found(taught, f"like:~/{name}/05.png") == found(taught, f"like:{photos}/05.png")
    assert found(taught, f"like:~/{name}/05.png", b"/") == found(taught, f"like:{photos}/05.png")
    answer(taught, requests.SaveSearch("Home", f"like:~/{name}/05.png", b"/elsewhere"))
    assert answer(taught, requests.GetSearch("Home")).query == f"like:{photos}/05.png"
    assert len(found(taught, f"folder:~/{name}")) == 12
    assert len(found(taught, "folder:~")) == 12
    with pytest.raises(AsifError, match="no folder “~thing”"):
        found(taught, "folder:~thing")


def test_why_takes_each_phrase_apart(taught: OpenLibrary, photos: Path) -> None:
    query = f'"thing 1" -"thing 2" like:{photos}/03.png album:all'
    answer(taught, requests.CreateAlbum("All", [bytes(photos / f"{n:02}.png") for n in range(12)]))
    alone = {text: {m.photo: m.similarity for m in found(taught, text)} for text in ("thing 1", "thing 2")}
    for match in answer(taught, requests.Search(query, 0, why=True)).matches:
        assert match.why is not None
        told = {phrase.phrase: phrase for phrase in match.why.phrases}
        assert [(name, told[name].against) for name in told] == [
            ("thing 1", False),
            ("thing 2", True),
            (f"like:{photos}/03.png", False),
        ]
        for name, phrase in told.items():
            weights = sum(r.weight for r in match.why.reasons if r.phrase == name)
            assert weights + phrase.rest == pytest.approx(phrase.similarity, abs=1e-6)
            if name in alone:
                assert phrase.similarity == pytest.approx(alone[name][match.photo], abs=1e-6)
        explained = answer(taught, requests.Explain(match.photo, query))
        assert (explained.score, explained.why) == (match.score, match.why)


def test_the_collection_that_shipped_is_found_by_the_name_it_is_shown_with(
    taught: OpenLibrary, photos: Path
) -> None:
    answer(taught, requests.Teach([bytes(photos / "09.png")], "thing 9", "Dinge des Alltags"))
    for name in ("everyday things", "dinge des alltags"):
        assert names(found(taught, f'collection:"{name}"')) == ["09"]


def test_a_query_is_read_without_looking_for_what_a_tag_suggests(
    taught: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(taught, requests.CreateTag(NewTag("Three", phrases=["thing 3"])))
    monkeypatch.setattr(taught.suggestions, "photos", lambda _: pytest.fail("that takes the models"))
    for query in ("suggested:three", "rating:0 -suggested:three"):
        reading = answer(taught, requests.ReadQuery(query))
        assert reading.mistake is None
        assert reading.meaning
    assert answer(taught, requests.ReadQuery("suggested:four")).mistake is not None


def test_explaining_a_photo_that_a_filter_leaves_out(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.CreateAlbum("One", [bytes(photos / "01.png")]))
    match = answer(taught, requests.Explain(bytes(photos / "02.png"), "thing 1 album:one"))
    assert (match.score, match.similarity) == (0.0, None)
    assert answer(taught, requests.Explain(bytes(photos / "01.png"), "album:one")).score == 1.0


@pytest.mark.parametrize(
    "query", ["album:none", "tag:none", "collection:none", "folder:none", "folder:/none"]
)
def test_a_name_that_is_not_there_is_said(taught: OpenLibrary, query: str) -> None:
    with pytest.raises(AsifError, match="none"):
        found(taught, f"thing {query}")
    reading = answer(taught, requests.ReadQuery(f"thing {query}"))
    assert reading.mistake is not None
    assert (reading.mistake.start, reading.mistake.end) == (6, 6 + len(query))


def test_a_query_is_read_in_parts(taught: OpenLibrary, photos: Path) -> None:
    reading = answer(
        taught, requests.ReadQuery(f'big dog -"red car"^2 rating:>=3 like:{photos}/01.png sort:name')
    )
    assert reading.mistake is None
    assert reading.phrase is None
    assert [(part.kind, part.words, part.negated) for part in reading.parts] == [
        ("phrase", "big dog", False),
        ("phrase", "red car^2", True),
        ("field", "rating:>=3", False),
        ("like", "01.png", False),
        ("sort", "name", False),
    ]
    assert reading.parts[1].without == f"big dog rating:>=3 like:{photos}/01.png sort:name"
    for part in reading.parts:
        again = answer(taught, requests.ReadQuery(part.without)).parts
        assert [p.text for p in again] == [p.text for p in reading.parts if p is not part]
    assert answer(taught, requests.ReadQuery("dog")).phrase == "dog"
    asked = answer(taught, requests.ReadQuery(f"dog -rating:1 (folder:{photos} OR folder:photos)"))
    assert asked.folders == [str(photos), "photos"]


@given(
    st.lists(st.sampled_from([*'-()^2> "\\', "dog", "AND", "OR", "tag:", "album:x", "like:/", "taken:2023"]))
)
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_reading_never_raises(library: OpenLibrary, pieces: list[str]) -> None:
    answer(library, requests.ReadQuery("".join(pieces)))


def test_a_lesson_is_compared_with_the_whole_query(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.CreateAlbum("One", [bytes(photos / "01.png")]))
    request = requests.PreviewLesson([bytes(photos / "09.png")], "-odd", "thing 1 album:one")
    preview = answer(taught, request)
    assert preview.compared == "thing 1 album:one"
    assert preview.leaving <= 1


def test_saved_searches_are_counted_and_keep_whole_paths(taught: OpenLibrary, photos: Path) -> None:
    answer(taught, requests.SaveSearch("Like three", "like:03.png", bytes(photos)))
    answer(taught, requests.SaveSearch("Gone", "album:gone"))
    answer(taught, requests.SaveSearch("LIKE THREE", "like:04.png", bytes(photos)))
    saved = answer(taught, requests.ListSearches())
    assert [(one.name, one.query) for one in saved] == [
        ("Gone", "album:gone"),
        ("Like three", f"like:{photos}/04.png"),
    ]
    counts = answer(taught, requests.CountMatches([one.query for one in saved]))
    assert counts[0] is None
    assert counts[1] == answer(taught, requests.Rank(saved[1].query)).matching
    with pytest.raises(AsifError, match="not closed"):
        answer(taught, requests.SaveSearch("Wrong", "(dog"))
    answer(taught, requests.Undo())
    assert answer(taught, requests.GetSearch("like three")).query == f"like:{photos}/03.png"


def test_a_saved_search_keeps_where_its_cut_was_moved(taught: OpenLibrary) -> None:
    every = found(taught, "thing 3")
    line = (every[2].score + every[3].score) / 2
    answer(taught, requests.SaveSearch("Things", "thing 3", cut=line))
    (saved,) = answer(taught, requests.ListSearches())
    assert saved.cut == line
    above = answer(taught, requests.Search(saved.query, 0, cut=True, line=line)).matches
    assert above == every[:3]
    both = requests.CountMatches(["thing 3", "thing 3"], [None, line])
    assert answer(taught, both) == [answer(taught, requests.Rank("thing 3")).matching, 3]
    answer(taught, requests.SaveSearch("Things", "thing 3", cut=0.5))
    assert answer(taught, requests.GetSearch("things")).cut is None
    answer(taught, requests.Undo())
    assert answer(taught, requests.GetSearch("things")).cut == line
    for none in (0.0, 1.0, float("nan")):
        with pytest.raises(AsifError, match="between 0 and 1"):
            answer(taught, requests.SaveSearch("Things", "thing 3", cut=none))
