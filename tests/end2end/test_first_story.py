"""From a folder to a taught word, through the command line, on real photographs with the real encoders."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program, make_program


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, sample_photos: Path) -> Iterator[tuple[Program, Path]]:
    """A library of nine photographs, shared by the tests of this module, which leave it as they found it."""
    folder = tmp_path_factory.mktemp("story")
    photos = folder / "photos"
    shutil.copytree(sample_photos, photos)
    program = make_program(folder)
    last = program("index", str(photos)).splitlines()[-1]
    assert last == "9 photos, 9 new, 0 failed"
    yield program, photos
    program.kill()


def search(program: Program, *arguments: str) -> list[dict[str, Any]]:
    found = json.loads(program("search", "--json", *arguments))
    assert isinstance(found, list)
    return found


def names(found: list[dict[str, Any]]) -> list[str]:
    return [os.path.basename(match["path"]) for match in found]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("a tabby cat", "chelsea.png"), ("a cup of coffee", "coffee.png"), ("a rocket launch", "rocket.jpg")],
)
def test_a_phrase_finds_its_photo(indexed: tuple[Program, Path], phrase: str, expected: str) -> None:
    assert names(search(indexed[0], phrase))[0] == expected


def test_results_are_the_contract(indexed: tuple[Program, Path]) -> None:
    program, photos = indexed
    found = search(program, "a cat", "-n", "0")
    assert len(found) == 9
    assert set(found[0]) == {"path", "paths", "score", "similarity"}
    assert found[0]["path"] == str(photos / "chelsea.png")
    assert [match["score"] for match in found] == sorted((match["score"] for match in found), reverse=True)
    assert all(0 <= match["score"] <= 1 for match in found)
    assert len(search(program, "a cat", "-n", "3")) == 3


def test_why_sums_to_the_similarity(indexed: tuple[Program, Path]) -> None:
    program, photos = indexed
    for match in search(program, "a cat", "--why", "-n", "0"):
        assert len(match["why"]) <= 10
        assert sum(reason["weight"] for reason in match["why"]) + match["rest"] == pytest.approx(
            match["similarity"], abs=1e-5
        )
    explained = json.loads(program("explain", str(photos / "chelsea.png"), "a cat", "--json"))
    assert "cat" in explained["why"][0]["caption"]
    assert explained["why"][0]["phrase"] == "a cat"


def test_a_lesson_and_its_undoing_are_exact(indexed: tuple[Program, Path]) -> None:
    program, photos = indexed
    before = search(program, "florbix", "-n", "0")
    assert names(before)[0] != "motorcycle_left.png"
    taught = json.loads(program("teach", str(photos / "horse.png"), "florbix", "--json"))
    assert len(taught["anchors"]) == 1
    after = search(program, "florbix", "--why", "-n", "0")
    assert names(after)[0] == "horse.png"
    assert after[0]["why"][0]["caption"] == "florbix"
    assert after[0]["why"][0]["anchor"] == taught["anchors"][0]
    program("anchors", "remove", str(taught["anchors"][0]))
    assert search(program, "florbix", "-n", "0") == before
    program("undo")
    program("undo")
    assert search(program, "florbix", "-n", "0") == before


def test_a_collection_switches_off_and_on_exactly(indexed: tuple[Program, Path]) -> None:
    program, photos = indexed
    before = search(program, "a cat", "-n", "0")
    program("teach", str(photos / "horse.png"), "a cat", "--collection", "Jokes")
    assert names(search(program, "a cat"))[0] == "horse.png"
    program("collections", "disable", "Jokes")
    assert search(program, "a cat", "-n", "0") == before
    program("collections", "delete", "Jokes")
    assert search(program, "a cat", "-n", "0") == before


def test_without_any_anchor_search_says_what_to_do(indexed: tuple[Program, Path]) -> None:
    program, _ = indexed
    program("collections", "disable", "Everyday things")
    assert "switch a collection on, or teach" in program.refused("search", "a cat")
    program("collections", "enable", "Everyday things")
    assert names(search(program, "a cat"))[0] == "chelsea.png"


def test_many_queries_are_as_many_lines(indexed: tuple[Program, Path], tmp_path: Path) -> None:
    program, _ = indexed
    file = tmp_path / "queries"
    file.write_text("a cat\na flower\n-shark\n", "utf-8")
    lines = program("search", "--queries", str(file), "--json", "-n", "2").splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["query"] for answer in answers] == ["a cat", "a flower", "-shark"]
    assert answers[0]["results"] == search(program, "a cat", "-n", "2")
    file.write_text("a cat\n\nrating:9\n", "utf-8")
    done = program.run("search", "--queries", str(file), "--json", "-n", "2")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Line 3: A rating is from 0 to 5 stars")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "phrase", ["-shark", "-nature", "word " * 2000, "🐈 🚀", "<b>cat</b>", "'; DROP TABLE photo"]
)
def test_odd_phrases_are_searched(indexed: tuple[Program, Path], phrase: str) -> None:
    assert len(search(indexed[0], phrase)) == 9


@pytest.mark.parametrize("phrase", ["", "   ", "\u3000"])
def test_an_empty_phrase_is_refused(indexed: tuple[Program, Path], phrase: str) -> None:
    assert "empty" in indexed[0].refused("search", phrase)


def test_status_is_the_contract(indexed: tuple[Program, Path]) -> None:
    status = json.loads(indexed[0]("status", "--json"))
    assert status["photos"] == 9
    assert status["pending"] == 0
    assert status["failed"] == []
    assert status["anchors"] == 1000
    assert status["unusable_anchors"] == 0
    assert status["collections"][0] == {"name": "Everyday things", "enabled": True, "anchors": 1000}
    assert status["image_encoder"] == "timm:tf_efficientnet_lite2"
    assert status["text_encoder"] == "sentence-transformers:all-MiniLM-L6-v2"
    assert status["device"] in {"cpu", "cuda", "mps", "xpu"}


def test_a_killed_library_process_is_replaced_and_nothing_is_lost(indexed: tuple[Program, Path]) -> None:
    program, photos = indexed
    program("teach", str(photos / "horse.png"), "florbix")
    before = search(program, "florbix", "-n", "0")
    program.kill()
    assert search(program, "florbix", "-n", "0") == before
    program("undo")


def test_photos_are_never_touched(indexed: tuple[Program, Path], sample_photos: Path) -> None:
    _, photos = indexed
    for file in sorted(photos.iterdir()):
        assert file.read_bytes() == (sample_photos / file.name).read_bytes()
    assert sorted(os.listdir(photos)) == sorted(os.listdir(sample_photos))
