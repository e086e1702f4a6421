"""What is written where: data in whole lines, sentences that no file name can break."""

import sys

import pytest

from asif_desktop.cli import output
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.results import Match, PhraseKnowledge, PhraseShare, Reason, Why
from asif_desktop.domain.status import Status


def test_a_name_cannot_break_a_line_or_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.tell("Two\nlines \x1b[31mred.jpg cannot be read.")
    assert capsys.readouterr().err == "Two\ufffdlines \ufffd[31mred.jpg cannot be read.\n"


def test_an_emoji_of_several_parts_is_written_whole(capsys: pytest.CaptureFixture[str]) -> None:
    output.tell("👨\u200d👩\u200d👧 is a tag.")
    assert capsys.readouterr().err == "👨\u200d👩\u200d👧 is a tag.\n"


def test_a_photo_found_by_filters_alone_is_shown_without_a_score(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    match = Match(1, [b"/photos/red.jpg"], 1.0, None)
    output.say_match(match, scored=False)
    output.say_match(match)
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == b"/photos/red.jpg\n1.00  /photos/red.jpg\n"
    assert output.match_fields(match)["score"] == 1.0


def test_a_phrase_that_won_in_another_wording_than_typed_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def told(wording: str) -> str:
        why = Why([Reason(3, "dog", wording, 0.5)], 0.1, [PhraseShare(wording, 0.6, 0.1, False)])
        output.say_match(Match(1, [b"/red.jpg"], 0.9, 0.6, why), query="dog rating:>=3")
        return capsys.readouterr().out

    assert "a photo of a dog" in told("a photo of a dog").splitlines()[1]
    assert told("dog").count("dog") == 1


def test_a_long_phrase_is_told_in_a_line_that_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    output.tell_little_known([PhraseKnowledge("a theodolite", 0.1), PhraseKnowledge("word " * 2000, 0.1)])
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("Show them one: asif-desktop teach PHOTO 'a theodolite'")
    assert second.startswith("Your collections know little about “word word ")
    assert second.endswith("Show them one: asif-desktop teach PHOTO CAPTION")
    assert len(second) < 200


def test_where_nothing_is_found_it_says_so_beside_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    output.tell_if_empty([Match(1, [b"/photos/one.jpg"], 0.5, None)], "No photo matches.")
    assert capsys.readouterr().err == ""
    output.tell_if_empty([], "No photo matches.")
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No photo matches.\n")


def test_of_one_it_is_spoken_as_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_status(Status(1, 0, [], 1, 0, [Collection("Garden", True, 1)], "timm:a", "b", "cpu"))
    output.say_status(Status(2, 0, [], 0, 0, [], "timm:a", "b", "cpu"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["1 photo, 0 pending, 0 failed", "1 anchor", "  Garden: 1 anchor, on"]
    assert lines[6:8] == ["2 photos, 0 pending, 0 failed", "0 anchors"]
