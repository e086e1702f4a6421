"""All that is known of a photo, as a terminal tells it to people."""

from collections.abc import Iterable, Iterator

from asif_desktop.domain.notes import MOST_KEYWORDS, PhotoDetails
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Photo

_MEGABYTE = 1_000_000
_SHORTEST_IN_SECONDS = 0.3


def told(photo: Photo, details: PhotoDetails, tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yields what is known, each with its name, and nothing of what is not."""
    for path in photo.paths:
        yield "path", display(path)
    for name, value in _values(photo, details):
        if value:
            yield name, " ".join(value.split())
    if words := ", ".join(tags):
        yield "tags", words


def _values(photo: Photo, details: PhotoDetails) -> Iterator[tuple[str, str | None]]:
    yield "kind", photo.kind
    yield "pixels", f"{photo.width} x {photo.height}"
    yield "size", f"{photo.size / _MEGABYTE:.1f} MB"
    yield "taken", f"{photo.file_date} (by the file's date)" if photo.file_date else photo.taken
    yield "added", photo.added
    yield "camera", photo.camera
    yield "lens", details.lens
    yield "exposure", None if details.exposure is None else _seconds(details.exposure)
    yield "aperture", None if details.aperture is None else f"f/{details.aperture:.3g}"
    yield "ISO", None if details.iso is None else str(details.iso)
    yield "focal length", None if details.focal_length is None else f"{details.focal_length:.4g} mm"
    if details.latitude is not None and details.longitude is not None:
        yield "place", f"{details.latitude:.5f}, {details.longitude:.5f}"
    yield "stars", str(photo.rating or "")
    yield "label", photo.label
    yield "flag", None if photo.flag == "none" else photo.flag
    yield "caption", photo.caption
    yield "turned", f"{photo.rotation}°" if photo.rotation else None
    yield "stars in the file", str(details.file_rating or "")
    yield "label in the file", details.file_label
    yield "caption in the file", details.file_caption
    if details.full_of_keywords:
        yield "keywords in the file", f"the first {MOST_KEYWORDS} are tags here; any others are left aside"
    yield "shown as one", "RAW and JPEG" if photo.pair is not None else None


def _seconds(exposure: float) -> str:
    return f"{exposure:.3g} s" if exposure >= _SHORTEST_IN_SECONDS else f"1/{round(1 / exposure)} s"
