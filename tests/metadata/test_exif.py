import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.TiffImagePlugin import IFDRational

from asif_desktop.metadata.exif import parse_exif, read_metadata, read_orientation
from asif_desktop.metadata.photo_metadata import Metadata


def full_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Make] = "Canon"
    exif[Base.Model] = "Canon EOS 5D"
    exif[Base.Orientation] = 6
    exif[Base.DateTime] = "2025:01:01 00:00:00"
    detail = exif.get_ifd(IFD.Exif)
    detail[Base.DateTimeOriginal] = "2024:05:01 12:34:56"
    detail[Base.OffsetTimeOriginal] = "+02:00"
    detail[Base.LensModel] = "EF 50mm f/1.4"
    detail[Base.ISOSpeedRatings] = 400
    detail[Base.ExposureTime] = IFDRational(1, 250)
    detail[Base.FNumber] = IFDRational(28, 10)
    detail[Base.FocalLength] = IFDRational(50)
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[1], gps[2] = "N", (IFDRational(48), IFDRational(30), IFDRational(36))
    gps[3], gps[4] = "W", (IFDRational(2), IFDRational(15), IFDRational(0))
    return exif


def in_jpeg(exif: Image.Exif) -> Image.Exif:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    with Image.open(file) as image:
        return image.getexif()


def test_everything_a_camera_writes() -> None:
    read = in_jpeg(full_exif())
    assert read_orientation(read) == 6
    assert read_metadata(read) == Metadata(
        taken="2024-05-01T12:34:56",
        taken_offset="+02:00",
        camera="Canon EOS 5D",
        lens="EF 50mm f/1.4",
        iso=400,
        exposure=float(Fraction(1, 250)),
        aperture=2.8,
        focal_length=50.0,
        latitude=48.51,
        longitude=-2.25,
    )


@pytest.mark.parametrize(("stops", "aperture"), [(3, 2.8), (0, 1.0), (-1, None), (99, None)])
def test_the_aperture_in_stops_serves_where_there_is_no_f_number(stops: int, aperture: float | None) -> None:
    exif = Image.Exif()
    exif.get_ifd(IFD.Exif)[Base.ApertureValue] = IFDRational(stops)
    assert read_metadata(in_jpeg(exif)).aperture == aperture


@pytest.mark.parametrize("value", [IFDRational(0), IFDRational(1, 0), IFDRational(10**9)])
def test_apertures_and_focal_lengths_that_cannot_be_are_none(value: IFDRational) -> None:
    exif = Image.Exif()
    detail = exif.get_ifd(IFD.Exif)
    detail[Base.FNumber] = detail[Base.FocalLength] = value
    read = read_metadata(in_jpeg(exif))
    assert (read.aperture, read.focal_length) == (None, None)


def test_no_exif_tells_nothing() -> None:
    assert read_metadata(Image.Exif()) == Metadata()
    assert read_orientation(Image.Exif()) == 1


def test_the_date_of_the_file_serves_where_the_camera_gave_none() -> None:
    exif = full_exif()
    del exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal]
    read = read_metadata(in_jpeg(exif))
    assert (read.taken, read.taken_offset) == ("2025-01-01T00:00:00", None)


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("Apple", "iPhone 12", "Apple iPhone 12"),
        ("Apple", None, "Apple"),
        (None, "DSC-W5", "DSC-W5"),
        (None, None, None),
    ],
)
def test_camera_as_people_say_it(make: str | None, model: str | None, camera: str | None) -> None:
    exif = Image.Exif()
    if make is not None:
        exif[Base.Make] = make
    if model is not None:
        exif[Base.Model] = model
    assert read_metadata(exif).camera == camera


@pytest.mark.parametrize("orientation", [0, 9, 65535, "6", (6, 6, 6, 6), b"6"])
def test_an_orientation_that_is_none_is_upright(orientation: object) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    assert read_orientation(exif) in (1, 6)
    if not isinstance(orientation, tuple):
        assert read_orientation(exif) == 1


def test_a_receiver_without_a_fix_is_nowhere() -> None:
    exif = full_exif()
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[2] = gps[4] = (IFDRational(0), IFDRational(0), IFDRational(0))
    read = read_metadata(in_jpeg(exif))
    assert read.latitude is None
    assert read.longitude is None


def test_half_a_position_is_none() -> None:
    exif = full_exif()
    del exif.get_ifd(IFD.GPSInfo)[4]
    read = read_metadata(in_jpeg(exif))
    assert (read.latitude, read.longitude) == (None, None)


def test_a_lie_beside_the_truth_costs_itself_alone() -> None:
    exif = full_exif()
    exif.get_ifd(IFD.Exif)[Base.ExposureTime] = IFDRational(1, 0)
    exif.get_ifd(IFD.Exif)[Base.ISOSpeedRatings] = 0
    read = read_metadata(exif)
    assert (read.exposure, read.iso) == (None, None)
    assert read.camera == "Canon EOS 5D"


@given(st.binary(max_size=400))
def test_rubbish_is_never_an_error(data: bytes) -> None:
    for block in (data, b"II*\0\x08\0\0\0" + data, b"Exif\0\0MM\0*\0\0\0\x08" + data):
        exif = parse_exif(block)
        assert read_orientation(exif) in range(1, 9)
        assert isinstance(read_metadata(exif), Metadata)


@given(st.data())
def test_a_flipped_byte_is_never_an_error(data: st.DataObject) -> None:
    block = bytearray(full_exif().tobytes())
    for _ in range(data.draw(st.integers(1, 8))):
        block[data.draw(st.integers(6, len(block) - 1))] = data.draw(st.integers(0, 255))
    exif = parse_exif(bytes(block))
    assert read_orientation(exif) in range(1, 9)
    read = read_metadata(exif)
    assert read.latitude is None or -90 <= read.latitude <= 90
    assert read.exposure is None or 0 < read.exposure <= 86_400
