"""Deleting with the real program: its own processes, its own files, a trash of the test's own."""

import json
import os
import pty
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Program, make_program


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, sample_photos: Path) -> Iterator[tuple[Program, Path]]:
    folder = tmp_path_factory.mktemp("deleting")
    photos = folder / "photos"
    photos.mkdir()
    for name in ("chelsea.png", "coffee.png", "rocket.jpg"):
        shutil.copy(sample_photos / name, photos)
    made = make_program(folder)
    program = replace(made, environment={**made.environment, "XDG_DATA_HOME": str(folder / "data")})
    program("index", str(photos))
    yield program, photos
    program.kill()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def listed(program: Program) -> list[str]:
    return [Path(one["path"]).name for one in json.loads(program("trash", "--list", "--json"))]


def test_delete_undo_redo_and_put_back(started: tuple[Program, Path]) -> None:
    program, photos = started
    trash = photos.parent / "data" / "Trash" / "files"
    (photos / "rocket.jpg.xmp").write_text("sidecar")
    before = names(photos)
    assert "--yes" in program.refused("trash", str(photos / "rocket.jpg"))
    assert names(photos) == before

    program("trash", "--yes", str(photos / "rocket.jpg"))
    assert names(trash) == {"rocket.jpg", "rocket.jpg.xmp"}
    assert names(photos) == {"chelsea.png", "coffee.png"}
    assert listed(program) == ["rocket.jpg"]
    assert "rocket" not in program("search", "a rocket launch")
    assert program("folders", "list").endswith("2 photos\n")

    program.kill()
    assert program("undo") == "Undone: Move 1 photo to the trash\n"
    assert names(photos) == before
    assert listed(program) == []
    assert "rocket" in program("search", "a rocket launch", "-n", "1")
    program("redo")
    assert names(trash) == {"rocket.jpg", "rocket.jpg.xmp"}
    assert program("untrash", str(photos / "rocket.jpg")) == "Put 1 photo back.\n"
    assert names(photos) == before
    assert "is not in the trash" in program.refused("untrash", str(photos / "rocket.jpg"))


def test_a_terminal_is_asked(started: tuple[Program, Path]) -> None:
    program, photos = started

    def ask(*arguments: str, answers: bytes) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        command = program.command("trash", *arguments)
        running = subprocess.Popen(
            command, env=program.environment, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        os.write(ours, answers)
        code = running.wait(120)
        said = os.read(ours, 4096).decode()
        os.close(ours)
        return code, said

    code, said = ask(str(photos / "coffee.png"), answers=b"n\n")
    assert (code, "Move 1 photo to the trash?" in said, "Nothing was deleted." in said) == (1, True, True)
    code, said = ask("--for-good", str(photos / "coffee.png"), answers=b"y\nn\n")
    assert (code, "This cannot be undone." in said) == (1, True)
    assert (photos / "coffee.png").exists()
    code, said = ask("--for-good", str(photos / "coffee.png"), answers=b"y\ny\n")
    assert (code, "Deleted 1 photo for good." in said) == (0, True)
    assert not (photos / "coffee.png").exists()
    assert listed(program) == []
