"""Shows the program where there is no display: the real window, driven through a story, with screenshots.

The library and the copies of the sample photographs live in a folder that goes away at the end.
"""

import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

_SAMPLES = {"skimage": "data", "sklearn": "datasets/images", "matplotlib": "mpl-data/sample_data"}
_PHOTO_ENDINGS = {".jpg", ".jpeg", ".png"}
_NO_PHOTOGRAPHS = {"microaneurysms", "multipage", "phantom", "logo", "checker", "color", "text", "page"}


def gather_samples(folder: Path) -> int:
    """Copies the photographs that installed packages ship into the folder; returns how many."""
    count = 0
    for package, inside in _SAMPLES.items():
        found = importlib.util.find_spec(package)
        for place in found.submodule_search_locations or [] if found is not None else []:
            for file in sorted(Path(place, inside).glob("*")):
                if file.suffix in _PHOTO_ENDINGS and not any(word in file.stem for word in _NO_PHOTOGRAPHS):
                    shutil.copy(file, folder)
                    count += 1
    return count


def main() -> int:
    """Gathers the samples and runs the tour; returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from asif_desktop.gui import tour
    from asif_desktop.remote.client import connect

    out = Path(sys.argv[1] if len(sys.argv) > 1 else "tour")
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="asif-tour-") as scratch:
        photos = Path(scratch, "Sample photographs")
        photos.mkdir()
        print(f"{gather_samples(photos)} sample photographs from installed packages.")
        library = Path(scratch, "library")
        return tour.run(lambda: connect(library), os.fsencode(photos), out, library / "cache")


if __name__ == "__main__":
    sys.exit(main())
