"""One going through what is suggested for a tag."""

from array import array

from asif_desktop.domain.results import Ranking
from asif_desktop.domain.tags import Tag
from asif_desktop.gui.tags.round import Round, round_of
from tests.gui.fake_tags import FakeTags


def _tag() -> Tag:
    tags = FakeTags(lambda *_: None)
    return tags.tags[tags.make("Dog")]


def _ranking(scores: dict[int, float]) -> Ranking:
    return Ranking(0, array("q", scores).tobytes(), array("f", scores.values()).tobytes(), len(scores), 0.0)


def _round(*photos: int) -> Round:
    return round_of(_tag(), _ranking(dict.fromkeys(photos, 0.5)))


def test_it_goes_from_the_best_to_past_the_last_and_back() -> None:
    going = _round(7, 3, 5)
    assert going.photo == 7
    going.go(2)
    assert going.photo == 5
    going.go(5)
    assert going.photo is None
    going.go(-1)
    assert going.photo == 5
    going.go(-9)
    assert going.photo == 7


def test_what_is_above_and_was_not_decided_ends_with_the_photo_asked_about() -> None:
    going = _round(7, 3, 5, 9)
    going.said[3] = "rejected"
    going.go(2)
    assert going.unsaid_above() == [7, 5]
    going.go(9)
    assert going.unsaid_above() == [7, 5, 9], "past the last one, all of them"


def test_where_fewer_are_suggested_one_goes_on_where_one_was() -> None:
    going = _round(7, 3, 5, 9)
    going.said[7] = "accepted"
    going.go(2)
    going.go_on(_ranking({5: 0.9, 9: 0.8}))
    assert going.photos == [7, 5, 9]
    assert going.photo == 5


def test_where_the_photo_asked_about_is_suggested_no_more_the_first_undecided_is_next() -> None:
    going = _round(7, 3, 5)
    going.said[7] = "accepted"
    going.go(1)
    going.go_on(_ranking({5: 0.9}))
    assert going.photo == 5


def test_what_was_taken_back_is_undecided_and_what_was_said_meanwhile_stays() -> None:
    going = _round(7, 3, 5)
    going.said = {7: "accepted", 3: "rejected", 5: "accepted"}
    going.learn_said([7, 3], {3: "rejected"})
    assert going.said == {3: "rejected", 5: "accepted"}
