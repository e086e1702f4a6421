"""Reads picture files of the cache into images of just the size that is shown. For worker threads."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPainterPath, QTransform


def read_picture(path: bytes, largest: QSize | None = None) -> QImage | None:
    """Returns the whole picture, scaled down to fit in `largest`; None when it is no readable JPEG."""
    buffer = _open(path)
    if buffer is None:
        return None
    reader = _reader(buffer)
    size = reader.size()
    if largest is not None and size.isValid():
        fitted = size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio)
        if fitted.width() < size.width():
            reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def read_tile(path: bytes, size: QSize, radius: float, rotation: int = 0) -> QImage | None:
    """Returns the middle of the picture, turned clockwise, filling `size` pixels, corners rounded.

    None when it is no readable JPEG.
    """
    lying = size.transposed() if rotation % 180 else size
    image = _read_middle(path, lying)
    if image is None:
        return None
    return rounded(image.transformed(QTransform().rotate(rotation)) if rotation else image, radius)


def _read_middle(path: bytes, size: QSize) -> QImage | None:
    buffer = _open(path)
    if buffer is None:
        return None
    reader = _reader(buffer)
    whole = reader.size()
    if not whole.isValid():
        return None
    # Scaling in the reader lets the JPEG decoder skip work, and frees Python for the other threads.
    covering = whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(covering)
    left, top = (covering.width() - size.width()) // 2, (covering.height() - size.height()) // 2
    reader.setScaledClipRect(QRect(left, top, size.width(), size.height()))
    image = reader.read()
    return None if image.isNull() else image


def rounded(image: QImage, radius: float) -> QImage:
    """Returns the image with transparent, smooth corners."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(made.rect()), radius, radius)
    painter.fillPath(shape, QBrush(image))
    painter.end()
    return made


def _open(path: bytes) -> QBuffer | None:
    # Opened by Python, since Qt does not find files whose names are not valid UTF-8.
    try:
        with open(path, "rb") as file:
            data = QByteArray(file.read())
    except OSError:
        return None
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(buffer: QBuffer) -> QImageReader:
    # All of the cache is JPEG. A reader that finds the format out by itself connects signals while it holds
    # Python's lock, and a main thread that cuts a connection then waits for that lock: neither would go on.
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    return reader
