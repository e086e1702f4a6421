"""Tags through the command line, whose verbs and output are a contract, with the real encoders."""

import json
import shutil
from pathlib import Path

from tests.conftest import Program
from tests.indexing.described import bag, sidecar


def test_a_tag_from_its_creation_to_its_photos(program: Program, sample_photos: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("chelsea.png", "coffee.png", "rocket.jpg"):
        shutil.copy(sample_photos / name, photos)
    (photos / "rocket.jpg.xmp").write_text(sidecar(bag("dc:subject", "Space")), "utf-8")
    (photos / "coffee.xmp").write_text("this is no XML")
    assert program("index", str(photos)).splitlines()[-1] == "3 photos, 3 new, 0 failed"
    program("tag", "create", "Cat", "--phrase", "a tabby cat")
    program("tag", "create", "Kitten", "--parent", "cat")
    (found,) = json.loads(program("tag", "suggest", "Cat", "--json"))
    assert set(found) == {"path", "paths", "score", "similarity"}
    assert found["path"] == str(photos / "chelsea.png")
    assert found["score"] >= 0.5
    program("tag", "accept", "Cat", found["path"])
    program("tag", "reject", "cat", str(photos / "coffee.png"))
    program("tag", "add", "Cat/Kitten", str(photos / "rocket.jpg"))
    assert json.loads(program("tag", "suggest", "Cat", "--json")) == []
    rows = json.loads(program("tag", "list", "--json"))
    facts = {"phrases": ["a tabby cat"], "parent": None, "manual": 0, "accepted": 1, "rejected": 1}
    assert rows[0] == {"name": "Cat"} | facts
    assert [(row["name"], row["parent"], row["manual"]) for row in rows[1:]] == [
        ("Kitten", "Cat", 1),
        ("Space", None, 0),
    ]
    tagged = json.loads(program("search", "tag:cat", "--json"))
    assert {Path(match["path"]).name for match in tagged} == {"chelsea.png", "rocket.jpg"}
    assert [Path(match["path"]).name for match in json.loads(program("search", "tag:space", "--json"))] == [
        "rocket.jpg"
    ]
    program("tag", "rename", "Cat", "Feline")
    program("tag", "remove", "Feline", str(photos / "chelsea.png"))
    program("tag", "delete", "feline")
    assert [row["name"] for row in json.loads(program("tag", "list", "--json"))] == ["Space"]
    assert "Delete tag “Feline”" in program("undo")
    assert "Learnt from 1 photo." in program("learn", "--from", "keywords")


def test_what_cannot_be_is_said(program: Program, tmp_path: Path) -> None:
    program("tag", "create", "Café")
    assert "already" in program.refused("tag", "create", "CAFE\u0301")
    program("tag", "create", "Cake", "--parent", "café")
    assert "below itself" in program.refused("tag", "edit", "Café", "--parent", "Cake")
    for verb in (["delete"], ["rename", "x"], ["suggest"], ["accept", str(tmp_path)], ["add", str(tmp_path)]):
        name = verb.pop(0)
        assert program.refused("tag", name, "Nothing", *verb)
    assert program.refused("tag", "add", "Café", str(tmp_path / "nowhere.jpg"))
    assert program.refused("tag", "import", str(tmp_path / "nowhere.txt"))
    assert "empty" in program.refused("tag", "reject", "Café", str(tmp_path), "--what", " ")
    assert program.run("tag", "accept", "Café").returncode == 2
    assert [row["name"] for row in json.loads(program("tag", "list", "--json"))] == ["Café", "Cake"]
