"""Tags on photos: what the person said, what files say, and which photos that makes."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from asif_desktop.catalog.anchors.anchors import put_anchors
from asif_desktop.catalog.base import AnyRow, among
from asif_desktop.catalog.places.folders import READABLE
from asif_desktop.catalog.records import NewAnchor, SuggestibleTag
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.steps.tag_rows import SHOWN, Tree, named_by_files, not_refused, photos_with
from asif_desktop.catalog.tags.tag_counts import tag_counts
from asif_desktop.catalog.tags.tags import Tags, last_name, make_tag
from asif_desktop.catalog.text import folded_tag, shortened
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, counted, said
from asif_desktop.domain.tags import Decision, NewTag, PhotoTag, Tag

_OVERRULED: Mapping[Decision, tuple[str, ...]] = {
    "manual": ("rejected",),
    "accepted": ("rejected",),
    "rejected": ("manual", "accepted"),
    "none": ("manual", "accepted"),
}
"""Of what the person said before, what each decision replaces."""


class Tagging(Tags):
    """The tags on the photos of a catalog."""

    def tags(self, *, unlisted: bool = False) -> list[Tag]:
        """Returns the tags that people see, by their titles, with counts of readable photos.

        One that files brought along is seen as long as a file names it whose photo was not refused it, or a
        tag below it is seen. What was refused stays so: the tag is still found by its name.

        Args:
            unlisted: Whether those that are not seen are wanted too.
        """
        tag, collection = tables.Tag, tables.Collection
        every = select(tag, collection.name.label("own_collection")).join(
            collection, collection.id == tag.collection, isouter=True
        )
        with self._reading() as connection:
            rows = connection.execute(every.where(tag.state.in_(SHOWN))).all()
            if not rows:
                return []  # counting looks at all photos, and a library without tags is asked as often
            tree = Tree.read(connection)
            rows = rows if unlisted else [row for row in rows if row.id not in tree.unlisted]
            counts = tag_counts(connection, tree, [row.id for row in rows])
        names = Counter(ending for row in rows for ending in _endings(tree.path(row.id)))
        found = [_tag(row, tree, counts, names) for row in rows]
        return sorted(found, key=lambda tag: ([name.casefold() for name in tag.path], tag.id))

    def decide(self, tag: int, photos: Sequence[int], decision: Decision, count: int | None = None) -> int:
        """Keeps what a person says of a tag on photos; returns for how many that was anything new.

        A manual tag stays manual when it is accepted. A tag that the file names is taken off by rejecting it:
        the file is as it was.

        Args:
            tag: Its id.
            photos: Ids.
            decision: What is said.
            count: As how many photos a person sees them; as many as there are ids if not given.

        Raises:
            AsifError: The tag or a photo is unknown.
        """
        with self._reading() as connection:
            name = Tree.read(connection).seen(tag).name
        wanted = list(dict.fromkeys(photos))
        count = len(wanted) if count is None else count
        with self._step(_saying(decision, count, shortened(name))) as recorder:
            Tree.read(recorder.connection).seen(tag)  # again: another client may have deleted it since
            _decide(recorder, tag, wanted, decision)
            return sum(change.table == "photo_tag" for change in recorder.changes)

    def create_tag_for(self, new: NewTag, photos: Sequence[int], count: int | None = None) -> int:
        """Makes a tag as `create_tag` does and gives it to photos, in one step; returns its id.

        Args:
            new: The tag.
            photos: Ids.
            count: As for `decide`.

        Raises:
            AsifError: As for `create_tag`, or a photo is unknown; then nothing is made.
        """
        wanted = list(dict.fromkeys(photos))
        name = shortened(last_name(new))
        saying = counted(
            "Create tag “{1}” for {0} photo",
            "Create tag “{1}” for {0} photos",
            len(wanted) if count is None else count,
            name,
        )
        with self._step(saying) as recorder:
            tag = make_tag(recorder, new)
            _decide(recorder, tag, wanted, "manual")
            return tag

    def learn(
        self,
        tag: int,
        photos: Sequence[int],
        decision: Decision,
        collection: str,
        anchors: Sequence[NewAnchor],
        description: Sentence,
    ) -> list[int]:
        """Keeps what is said of a tag on photos, and adds anchors, in one step; returns the anchors' ids.

        Raises:
            AsifError: As for `decide` and `add_anchors`; then nothing is kept.
        """
        with self._step(description) as recorder:
            Tree.read(recorder.connection).seen(tag)
            _decide(recorder, tag, list(dict.fromkeys(photos)), decision)
            return put_anchors(recorder, collection, anchors)

    def tagged(self, tag: int) -> NDArray[np.int64]:
        """Returns the photos that have a tag or one below it, int64 [n], ascending.

        That is: manual, accepted, or named by the file and not rejected. Photos without a readable file are
        among them.
        """
        with self._reading() as connection:
            photos = photos_with(connection, Tree.read(connection).below(tag))
        return np.array(photos, dtype=np.int64)

    def suggestible(self) -> list[SuggestibleTag]:
        """Returns the tags that are suggested for photos, by id: the person's own."""
        tag = tables.Tag
        rows = select(tag.id, tag.name, tag.phrases, tag.cut).where(tag.state == "own").order_by(tag.id)
        with self._reading() as connection:
            return [
                SuggestibleTag(row.id, tuple(json.loads(row.phrases) or [row.name]), row.cut)
                for row in connection.execute(rows)
            ]

    def decided(self, tag: int) -> NDArray[np.int64]:
        """Returns the photos for which nothing is left to suggest of a tag, int64 [n], ascending.

        The person said yes or no, or the file names it, or they have a tag below it.
        """
        given = tables.PhotoTag
        with self._reading() as connection:
            said = connection.execute(select(given.photo).where(given.tag == tag)).scalars().all()
            having = photos_with(connection, Tree.read(connection).below(tag))
        return np.union1d(np.array(said, dtype=np.int64), np.array(having, dtype=np.int64))

    def counter_examples(self) -> dict[int, list[int]]:
        """Returns the photos that were rejected for each tag, ascending, whatever anchors they have."""
        given, path = tables.PhotoTag, tables.PhotoPath
        # Asked photo by photo: rejections are few, and photos many.
        there = select(path.id).where(path.photo == given.photo, path.state.in_(READABLE)).exists()
        asked = select(given.tag, given.photo).where(given.state == "rejected", there).order_by(given.photo)
        found: dict[int, list[int]] = {}
        with self._reading() as connection:
            for tag, photo in connection.execute(asked):
                found.setdefault(tag, []).append(photo)
        return found

    def captions(self) -> dict[int, str]:
        """Returns the caption of each photo that has one: the person's, else its file's."""
        photo, note = tables.Photo, tables.PhotoNote
        caption = func.coalesce(note.caption, photo.caption)
        rows = select(photo.id, caption.label("caption")).join(note, note.id == photo.id, isouter=True)
        with self._reading() as connection:
            found = connection.execute(rows.where(caption.is_not(None), caption != "")).all()
        return {row.id: row.caption for row in found}

    def keywords(self) -> dict[int, str]:
        """Returns the keywords of each photo whose file names any, as one text: "Dog, Sea"."""
        with self._reading() as connection:
            tree, named = Tree.read(connection), not_refused().order_by("photo", "tag")
            found: dict[int, list[str]] = {}
            for photo, tag in connection.execute(named):
                found.setdefault(photo, []).append(tree.row(tag).name)
        return {photo: ", ".join(dict.fromkeys(names)) for photo, names in found.items()}

    def tags_of(self, photos: Sequence[int]) -> list[PhotoTag]:
        """Returns what the person and the files say of these photos, by photo and tag."""
        given = tables.PhotoTag
        said = select(given.photo, given.tag, given.state).where(among(given.photo, photos))
        with self._reading() as connection:
            states = {(row.photo, row.tag): row.state for row in connection.execute(said)}
            asked = named_by_files().where(among(tables.FileTag.photo, photos))
            in_file = {(row.photo, row.tag) for row in connection.execute(asked)}
        return [
            PhotoTag(photo, tag, states.get((photo, tag), "file"), (photo, tag) in in_file)
            for photo, tag in sorted(states.keys() | in_file)
        ]


def _decide(recorder: Recorder, tag: int, wanted: Sequence[int], decision: Decision) -> None:
    """Keeps what is said of a tag on photos, in a step."""
    connection = recorder.connection
    _check_photos(connection, wanted)
    given = tables.PhotoTag
    rows = connection.execute(
        select(given.id, given.photo, given.state).where(given.tag == tag, among(given.photo, wanted))
    ).all()
    overruled = [row for row in rows if row.state in _OVERRULED[decision]]
    fresh = [photo for photo in wanted if photo not in {row.photo for row in rows}]
    state: str = decision
    if decision == "none":
        file = _named_in_files(connection, tag)
        recorder.delete("photo_tag", [row.id for row in overruled if row.photo not in file])
        overruled = [row for row in overruled if row.photo in file]
        fresh = [photo for photo in fresh if photo in file]
        state = "rejected"
    recorder.update_alike("photo_tag", [row.id for row in overruled], {"state": state})
    recorder.insert("photo_tag", [{"photo": photo, "tag": tag, "state": state} for photo in fresh])
    if decision == "manual":
        recorder.update_many("tag", {tag: {"state": "own"}})


def _named_in_files(connection: Connection, tag: int) -> set[int]:
    return {row.photo for row in connection.execute(named_by_files([tag]))}


def _check_photos(connection: Connection, photos: Sequence[int]) -> None:
    known = connection.execute(select(tables.Photo.id).where(among(tables.Photo.id, photos))).scalars()
    unknown = sorted(set(photos).difference(known))
    if unknown:
        raise AsifError(said("There is no photo {0} in the library.", str(unknown[0])))


def _endings(path: Sequence[str]) -> list[str]:
    """Returns what a search for the last names of a path would say: the last, the last two, and so on."""
    return [folded_tag("/".join(path[at:])) for at in range(len(path))]


def _tag(row: AnyRow, tree: Tree, counts: Mapping[tuple[int, str], int], names: Mapping[str, int]) -> Tag:
    return Tag(
        id=row.id,
        name=row.name,
        path=tree.path(row.id),
        phrases=json.loads(row.phrases) or [row.name],
        parent=row.parent,
        colour=row.colour,
        key=row.key,
        collection=row.own_collection,
        cut=row.cut,
        own=row.state == "own",
        manual=counts.get((row.id, "manual"), 0),
        accepted=counts.get((row.id, "accepted"), 0),
        rejected=counts.get((row.id, "rejected"), 0),
        from_file=counts.get((row.id, "file"), 0),
        photos=counts[row.id, "photos"],
        namesake=names[_endings(tree.path(row.id))[0]] > 1,
    )


def _saying(decision: Decision, count: int, tag: str) -> Sentence:
    """Returns the name of the step."""
    match decision:
        case "manual":
            return counted("Tag {0} photo “{1}”", "Tag {0} photos “{1}”", count, tag)
        case "accepted":
            return counted("Accept “{1}” for {0} photo", "Accept “{1}” for {0} photos", count, tag)
        case "rejected":
            return counted("Reject “{1}” for {0} photo", "Reject “{1}” for {0} photos", count, tag)
        case "none":
            return counted("Remove tag “{1}” from {0} photo", "Remove tag “{1}” from {0} photos", count, tag)
