"""What is told of a photo, as plain data: whoever passes it on does without Pillow."""

import msgspec


class Metadata(msgspec.Struct, frozen=True):
    """What a file tells of its photo."""

    taken: str | None = None
    """ISO 8601 local time without offset: "2024-05-01T12:34:56"."""
    taken_offset: str | None = None
    """"+02:00", where the file tells it."""
    camera: str | None = None
    lens: str | None = None
    iso: int | None = None
    exposure: float | None = None
    """Seconds."""
    aperture: float | None = None
    """The f-number."""
    focal_length: float | None = None
    """Millimetres, of the lens itself."""
    latitude: float | None = None
    """Degrees, north positive."""
    longitude: float | None = None
    """Degrees, east positive."""
