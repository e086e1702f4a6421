import pytest
from PIL.TiffImagePlugin import IFDRational

from asif_desktop.metadata import values


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Canon\0rubbish after the end", "Canon"),
        ("  two\twords\n", "two words"),
        (b"raw \xff bytes", "raw � bytes"),
        ("\x1b[31mred", "[31mred"),
        ("", None),
        ("\0\0\0", None),
        (12, None),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        (" \u200d ", None),
        ("x" * 100_000, "x" * values.MAX_TEXT),
    ],
)
def test_text(value: object, expected: str | None) -> None:
    assert values.text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3.0),
        ((400, 800), 400.0),
        (IFDRational(1, 250), 0.004),
        (IFDRational(1, 0), None),
        (float("inf"), None),
        (10**400, None),
        ("12", None),
        ((), None),
        (None, None),
    ],
)
def test_number(value: object, expected: float | None) -> None:
    assert values.number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024:05:01 12:34:56", "2024-05-01T12:34:56"),
        ("2024:05:01 12:34:56.123", "2024-05-01T12:34:56"),
        ("0000:00:00 00:00:00", None),
        ("1970:01:01 01:00:00", None),
        ("2023:02:29 12:00:00", None),
        ("    :  :     :  :  ", None),
        ("2024-05-01 12:34:56", None),
        (20240501, None),
    ],
)
def test_moment(value: object, expected: str | None) -> None:
    assert values.moment(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("+02:00", "+02:00"),
        ("-09:30", "-09:30"),
        ("+14:00", "+14:00"),
        ("+15:00", None),
        ("-13:00", None),
        ("+02:75", None),
        ("Z", None),
        ("   :  ", None),
    ],
)
def test_offset(value: object, expected: str | None) -> None:
    assert values.offset(value) == expected


@pytest.mark.parametrize(
    ("value", "reference", "expected"),
    [
        ((48.0, 30.0, 36.0), "N", 48.51),
        ((48.0, 30.0, 36.0), "s\0", -48.51),
        ((90.0, 0.0, 0.0), "S", -90.0),
        ((91.0, 0.0, 0.0), "N", None),
        ((48.0, 61.0, 0.0), "N", None),
        ((-48.0, 0.0, 0.0), "N", None),
        ((48.0, 30.0, 36.0), "E", None),
        ((48.0, 30.0, 36.0), None, None),
        ((IFDRational(1, 0), 0.0, 0.0), "N", None),
        (48.5, "N", None),
        ((), "N", None),
    ],
)
def test_degrees(value: object, reference: object, expected: float | None) -> None:
    assert values.degrees(value, reference, "N", "S", 90.0) == pytest.approx(expected)
