"""The tree of tags as it stands in the tables, and the photos under each tag."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, Connection, Select, exists, func, select, union
from sqlalchemy.orm import aliased

from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.text import folded_tag, shortened
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said

SHOWN = ("own", "file")
"""The states of tags that people see."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """What the tree knows of one tag."""

    parent: int | None
    name: str
    state: str
    stands_for: int | None = None


class Tree:
    """All tags, given up ones included, in memory."""

    def __init__(self) -> None:
        self._rows: dict[int, TagRow] = {}
        self._children: dict[int | None, dict[str, int]] = {}
        self.empty: frozenset[int] = frozenset()
        """As it was read: the tags that only files named, and none does any more; none lies above another."""
        self.unlisted: frozenset[int] = frozenset()
        """As it was read: these, and the tags that only files name, of photos for all of which they were
        rejected; none lies above a tag that is listed."""

    @classmethod
    def read(cls, connection: Connection) -> "Tree":
        """Returns the tree of a catalog."""
        tree, tag = cls(), tables.Tag
        rows = select(tag.id, tag.parent, tag.name, tag.state, tag.stands_for).order_by(tag.id)
        for row in connection.execute(rows):
            tree.add(row.id, row.parent, row.name, row.state, row.stands_for)
        bare = set(connection.execute(_bare()).scalars())
        tree.empty = frozenset(_with_all_below(tree, bare, tree.children))
        refused = connection.execute(_refused()).scalars().all()
        tree.unlisted = (
            frozenset(_with_all_below(tree, bare.union(refused), tree.shown_children))
            if refused
            else tree.empty
        )
        return tree

    def add(self, tag: int, parent: int | None, name: str, state: str, stands_for: int | None = None) -> None:
        """Takes in a tag, or what became of it."""
        old = self._rows.get(tag)
        if old is not None and self._children[old.parent].get(folded_tag(old.name)) == tag:
            del self._children[old.parent][folded_tag(old.name)]
        self._rows[tag] = TagRow(parent, name, state, stands_for)
        self._children.setdefault(parent, {})[folded_tag(name)] = tag

    def remove(self, tag: int) -> None:
        """Forgets a tag, if it is known."""
        old = self._rows.pop(tag, None)
        if old is not None and self._children[old.parent].get(folded_tag(old.name)) == tag:
            del self._children[old.parent][folded_tag(old.name)]

    def row(self, tag: int) -> TagRow:
        """Returns a tag, one that was given up too."""
        return self._rows[tag]

    def seen(self, tag: int) -> TagRow:
        """Returns a tag that people see.

        Raises:
            AsifError: There is none with this id, or it was given up since.
        """
        row = self._rows.get(tag)
        if row is None or row.state not in SHOWN:
            raise AsifError(said("This tag is gone: it was deleted or merged meanwhile."))
        return row

    def path(self, tag: int) -> list[str]:
        """Returns the names from the topmost parent down to the tag's own."""
        names: list[str] = []
        at: int | None = tag
        while at is not None:
            names.append(self._rows[at].name)
            at = self._rows[at].parent
        return names[::-1]

    def meant(self, tag: int) -> int:
        """Returns the tag that a tag stands for: itself, unless it is an alias."""
        other = self._rows[tag].stands_for
        return tag if other is None else other

    def named(self, name: str) -> int:
        """Returns the tag with this name or title, however it is capitalised.

        Raises:
            AsifError: There is none, or several have that name.
        """
        wanted = folded_tag(name)
        shown = [tag for tag, row in self._rows.items() if row.state in SHOWN]
        top = wanted.removeprefix("/")
        titled = [tag for tag in shown if folded_tag("/".join(self.path(tag))) == top]
        found = titled or [tag for tag in shown if folded_tag(self._rows[tag].name) == wanted]
        found = [tag for tag in found if tag not in self.unlisted] or found
        if not found:
            raise AsifError(said("There is no tag “{0}” yet; make it first.", shortened(name)))
        if len(found) > 1:
            titles = ", ".join("/".join(self.path(tag)) for tag in found[:5])
            raise AsifError(said("Several tags are called “{0}”: {1}; say which.", shortened(name), titles))
        return found[0]

    def searched(self, name: str) -> list[int]:
        """Returns every tag that a search for a name means, one or more.

        A name, or names below each other, count at any depth; with a stroke before them, from the top alone.

        Raises:
            AsifError: There is none.
        """
        wanted = folded_tag(name)
        titles = {
            tag: folded_tag("/".join(self.path(tag))) for tag, row in self._rows.items() if row.state in SHOWN
        }
        found = [tag for tag, title in titles.items() if f"/{title}".endswith(f"/{wanted.removeprefix('/')}")]
        if wanted.startswith("/"):
            found = [tag for tag in found if titles[tag] == wanted[1:]]
        if not found:
            raise AsifError(said("There is no tag “{0}” yet; make it first.", shortened(name)))
        return found

    def sibling(self, parent: int | None, name: str, states: Sequence[str] | None = None) -> int | None:
        """Returns the tag with this name below a parent, in one of these states if given; else None."""
        tag = self._children.get(parent, {}).get(folded_tag(name))
        return tag if tag is not None and (states is None or self._rows[tag].state in states) else None

    def children(self, tag: int | None) -> list[int]:
        """Returns the tags right below a tag, given up ones included."""
        return list(self._children.get(tag, {}).values())

    def shown_children(self, tag: int) -> list[int]:
        """Returns the tags right below a tag, without those that were given up."""
        return [child for child in self.children(tag) if self._rows[child].state in SHOWN]

    def below(self, tag: int) -> list[int]:
        """Returns a tag and every tag below it, parents first; none if it is unknown."""
        found = [tag] if tag in self._rows else []
        for one in found:
            found += self.children(one)
        return found


def children_first(tree: Tree, tags: Iterable[int]) -> list[int]:
    """Returns the tags with each after all that lie below it."""
    return sorted(tags, key=lambda tag: (-len(tree.path(tag)), tag))


def _with_all_below(tree: Tree, tags: Iterable[int], children: Callable[[int], Sequence[int]]) -> set[int]:
    """Returns those of the tags that have none but such ones below them."""
    found: set[int] = set()
    for one in children_first(tree, tags):
        if found.issuperset(children(one)):
            found.add(one)
    return found


def _bare() -> Select[int]:
    """Returns the question for tags that are not the person's, and that no photo has by anyone's word."""
    tag, other = tables.Tag, aliased(tables.Tag)
    file, given = tables.FileTag, tables.PhotoTag
    meant = select(other.stands_for).where(other.stands_for.is_not(None))
    said = exists().where(file.tag == tag.id) | exists().where(given.tag == tag.id, given.state != "rejected")
    return select(tag.id).where(tag.state.in_(("file", "dropped")), ~said, tag.id.not_in(meant))


def _refused() -> Select[int]:
    """Returns the question for tags that only files name, of photos for all of which they were rejected."""
    tag, other = tables.Tag, aliased(tables.Tag)
    file, given, against = tables.FileTag, tables.PhotoTag, aliased(tables.PhotoTag)
    of_it = given.tag == tag.id
    spared = ~(
        exists()
        .where(against.photo == file.photo, against.tag == tag.id, against.state == "rejected")
        .correlate(file, tag)
    )
    by_name = exists().where(file.tag == tag.id, spared)
    by_another = exists().where(
        file.tag == other.id, other.stands_for == tag.id, other.state != "dropped", spared
    )
    meant = select(other.stands_for).where(other.stands_for.is_not(None))
    return select(tag.id).where(
        tag.state == "file",
        exists().where(of_it, given.state == "rejected"),
        ~exists().where(of_it, given.state != "rejected"),
        ~by_name,
        tag.id.not_in(meant) | ~by_another,  # few tags have another that stands for them
    )


def named_by_files(tags: Sequence[int] | None = None) -> Select[int, int]:
    """Returns the question for (photo, tag) of what files name, aliases resolved, rejected ones included."""
    file, tag = tables.FileTag, tables.Tag
    meant = func.coalesce(tag.stands_for, tag.id)
    asked = select(file.photo.label("photo"), meant.label("tag")).join(tag, tag.id == file.tag)
    asked = asked.where(tag.state != "dropped")
    return asked if tags is None else asked.where(among(meant, tags))


def had(tags: Sequence[int] | None = None) -> CompoundSelect[int, int]:
    """Returns the question for the (photo, tag) there are: manual, accepted, or named and not rejected."""
    given = tables.PhotoTag
    by_person = select(given.photo, given.tag).where(given.state.in_(("manual", "accepted")))
    if tags is not None:
        by_person = by_person.where(among(given.tag, tags))
    return union(by_person, not_refused(tags))


def not_refused(tags: Sequence[int] | None = None) -> Select[int, int]:
    """Returns the question for (photo, tag) of what files name and the person did not reject."""
    given, files = tables.PhotoTag, named_by_files(tags).subquery()
    refused = (
        select(given.id)
        .where(given.photo == files.c.photo, given.tag == files.c.tag, given.state == "rejected")
        .exists()
    )
    return select(files.c.photo, files.c.tag).where(~refused)


def photos_with(connection: Connection, tags: Sequence[int]) -> list[int]:
    """Returns the photos that have one of these tags: manual, accepted, or from the file and not rejected."""
    photos = had(tags).subquery().c.photo
    return sorted(connection.execute(select(photos).distinct()).scalars())


def move_photos(recorder: Recorder, tag: int, into: int) -> None:
    """Gives what a person said of one tag to another, where they said nothing of that one.

    A refusal of the one takes no photo from the other, which has it by its file.
    """
    given = tables.PhotoTag
    rows = recorder.connection.execute(
        select(given.id, given.photo, given.tag, given.state).where(given.tag.in_((tag, into)))
    )
    named = {row.photo for row in recorder.connection.execute(not_refused([into]))}
    mine: dict[int, int] = {}
    taken: set[int] = set()
    for row in rows.all():
        if row.tag != tag:
            taken.add(row.photo)
            continue
        mine[row.photo] = row.id
        if row.state == "rejected" and row.photo in named:
            taken.add(row.photo)
    recorder.delete("photo_tag", sorted(row for photo, row in mine.items() if photo in taken))
    moved = sorted(row for photo, row in mine.items() if photo not in taken)
    recorder.update_alike("photo_tag", moved, {"tag": into})
