"""Any run of edits, undos and redos against a model that keeps whole states."""

import contextlib
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from tests.catalog.building import new_catalog

NAMES = st.sampled_from(["Cats", "CATS", "dogs", "Straße", "strasse", " x ", ""])
WORDS = st.sampled_from(["tabby", "lion", "  café", ""])
PICTURES = st.sampled_from([b"one", b"two", b"three", None])


@dataclass
class State:
    """What a person sees: collections by folded name in order of making, and anchors by id."""

    collections: dict[int, tuple[str, bool]] = field(default_factory=dict)
    anchors: dict[int, tuple[int, str, bytes | None]] = field(default_factory=dict)

    def copy(self) -> "State":
        return State(dict(self.collections), dict(self.anchors))

    def find(self, name: str) -> int | None:
        wanted = name.strip().casefold()
        return next((key for key, (other, _) in self.collections.items() if other.casefold() == wanted), None)


class Edits(RuleBasedStateMachine):
    """Each rule does an edit to the catalog and to the model, and both agree on what is refused."""

    @initialize()
    def start(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        path = self.place / "catalog.sqlite"
        path.write_bytes(new_catalog())
        self.catalog = Catalog.open(path)
        self.state = State()
        self.past: list[State] = []
        self.future: list[State] = []
        self.made = 0

    def teardown(self) -> None:
        if hasattr(self, "catalog"):
            self.catalog.integrity_check()
            self.catalog.close()
            shutil.rmtree(self.place)

    def edit(self, after: State | None, call: object) -> None:
        """Does an edit whose outcome the model foretells: None where it must be refused."""
        assert callable(call)
        generation = self.catalog.generation
        if after is None:
            with contextlib.suppress(AsifError):
                call()
                raise AssertionError("was not refused")
            assert self.catalog.generation == generation
            return
        call()
        if after != self.state:
            assert self.catalog.generation == generation + 1
            self.past.append(self.state)
            self.future.clear()
            self.state = after
        else:
            assert self.catalog.generation == generation

    @rule(name=NAMES)
    def create(self, name: str) -> None:
        after = None
        if name.strip() and self.state.find(name) is None:
            after = self.state.copy()
            self.made += 1
            after.collections[self.made] = (name.strip(), True)
        self.edit(after, lambda: self.catalog.create_collection(name))

    @rule(old=NAMES, new=NAMES)
    def rename(self, old: str, new: str) -> None:
        after = None
        key = self.state.find(old)
        if key is not None and new.strip() and self.state.find(new) in (None, key):
            after = self.state.copy()
            after.collections[key] = (new.strip(), after.collections[key][1])
        self.edit(after, lambda: self.catalog.rename_collection(old, new))

    @rule(name=NAMES, enabled=st.booleans())
    def switch(self, name: str, enabled: bool) -> None:
        after = None
        key = self.state.find(name)
        if key is not None:
            after = self.state.copy()
            after.collections[key] = (after.collections[key][0], enabled)
        self.edit(after, lambda: self.catalog.switch_collection(name, enabled))

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        after = None
        key = self.state.find(name)
        if key is not None:
            after = self.state.copy()
            del after.collections[key]
            after.anchors = {number: row for number, row in after.anchors.items() if row[0] != key}
        self.edit(after, lambda: self.catalog.delete_collection(name))

    @rule(name=NAMES, lessons=st.lists(st.tuples(WORDS, PICTURES), max_size=3))
    def teach(self, name: str, lessons: list[tuple[str, bytes | None]]) -> None:
        anchors = [
            NewAnchor(word, picture, class_name=None if picture else "n00000001") for word, picture in lessons
        ]
        if not name.strip() or not all(word.strip() for word, _ in lessons):
            self.edit(None, lambda: self.catalog.add_anchors(name, anchors, said("Teach")))
            return
        taught: list[int] = []
        before, generation = self.state, self.catalog.generation
        taught = self.catalog.add_anchors(name, anchors, said("Teach"))
        assert len(taught) == len(lessons)
        if not lessons:
            assert self.catalog.generation == generation
            return
        after = before.copy()
        key = after.find(name)
        if key is None:
            self.made += 1
            key = self.made
            after.collections[key] = (name.strip(), True)
        for number, (word, picture) in zip(taught, lessons, strict=True):
            assert all(number not in state.anchors for state in [*self.past, before, *self.future])
            after.anchors[number] = (key, word.strip(), picture)
        self.past.append(before)
        self.future.clear()
        self.state = after

    @rule(pick=st.integers(0, 5), word=WORDS)
    def caption(self, pick: int, word: str) -> None:
        number = dict(enumerate(self.state.anchors)).get(pick, 10**6)
        after = None
        if number in self.state.anchors and word.strip():
            after = self.state.copy()
            key, _, picture = after.anchors[number]
            after.anchors[number] = (key, word.strip(), picture)
        self.edit(after, lambda: self.catalog.edit_caption(number, word))

    @rule(picks=st.lists(st.integers(0, 5), max_size=3))
    def remove(self, picks: list[int]) -> None:
        ids = [dict(enumerate(self.state.anchors)).get(pick, 10**6) for pick in picks]
        after = None
        if all(number in self.state.anchors for number in ids):
            after = self.state.copy()
            for number in set(ids):
                del after.anchors[number]
        self.edit(after, lambda: self.catalog.remove_anchors(ids))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if not self.past:
                self.edit(None, self.catalog.undo)
                return
            self.catalog.undo()
            self.future.append(self.state)
            self.state = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.catalog.redo()
        self.past.append(self.state)
        self.state = self.future.pop()

    @rule()
    def redo_nothing(self) -> None:
        if not self.future:
            self.edit(None, self.catalog.redo)

    @invariant()
    def the_catalog_shows_the_state(self) -> None:
        if not hasattr(self, "catalog"):
            return
        shown = [(one.name, one.enabled) for one in self.catalog.collections()]
        assert shown == [self.state.collections[key] for key in sorted(self.state.collections)]
        rows = {
            row.id: (row.collection, row.caption, self.catalog.anchor_picture(row.id), row.enabled)
            for row in self.catalog.anchors()
        }
        assert rows == {
            number: (self.state.collections[key][0], word, picture, self.state.collections[key][1])
            for number, (key, word, picture) in self.state.anchors.items()
        }
        undone = [step.undone for step in self.catalog.history()]
        assert undone == [True] * len(self.future) + [False] * len(self.past)


Edits.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestEdits = Edits.TestCase
