"""The sidebar: where photos are, and what the program knows right now."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.photos import Folder
from asif_desktop.domain.tags import Tag
from asif_desktop.gui.asking.place import RECENT_DAYS, Place
from asif_desktop.gui.look.text import number, photos_text, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Area, IconButton, Line
from asif_desktop.gui.sidebar.folder_tree import FolderTree
from asif_desktop.gui.sidebar.sidebar_rows import CollectionRow, SidebarRow
from asif_desktop.gui.sidebar.tags_in_sight import tags_in_sight


class Sidebar(QWidget):
    """Tells what was chosen; shows what it is given."""

    place_chosen = Signal(object)
    failed_chosen = Signal()
    trash_chosen = Signal()
    missing_chosen = Signal()
    duplicates_chosen = Signal()
    collection_chosen = Signal(str)
    search_chosen = Signal(object)
    """A `SavedSearch`."""
    collection_switched = Signal(str, bool)
    photos_dropped = Signal(list, str)
    """Photos, and the collection they are to be taught in."""
    pairs_dropped = Signal(list, str)
    """Anchors, and the collection they are to be moved to."""
    files_dropped = Signal(list, str)
    """Paths, and the collection that they are to be added to."""
    photos_put = Signal(list, str)
    """Photos, and the album they are to be put into."""
    tag_chosen = Signal(object)
    tag_menu = Signal(object, QPoint)
    tag_wanted = Signal()
    more_tags_wanted = Signal()
    """A tag that is not among those shown is to be found."""
    tag_dropped = Signal(list, object)
    """Photos, and the tag that they are to be given."""
    folder_wanted = Signal()
    album_wanted = Signal()
    search_wanted = Signal()
    """What is searched now is to be saved."""
    collection_wanted = Signal()
    folder_menu = Signal(object, QPoint)
    collection_menu = Signal(object, QPoint)
    album_menu = Signal(object, QPoint)
    search_menu = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chosen: object = Place()
        self._reviewed: int | None = None
        """The tag whose suggestions are gone through, over whatever is chosen."""
        self._query = ""
        self.all = SidebarRow("photos", self.tr("All photos"), "", theme)
        self.recent = SidebarRow("recent", self.tr("Recently added"), "", theme)
        self.failed = SidebarRow("failed", self.tr("Failed"), "", theme)
        self.failed.hide()
        self.missing = SidebarRow("offline", self.tr("Missing"), "", theme)
        self.missing.hide()
        self.duplicates = SidebarRow("duplicates", self.tr("Duplicates"), "", theme)
        self.trash = SidebarRow("trash", self.tr("Trash"), "", theme)
        self.all.clicked.connect(lambda: self._choose(Place(name=self.tr("All photos"))))
        self.recent.clicked.connect(lambda: self._choose(Place("recent", name=self.tr("Recently added"))))
        self.failed.clicked.connect(self._choose_failed)
        self.missing.clicked.connect(self._choose_missing)
        self.duplicates.clicked.connect(self._choose_duplicates)
        self.trash.clicked.connect(self._choose_trash)
        show_tip(self.recent, self.tr("Added in the last {0} days").format(RECENT_DAYS))
        self.tree = FolderTree(theme)
        self.tree.place_chosen.connect(self._choose)
        self.tree.menu_wanted.connect(self.folder_menu)
        self.tags: list[SidebarRow] = []
        self.more_tags: SidebarRow | None = None
        self.collections: list[CollectionRow] = []
        self._collection_data: list[Collection] = []
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._layout.setSpacing(0)
        for row in (self.all, self.recent):
            self._layout.addWidget(row)
        box = self._section(self.tr("Folders"), self.tr("Add a folder…"), self.folder_wanted)
        box.addWidget(self.tree)
        self._collection_box = self._section(
            self.tr("Collections: what I know"), self.tr("New collection…"), self.collection_wanted
        )
        self._tag_box = self._section(self.tr("Tags"), self.tr("New tag…"), self.tag_wanted)
        self.albums: list[SidebarRow] = []
        self._album_data: list[Album] = []
        self._album_box = self._section(self.tr("Albums"), self.tr("New album…"), self.album_wanted)
        self.searches: list[SidebarRow] = []
        self._tag_data: Sequence[Tag] = ()
        """Those that are shown."""
        self._tags_told: tuple[list[Tag], dict[int, int]] = ([], {})
        self._turned: dict[int, bool] = {}
        """The tags whose branches the person opened, or closed."""
        self._search_data: list[tuple[SavedSearch, int | None]] = []
        self._search_box = self._section(
            self.tr("Saved searches"), self.tr("Save this search…"), self.search_wanted
        )
        self._layout.addSpacing(14)
        for row in (self.duplicates, self.missing, self.failed, self.trash):  # what wants tidying comes last
            self._layout.addWidget(row)
        self._layout.addStretch(1)
        area = Area(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.addWidget(area)
        self._mark()

    @property
    def folders(self) -> list[SidebarRow]:
        """The folders' rows, from top to bottom."""
        return self.tree.rows

    def show_recent(self, photos: int) -> None:
        """Shows how many photos were added lately."""
        self.recent.set_count(number(photos))

    def show_counts(self, photos: int, failed: int, trashed: int, missing: int) -> None:
        """Shows how many photos there are, and how many could not be read, are trashed, or are gone."""
        self.missing.set_count(number(missing))
        self.missing.setVisible(missing > 0)
        self.all.set_count(number(photos))
        self.failed.set_count(number(failed))
        self.failed.setVisible(failed > 0)
        self.trash.set_count(number(trashed) if trashed else "")

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Shows the watched folders."""
        self.tree.show_folders(folders)

    def show_collections(self, collections: Sequence[Collection]) -> None:
        """Shows the collections and which are switched on."""
        if list(collections) == self._collection_data:
            return
        self._collection_data = list(collections)
        self.collections = []
        for collection in collections:
            pairs = self.tr("1 pair") if collection.anchors == 1 else self.tr("{0} pairs")
            row = CollectionRow(
                collection.name, collection.enabled, pairs.format(number(collection.anchors)), self._theme
            )
            row.switched.connect(self.collection_switched)
            row.row.clicked.connect(lambda _=False, name=collection.name: self._choose_collection(name))
            row.row.menu_wanted.connect(lambda at, c=collection: self.collection_menu.emit(c, at))
            row.row.photos_dropped.connect(
                lambda ids, name=collection.name: self.photos_dropped.emit(ids, name)
            )
            row.row.pairs_dropped.connect(
                lambda ids, name=collection.name: self.pairs_dropped.emit(ids, name)
            )
            row.row.files_dropped.connect(
                lambda paths, name=collection.name: self.files_dropped.emit(paths, name)
            )
            self.collections.append(row)
        _refill(self._collection_box, self.collections)
        self._mark()

    def show_albums(self, albums: Sequence[Album]) -> None:
        """Shows the albums; photos can be dropped on them."""
        if list(albums) == self._album_data:
            return
        self._album_data = list(albums)
        self.albums = []
        for album in albums:
            row = SidebarRow("album", album.name, number(album.photos), self._theme)
            row.takes_photos()
            row.clicked.connect(lambda _=False, name=album.name: self._choose(Place("album", name=name)))
            row.menu_wanted.connect(lambda at, a=album: self.album_menu.emit(a, at))
            row.photos_dropped.connect(lambda ids, name=album.name: self.photos_put.emit(ids, name))
            self.albums.append(row)
        _refill(self._album_box, self.albums)
        self._mark()

    def show_searches(self, searches: Sequence[tuple[SavedSearch, int | None]]) -> None:
        """Shows the saved searches, each with how many photos it finds, where that is known."""
        if list(searches) == self._search_data:
            return
        self._search_data = list(searches)
        self.searches = []
        for saved, count in searches:
            row = SidebarRow("saved", saved.name, "" if count is None else number(count), self._theme)
            show_tip(row, f"{saved.name}\n{saved.query}")
            row.clicked.connect(lambda _=False, saved=saved: self._choose_search(saved))
            row.menu_wanted.connect(lambda at, one=saved: self.search_menu.emit(one, at))
            self.searches.append(row)
        _refill(self._search_box, self.searches)
        self._mark()

    def mark_search(self, query: str) -> None:
        """Marks the saved search that is this query, if one is."""
        self._query = query
        self._mark()

    def show_tags(self, tags: Sequence[Tag], suggested: Mapping[int, int]) -> None:
        """Shows the tags as a tree, and for how many photos each is suggested."""
        told = list(tags), dict(suggested)
        if told != self._tags_told:
            self._tags_told = told
            self._show_tags()

    def _show_tags(self) -> None:
        tags, suggested = self._tags_told
        sight = tags_in_sight(tags, suggested, self._turned)
        deep = any(one.opened is not None for one in sight.rows)
        self._tag_data = [one.tag for one in sight.rows]
        self.tags = []
        for one in sight.rows:
            tag = one.tag
            made = SidebarRow("tag", tag.name, number(tag.photos), self._theme, colour=tag.colour)
            made.set_branch(len(tag.path) - (1 if deep else 2), one.opened)
            if one.suggested:
                made.set_note(f"+{number(one.suggested)}")
            notes = [tag.title, photos_text(tag.photos)]
            notes += [self.tr("{0} suggested").format(number(one.suggested))] if one.suggested else []
            show_tip(made, "\n".join(notes))
            made.takes_photos()
            made.clicked.connect(lambda _=False, tag=tag: self._choose_tag(tag))
            made.branch_wanted.connect(lambda opens, tag=tag: self._turn_tag(tag.id, opens))
            made.menu_wanted.connect(lambda at, tag=tag: self.tag_menu.emit(tag, at))
            made.photos_dropped.connect(lambda ids, tag=tag: self.tag_dropped.emit(ids, tag))
            self.tags.append(made)
        self.more_tags = None
        if sight.more:
            self.more_tags = SidebarRow(
                "search", self.tr("{0} more…").format(number(sight.more)), "", self._theme
            )
            self.more_tags.setCheckable(False)
            show_tip(self.more_tags, self.tr("Type the name of a tag in the search field"))
            self.more_tags.clicked.connect(self.more_tags_wanted)
        _refill(self._tag_box, [*self.tags, *([] if self.more_tags is None else [self.more_tags])])
        self._mark()

    def _turn_tag(self, tag: int, opens: bool) -> None:
        """Shows what is inside a tag, or no more; the keyboard stays on its row."""
        had = self.tags[[one.id for one in self._tag_data].index(tag)].hasFocus()
        self._turned[tag] = opens
        if had:
            self.setFocus()  # of a row that goes it would pass to one far away, and the view with it
        self._show_tags()
        if had:
            row = self.tags[[one.id for one in self._tag_data].index(tag)]
            for one in self.tags:
                one.show()  # the layouts would only do so in a moment
            self._tag_box.activate()
            self._layout.activate()
            row.setFocus()

    def mark(self, chosen: object) -> None:
        """Marks what is shown: a `Place`, a collection's name, one of the rows, or None for failed files."""
        self._chosen = chosen
        self._mark()

    def mark_review(self, tag: int | None) -> None:
        """Marks a tag while its suggestions are gone through; None: what was marked before."""
        self._reviewed = tag
        self._mark()

    def _choose(self, place: Place) -> None:
        self.mark(place)
        self.place_chosen.emit(place)

    def _choose_search(self, saved: SavedSearch) -> None:
        self._mark()  # the click has checked the row, and the answer is to come
        self.search_chosen.emit(saved)

    def _choose_tag(self, tag: Tag) -> None:
        self._mark()  # as with a saved search
        self.tag_chosen.emit(tag)

    def _choose_failed(self) -> None:
        self.mark(None)
        self.failed_chosen.emit()

    def _choose_missing(self) -> None:
        self.mark(self.missing)
        self.missing_chosen.emit()

    def _choose_duplicates(self) -> None:
        self.mark(self.duplicates)
        self.duplicates_chosen.emit()

    def _choose_trash(self) -> None:
        self.mark(self.trash)
        self.trash_chosen.emit()

    def _choose_collection(self, name: str) -> None:
        self.mark(name)
        self.collection_chosen.emit(name)

    def _mark(self) -> None:
        chosen = self._chosen if self._reviewed is None else self._reviewed
        kind = chosen.kind if isinstance(chosen, Place) else None
        query = self._query if isinstance(chosen, Place) else ""  # another page hides what is searched
        of_query = [tag.id == self._reviewed or query == tag.query for tag in self._tag_data]
        of_query += [bool(query) and query == saved.query for saved, _ in self._search_data]
        for is_shown, row in zip(of_query, (*self.tags, *self.searches), strict=True):
            row.setChecked(is_shown)
        self.all.setChecked(kind == "all" and not any(of_query))
        self.recent.setChecked(kind == "recent")
        self.failed.setChecked(chosen is None)
        self.missing.setChecked(chosen is self.missing)
        self.duplicates.setChecked(chosen is self.duplicates)
        self.trash.setChecked(chosen is self.trash)
        self.tree.mark(chosen if isinstance(chosen, Place) else None)
        for album, row in zip(self._album_data, self.albums, strict=True):
            row.setChecked(isinstance(chosen, Place) and kind == "album" and chosen.name == album.name)
        for collection in self.collections:
            collection.row.setChecked(chosen == collection.name)

    def _section(self, title: str, add: str, signal: SignalInstance) -> QVBoxLayout:
        head = QWidget()
        head.setProperty("role", "plain")
        line = QHBoxLayout(head)
        line.setContentsMargins(8, 14, 4, 2)
        words = Line(title, "section")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addWidget(words, 1)
        button = IconButton("add", add, self._theme)
        button.clicked.connect(lambda: signal.emit())
        line.addWidget(button)
        box = QVBoxLayout()
        box.setSpacing(0)
        holder = QWidget()
        holder.setProperty("role", "plain")
        holder.setLayout(box)
        box.setContentsMargins(0, 0, 0, 0)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout.addWidget(head)
        self._layout.addWidget(holder)
        return box


def _refill(box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := box.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        box.addWidget(widget)
