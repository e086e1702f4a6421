from pathlib import Path

from asif_desktop.catalog.catalog import Catalog


def test_settings_are_kept(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    assert catalog.settings() == {}
    catalog.set_setting("device", "cpu")
    catalog.set_setting("b", "")
    catalog.set_setting("device", "cuda'; DROP TABLE setting")
    generation = catalog.generation
    catalog.set_setting("b", "")
    assert catalog.generation == generation == 3
    catalog.close()
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    assert catalog.settings() == {"b": "", "device": "cuda'; DROP TABLE setting"}
    assert catalog.generation == generation, "a view that knew this catalog would take an old answer for new"
    catalog.close()
