"""Photos of which one would do: found, and the best of each group proposed to stay; nothing is deleted."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.duplicates import AlikeGroup, AlikePhoto
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Progress
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import FindAlike, StopFindingAlike
from asif_desktop.domain.sentences import said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.search.look_alikes import BURST, NEAR, burst_groups, likeness, near_groups

_SHARPNESS_SIDE = 256
_THREADS = 4
_BLOCK = 512
"""Photos described at once."""

_AS_SHARP = 0.8
"""What part of the greatest sharpness counts as equal to it. Compression adds edges of its own: copies of a
picture at quality 20 to 95 measured within 9 % of each other, the worst often the sharpest; one with a slight
blur had 40 % at most."""

_LOSSLESS = {"RAW": 2, "PNG": 1, "TIFF": 1}
"""Formats that keep all that was there, those with more of it first."""


def find_alike(library: OpenLibrary, request: FindAlike) -> list[AlikeGroup]:
    """Returns the groups, those of the newest photos first.

    Raises:
        CancelledError: The person stopped it.
    """
    with library.finding_alike:
        library.stop_finding_alike.clear()
        try:
            if request.kind == "exact":
                return _copies(library)
            ids, vectors = _encoded(library)
            if request.kind == "bursts":
                return _bursts(library, ids, vectors)
            return _near(library, ids, vectors)
        finally:
            library.tell(Progress("alike", done=1, total=1, active=False))


def stop_finding_alike(library: OpenLibrary, _: StopFindingAlike) -> None:
    """Ends a search that is under way."""
    library.stop_finding_alike.set()


def _copies(library: OpenLibrary) -> list[AlikeGroup]:
    ids = library.catalog.photo_ids().tolist()
    several = {photo: paths for photo, paths in library.catalog.paths(ids).items() if len(paths) > 1}
    photos = {photo.id: photo for photo in library.catalog.photos(list(several))}
    groups = []
    for photo in ids:
        if photo in photos:
            # The content is one; the file in the highest folder with the plainest name is likely the first.
            paths = sorted(several[photo], key=lambda path: (path.count(b"/"), len(path), path))
            groups.append(AlikeGroup([_described(photos[photo], path, None, 1.0) for path in paths]))
    return groups


def _near(library: OpenLibrary, ids: NDArray[np.int64], vectors: NDArray[np.int16]) -> list[AlikeGroup]:
    row_of = {photo: row for row, photo in enumerate(ids.tolist())}
    found, known = near_groups(vectors, NEAR, _follow(library), library.look_alikes.known)
    library.look_alikes.keep(known)
    groups: list[AlikeGroup] = []
    for photos, sharpness in _by_group(library, [ids[group].tolist() for group in found]):
        left = _best_first(photos, sharpness)
        while len(left) > 1:
            # A chain may hang together while its ends differ: each is to be like the one that would stay.
            rows = np.array([row_of[photo.id] for photo in left])
            alike = likeness(vectors[rows], vectors[rows[0]])
            alike[0] = 1.0  # but for how embeddings are rounded
            inside = alike >= NEAR
            if np.count_nonzero(inside) > 1:
                groups.append(
                    AlikeGroup(
                        [
                            _described(photo, photo.paths[0], sharpness.get(photo.id), float(value))
                            for photo, value, member in zip(left, alike, inside, strict=True)
                            if member
                        ]
                    )
                )
            left = [photo for photo, member in zip(left, inside, strict=True) if not member]
    return sorted(groups, key=_when, reverse=True)


def _bursts(library: OpenLibrary, ids: NDArray[np.int64], vectors: NDArray[np.int16]) -> list[AlikeGroup]:
    row_of = {photo: row for row, photo in enumerate(ids.tolist())}
    by_camera: dict[str | None, list[tuple[float, int]]] = {}
    for photo, taken, camera in library.catalog.moments():
        second = _second(taken)
        if photo in row_of and second is not None:
            by_camera.setdefault(camera, []).append((second, photo))
    bursts: list[list[int]] = []
    for shots in by_camera.values():
        shots.sort()
        rows = np.array([row_of[photo] for _, photo in shots])
        seconds = np.array([second for second, _ in shots])
        bursts += [
            ids[rows[group]].tolist()
            for group in burst_groups(vectors[rows], seconds, BURST, _follow(library))
        ]
    groups = []
    for photos, sharpness in _by_group(library, bursts):
        ordered = _best_first(photos, sharpness)
        rows = np.array([row_of[photo.id] for photo in ordered])
        alike = likeness(vectors[rows], vectors[rows[0]])
        alike[0] = 1.0
        groups.append(
            AlikeGroup(
                [
                    _described(photo, photo.paths[0], sharpness.get(photo.id), float(value))
                    for photo, value in zip(ordered, alike, strict=True)
                ]
            )
        )
    return sorted(groups, key=_when, reverse=True)


def _encoded(library: OpenLibrary) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Returns the photos that can be compared, a RAW and JPEG of one name once, and their embeddings."""
    ids, contents = library.catalog.contents()
    shown = library.filters.kept(ids, EVERY)
    present, vectors = library.store.get(
        library.models.image_row().id, [content for content, one in zip(contents, shown, strict=True) if one]
    )
    return ids[shown][present], vectors


def _by_group(
    library: OpenLibrary, groups: Sequence[Sequence[int]]
) -> list[tuple[list[Photo], dict[int, float]]]:
    """Returns the photos of each group, and how sharp those are between which nothing else decides."""
    follow = _follow(library)
    wanted = [photo for group in groups for photo in group]
    known: dict[int, Photo] = {}
    for start in range(0, len(wanted), _BLOCK):
        follow(start, len(wanted))
        known.update(
            (photo.id, photo)
            for photo in library.catalog.photos(wanted[start : start + _BLOCK])
            if photo.paths
        )
    described = [[known[photo] for photo in group if photo in known] for group in groups]
    described = [photos for photos in described if len(photos) > 1]
    equal: list[list[Photo]] = []
    for photos in described:
        best = max(map(_merit, photos))
        equal.append([photo for photo in photos if _merit(photo) == best])
    to_measure = [photo for photos in equal if len(photos) > 1 for photo in photos]
    measured: dict[int, float] = {}
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="sharpness") as threads:
        for start in range(0, len(to_measure), _BLOCK):
            follow(start, len(to_measure))
            block = to_measure[start : start + _BLOCK]
            values = threads.map(lambda photo: _sharpness(library, photo), block)
            measured.update((photo.id, v) for photo, v in zip(block, values, strict=True) if v is not None)
    return [(photos, {p.id: measured[p.id] for p in photos if p.id in measured}) for photos in described]


def _merit(photo: Photo) -> tuple[int, int, int]:
    """Returns what decides first: what the person said of it, then how large it is."""
    return {"pick": 1, "none": 0, "reject": -1}[photo.flag], photo.rating, photo.width * photo.height


def _best_first(photos: Sequence[Photo], sharpness: dict[int, float]) -> list[Photo]:
    """Returns the photos, the one to keep first: of equally sharp ones what lost least in being saved."""
    enough = _AS_SHARP * max(sharpness.values(), default=0.0)

    def rank(one: Photo) -> tuple[tuple[int, int, int], float, int, int, int]:
        sharp = min(sharpness.get(one.id, 0.0), enough)
        return _merit(one), sharp, _LOSSLESS.get(one.kind, 0), one.size, -one.id

    return sorted(photos, key=rank, reverse=True)


def _sharpness(library: OpenLibrary, photo: Photo) -> float | None:
    """Returns the variance of the thumbnail's second derivative; None where there is no thumbnail."""
    if not library.pixels.thumbnail(photo):
        return None
    try:
        pixels = library.pixels.of_thumbnail(bytes.fromhex(photo.content), _SHARPNESS_SIDE)
    except AsifError:
        return None
    grey = pixels.astype(np.float32).mean(axis=2)
    edges = 4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    return float(edges.var())


def _described(photo: Photo, path: bytes, sharpness: float | None, value: float) -> AlikePhoto:
    return AlikePhoto(
        photo=photo.id,
        path=path,
        width=photo.width,
        height=photo.height,
        size=photo.size,
        taken=photo.taken,
        content=photo.content,
        rating=photo.rating,
        flag=photo.flag,
        rotation=photo.rotation,
        sharpness=sharpness,
        likeness=min(1.0, value),
        file_date=photo.file_date,
    )


def _when(group: AlikeGroup) -> tuple[str, int]:
    return max(one.taken or one.file_date or "" for one in group.photos), group.photos[0].photo


def _second(taken: str) -> float | None:
    """Returns a clock's time in seconds, whichever zone it stood in; None where it is no time."""
    try:
        return (datetime.fromisoformat(taken).replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds()
    except ValueError:
        return None


def _follow(library: OpenLibrary) -> Callable[[int, int], None]:
    """Returns what tells how far it is, and ends the work when the person has had enough."""

    def follow(done: int, total: int) -> None:
        if library.stop_finding_alike.is_set():
            raise CancelledError(said("The search for look-alikes was stopped."))
        library.tell(Progress("alike", done, total))

    return follow
