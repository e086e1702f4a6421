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


@pytest.mark.parametrize(("kept", "told_of"), [(0, False), (499, False), (500, True)])
def test_a_file_that_names_too_many_keywords_is_said_to(kept: int, told_of: bool) -> None:
    photo = Photo(1, [b"/a.png"], "PNG", 4, 3, 10, None, "2026-01-01T00:00:00Z", None, "00")
    details = PhotoDetails(
        1, None, None, None, None, None, None, None, None, None, None, [], file_keywords=kept
    )
    said = dict(told(photo, details, [])).get("keywords in the file")
    assert said == ("the first 500 are tags here; any others are left aside" if told_of else None)
