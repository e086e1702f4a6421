"""Stars, labels, flags and turning with the real program: its own processes, its own files."""

import json
import shutil
from pathlib import Path

from tests.conftest import Program


def test_marking_is_a_step_each_and_touches_no_file(
    program: Program, tmp_path: Path, sample_photos: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    cat, rocket = (Path(shutil.copy(sample_photos / name, folder)) for name in ("chelsea.png", "rocket.jpg"))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (cat, rocket)}
    program("index", str(folder))

    assert program("rate", str(cat), str(rocket), "4") == "2 photos changed\n"
    assert "from 0 to 5, not 9" in program.refused("rate", str(cat), "9")
    assert "not “many”" in program.refused("rate", str(cat), "many")
    assert json.loads(program("label", str(cat), "red", "--json")) == {"changed": 1}
    assert "not “pink”" in program.refused("label", str(cat), "pink")
    program("flag", str(cat), "pick")
    program("caption", str(cat), "-my cat")
    program("tag", "create", "Pets")
    program("tag", "add", "Pets", str(cat))
    program("rotate", str(cat), "left")
    assert "both a RAW and a JPEG" in program.refused("pair", str(cat), "apart")

    told = json.loads(program("info", str(cat), "--json"))
    marked = (told["rating"], told["label"], told["flag"], told["caption"], told["rotation"])
    assert marked == (4, "red", "pick", "-my cat", 270)
    assert told["tags"] == ["Pets"]
    lines = [line.partition("\t")[::2] for line in program("info", str(cat)).splitlines()]
    assert {("path", str(cat)), ("pixels", "451 x 300"), ("stars", "4"), ("turned", "270°")} <= set(lines)
    assert not any("_" in name for name, _ in lines)
    assert program("undo") == "Undone: Rotate 1 photo left\n"
    program.kill()
    names = [step["description"] for step in json.loads(program("history", "--json"))]
    assert names[-1] == "Rate 2 photos ★★★★"
    found = json.loads(program("search", "rating:>=4 label:red", "--json"))
    assert [Path(match["path"]).name for match in found] == ["chelsea.png"]
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (cat, rocket)}
