"""What can be asked of a library. Each request names the type of its answer.

The library process answers them over a socket (`remote`), tests in their own process (`library`).
"""

from typing import Any, Generic, Literal, TypeVar, get_args

import msgspec

from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.duplicates import AlikeGroup, AlikeKind
from asif_desktop.domain.keeping import Backup, Finding
from asif_desktop.domain.knowledge import Anchor, AnchorList, Collection, LessonPreview, Step, Taught
from asif_desktop.domain.notes import EVERY, NoteEdit, Notes, PhotoDetails, PhotoFilter
from asif_desktop.domain.photos import (
    Exported,
    Folder,
    FullSize,
    MissingPhoto,
    Photo,
    PhotoList,
    Subfolder,
    Trashed,
    TrashedPhoto,
    TrashPreview,
)
from asif_desktop.domain.results import Match, Matches, QueryReading, Ranking
from asif_desktop.domain.status import Indexed, Status
from asif_desktop.domain.tags import Decision, NewTag, PhotoTag, Suggested, Suggestion, Tag, TagEdit

R = TypeVar("R")

PhotoRef = int | bytes
"""A photo's id, or the absolute path of one of its files."""

TagRef = int | str
"""A tag's id, its name, or its title ("Animals/Dog"), however they are capitalised."""


class Request(msgspec.Struct, Generic[R], frozen=True):
    """Something asked; `R` is the type of the answer."""


# Folders and indexing


class AddFolders(Request[None], frozen=True, tag="add-folders"):
    """Watch these absolute paths from now on, and index them in the background."""

    folders: list[bytes]


class IndexFolders(Request[Indexed], frozen=True, tag="index-folders"):
    """Add these folders, and answer when everything in them is encoded or has failed."""

    folders: list[bytes]


class Rescan(Request[None], frozen=True, tag="rescan"):
    """Look for new, changed and vanished files in all folders, in the background."""


class RetryFailed(Request[int], frozen=True, tag="retry-failed"):
    """Read every file again that could not be read as a photo; the answer says how many there were."""

    wait: bool = False
    """Whether the answer comes when they have been read."""


class RemoveFolder(Request[None], frozen=True, tag="remove-folder"):
    """Stop watching a folder. Its files stay as they are; manual work on its photos is kept."""

    folder: bytes


class Exclude(Request[None], frozen=True, tag="exclude"):
    """Leave out of a watched folder what these globs match, in place of those that were there.

    One without a slash is compared with the names of files and folders, one with a slash with paths from the
    folder on. Photos that are left out are no longer shown; manual work on them is kept.
    """

    folder: bytes
    globs: list[str]


class WatchFolders(Request[None], frozen=True, tag="watch-folders"):
    """Notice what changes in the folders from now on, and look for what changed while nobody did."""


class ListFolders(Request[list[Folder]], frozen=True, tag="list-folders"):
    """The watched folders, by path."""


class ListSubfolders(Request[list[Subfolder]], frozen=True, tag="list-subfolders"):
    """The folders directly inside a place that hold photos, themselves or further below, by name."""

    folder: int
    below: bytes = b""
    """The place, relative to the root `folder`; empty for the root itself."""


class PauseIndexing(Request[None], frozen=True, tag="pause-indexing"):
    """Pause or resume the background work."""

    paused: bool


class CancelWork(Request[bool], frozen=True, tag="cancel-work"):
    """Stop the long change of what is known that is under way, as if it had not begun; is there one?"""


# Looking


class ListPhotos(Request[PhotoList], frozen=True, tag="list-photos"):
    """The photos of the library or of one folder in it, newest first; RAW and JPEG of one name once."""

    folder: int | None = None
    order: Literal["taken", "added", "name", "size", "rating"] = "taken"
    below: bytes = b""
    """A path relative to the root `folder`: the photos there and below it alone."""
    added_since: str | None = None
    """As `Photo.added` is written: the photos added then or later alone."""
    album: str | None = None
    """An album's name: its photos alone."""
    only: PhotoFilter = EVERY


class CountPhotos(Request[int], frozen=True, tag="count-photos"):
    """How many photos `ListPhotos` would list."""

    added_since: str


class DescribePhotos(Request[list[Photo]], frozen=True, tag="describe-photos"):
    """What is known of these photos; ids that are gone are left out."""

    ids: list[int]


class MakeThumbnails(Request[list[int]], frozen=True, tag="make-thumbnails"):
    """Make the missing thumbnails of these photos; answers with the ids that have one now."""

    ids: list[int]


class MakePreview(Request[str], frozen=True, tag="make-preview"):
    """The file in the cache that holds a photo scaled to the screen, upright, in sRGB."""

    photo: int


class MakeFullSize(Request[FullSize], frozen=True, tag="make-full-size"):
    """All pixels of a photo, in the cache; the photos asked for last are kept there."""

    photo: int


class Export(Request[Exported], frozen=True, tag="export"):
    """Write JPEG copies in sRGB into a folder; no file there or anywhere is replaced or changed."""

    photos: list[PhotoRef]
    to: bytes
    """Absolute; made if it is missing."""
    side: int = 0
    """The longer side in pixels, at most; 0 for the photo's own size."""
    quality: int = 90
    """1 to 95."""
    metadata: bool = True
    """Whether copies tell when, where and with which camera they were taken."""


# Searching


class Search(Request[Matches], frozen=True, tag="search"):
    """The best photos for a query; limit 0 means all of them."""

    query: str
    limit: int = 20
    why: bool = False
    base: bytes = b""
    """The folder that `like:` and its paths are relative to; empty: they are absolute."""
    cut: bool = False
    """Only what is above the automatic cut."""
    only: PhotoFilter = EVERY


class Rank(Request[Ranking], frozen=True, tag="rank"):
    """Every photo ranked for a query, without those that its filters leave out."""

    query: str
    only: PhotoFilter = EVERY


class ReadQuery(Request[QueryReading], frozen=True, tag="read-query"):
    """How a query is understood, and what is wrong with it; never refused."""

    query: str


class RankSimilar(Request[Ranking], frozen=True, tag="rank-similar"):
    """Every photo ranked by how alike it is to this one, which is among them if the library has it.

    A path may name any file: one that is not in the library is looked at once, and not kept.
    """

    photo: PhotoRef
    only: PhotoFilter = EVERY


class RankCarried(Request[Ranking], frozen=True, tag="rank-carried"):
    """Every photo ranked by how much one anchor says of it; those it describes are the matching ones."""

    anchor: int


class ExplainSimilar(Request[Match], frozen=True, tag="explain-similar"):
    """How alike two photos are, and the anchors that both share; `like` may be any file."""

    photo: PhotoRef
    like: PhotoRef


class Explain(Request[Match], frozen=True, tag="explain"):
    """One photo's match with a query, and the anchors that carried it."""

    photo: PhotoRef
    query: str
    base: bytes = b""
    """As for `Search`."""


# Albums and saved searches


class ListAlbums(Request[list[Album]], frozen=True, tag="list-albums"):
    """The albums, by name."""


class CreateAlbum(Request[None], frozen=True, tag="create-album"):
    """Make an album of these photos, which may be none."""

    name: str
    photos: list[PhotoRef] = []


class RenameAlbum(Request[None], frozen=True, tag="rename-album"):
    """Give an album another name."""

    old: str
    new: str


class DeleteAlbum(Request[None], frozen=True, tag="delete-album"):
    """Forget an album; its photos stay."""

    name: str


class AddToAlbum(Request[int], frozen=True, tag="add-to-album"):
    """Put photos into an album; answers with how many were not in it."""

    name: str
    photos: list[PhotoRef]


class RemoveFromAlbum(Request[int], frozen=True, tag="remove-from-album"):
    """Take photos out of an album; answers with how many were in it."""

    name: str
    photos: list[PhotoRef]


class ListAlbumPhotos(Request[list[Photo]], frozen=True, tag="list-album-photos"):
    """The photos of an album, in the order they were put there."""

    name: str


class ListSearches(Request[list[SavedSearch]], frozen=True, tag="list-searches"):
    """The saved searches, by name."""


class GetSearch(Request[SavedSearch], frozen=True, tag="get-search"):
    """The saved search of this name."""

    name: str


class SaveSearch(Request[None], frozen=True, tag="save-search"):
    """Keep a query under a name; a saved search of that name gets the new query."""

    name: str
    query: str
    base: bytes = b""
    """As for `Search`; what is kept is absolute."""


class RenameSearch(Request[None], frozen=True, tag="rename-search"):
    """Give a saved search another name."""

    old: str
    new: str


class DeleteSearch(Request[None], frozen=True, tag="delete-search"):
    """Forget a saved search."""

    name: str


class CountMatches(Request[list[int | None]], frozen=True, tag="count-matches"):
    """How many photos each query finds above its cut; None where it cannot be told now."""

    queries: list[str]


# Teaching


class Teach(Request[Taught], frozen=True, tag="teach"):
    """Make each photo an anchor with this caption: all of them or none."""

    photos: list[PhotoRef]
    caption: str
    collection: str | None = None


class PreviewLesson(Request[LessonPreview], frozen=True, tag="preview-lesson"):
    """What `Teach` would change in the matches of its caption, and of another phrase if one is given."""

    photos: list[PhotoRef]
    caption: str
    phrase: str | None = None


class LearnFromFiles(Request[int], frozen=True, tag="learn-from-files"):
    """Make anchors of the photos that have captions, or keywords; answers with how many those were."""

    source: Literal["captions", "keywords"]
    collection: str | None = None


class AddAnchors(Request[Taught], frozen=True, tag="add-anchors"):
    """Make each of these picture files an anchor, in the library or not: all of them or none."""

    files: list[bytes]
    """Absolute."""
    caption: str | None = None
    """Of all of them; None: the name of each file, without its ending."""
    collection: str | None = None


class ListAnchors(Request[AnchorList], frozen=True, tag="list-anchors"):
    """The ids of the anchors: of one collection if named, with each of these words in the caption."""

    collection: str | None = None
    words: str = ""


class DescribeAnchors(Request[list[Anchor]], frozen=True, tag="describe-anchors"):
    """What is known of these anchors, by id; those that are gone are left out."""

    ids: list[int]


class AnchorPicture(Request[str | None], frozen=True, tag="anchor-picture"):
    """The file in the cache that holds an anchor's picture; None for a class."""

    anchor: int


class EditAnchor(Request[None], frozen=True, tag="edit-anchor"):
    """Give an anchor another caption."""

    anchor: int
    caption: str


class MoveAnchors(Request[None], frozen=True, tag="move-anchors"):
    """Move these anchors to a collection, which is made if it is not there: all of them or none."""

    anchors: list[int]
    collection: str


class RemoveAnchors(Request[None], frozen=True, tag="remove-anchors"):
    """Forget these anchors: all of them or none."""

    anchors: list[int]


class ListCollections(Request[list[Collection]], frozen=True, tag="list-collections"):
    """The collections, in the order they were made."""


class CreateCollection(Request[None], frozen=True, tag="create-collection"):
    """Make an empty collection, switched on."""

    name: str


class RenameCollection(Request[None], frozen=True, tag="rename-collection"):
    """Give a collection another name."""

    old: str
    new: str


class DeleteCollection(Request[None], frozen=True, tag="delete-collection"):
    """Forget a collection and its anchors."""

    name: str


class SwitchCollection(Request[None], frozen=True, tag="switch-collection"):
    """Switch a collection on or off."""

    name: str
    enabled: bool


# Tags


class ListTags(Request[list[Tag]], frozen=True, tag="list-tags"):
    """The tags, by their titles."""


class CreateTag(Request[int], frozen=True, tag="create-tag"):
    """Make a tag the person's own; answers with its id."""

    new: NewTag


class ImportTags(Request[int], frozen=True, tag="import-tags"):
    """Make the tags of a list, a name a line, indented below its parent; answers with how many are new."""

    text: str


class EditTag(Request[None], frozen=True, tag="edit-tag"):
    """Change a tag's name, phrases, parent, colour, key, collection or cut."""

    which: TagRef
    edit: TagEdit


class MergeTags(Request[None], frozen=True, tag="merge-tags"):
    """Make two tags one, the second."""

    which: TagRef
    into: TagRef


class DeleteTag(Request[int], frozen=True, tag="delete-tag"):
    """Forget a tag and those below it; answers with how many they are."""

    which: TagRef


class DecideTag(Request[int], frozen=True, tag="decide-tag"):
    """Say whether photos have a tag: all of them or none; answers with for how many that was new."""

    which: TagRef
    photos: list[PhotoRef]
    decision: Decision


class SuggestPhotos(Request[Matches], frozen=True, tag="suggest-photos"):
    """The photos that a tag is suggested for, best first; limit 0 means all of them."""

    which: TagRef
    limit: int = 0
    why: bool = False


class RankSuggestions(Request[Ranking], frozen=True, tag="rank-suggestions"):
    """The photos that a tag is suggested for, best first, in columns."""

    which: TagRef


class AcceptSuggestions(Request[int], frozen=True, tag="accept-suggestions"):
    """Accept every suggestion of a tag with this score or more; answers with how many those were."""

    which: TagRef
    least: float


class SuggestTags(Request[list[Suggestion]], frozen=True, tag="suggest-tags"):
    """The tags that are suggested for these photos, by photo, best first."""

    photos: list[int]


class CountSuggestions(Request[list[Suggested]], frozen=True, tag="count-suggestions"):
    """For how many photos each tag is suggested, those with none left out."""


class TagsOfPhotos(Request[list[PhotoTag]], frozen=True, tag="tags-of-photos"):
    """What the person and the files say of these photos, by photo and tag."""

    photos: list[int]


# Notes on photos


class NotePhotos(Request[int], frozen=True, tag="note-photos"):
    """Say something of photos: all of them or none; answers with for how many that was new.

    A RAW and JPEG of one name that are shown as one get it together; so with the next.
    """

    photos: list[PhotoRef]
    edit: NoteEdit


class ChooseBest(Request[int], frozen=True, tag="choose-best"):
    """Pick one of several photos and reject the others, in one step. Answers as `NotePhotos`."""

    best: PhotoRef
    others: list[PhotoRef]


class RotatePhotos(Request[int], frozen=True, tag="rotate-photos"):
    """Show photos turned, from how they stand now; their files stay as they are. Answers as `NotePhotos`."""

    photos: list[PhotoRef]
    degrees: int
    """Clockwise; a multiple of 90."""


class SplitPhotos(Request[int], frozen=True, tag="split-photos"):
    """Show the RAW and JPEG of one name apart, or as one; answers with how many photos that concerned."""

    photos: list[PhotoRef]
    apart: bool


class NotesOf(Request[Notes], frozen=True, tag="notes-of"):
    """What is said of these photos together."""

    photos: list[int]


class DetailPhoto(Request[PhotoDetails], frozen=True, tag="detail-photo"):
    """What the file of a photo tells, beside what `DescribePhotos` has."""

    photo: PhotoRef


# Deleting


class PreviewTrash(Request[TrashPreview], frozen=True, tag="preview-trash"):
    """What `TrashPhotos` or `DeletePhotos` would take away."""

    photos: list[PhotoRef]


class TrashPhotos(Request[Trashed], frozen=True, tag="trash"):
    """Move photos' files and their sidecars to the system's trash, as one step of the history.

    A photo by its id: all its files, and the other of a RAW and JPEG of one name, unless they are split. By a
    path: that file alone.
    """

    photos: list[PhotoRef]


class DeletePhotos(Request[Trashed], frozen=True, tag="delete"):
    """Delete the same files for good: this cannot be undone. What was made of the photos stays."""

    photos: list[PhotoRef]


class UntrashPhotos(Request[Trashed], frozen=True, tag="untrash"):
    """Move files from the trash to where they were, as one step of the history.

    A photo by its id: all its files that are in the trash. By a path where one was: that file alone.
    """

    photos: list[PhotoRef]


class ListTrash(Request[list[TrashedPhoto]], frozen=True, tag="list-trash"):
    """The photos' files in the trash, the last one first."""


class ListMissing(Request[list[MissingPhoto]], frozen=True, tag="list-missing"):
    """The photos whose files are gone, those last seen first; unplugged ones are not among them."""


class ForgetPhotos(Request[int], frozen=True, tag="forget"):
    """Take photos that are missing off the list of these: all of them or none; answers with how many.

    What a person said of them stays in the catalog, and is theirs again should their content come back.
    """

    photos: list[PhotoRef]


# Duplicates


class FindAlike(Request[list[AlikeGroup]], frozen=True, tag="find-alike"):
    """The groups of photos of which one would do; may take minutes, and tells its progress as "alike"."""

    kind: AlikeKind


class StopFindingAlike(Request[None], frozen=True, tag="stop-finding-alike"):
    """End the search for look-alikes that is under way, which is then refused."""


# Taking back


class Undo(Request[Step], frozen=True, tag="undo"):
    """Take back the last operation; answers with what was undone."""

    only: int | None = None
    """The step that is meant: where another one came after it, nothing is taken back."""


class Redo(Request[Step], frozen=True, tag="redo"):
    """Do again what was last undone."""


class History(Request[list[Step]], frozen=True, tag="history"):
    """The operations that can be undone or redone, newest first."""

    limit: int = 100


# Keeping safe


class MakeBackup(Request[Backup], frozen=True, tag="make-backup"):
    """Make a backup of the catalog now."""


class ListBackups(Request[list[Backup]], frozen=True, tag="list-backups"):
    """The backups there are, newest first."""


class RestoreBackup(Request[Backup], frozen=True, tag="restore-backup"):
    """Put a backup in the catalog's place; the library process ends, and its next start does it."""

    name: str = ""
    """Empty: the newest that is whole."""


class Examine(Request[list[Finding]], frozen=True, tag="examine"):
    """Look at everything that support would ask about."""


class MakeReport(Request[str], frozen=True, tag="make-report"):
    """The examination and the end of the log as text."""

    names: bool = False
    """Whether paths of photos and folders may stay in it."""


# The library itself


class GetSettings(Request[dict[str, str]], frozen=True, tag="get-settings"):
    """Every setting and its value."""


class SetSetting(Request[str], frozen=True, tag="set-setting"):
    """Change one setting; an unknown name or value is refused.

    The answer is empty, or what would first have to be downloaded and from where: then nothing was changed.
    """

    name: str
    value: str
    download: bool = False
    """Whether the person agreed to a model's being downloaded."""


class GetStatus(Request[Status], frozen=True, tag="status"):
    """How the library stands."""


class MeasureSpeed(Request[float], frozen=True, tag="measure-speed"):
    """How many pictures a second are encoded here, measured now; waits for the model."""


class PrepareModels(Request[None], frozen=True, tag="prepare-models"):
    """Load the encoders in the background, so that the first search is quick."""


AnyRequest = (
    AddFolders
    | IndexFolders
    | Rescan
    | RetryFailed
    | RetryFailed
    | RemoveFolder
    | Exclude
    | WatchFolders
    | ListFolders
    | ListSubfolders
    | PauseIndexing
    | CancelWork
    | ListPhotos
    | CountPhotos
    | DescribePhotos
    | MakeThumbnails
    | MakePreview
    | MakeFullSize
    | Export
    | Search
    | Rank
    | RankSimilar
    | RankCarried
    | ExplainSimilar
    | ReadQuery
    | Explain
    | ListAlbums
    | CreateAlbum
    | RenameAlbum
    | DeleteAlbum
    | AddToAlbum
    | RemoveFromAlbum
    | ListAlbumPhotos
    | ListSearches
    | GetSearch
    | SaveSearch
    | RenameSearch
    | DeleteSearch
    | CountMatches
    | Teach
    | PreviewLesson
    | LearnFromFiles
    | AddAnchors
    | ListAnchors
    | DescribeAnchors
    | AnchorPicture
    | EditAnchor
    | MoveAnchors
    | RemoveAnchors
    | ListCollections
    | CreateCollection
    | RenameCollection
    | DeleteCollection
    | SwitchCollection
    | ListTags
    | CreateTag
    | ImportTags
    | EditTag
    | MergeTags
    | DeleteTag
    | DecideTag
    | TagsOfPhotos
    | NotePhotos
    | ChooseBest
    | RotatePhotos
    | SplitPhotos
    | NotesOf
    | DetailPhoto
    | PreviewTrash
    | TrashPhotos
    | DeletePhotos
    | UntrashPhotos
    | ListTrash
    | ListMissing
    | ForgetPhotos
    | FindAlike
    | StopFindingAlike
    | SuggestPhotos
    | RankSuggestions
    | AcceptSuggestions
    | SuggestTags
    | CountSuggestions
    | Undo
    | Redo
    | History
    | MakeBackup
    | ListBackups
    | RestoreBackup
    | Examine
    | MakeReport
    | GetSettings
    | SetSetting
    | GetStatus
    | MeasureSpeed
    | PrepareModels
)


def answer_type(request: type[Request[Any]]) -> Any:
    """Returns the type of a request's answer, for decoding it."""
    (base,) = vars(request)["__orig_bases__"]
    (answer,) = get_args(base)
    return answer
