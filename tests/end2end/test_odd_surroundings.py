"""The program in surroundings that nobody would choose: folders, streams and numbers that do not fit."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Program, make_program


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program on a library without photos whose process runs, for tests that leave both as they are."""
    made = make_program(tmp_path_factory.mktemp("standing"))
    made("status")
    yield made
    made.kill()


def run_in_shell(program: Program, redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    script = f'exec "$@" {redirection}'
    return subprocess.run(
        ["sh", "-c", script, "sh", *program.command(*arguments)],
        env=program.environment,
        capture_output=True,
        timeout=240,
        check=False,
    )


@pytest.mark.parametrize("redirection", [">&-", "<&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_mistake(program: Program, redirection: str) -> None:
    done = run_in_shell(program, redirection, "status")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_for_the_answer_is_one_sentence(standing: Program) -> None:
    done = run_in_shell(standing, ">/dev/full", "status")
    assert done.returncode == 1
    assert done.stderr.decode().strip() == "The answer cannot be written: No space left on device."


def test_numbers_that_no_machine_word_holds(standing: Program) -> None:
    huge = str(10**30)
    assert standing("search", "-n", huge, "--json", "a cat").strip() == "[]"
    assert "number" in standing.refused("anchors", "edit", huge, "a cat")
    assert "number" in standing.refused("anchors", "remove", huge)


def test_an_option_without_its_value_is_a_mistake_of_syntax(standing: Program) -> None:
    assert standing.run("search", "--json", "--queries").returncode == 2
    assert standing.run("search", "a cat", "-n").returncode == 2


def test_the_library_needs_a_name(standing: Program, tmp_path: Path) -> None:
    command = standing.command("status")
    command[command.index("--library") + 1] = ""
    done = subprocess.run(command, env=standing.environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"--library" in done.stderr


def test_a_library_that_is_a_link_to_itself(program: Program) -> None:
    program.library.symlink_to(program.library)
    assert "cannot be used" in program.refused("status")


def test_modules_among_the_photos_are_not_loaded(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for module in ("numpy", "queue", "PIL", "asif_desktop"):
        (folder / f"{module}.py").write_text("raise SystemExit('this was not to be loaded')")
    started = [program.command()[0], "-P", *program.command("status", "--json")[1:]]
    done = subprocess.run(started, cwd=folder, env=program.environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["photos"] == 0


def test_the_library_process_does_not_depend_on_the_folder_it_was_started_from(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    program.library = Path("../library")
    subprocess.run(program.command("status"), cwd=folder, env=program.environment, check=True)
    program.library = tmp_path / "library"
    pid = program.pid()
    assert pid is not None
    assert not Path(os.readlink(f"/proc/{pid}/cwd")).is_relative_to(tmp_path)
    folder.rmdir()
    assert program("search", "--json", "a cat").strip() == "[]"


def test_a_refusal_is_one_line_and_nothing_else(standing: Program, tmp_path: Path) -> None:
    done = standing.run("index", str(tmp_path / "no\nwhere"))
    assert done.returncode == 1
    assert done.stderr.decode() == f"The folder {tmp_path}/no\ufffdwhere does not exist.\n"
