"""What support would ask about: versions, device, the state of the files, limits of the system, the log."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from asif_desktop import __version__
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.keeping import Finding
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs import redaction

_PACKAGES = (
    "PySide6_Essentials",
    "torch",
    "timm",
    "open_clip_torch",
    "sentence-transformers",
    "SQLAlchemy",
    "pillow",
)
_LEAST_FREE = 1 << 30
_FEW_WATCHES = 65_536
_LOG_LINES = 200
_WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")


def examine(library: OpenLibrary, _: requests.Examine) -> list[Finding]:
    """Returns what was found, the program first, then the library, then the system."""
    return [*_program(library), *_library(library), *_system(library)]


def make_report(library: OpenLibrary, request: requests.MakeReport) -> str:
    """Returns the examination and the end of the log as text, without the names of photos unless wanted."""
    lines = [f"ASIF Desktop {__version__}", ""]
    for finding in examine(library, requests.Examine()):
        mark = "" if finding.good else f"  ! {finding.advice}"
        lines.append(f"{finding.name}: {finding.value}{mark}")
    lines += ["", "The end of the log", *_end_of_log(library.directory / "cache" / "log")]
    text = "\n".join(lines) + "\n"
    if request.names:
        return text
    roots = [folder.path for folder in library.catalog.folders()]
    return redaction.without_names(text, [*roots, bytes(library.directory), bytes(Path.home())])


def _program(library: OpenLibrary) -> Iterator[Finding]:
    yield Finding("Version", __version__)
    yield Finding("Python", f"{platform.python_version()} ({sys.executable})")
    yield Finding("System", platform.platform())
    for package in _PACKAGES:
        try:
            yield Finding(package, metadata.version(package))
        except metadata.PackageNotFoundError:
            yield Finding(package, "missing", good=False, advice="Install the program again.")
    yield Finding("Device", library.models.device)
    for what, (spec, weights) in library.models.identities().items():
        yield Finding(what, f"{spec}, weights {weights}" if weights else f"{spec}, not loaded yet")


def _library(library: OpenLibrary) -> Iterator[Finding]:
    yield Finding("Library", str(library.directory))
    yield Finding("Photos", f"{library.catalog.count_photos():,}")
    pending, failed = library.indexing.count_pending(), len(library.catalog.failures())
    yield Finding("Files that wait", f"{pending:,}")
    yield Finding(
        "Files that failed", f"{failed:,}", not failed, "The page “Failed” tells why, and tries them again."
    )
    try:
        library.catalog.integrity_check()
        yield Finding("Catalog", f"whole, {_size(library.directory / 'catalog.sqlite')}")
    except AsifError as error:
        yield Finding("Catalog", "damaged", good=False, advice=str(error))
    yield Finding("Embeddings", _size(library.directory / "embeddings.sqlite"))
    newest = next(iter(library.backups.listed()), None)
    if newest is None:
        yield Finding("Newest backup", "none", good=False, advice="Make one: asif-desktop backup.")
    else:
        yield Finding("Newest backup", f"{newest.path.name}, {_size(newest.path)}")
    for folder in library.catalog.folders():
        yield Finding(
            "Folder",
            f"{folder.path.decode('utf-8', 'replace')}, {folder.photos:,} photos",
            folder.online,
            "It is not connected; its photos are kept.",
        )


def _system(library: OpenLibrary) -> Iterator[Finding]:
    free = shutil.disk_usage(library.directory).free
    yield Finding(
        "Free space", f"{free / 1e9:.1f} GB", free >= _LEAST_FREE, "Make room on the disk of the library."
    )
    try:
        watches = int(_WATCHES.read_text())
    except (OSError, ValueError):
        return
    yield Finding(
        "Folders that can be watched",
        f"{watches:,}",
        watches >= _FEW_WATCHES,
        "Where there are more folders, they are looked through from time to time instead; "
        "fs.inotify.max_user_watches raises the limit.",
    )


def _size(path: Path) -> str:
    try:
        return f"{path.stat().st_size / 1e6:.1f} MB"
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _end_of_log(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()[-_LOG_LINES:]
    except OSError as error:
        return [f"(cannot be read: {error.strerror})"]
