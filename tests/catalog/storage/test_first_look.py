from pathlib import Path

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.storage.first_look import stored_settings


def test_settings_are_read_before_the_catalog_is_opened_and_nothing_is_left_behind(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    catalog.set_setting("device", "cpu")
    catalog.close()
    before = sorted(tmp_path.iterdir())
    assert stored_settings(tmp_path) == {"device": "cpu"}
    assert sorted(tmp_path.iterdir()) == before


def test_where_there_is_no_catalog_or_none_that_can_be_read_nothing_is_set(tmp_path: Path) -> None:
    assert stored_settings(tmp_path) == {}
    (tmp_path / "catalog.sqlite").write_bytes(b"no database" * 1000)
    assert stored_settings(tmp_path) == {}
    assert [file.name for file in tmp_path.iterdir()] == ["catalog.sqlite"]
