"""The development set: pictures with captions that a Debian package ships.

`tuxpaint-stamps-default` holds PNG stamps, each with a text of the same name whose first line is an English
caption. Symbols (coins, letters, …) and mirrored or flipped doubles are left out. What remains is 538 pairs.
The package is used where it is installed; otherwise it is fetched into .bench/ without being installed.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

BENCH = Path(__file__).resolve().parent.parent / ".bench"
_PACKAGE = "tuxpaint-stamps-default"
_STAMPS = Path("usr/share/tuxpaint/stamps")
_DOUBLES = ("_mirror.png", "_flip.png")
SIZE = 538


@dataclass(frozen=True)
class Pair:
    """One picture."""

    picture: Path
    """Absolute."""
    folder: str
    """Within the set, such as "animals/birds"."""
    caption: str


def development_set() -> list[Pair]:
    """Returns the pairs by path, their pictures in a folder of their own, `BENCH / "stamps"`.

    Raises:
        RuntimeError: The package holds other pictures than the figures were measured on.
    """
    stamps = _installed()
    pairs = []
    for picture in sorted(stamps.rglob("*.png"), key=lambda path: path.relative_to(stamps).as_posix()):
        name = PurePosixPath(picture.relative_to(stamps).as_posix())
        text = picture.with_suffix(".txt")
        if name.parts[0] == "symbols" or name.name.endswith(_DOUBLES) or not text.is_file():
            continue
        caption = text.read_text(encoding="utf-8", errors="replace").partition("\n")[0].strip()
        if caption:
            pairs.append(Pair(_copied(picture, BENCH / "stamps" / name), name.parent.as_posix(), caption))
    if len(pairs) != SIZE:
        raise RuntimeError(f"{_PACKAGE} gives {len(pairs)} pairs, not {SIZE}: it is another version.")
    return pairs


def _installed() -> Path:
    """Returns the folder of the stamps, fetching the package if it is neither installed nor fetched."""
    for root in (Path("/"), BENCH / _PACKAGE):
        if (root / _STAMPS).is_dir():
            return root / _STAMPS
    BENCH.mkdir(exist_ok=True)
    subprocess.run(["apt-get", "download", _PACKAGE], cwd=BENCH, check=True)
    (archive,) = BENCH.glob(f"{_PACKAGE}_*.deb")
    subprocess.run(["dpkg-deb", "-x", archive, BENCH / _PACKAGE], check=True)
    return BENCH / _PACKAGE / _STAMPS


def _copied(source: Path, target: Path) -> Path:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return target
