"""Backups and the report, from the real command line."""

import json
from pathlib import Path

from tests.conftest import Program


def test_a_damaged_catalog_comes_back_from_its_backup(program: Program, tmp_path: Path) -> None:
    program("collections", "create", "Family")
    (name,) = [word for word in program("backup").split() if word.endswith(".sqlite.")]
    program("collections", "create", "Later")
    assert "--yes" in program.refused("restore")
    assert "no backup “nothing”" in program.refused("restore", "nothing", "--yes")
    program("restore", name.rstrip("."), "--yes")
    assert [c["name"] for c in json.loads(program("collections", "list", "--json"))][1:] == ["Family"]

    program.kill()
    catalog = program.library / "catalog.sqlite"
    for log in program.library.glob("catalog.sqlite-*"):
        log.unlink()
    catalog.write_bytes(b"rubbish" * 1000)
    assert "asif-desktop restore" in program.refused("status")
    program("restore", "--yes")
    assert "Family" in program("collections", "list")

    report = tmp_path / "report.txt"
    program("report", "--to", str(report))
    assert "Catalog: whole" in report.read_text()
    assert program.refused("report", "--to", str(report)), "nothing is written over"
    assert {"name": "Device", "value": "cpu", "good": True, "advice": ""} in json.loads(
        program("doctor", "--json")
    )
