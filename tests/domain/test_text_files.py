from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.text_files import LONGEST_LIST, list_of_tags_in


def test_a_list_is_read_however_its_editor_marks_it(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Café\r\n\tCake\n", "utf-8-sig", newline="")
    assert list_of_tags_in(str(tmp_path / "list.txt")) == "Café\r\n\tCake\n"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("", "is empty"),
        ("nowhere.txt", "cannot be read: No such file"),
        (".", "cannot be read: Is a directory"),
        ("a\0b", "cannot be read"),
        ("/dev/zero", "longer than 16 MiB"),
        ("long.txt", "longer than 16 MiB"),
        ("latin.txt", "not UTF-8 text"),
    ],
)
def test_what_is_no_list_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "long.txt").write_bytes(b"x" * (LONGEST_LIST + 1))
    (tmp_path / "latin.txt").write_text("Café\n", "latin-1")
    with pytest.raises(AsifError, match=sentence):
        list_of_tags_in(file)
