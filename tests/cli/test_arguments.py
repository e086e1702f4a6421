"""What people and scripts type, down to the odd byte."""

import os
from pathlib import Path

import pytest

from asif_desktop.cli.app import _phrases_in
from asif_desktop.cli.session import path_of, text_of
from asif_desktop.domain.errors import AsifError


def test_a_phrase_a_line_and_lines_end_at_line_feeds_alone(tmp_path: Path) -> None:
    file = tmp_path / "phrases"
    file.write_bytes("\ufeffa cat\r\n\none\u2028phrase\n \nand\x0bone\x85more".encode())
    assert _phrases_in(str(file)) == {1: "a cat", 3: "one\u2028phrase", 5: "and\x0bone\x85more"}


def test_text_is_read_from_the_bytes_of_the_argument() -> None:
    assert text_of("schön", "phrase") == "schön"
    assert text_of("sch\udcc3\udcb6n", "phrase") == "schön"  # as it arrives where the locale is ASCII
    with pytest.raises(AsifError, match="not valid UTF-8"):
        text_of("a\udcff", "phrase")


def test_paths_where_the_current_folder_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert path_of("a/../b") == os.fsencode(folder / "b")
    folder.rmdir()
    assert path_of("/somewhere/x.jpg") == b"/somewhere/x.jpg"
    with pytest.raises(AsifError, match=r"x\.jpg cannot be found from here"):
        path_of("x.jpg")


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(AsifError, match="empty"):
        path_of("")
