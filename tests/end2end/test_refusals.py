"""Bad input: one clear sentence, status 1, nothing changed."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Program


@pytest.fixture
def photos(tmp_path: Path, sample_photos: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(sample_photos / "chelsea.png", folder)
    return folder


def test_folders_that_cannot_be_indexed(program: Program, tmp_path: Path) -> None:
    assert "does not exist" in program.refused("index", str(tmp_path / "nowhere"))
    (tmp_path / "file.jpg").write_bytes(b"x")
    assert "is not a folder" in program.refused("index", str(tmp_path / "file.jpg"))
    assert program("folders", "list") == ""


def test_hostile_files_never_stop_the_rest(program: Program, photos: Path) -> None:
    (photos / "empty.jpg").write_bytes(b"")
    (photos / "liar.jpg").write_text("this is no picture")
    (photos / "cut.png").write_bytes((photos / "chelsea.png").read_bytes()[:5000])
    (photos / "notes.txt").write_text("not a photo, not counted")
    os.mkfifo(photos / "pipe.jpg")
    (photos / "loop").symlink_to(photos)
    shutil.copy(bytes(photos / "chelsea.png"), os.fsencode(photos) + b"/caf\xe9.png")
    (photos / "same.png").write_bytes((photos / "chelsea.png").read_bytes())

    last = program("index", str(photos)).splitlines()[-1]

    assert last == "1 photo, 1 new, 3 failed"
    status = json.loads(program("status", "--json"))
    assert sorted(os.path.basename(f["path"]) for f in status["failed"]) == [
        "cut.png",
        "empty.jpg",
        "liar.jpg",
    ]
    assert all(f["reason"] for f in status["failed"])
    (match,) = json.loads(program("search", "a cat", "--json"))
    assert len(match["paths"]) == 3
    assert program("index", str(photos)).splitlines()[-1] == "1 photo, 0 new, 3 failed"


def test_names_that_are_no_text_carry_their_bytes(
    program: Program, tmp_path: Path, sample_photos: Path
) -> None:
    folder = os.fsencode(tmp_path / "photos")
    os.mkdir(folder)
    shutil.copy(bytes(sample_photos / "chelsea.png"), folder + b"/caf\xe9.png")
    program("index", folder)
    (match,) = json.loads(program("search", "a cat", "--json"))
    assert match["path"].endswith("caf\ufffd.png")
    assert match["path_bytes"]
    program("teach", folder + b"/caf\xe9.png", "Shrek")
    assert "Shrek" in program("explain", folder + b"/caf\xe9.png", "Shrek")


def test_wrong_ids_names_and_values(program: Program, photos: Path) -> None:
    program("index", str(photos))
    before = program("anchors", "list", "--json")
    assert "99999" in program.refused("anchors", "remove", "1", "99999")
    assert program.refused("anchors", "edit", "99999", "nothing")
    assert program.refused("collections", "rename", "Nothing", "Something")
    assert program.refused("collections", "delete", "Nothing")
    assert program.refused("collections", "create", "everyday THINGS")
    assert program.refused("teach", str(photos / "chelsea.png"), "  ")
    assert program.refused("teach", str(photos / "nowhere.png"), "Shrek")
    assert program.refused("teach", str(photos / "chelsea.png"), str(photos / "nowhere.png"), "Shrek")
    assert "is a file" in program.refused("teach", str(photos / "chelsea.png"), str(photos / "chelsea.png"))
    assert program.refused("settings", "set", "p", "17")
    assert program.refused("settings", "set", "colour", "red")
    assert "“a photo” must have {} once" in program.refused("settings", "set", "prompt_templates", "a photo")
    program("settings", "set", "prompt_templates", "{}; a photo of a {}")
    assert "prompt_templates\t{}; a photo of a {}\n" in program("settings", "get")
    assert program.refused("undo")
    assert program.refused("redo")
    assert program("anchors", "list", "--json") == before


def test_queries_that_are_none_name_their_mistake(program: Program, photos: Path) -> None:
    program("index", str(photos))
    for query, sentence in (
        ("(" * 1000 + "cat" + ")" * 1000, "nested"),
        ("cat rating:9", "from 0 to 5"),
        ("taken:2023-02-30", "no day 2023-02-30"),
        (f"like:{photos}/nowhere.png", "nowhere.png"),
        ("cat AND", "missing behind AND"),
        ("tag:nothing", "nothing"),
        ("album:nothing", "nothing"),
    ):
        assert sentence in program.refused("search", query), query
    assert "nowhere.png" in program.refused("album", "create", "Best", str(photos / "nowhere.png"))
    assert "not closed" in program.refused("searches", "save", "Cats", "(cat")
    program("searches", "save", "Cats", "cat -dog", "--cut", "0.4")
    replaced = program.run("searches", "save", "CATS", "cat")
    assert replaced.returncode == 0
    assert replaced.stderr.decode() == "“Cats” was cat -dog before; asif-desktop undo brings that back.\n"
    assert program.run("searches", "save", "cats", "cat").stderr == b""
    assert program("searches", "list") == "Cats\tcat\n"
    program("undo")
    assert program("searches", "list") == "Cats\tcat -dog\tfrom 0.4 on\n"
    program("album", "create", "Best", str(photos / "chelsea.png"))
    assert "already" in program.refused("album", "create", "BEST")
    assert json.loads(program("album", "list", "--json")) == [{"name": "Best", "photos": 1}]
    (match,) = json.loads(program("search", "album:best -sort", "--json", "--cut", "-n", "0"))
    assert match["similarity"] is None


def test_a_hub_model_without_network_is_one_sentence(program: Program) -> None:
    change = ("settings", "set", "image_encoder", "timm:vit_base_patch14_dinov2.lvd142m")
    sentence = program.refused(*change)
    assert "vit_base_patch14_dinov2.lvd142m is not on this computer" in sentence
    assert "about 350 MB" in sentence
    program.environment["HF_HUB_OFFLINE"] = "1"
    program.kill()
    assert "cannot be reached" in program.refused(*change, "--yes")
    assert program("settings", "get", "image_encoder").strip() == "timm:tf_efficientnet_lite2"


def test_syntax_is_status_two(program: Program) -> None:
    for arguments in (["search"], ["nonsense"], ["teach", "one"], ["search", "cat", "-n", "many"], ["index"]):
        assert program.run(*arguments).returncode == 2, arguments


def test_a_library_folder_that_cannot_be_used(program: Program, tmp_path: Path) -> None:
    (tmp_path / "library").write_text("in the way")
    assert "cannot be used" in program.refused("status")


def test_a_corrupt_catalog_is_said_and_left_alone(program: Program) -> None:
    program("status")
    program.kill()
    catalog = program.library / "catalog.sqlite"
    for extra in program.library.glob("catalog.sqlite-*"):
        extra.unlink()
    catalog.write_bytes(b"not a database at all" * 100)
    program.refused("status")
    assert catalog.read_bytes() == b"not a database at all" * 100
