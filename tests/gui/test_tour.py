"""The tour tells a true story."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import Rank
from asif_desktop.gui import tour
from asif_desktop.gui.look.theme import Theme
from tests.gui.fake_library import FakeLibrary


def _library(library: FakeLibrary) -> FakeLibrary:
    library.arriving[b"/photos"] = [
        (b"/photos/cat.jpg", "cat", "cat"),
        (b"/photos/other cat.jpg", "cat", "cat"),
        (b"/photos/alp.jpg", "mountains", "alp"),
    ]
    return library


def test_it_searches_teaches_and_takes_back(
    qtbot: QtBot, theme: Theme, library: FakeLibrary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tour"
    assert tour.run(_library(library).connect, b"/photos", out, library.cache, ["cat", "mountains"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Added the folder photos."
    assert "Searched “cat” (6 ms): 2 photos match, 1 does not; best: cat.jpg, other cat.jpg." in said
    assert "Taught cat.jpg the word “wibblefritz”." in said
    assert "Took the lesson back; the results are those from before." in said
    names = [file.name for file in sorted(out.iterdir())]
    assert names[0] == "01-first-run.png"
    assert said[-1] == f"{len(names)} screenshots are in {out}."
    assert {"03-all-photos.png", "06-why.png", "07-preview.png", "08-teach.png", "10-dark.png"} <= set(names)
    assert library.past == []


def test_it_ends_with_the_reason_where_the_story_fails(
    qtbot: QtBot,
    theme: Theme,
    library: FakeLibrary,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tour, "_ANSWER_SECONDS", 0.5)
    library.refusals[Rank] = "The model is not there."
    assert tour.run(_library(library).connect, b"/photos", tmp_path / "tour", library.cache, ["cat"]) == 1
    assert (
        capsys.readouterr().out.splitlines()[-1].startswith("The tour ends here: the answer to “cat” did not")
    )
