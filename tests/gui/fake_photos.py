"""The photos and folders of a library made for the window's tests."""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from msgspec import structs
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.photos import (
    Exported,
    Failure,
    Folder,
    FullSize,
    Photo,
    PhotoList,
    Subfolder,
    Trashed,
    TrashedPhoto,
)
from asif_desktop.domain.sentences import Sentence, said
from tests.gui.fake_state import FakePhoto, FakeState


class FakePhotos(FakeState):
    def add_flowers_and_stones(self) -> None:
        """Adds photos 1 to 3 of flowers and 4 to 6 of stones."""
        for number in range(1, 7):
            self.add_photo(f"/photos/{number}.jpg".encode(), "flower" if number < 4 else "stone")

    def add_dogs_and_beaches(self) -> None:
        """Adds photos of a dog, a dog on a beach, a cat, a beach and a tree."""
        for number, words in enumerate(["dog", "dog beach", "cat", "beach", "tree"], 1):
            self.add_photo(f"/photos/{number}.jpg".encode(), words)

    def add_photo(
        self,
        path: bytes,
        words: str = "",
        look: str = "",
        *,
        image: QImage | None = None,
        thumbnail: bool = True,
        taken: str | None = "2025-06-14T09:12:00+02:00",
        file_date: str | None = None,
        copies: Sequence[bytes] = (),
        camera: str | None = "Nikon Z 6",
        added: str = "",
        root: bytes = b"",
    ) -> int:
        number = len(self.photos) + len(self.in_trash) + 1
        picture = image if image is not None else made_picture(number)
        content = f"{number:064x}"
        folder = root or path.rpartition(b"/")[0]
        if folder not in self.folders:
            self.folders.append(folder)
        photo = Photo(
            id=number,
            paths=[path, *copies],
            kind="JPEG",
            width=picture.width() * 8,
            height=picture.height() * 8,
            size=2_400_000 + number,
            taken=taken,
            added=added or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            camera=camera,
            content=content,
            file_date=file_date,
        )
        look = look or words
        self.photos[number] = FakePhoto(
            photo, self.folders.index(folder) + 1, set(words.split()), look, picture
        )
        if thumbnail:
            self._write_thumbnail(number)
        return number

    def lose(self, *photos: int) -> None:
        """Deletes photos as another program does, and finds that out."""
        self.take_away(*photos)
        self.changed("photos")

    def take_away(self, *photos: int) -> None:
        """Deletes photos while nobody is answered; nobody is told."""
        with self._lock:
            for photo in photos:
                del self.photos[photo]

    def _add_folders(self, request: ask.AddFolders) -> None:
        for folder in request.folders:
            if folder not in self.folders:
                self.folders.append(folder)
            for path, words, look in self.arriving.pop(folder, []):
                self.add_photo(path, words, look)
        self.changed("folders", "photos")

    def _retry_failed(self) -> int:
        """All of them can be read by now."""
        count, self.failures = len(self.failures), []
        self.changed("failures")
        return count

    def _remove_folder(self, request: ask.RemoveFolder) -> None:
        number = self.folders.index(request.folder) + 1
        self.photos = {i: p for i, p in self.photos.items() if p.folder != number}
        self.folders.remove(request.folder)
        self.changed("folders", "photos")

    def _folders(self) -> list[Folder]:
        return [
            Folder(
                i,
                path,
                True,
                sum(p.folder == i for p in self.photos.values()),
                bool(self._subfolders(i, b"")),
            )
            for i, path in enumerate(self.folders, 1)
        ]

    def _below(self, folder: int, below: bytes) -> list[tuple[int, bytes]]:
        """Returns the photos at or below a place, with their paths relative to it."""
        if folder > len(self.folders):
            return []
        start = self.folders[folder - 1] + b"/" + (below + b"/" if below else b"")
        photos = [
            (i, path)
            for i, p in self.photos.items()
            for path in p.photo.paths
            if p.folder == folder or len(p.photo.paths) > 1
        ]
        return [(i, path[len(start) :]) for i, path in photos if path.startswith(start)]

    def _subfolders(self, folder: int, below: bytes) -> list[Subfolder]:
        deep = [path.split(b"/") for _, path in self._below(folder, below) if b"/" in path]
        nested = {parts[0] for parts in deep if len(parts) > 2}
        prefix = below + b"/" if below else b""
        counts = Counter(parts[0] for parts in deep)
        return [Subfolder(prefix + name, counts[name], name in nested) for name in sorted(counts)]

    def _list_photos(self, request: ask.ListPhotos) -> PhotoList:
        inside = set(self.photos)
        if request.folder is not None:
            inside = {photo for photo, _ in self._below(request.folder, request.below)}
        if request.album is not None:
            if request.album not in self.state.albums:
                raise AsifError(Sentence(f"There is no album “{request.album}”."))
            inside = set(self.state.albums[request.album])
        since = request.added_since or ""
        met = {i for i in inside if i in self.photos and self._meets(i, request.only)}
        chosen = [p for i, p in self.photos.items() if i in met and p.photo.added >= since]
        key: Callable[[FakePhoto], Any] = {
            "taken": lambda p: p.photo.id,
            "added": lambda p: -p.photo.id,
            "name": lambda p: p.photo.paths,
            "size": lambda p: -p.photo.size,
            "rating": lambda p: -self.described(p.photo.id).rating,
        }[request.order]
        listed = sorted(chosen, key=key)
        ids, days = array("q", [p.photo.id for p in listed]), array("i")
        if request.order in ("taken", "added"):
            days.extend(
                _day(p.photo.taken or p.photo.file_date if request.order == "taken" else p.photo.added)
                for p in listed
            )
        return PhotoList(self._generation, ids.tobytes(), days.tobytes())

    def _describe(self, request: ask.DescribePhotos) -> list[Photo]:
        known = {i: self.described(i) for i in self.photos}
        known |= {i: structs.replace(p.photo, paths=[]) for i, p in self.in_trash.items()}
        return [known[photo] for photo in request.ids if photo in known]

    def _trash(self, request: ask.TrashPhotos) -> Trashed:
        count = len(request.photos)
        self._step(f"Move {'1 photo' if count == 1 else f'{count} photos'} to the trash")
        self.state.trashed |= {cast(int, photo) for photo in request.photos}
        self._settle()
        self.changed("photos", "folders", "history")
        return Trashed(count, count, [], len(self.past))

    def _delete(self, request: ask.DeletePhotos) -> Trashed:
        for photo in request.photos:
            del self.photos[cast(int, photo)]
        self.changed("photos", "folders")
        return Trashed(len(request.photos), len(request.photos), [])

    def _untrash(self, request: ask.UntrashPhotos) -> Trashed:
        self._step("Put photos back")
        back = {i for i, p in self.in_trash.items() if p.photo.paths[0] in request.photos}
        self.state.trashed -= back
        self._settle()
        self.changed("photos", "folders", "history")
        return Trashed(len(back), len(back), [])

    def _forget(self, request: ask.ForgetPhotos) -> int:
        self._step(f"Forget {len(request.photos)} missing photos")
        self.state.forgotten |= {photo for photo in request.photos if isinstance(photo, int)}
        self.changed("photos", "folders", "history")
        return len(request.photos)

    def _list_trash(self) -> list[TrashedPhoto]:
        return [
            TrashedPhoto(i, p.photo.paths[0], "2026-11-23T07:05:09", p.photo.content, p.photo.size)
            for i, p in self.in_trash.items()
        ]

    def _make_thumbnails(self, request: ask.MakeThumbnails) -> list[int]:
        return [photo for photo in request.ids if self._write_thumbnail(photo)]

    def _write_thumbnail(self, photo: int) -> bool:
        known = self.photos.get(photo)
        if known is None:  # it went before its turn came
            return False
        if known.image is None or known.image.isNull():
            return False
        path = self._file("thumbnails", photo)
        return known.image.scaled(384, 384, Qt.AspectRatioMode.KeepAspectRatio).save(str(path), quality=90)

    def _make_preview(self, request: ask.MakePreview) -> str:
        if request.photo not in self.photos:
            raise AsifError(said("This photo is not in the library any more."))
        path = self._file("previews", request.photo)
        image = self.photos[request.photo].image
        if image is None or not image.save(str(path), quality=90):
            raise AsifError(said("The photo cannot be shown: its disk is not there."))
        return str(path)

    def _make_full_size(self, request: ask.MakeFullSize) -> FullSize:
        if request.photo not in self.photos:
            raise AsifError(said("This photo is not in the library any more."))
        photo = self.photos[request.photo]
        assert photo.image is not None
        full = FullSize(photo.photo.width, photo.photo.height, 64, str(self.cache / "full" / "x"))
        Path(full.folder).mkdir(parents=True, exist_ok=True)
        whole = photo.image.scaled(full.width, full.height)
        places = [(x, y) for y in range(0, full.height, 64) for x in range(0, full.width, 64)]
        for number, (x, y) in enumerate(places):
            side = QRect(x, y, 64, 64).intersected(whole.rect())
            whole.copy(side).save(f"{full.folder}/{number}.jpg", quality=95)
        return full

    def _export(self, request: ask.Export) -> Exported:
        paths = [self.photos[cast(int, photo)].photo.paths[0] for photo in request.photos]
        good = [request.to + b"/" + path.rpartition(b"/")[2] for path in paths if b"bad" not in path]
        return Exported(good, [Failure(path, said("It is damaged.")) for path in paths if b"bad" in path])

    def _file(self, folder: str, photo: int) -> Path:
        content = self.photos[photo].photo.content
        path = self.cache / folder / content[:2] / f"{content}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def made_picture(number: int, width: int = 400, height: int = 300) -> QImage:
    """Returns a picture that looks a little like a landscape, another one for each number."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, height)
    hue = (number * 47) % 360
    sky.setColorAt(0, QColor.fromHsv(hue, 140, 230))
    sky.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 80, 250))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv((hue + 180) % 360, 180, 120))
    painter.drawEllipse(-width // 4 + number * 31 % width, height * 2 // 3, width, height)
    painter.end()
    return image


def _day(moment: str | None) -> int:
    return -(2**31) if moment is None else (date.fromisoformat(moment[:10]) - date(1970, 1, 1)).days
