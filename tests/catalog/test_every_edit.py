"""Random edits of everything that a person can say: each is taken back and done again to the last row."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.steps import file_tags
from asif_desktop.catalog.steps.changes import TRACKED
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import NewTag, TagEdit, Vocabulary
from tests.catalog.building import digest, index

_EDITS = 60
_TAG_EDITS = slice(0, 10)
_FROM_FILES = ("file_tag", "tag")


class _LeftError(Exception):
    """Leaves a transaction without keeping what it did."""


def rows(catalog: Catalog) -> dict[str, list[Any]]:
    """All that is kept as manual work."""
    with catalog._reading() as connection:
        return {
            name: sorted(connection.exec_driver_sql(f"SELECT * FROM {name}").all(), key=repr)
            for name in TRACKED
        }


def own(catalog: Catalog) -> dict[str, Any]:
    """What a person said of tags and photos, by the titles of tags."""
    tags = {tag.id: tag for tag in catalog.tags()}
    photos = [int(photo) for photo in catalog.photo_ids()]
    given = [one for one in catalog.tags_of(photos) if one.state != "file"]
    return {
        "tags": sorted((tag.title, tag.key or "", tag.cut, tag.phrases) for tag in tags.values() if tag.own),
        "photos": sorted((tags[one.tag].title, one.photo, one.state) for one in given),
    }


class Person:
    """Somebody who does anything at all, often what cannot be done."""

    def __init__(self, catalog: Catalog, chance: random.Random) -> None:
        contents = {b"%d.jpg" % number: str(number) for number in range(5)}
        self.photos = list(index(catalog, b"/photos", contents).values())
        index(catalog, b"/gone", {b"%d.jpg" % number: f"gone {number % 6}" for number in range(8)})
        root = catalog.add_folder(b"/gone")
        catalog.record_scan(root, [], [file.id for file in catalog.known_files(root).values()])
        self._catalog = catalog
        self._chance = chance
        self._files: dict[int, list[list[str]]] = {}
        self.name_in_files()
        self.edits: list[Callable[[], object]] = [
            lambda: catalog.create_tag(NewTag(self._any("a", "b", "A/b", "b/c"), key=self._any(None, "k"))),
            lambda: catalog.create_tag(NewTag(self._any("a", "b", "c"), parent=self._any("a", "b"))),
            lambda: catalog.create_tag_for(NewTag(self._any("a", "c", "A/d")), self._some()),
            lambda: catalog.import_tags([Vocabulary(self._any(*"abcd"), at, []) for at in range(3)]),
            lambda: catalog.edit_tag(self._one_of("tag"), TagEdit(name=self._any(*"abcdxYz", "fi"))),
            lambda: catalog.edit_tag(self._one_of("tag"), TagEdit(parent=self._any(None, *"abc"))),
            lambda: catalog.edit_tag(self._one_of("tag"), TagEdit(cut=0.7, key=self._any(None, "k", "l"))),
            lambda: catalog.edit_tag(self._one_of("tag"), TagEdit(collection=self._any(None, "X", "Y"))),
            lambda: catalog.merge_tags(self._one_of("tag"), self._one_of("tag")),
            lambda: catalog.delete_tag(self._one_of("tag")),
            lambda: catalog.decide(
                self._one_of("tag"), self._some(), self._any("manual", "accepted", "rejected", "none")
            ),
            lambda: catalog.create_album(self._any(*"ab"), self._some()),
            lambda: catalog.add_to_album(self._any(*"ab"), self._some()),
            lambda: catalog.remove_from_album(self._any(*"ab"), self._some()),
            lambda: catalog.rename_album(self._any(*"ab"), self._any(*"abA")),
            lambda: catalog.delete_album(self._any(*"ab")),
            lambda: catalog.note_photos(said("note"), self._some(), NoteEdit(rating=self._any(0, 3))),
            lambda: catalog.note_photos(said("note"), self._some(), NoteEdit(caption=self._any("", "hi"))),
            lambda: catalog.rotate(said("turn"), self._some(), 90),
            lambda: catalog.split(said("split"), self._some(), self._any(True, False)),
            lambda: catalog.save_search(self._any(*"ab"), self._any("q", "w"), self._any(None, 0.3)),
            lambda: catalog.rename_search(self._any(*"ab"), self._any(*"abA")),
            lambda: catalog.delete_search(self._any(*"ab")),
            lambda: catalog.add_anchors(self._any("X", "Y"), self._lesson(), said("teach")),
            lambda: catalog.edit_caption(self._one_of("anchor"), self._any("p", "q")),
            lambda: catalog.move_anchors([self._one_of("anchor")], self._any(*"XYZ")),
            lambda: catalog.remove_anchors([self._one_of("anchor")]),
            lambda: catalog.rename_collection(self._any(*"XYZ"), self._any(*"XYZx")),
            lambda: catalog.switch_collection(self._any(*"XYZ"), self._any(True, False)),
            lambda: catalog.delete_collection(self._any(*"XYZ")),
            lambda: catalog.forget_missing(self._gone(), said("forget")),
        ]

    def edit(self) -> bool:
        """Tries something; returns whether it was done."""
        before = rows(self._catalog)
        try:
            self._chance.choice(self.edits)()
        except AsifError:
            assert rows(self._catalog) == before
            return False
        return rows(self._catalog) != before

    def name_in_files(self) -> None:
        words = [["a"], ["a", "b"], ["b", "c"], ["d"], ["X", "B"], ["y"], ["\ufb01"], ["FI", "a"]]
        keywords = {photo: self._chance.sample(words, 2) for photo in self._some()}
        self._files |= keywords
        with self._catalog._writing(durable=False) as connection:
            file_tags.keep_file_tags(connection, keywords)

    def read_files_again(self) -> None:
        """Nothing comes of it: what the files say is found already where it leads to."""
        with self._catalog._reading() as connection:
            before = [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in _FROM_FILES]
        with suppress(_LeftError), self._catalog._writing(durable=False) as connection:
            file_tags.keep_file_tags(connection, self._files)
            after = [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in _FROM_FILES]
            raise _LeftError
        assert [sorted(found, key=repr) for found in after] == [sorted(found, key=repr) for found in before]

    def _any(self, *values: Any) -> Any:
        return self._chance.choice(values)

    def _some(self) -> list[int]:
        return self._chance.sample(self.photos, self._chance.randint(1, 4))

    def _gone(self) -> list[int]:
        gone = [one.photo for one in self._catalog.missing_photos()]
        return self._chance.sample(gone, min(len(gone), self._chance.randint(1, 2)))

    def _one_of(self, table: str) -> int:
        with self._catalog._reading() as connection:
            ids = [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {table}")]
        found: int = self._chance.choice(ids or [1])
        return found

    def _lesson(self) -> list[NewAnchor]:
        picture = b"jpeg %d" % self._chance.randrange(3)
        return [NewAnchor("word", picture, digest("0"), self.photos[0]) for _ in range(2)]


@pytest.mark.parametrize("seed", range(6))
def test_each_edit_is_taken_back_and_done_again(catalog: Catalog, seed: int) -> None:
    person = Person(catalog, random.Random(seed))
    states = [rows(catalog)]
    for _ in range(_EDITS):
        if not person.edit():
            continue
        states.append(rows(catalog))
        catalog.undo()
        assert rows(catalog) == states[-2]
        catalog.redo()
        assert rows(catalog) == states[-1]
    catalog.integrity_check()
    for before in states[-2::-1]:
        catalog.undo()
        assert rows(catalog) == before
    for after in states[1:]:
        catalog.redo()
        assert rows(catalog) == after
    assert len(states) > _EDITS // 4


@pytest.mark.parametrize("seed", range(8))
def test_what_files_come_to_name_bars_no_step_and_every_row_comes_back(catalog: Catalog, seed: int) -> None:
    chance = random.Random(100 + seed)
    person, done = Person(catalog, chance), 0
    person.edits = person.edits[_TAG_EDITS]
    for _ in range(_EDITS):
        done += person.edit()
        if chance.random() < 0.4:
            person.name_in_files()
        person.read_files_again()
    last = rows(catalog)
    for _ in range(2):
        for _ in range(done):
            catalog.undo()
            person.read_files_again()
        catalog.integrity_check()
        assert {row[-2] for row in rows(catalog)["tag"]} <= {"file", "dropped"}
        for _ in range(done):
            catalog.redo()
            person.read_files_again()
        assert rows(catalog) == last
    assert done > _EDITS // 4


@pytest.mark.parametrize("seed", range(8))
def test_files_may_be_read_at_any_time_while_steps_are_taken_back_and_done_again(
    catalog: Catalog, seed: int
) -> None:
    chance = random.Random(200 + seed)
    person, done = Person(catalog, chance), 0
    person.edits = person.edits[_TAG_EDITS]
    for _ in range(_EDITS):
        done += person.edit()
        if chance.random() < 0.3:
            person.name_in_files()
    said = own(catalog)
    for step in [catalog.undo] * done + [catalog.redo] * done:
        step()
        person.read_files_again()
        if chance.random() < 0.3:
            person.name_in_files()
    catalog.integrity_check()
    assert own(catalog) == said
    for tag in catalog.tags():
        assert tag.photos == len(catalog.tagged(tag.id))
