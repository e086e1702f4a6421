"""Where there is nothing to list, or more to look at elsewhere, people are told; data stays as it is."""

from typing import Any, cast

import pytest
from typer.testing import CliRunner, Result

from asif_desktop.cli import app as entry
from asif_desktop.cli import tagging
from asif_desktop.cli.session import Session
from asif_desktop.domain import requests
from asif_desktop.domain.results import Matches
from asif_desktop.domain.status import Indexed
from asif_desktop.domain.tags import Tag
from asif_desktop.remote.client import Connection


class _Library:
    def __init__(self, **answers: Any) -> None:
        self.answers = answers

    def ask(self, request: Any) -> Any:
        return self.answers[type(request).__name__]

    def listen(self, _: object) -> Any:
        return lambda: None


def _run(monkeypatch: pytest.MonkeyPatch, library: _Library, *words: str) -> Result:
    monkeypatch.setattr(entry, "Session", lambda directory: Session(directory, cast(Connection, library)))
    return CliRunner().invoke(entry.app, ["--library", "/nowhere", *words])


@pytest.mark.parametrize(
    ("words", "answer", "told"),
    [
        (["missing"], "ListMissing", "No photo is missing.\n"),
        (["trash", "--list"], "ListTrash", "The trash is empty.\n"),
        (["duplicates"], "FindAlike", "No photo has an exact copy.\n"),
        (["duplicates", "--near"], "FindAlike", "No photos look alike.\n"),
        (["duplicates", "--bursts"], "FindAlike", "No photos are a burst.\n"),
        (["tag", "list"], "ListTags", "There is no tag yet: asif-desktop tag create NAME\n"),
        (["album", "list"], "ListAlbums", "There is no album yet: asif-desktop album create NAME\n"),
        (["album", "list", "Best"], "ListAlbumPhotos", "The album is empty.\n"),
        (["searches", "list"], "ListSearches", "No search is saved: asif-desktop searches save NAME QUERY\n"),
        (["history"], "History", "There is nothing to undo.\n"),
    ],
)
def test_an_empty_list_is_told_of_beside_the_data(
    monkeypatch: pytest.MonkeyPatch, words: list[str], answer: str, told: str
) -> None:
    library = _Library(**{answer: []})
    done = _run(monkeypatch, library, *words)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", told)
    done = _run(monkeypatch, library, *words, "--json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "[]\n", "")


def test_a_tag_that_is_suggested_for_no_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tags that files brought are not suggested before the person makes them theirs: that is told."""
    told = {True: "The tag is suggested for no photo.\n", False: "asif-desktop tag adopt 'Big Dog'\n"}
    for own, words in told.items():
        tag = Tag(1, "Big Dog", ["Big Dog"], ["dog"], None, None, None, None, None, own, 0, 0, 0, 1, 1)
        library = _Library(SuggestPhotos=Matches(1, []), ListTags=[tag])
        done = _run(monkeypatch, library, "tag", "suggest", "big dog")
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.endswith(words)
        assert _run(monkeypatch, library, "tag", "suggest", "big dog", "--json").stdout == "[]\n"


def test_what_shows_the_failed_files_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    done = _run(monkeypatch, _Library(IndexFolders=Indexed(4, 4, 1)), "index", "/photos")
    assert (done.stdout, done.stderr.splitlines()[-1]) == (
        "4 photos, 4 new, 1 failed\n",
        "What could not be read, and why: asif-desktop status",
    )
    assert _run(monkeypatch, _Library(IndexFolders=Indexed(4, 4, 0)), "index", "/photos").stderr == ""


@pytest.mark.parametrize(
    ("words", "long"),
    [
        (["accept", "Dog", "/1.jpg", "--learn"], requests.LearnTag("Dog", [b"/1.jpg"], "accepted")),
        (["reject", "Dog", "/1.jpg", "--what", "cat"], requests.Teach([b"/1.jpg"], "cat")),
    ],
)
def test_lessons_that_come_with_tags_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch, words: list[str], long: Any
) -> None:
    at_length: list[Any] = []
    monkeypatch.setattr(tagging, "ask_at_length", lambda _, request: at_length.append(request))
    done = _run(monkeypatch, _Library(DecideTag=1), "tag", *words)
    assert (done.exit_code, at_length) == (0, [long])
