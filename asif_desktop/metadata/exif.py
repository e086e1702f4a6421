"""EXIF into plain values. What is missing, malformed or impossible is None: files lie, and so do cameras."""

import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PIL import Image
from PIL.ExifTags import IFD, Base

from asif_desktop.metadata import values
from asif_desktop.metadata.photo_metadata import Metadata

_LIES = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    OSError,
    SyntaxError,
    AttributeError,
    struct.error,
)
"""What Pillow raises over EXIF that is none."""

_OF_ANY_COPY = (Base.ImageDescription, Base.Make, Base.Model, Base.DateTime, Base.Artist, Base.Copyright)
_OF_THE_FILE = (Base.MakerNote, Base.ExifImageWidth, Base.ExifImageHeight, Base.ExifInteroperabilityOffset)
_LARGEST_TAG = 8000
_NO_TAGS: Mapping[int, object] = {}


def read_orientation(exif: Image.Exif) -> int:
    """Returns EXIF's orientation, 1 to 8; 1 (upright) where it is missing or none of these."""
    value = values.number(_tags(exif).get(Base.Orientation))
    return int(value) if value is not None and value in range(1, 9) else 1


def read_metadata(exif: Image.Exif) -> Metadata:
    """Returns what EXIF tells; never raises."""
    main, detail, gps = _tags(exif), _tags(exif, IFD.Exif), _tags(exif, IFD.GPSInfo)
    taken, taken_offset = _taken(main, detail)
    latitude, longitude = _position(gps)
    return Metadata(
        taken=taken,
        taken_offset=taken_offset,
        camera=_camera(values.text(main.get(Base.Make)), values.text(main.get(Base.Model))),
        lens=values.text(detail.get(Base.LensModel)),
        iso=_iso(detail),
        exposure=_exposure(detail),
        aperture=_aperture(detail),
        focal_length=_focal_length(detail),
        latitude=latitude,
        longitude=longitude,
    )


def exif_of(image: Image.Image) -> Image.Exif:
    """Returns the EXIF of a picture that Pillow has opened; empty where there is none."""
    try:
        with _unheard_warnings():
            return image.getexif()
    except _LIES:
        return Image.Exif()


def parse_exif(data: bytes) -> Image.Exif:
    """Returns the EXIF in a TIFF file or an EXIF block; empty where there is none."""
    exif = Image.Exif()
    try:
        with _unheard_warnings():
            exif.load(data)
    except _LIES:
        return Image.Exif()
    return exif


def portable_exif(exif: Image.Exif) -> bytes:
    """Returns an EXIF block with what stays true of a scaled, upright copy: when, where and how it was taken.

    Left out are orientation, sizes, makers' notes and thumbnails; and tags that cannot be written.
    """
    copied = Image.Exif()
    for tag, value in _tags(exif).items():
        if tag in _OF_ANY_COPY and _is_writable(None, tag, value):
            copied[tag] = value
    for ifd in (IFD.Exif, IFD.GPSInfo):
        tags = _tags(exif, ifd)
        kept = {tag: v for tag, v in tags.items() if tag not in _OF_THE_FILE and _is_writable(ifd, tag, v)}
        if kept:
            copied.get_ifd(ifd).update(kept)
    return copied.tobytes() if copied or any(copied.get_ifd(ifd) for ifd in (IFD.Exif, IFD.GPSInfo)) else b""


def _is_writable(ifd: IFD | None, tag: int, value: object) -> bool:
    alone = Image.Exif()
    try:
        (alone if ifd is None else alone.get_ifd(ifd))[tag] = value
        return len(alone.tobytes()) < _LARGEST_TAG
    except _LIES:
        return False


def _tags(exif: Image.Exif, ifd: IFD | None = None) -> Mapping[int, object]:
    """Returns one directory's tags. Tags are parsed as they are read, so all are read here, in one place."""
    with _unheard_warnings():
        try:
            source = exif if ifd is None else exif.get_ifd(ifd)
            keys = list(source)
        except _LIES:
            return _NO_TAGS
        found: dict[int, object] = {}
        for key in keys:
            try:
                found[key] = source[key]
            except _LIES:
                continue  # one tag that cannot be read leaves the others as they are
        return found


@contextmanager
def _unheard_warnings() -> Iterator[None]:
    """Pillow warns of each oddity in EXIF; what cannot be read is None here, which says it all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _taken(main: Mapping[int, object], detail: Mapping[int, object]) -> tuple[str | None, str | None]:
    for tags, date, offset in (
        (detail, Base.DateTimeOriginal, Base.OffsetTimeOriginal),
        (detail, Base.DateTimeDigitized, Base.OffsetTimeDigitized),
        (main, Base.DateTime, Base.OffsetTime),
    ):
        taken = values.moment(tags.get(date))
        if taken is not None:
            return taken, values.offset(detail.get(offset))
    return None, None


def _camera(make: str | None, model: str | None) -> str | None:
    """Returns maker and model as people say them: "Canon EOS 5D", not "Canon Canon EOS 5D"."""
    if make is None or model is None:
        return model or make
    first = make.split()[0]
    return model if model.casefold().startswith(first.casefold()) else f"{make} {model}"[: values.MAX_TEXT]


def _iso(detail: Mapping[int, object]) -> int | None:
    value = values.number(detail.get(Base.ISOSpeedRatings))
    if value == 65535:  # the field is full: the true value stands in the wider one
        value = values.number(detail.get(Base.RecommendedExposureIndex))
    return int(value) if value is not None and 1 <= value <= 10_000_000 else None


def _exposure(detail: Mapping[int, object]) -> float | None:
    value = values.number(detail.get(Base.ExposureTime))
    return value if value is not None and 0 < value <= 86_400 else None


def _aperture(detail: Mapping[int, object]) -> float | None:
    value = values.number(detail.get(Base.FNumber))
    if value is None:  # on a scale of stops: each step of 2 doubles the f-number
        stops = values.number(detail.get(Base.ApertureValue))
        value = None if stops is None or not 0 <= stops <= 20 else round(2 ** (stops / 2), 1)
    return value if value is not None and 0 < value <= 1000 else None


def _focal_length(detail: Mapping[int, object]) -> float | None:
    value = values.number(detail.get(Base.FocalLength))
    return value if value is not None and 0 < value <= 100_000 else None


def _position(gps: Mapping[int, object]) -> tuple[float | None, float | None]:
    latitude = values.degrees(gps.get(2), gps.get(1), "N", "S", 90.0)
    longitude = values.degrees(gps.get(4), gps.get(3), "E", "W", 180.0)
    if latitude is None or longitude is None or (latitude == 0.0 and longitude == 0.0):
        return None, None  # 0, 0 is what a receiver without a fix writes
    return latitude, longitude
