"""The cache stays within its budget: real files, old ones first, nothing that is in use."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from blake3 import blake3

from asif_desktop.indexing.cache.cache_budget import CacheBudget
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.cache.tile_cache import TileCache
from asif_desktop.indexing.decoding.tasks import Tiles
from tests.indexing.pictures import encoded, scenery

JPEG = encoded(scenery(40, 30), "JPEG")
HOUR = 3600.0


class _Cache:
    """The three caches of a library that are kept to a budget."""

    def __init__(self, root: Path) -> None:
        self.thumbnails = PictureCache(root / "thumbnails")
        self.previews = PictureCache(root / "previews")
        self.full = TileCache(root / "full")
        self.root = root
        self.photos: dict[bytes, bool] = {}
        self.limit = 0
        self.budget = CacheBudget(
            [self.full, self.previews], self.thumbnails, lambda: self.limit, self._contents, pause=0
        )

    def photo(self, name: str, *, readable: bool = True) -> bytes:
        content = blake3(name.encode()).digest()
        self.photos[content] = readable
        return content

    def put(self, cache: PictureCache, content: bytes, age: float) -> None:
        cache.put(content, JPEG)
        _used(cache.path(content), age)

    def keep_to(self, limit: int) -> None:
        self.limit = limit
        self.budget.look_again()
        while self.budget.maintain(len(self.photos)):
            pass

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.root.rglob("*") if file.is_file())

    def _contents(self, first: int) -> Mapping[bytes, bool]:
        return {content: there for content, there in self.photos.items() if content[0] == first}


def _used(path: Path, age: float) -> None:
    moment = time.time() - age
    os.utime(path, (moment, moment))


def test_what_was_looked_at_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    photos = [cache.photo(str(number)) for number in range(20)]
    for number, content in enumerate(photos):
        cache.put(cache.thumbnails, content, age=(number + 1) * HOUR)
    cache.keep_to(10 * len(JPEG))
    assert [cache.thumbnails.has(content) for content in photos] == [True] * 9 + [False] * 11
    assert cache.size() <= 10 * len(JPEG)


def test_reading_a_picture_keeps_it(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    read, other = cache.photo("read"), cache.photo("other")
    cache.put(cache.thumbnails, read, age=9 * HOUR)
    cache.put(cache.thumbnails, other, age=HOUR)
    cache.thumbnails.touch(read)
    cache.keep_to(2 * len(JPEG) - 1)
    assert cache.thumbnails.has(read)
    assert not cache.thumbnails.has(other)


def test_previews_and_whole_photos_go_before_any_thumbnail(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    old, new = cache.photo("old"), cache.photo("new")
    cache.put(cache.thumbnails, old, age=99 * HOUR)
    cache.put(cache.previews, new, age=HOUR)
    cache.full.put(new.hex(), Tiles(40, 30, (JPEG,)), 64)
    _used(tmp_path / "full" / new.hex(), HOUR)
    cache.keep_to(2 * len(JPEG))
    assert cache.thumbnails.has(old)
    assert not cache.previews.has(new)
    assert cache.full.get(new.hex()) is None


def test_nothing_goes_while_there_is_room(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    content = cache.photo("a")
    cache.put(cache.thumbnails, content, age=99 * HOUR)
    cache.put(cache.previews, content, age=99 * HOUR)
    cache.keep_to(2 * len(JPEG))
    assert cache.thumbnails.has(content)
    assert cache.previews.has(content)


def test_what_was_just_made_or_cannot_be_made_again_stays(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    new, away, plain = cache.photo("new"), cache.photo("away", readable=False), cache.photo("plain")
    cache.put(cache.thumbnails, new, age=0)
    cache.put(cache.previews, new, age=0)
    cache.put(cache.thumbnails, away, age=99 * HOUR)
    cache.put(cache.previews, away, age=99 * HOUR)
    cache.put(cache.thumbnails, plain, age=HOUR)
    cache.keep_to(1)
    assert cache.thumbnails.has(new)
    assert cache.previews.has(new)
    assert cache.thumbnails.has(away)
    assert not cache.previews.has(away)
    assert not cache.thumbnails.has(plain)
    _used(cache.thumbnails.path(new), HOUR)
    while cache.budget.maintain(len(cache.photos)):
        pass
    assert not cache.thumbnails.has(new)


def test_what_no_photo_has_any_more_goes_though_there_is_room(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    content, arriving = cache.photo("gone"), blake3(b"not in the catalog yet").digest()
    for shown in (cache.thumbnails, cache.previews):
        cache.put(shown, content, age=HOUR)
    cache.full.put(content.hex(), Tiles(40, 30, (JPEG,)), 64)
    _used(tmp_path / "full" / content.hex(), HOUR)
    cache.put(cache.thumbnails, arriving, age=0)
    foreign = cache.thumbnails.path(content).with_name("note.txt")
    foreign.write_text("of somebody else")
    del cache.photos[content]
    cache.keep_to(10**9)
    assert not cache.thumbnails.has(content)
    assert not cache.previews.has(content)
    assert cache.full.get(content.hex()) is None
    assert cache.thumbnails.has(arriving)
    assert foreign.exists()


def test_it_rests_until_there_is_something_new(tmp_path: Path) -> None:
    cache = _Cache(tmp_path)
    content = cache.photo("a")
    cache.put(cache.thumbnails, content, age=HOUR)
    cache.keep_to(10**9)
    assert not cache.budget.maintain(len(cache.photos))
    cache.put(cache.previews, content, age=HOUR)
    assert cache.budget.maintain(len(cache.photos))
