"""What a terminal tells of one photo."""

import pytest

from asif_desktop.cli.details import told
from asif_desktop.domain.notes import PhotoDetails
from asif_desktop.domain.photos import Photo


@pytest.mark.parametrize(
    ("taken", "file_date", "expected"),
    [
        ("2024-05-01T10:00:00+02:00", None, "2024-05-01T10:00:00+02:00"),
        (None, "2019-06-15T14:00:00", "2019-06-15T14:00:00 (by the file's date)"),
        (None, None, None),
    ],
)
def test_a_date_that_is_the_file_s_is_said_to_be(
    taken: str | None, file_date: str | None, expected: str | None
) -> None:
    photo = Photo(
        1, [b"/a.png"], "PNG", 4, 3, 10, taken, "2026-01-01T00:00:00Z", None, "00", file_date=file_date
    )
    details = PhotoDetails(1, None, None, None, None, None, None, None, None, None, None, [])
    assert dict(told(photo, details, [])).get("taken") == expected
