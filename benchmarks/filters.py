"""How long does each field of a query take the first time, at 100,000 photos? In milliseconds, as JSON.

    python -m benchmarks.filters [--photos N] [--rounds N]

A made catalog: a thousand folders, one in ten of them with an umlaut; cameras, lenses, places, ratings,
labels, tags with children and albums on some of the photos. Each condition is asked of the catalog itself,
which remembers nothing. The baseline: reading one column of every photo with Python's sqlite3, which is
what answering in Python would begin with. Every field is to take 30 ms at most for up to 1,000 photos; who
asks for all of them waits for their ids.
"""

import argparse
import json
import os
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from asif_desktop.catalog import DecodedPhoto, FoundFile
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain import conditions as ask
from asif_desktop.domain.tags import NewTag
from benchmarks.engine_baselines import machine

_FOLDERS, _SOME, _BATCH = 1000, 997, 10_000
_ASKED: dict[str, ask.Condition] = {
    "folder:00042": ask.InFolder("00042"),
    "folder:Ö00040": ask.InFolder("Ö00040"),
    "folder: all": ask.InFolder("photos"),
    "folder: a path": ask.InFolder("/photos/00042"),
    "tag: a parent": ask.Tagged("animals"),
    "untagged:": ask.Untagged(),
    "album:": ask.InAlbum("Summer"),
    "camera: some": ask.Worded("camera", "rare"),
    "camera: all": ask.Worded("camera", "camera"),
    "lens:": ask.Worded("lens", "50mm"),
    "taken: a month": ask.Taken("2020-05", "2020-06"),
    "has:gps": ask.Has("gps"),
    "has:caption": ask.Has("caption"),
    "rating:>=3": ask.Between("rating", 3, None),
    "label:red": ask.Worded("label", "red"),
    "flag:pick": ask.Flagged("pick"),
    "iso:>=1600": ask.Between("iso", 1600, None),
    "size:>2MB": ask.Between("size", 2_000_001, None),
    "type:raw": ask.Worded("type", "raw"),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory) / "catalog.sqlite"
        catalog = _made(place, chosen.photos)
        figures = {}
        for name, condition in _ASKED.items():
            took = []
            for _ in range(chosen.rounds):
                began = time.perf_counter()
                found = catalog.photos_meeting(condition)
                took.append(1000 * (time.perf_counter() - began))
            figures[name] = _told(took) | {"photos": len(found)}
        took = []
        with sqlite3.connect(place) as connection:
            for _ in range(chosen.rounds):
                began = time.perf_counter()
                connection.execute("SELECT photo, display FROM photo_path").fetchall()
                took.append(1000 * (time.perf_counter() - began))
        connection.close()
        figures["baseline: a column read by Python"] = _told(took)
        catalog.close()
    print(json.dumps({"machine": machine(), "sizes": vars(chosen), "figures": figures}, indent=1))


def _told(took: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(took), 1), "largest": round(max(took), 1)}


def _made(place: Path, photos: int) -> Catalog:
    catalog = Catalog.open(place)
    root = catalog.add_folder(b"/photos")
    names = []
    for number in range(photos):
        folder = number % _FOLDERS
        names.append(os.fsencode(f"{'Ö' if folder % 10 == 0 else ''}{folder:05}/IMG_{number:06}.jpg"))
    catalog.record_scan(root, [FoundFile(name, 3_000_000, 1, 1 + at) for at, name in enumerate(names)], [])
    files = catalog.known_files(root)
    ids: list[int] = []
    for first in range(0, photos, _BATCH):
        rows = [
            DecodedPhoto(
                path_id=files[names[at]].id,
                file_hash=(content := at.to_bytes(32, "big")),
                content_hash=content,
                kind="RAW" if at % _SOME == 0 else "JPEG",
                size=1_000_000 + at * 11 % 1_100_000,
                width=4000,
                height=3000,
                taken=f"{2015 + at % 10}-{1 + at // 10 % 12:02}-{1 + at // 120 % 28:02}T12:00:00",
                camera="Rare camera" if at % _SOME == 1 else f"Camera {at % 20}",
                lens="50mm" if at % _SOME == 2 else "24-70mm",
                iso=3200 if at % _SOME == 3 else 200,
                latitude=47.0 if at % _SOME == 4 else None,
                longitude=8.0 if at % _SOME == 4 else None,
            )
            for at in range(first, min(first + _BATCH, photos))
        ]
        ids += catalog.record_photos(rows)
    catalog.create_tag(NewTag("animals"))
    dogs = catalog.create_tag(NewTag("dog", parent="animals"))
    catalog.decide(dogs, ids[: photos // 2], "manual")
    catalog.create_album("Summer", ids[: photos // 100])
    return catalog


if __name__ == "__main__":
    main()
