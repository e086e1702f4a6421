"""Pictures of the cache, as worker threads read them."""

import os
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from asif_desktop.gui.asking.pictures import read_picture, read_tile


def _saved(path: Path) -> bytes:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return os.fsencode(path)


def test_a_picture_is_never_enlarged_and_a_tile_is_filled(tmp_path: Path) -> None:
    path = _saved(tmp_path / "teal.jpg")
    for largest, expected in ((None, 400), (QSize(200, 200), 200), (QSize(900, 900), 400)):
        image = read_picture(path, largest)
        assert image is not None
        assert (image.width(), image.height()) == (expected, expected * 3 // 4)
    tile = read_tile(path, QSize(120, 90), 4.0, 90)
    assert tile is not None
    assert (tile.width(), tile.height()) == (120, 90)
    middle = tile.pixelColor(60, 45)
    assert abs(middle.red()) + abs(middle.green() - 128) + abs(middle.blue() - 128) < 8


def test_no_other_format_is_looked_for(tmp_path: Path) -> None:
    """Looking takes locks of Qt under Python's lock: with a connection cut meanwhile, the window froze."""
    drawing = tmp_path / "drawing"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0z"/></svg>')
    for path in (os.fsencode(drawing), _saved(tmp_path / "teal.png"), os.fsencode(tmp_path / "none.jpg")):
        assert read_picture(path) is None
        assert read_tile(path, QSize(90, 90), 4.0) is None


def test_half_a_file_is_no_picture(tmp_path: Path) -> None:
    whole = tmp_path / "teal.jpg"
    _saved(whole)
    half = tmp_path / "half.jpg"
    half.write_bytes(whole.read_bytes()[:100])
    assert read_picture(os.fsencode(half)) is None
