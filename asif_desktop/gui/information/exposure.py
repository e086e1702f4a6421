"""How a photo was taken, as people write it: lens, exposure, place."""

from asif_desktop.domain.notes import PhotoDetails
from asif_desktop.gui.look.text import one_line

_SHORTEST_IN_SECONDS = 0.3


def lens_text(details: PhotoDetails) -> str:
    """Returns the lens and its focal length: "EF 50mm f/1.4, 50 mm"."""
    parts = [one_line(details.lens)] if details.lens else []
    if details.focal_length is not None:
        parts.append(f"{details.focal_length:.4g} mm")
    return ", ".join(parts)


def exposure_text(details: PhotoDetails) -> str:
    """Returns time, aperture and sensitivity: "1/250 s, f/2.8, ISO 400"."""
    parts = []
    if details.exposure is not None:
        parts.append(_seconds(details.exposure))
    if details.aperture is not None:
        parts.append(f"f/{details.aperture:.3g}")
    if details.iso is not None:
        parts.append(f"ISO {details.iso}")
    return ", ".join(parts)


def position_text(details: PhotoDetails) -> str:
    """Returns where it was taken: "48.5100° N, 2.2500° W"."""
    if details.latitude is None or details.longitude is None:
        return ""
    north = f"{abs(details.latitude):.4f}° {'N' if details.latitude >= 0 else 'S'}"
    return f"{north}, {abs(details.longitude):.4f}° {'E' if details.longitude >= 0 else 'W'}"


def _seconds(exposure: float) -> str:
    if exposure >= _SHORTEST_IN_SECONDS:
        return f"{exposure:.3g} s"
    return f"1/{round(1 / exposure)} s"
