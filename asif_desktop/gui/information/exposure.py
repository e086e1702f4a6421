"""How a photo was taken, as people write it: lens, exposure, place."""

from PySide6.QtCore import QCoreApplication

from asif_desktop.domain.notes import PhotoDetails
from asif_desktop.gui.look.text import brief, decimal, one_line

_SHORTEST_IN_SECONDS = 0.3


def lens_text(details: PhotoDetails) -> str:
    """Returns the lens and its focal length: "EF 50mm f/1.4, 50 mm"."""
    parts = [one_line(details.lens)] if details.lens else []
    if details.focal_length is not None:
        parts.append(f"{brief(details.focal_length, 4)} mm")
    return ", ".join(parts)


def exposure_text(details: PhotoDetails) -> str:
    """Returns time, aperture and sensitivity: "1/250 s, f/2.8, ISO 400"."""
    parts = []
    if details.exposure is not None:
        parts.append(_seconds(details.exposure))
    if details.aperture is not None:
        parts.append(f"f/{brief(details.aperture, 3)}")
    if details.iso is not None:
        parts.append(f"ISO {details.iso}")
    return ", ".join(parts)


def position_text(details: PhotoDetails) -> str:
    """Returns where it was taken: "48.5100° N, 2.2500° W"."""
    if details.latitude is None or details.longitude is None:
        return ""
    north = _tr("{0}° N") if details.latitude >= 0 else _tr("{0}° S")
    east = _tr("{0}° E") if details.longitude >= 0 else _tr("{0}° W")
    return f"{north.format(_degrees(details.latitude))}, {east.format(_degrees(details.longitude))}"


def _degrees(value: float) -> str:
    return decimal(abs(value), 4)


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)


def _seconds(exposure: float) -> str:
    if exposure >= _SHORTEST_IN_SECONDS:
        return f"{brief(exposure, 3)} s"
    return f"1/{round(1 / exposure)} s"
