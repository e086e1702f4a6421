"""The main window: passes on what its parts and the person tell each other, room by room."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

from asif_desktop.domain.first_view import FirstView
from asif_desktop.domain.requests import AddFolders
from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.asking.example import Example
from asif_desktop.gui.grid.drops import PHOTO_IDS, paths_in
from asif_desktop.gui.look.stylesheet import styled_at_the_end
from asif_desktop.gui.look.text import name_of
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.window.commands import Commands
from asif_desktop.gui.window.rescue import Restore

_UNSEEN_MS = 1000
"""A window that was not painted by then may be minimised: the library is asked all the same."""


class MainWindow(Commands):
    """Everything the person sees. It is alive after `start`."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        with styled_at_the_end():
            super().__init__(open_library, cache, theme, restore)
        self._connect_searching()
        self._connect_sidebar()
        self._connect_stage()
        self._connect_grid_and_loupe()
        self._connect_information()
        self._connect_marking()
        self._connect_teaching()
        self._connect_tags()
        self._connect_files()
        self._connect_status()
        self._connect_told()

    def start(self, first: FirstView | None = None) -> None:
        """Opens the library and asks for what is shown first.

        Args:
            first: What is shown until the library answers, as unconfirmed.
        """
        if first is not None:
            # Another process that starts would keep this one from painting what is there already.
            self.asker.hold()
            self.grid.painted.connect(self.asker.release)
            QTimer.singleShot(_UNSEEN_MS, self.asker.release)
            self.book.remember(first.described)
            self.shelves.remember(first)
            self.browser.show_unconfirmed(first.photos)
        self.listener.start()
        self._renew_all()

    # Who tells whom, room by room. What the library tells is in `Following`, what actions do in `Commands`.

    def _connect_searching(self) -> None:
        """The search field, and what is found."""
        self.search.phrase.connect(self._search)
        self.search.left.connect(self._leave_field)
        self.search.photo_dropped.connect(self._find_similar)
        self.search.file_dropped.connect(lambda path: self._look_like(Example(path, name_of(path))))
        self.search.example_left.connect(self._leave_example)
        self.search.builder_wanted.connect(self._build_search)
        self.search.values_wanted.connect(self._offer_values)
        self.browser.shown.connect(self._show)
        self.browser.mistaken.connect(self.search.show_mistake)
        self.browser.waiting.connect(self._wait)
        self.browser.failed.connect(self._refuse)

    def _connect_sidebar(self) -> None:
        """Places, pages, albums and saved searches; collections and tags are with their own rooms."""
        self.sidebar.place_chosen.connect(self._go)
        self.sidebar.tree.opened.connect(self.shelves.open_folder)
        self.sidebar.tree.closed.connect(self.shelves.close_folder)
        self.shelves.inside_told.connect(self.sidebar.tree.show_subfolders)
        self.sidebar.failed_chosen.connect(self._show_failed)
        self.sidebar.trash_chosen.connect(self._show_trash)
        self.sidebar.missing_chosen.connect(self._show_missing)
        self.sidebar.duplicates_chosen.connect(self._show_duplicates)
        self.sidebar.collection_chosen.connect(self._show_collection)
        self.sidebar.search_chosen.connect(self._run_saved)
        self.sidebar.search_wanted.connect(self._save_search)
        self.folders.connect_sidebar(self.sidebar)
        self.sorting.connect_sidebar(self.sidebar)
        self.sorting.album_renamed.connect(self._follow_album)
        self.sorting.album_gone.connect(lambda name: self._follow_album(name, ""))

    def _connect_stage(self) -> None:
        """The middle: its pages that hold no photos, and the bar over those that do."""
        self.stage.turned.connect(self._turn)
        self.stage.folder_wanted.connect(self.folders.choose)
        self.stage.all_wanted.connect(self._look_around)
        self.stage.search_wanted.connect(self.search.take)
        self.stage.failed.again_wanted.connect(self.folders.retry)
        self.stage.header.lesson_wanted.connect(self._show_it_one)
        self.stage.header.cut_settled.connect(self._keep_cut)
        self.stage.welcome.choose.follow_key(self.actions_.add_folder)
        self.stage.welcome.folder_wanted.connect(self.folders.choose)
        self.stage.welcome.pictures_wanted.connect(self.folders.add_text)

    def _connect_grid_and_loupe(self) -> None:
        """Photos in the grid, one of them large, and some side by side."""
        self.grid.opened.connect(self._open)
        self.grid.picked.connect(self._picked)
        self.book.described.connect(lambda _: self.grid.viewport().update())
        self.loupe.left.connect(self.stage.leave_loupe)
        self.loupe.moved.connect(self.grid.make_current)
        self.comparing.left.connect(self._leave_comparing)
        self.comparing.framed.connect(self._frame)
        self.comparing.best_wanted.connect(self._ask_best)

    def _connect_information(self) -> None:
        """The panel beside the photos."""
        self.information.teach.follow_key(self.actions_.teach)
        self.information.similar.follow_key(self.actions_.similar)
        self.information.teach_wanted.connect(self._teach)
        self.information.similar_wanted.connect(self._find_similar_to_current)
        self.information.reason_clicked.connect(self.collecting.reason_menu)

    def _connect_marking(self) -> None:
        """Stars, labels, flags and captions, wherever they are shown."""
        self.information.marks.wanted.connect(self.marks.note)
        self.marks.noted.connect(self.information.marks.show_edit)
        self.marks.amended.connect(self.book.amend)
        self.marks.amended.connect(self.loupe.amend)
        self.marks.amended.connect(self.comparing.amend)

    def _connect_teaching(self) -> None:
        """Lessons, collections and their pairs."""
        self.sidebar.photos_dropped.connect(self.teaching.begin)
        self.collecting.connect_sidebar(self.sidebar)
        self.collecting.carried_wanted.connect(self._show_carried)
        self.collecting.pair_wanted.connect(self._show_pair)
        self.collecting.search_wanted.connect(self.search.take)
        self.pairs.connect_sidebar(self.sidebar)
        self.pairs.carried_wanted.connect(self._show_carried)
        self.pairs.teach_wanted.connect(lambda name: self.teaching.begin(self.grid.selected(), name))
        self.pairs.edit_wanted.connect(self.collecting.edit_caption)
        self.anchors.picked.connect(
            lambda count: self.status.show_selection(count, self.anchors.model.rowCount())
        )

    def _connect_tags(self) -> None:
        """Tags in the sidebar, on photos and in a review."""
        self.tagging.connect_sidebar(self.sidebar)
        self.tagging.listed.connect(lambda tags: self.tile_tags.know({tag.id: tag for tag in tags}))
        self.tagging.listed.connect(self.review.follow)
        self.sidebar.more_tags_wanted.connect(lambda: self.search.begin("tag:"))
        self.tagging.brought.connect(self.stage.know_brought)
        self.stage.suggesting_wanted.connect(lambda tag: self.tagging.adopt([tag]))
        self.tagging.renewed.connect(lambda _tags, _counts: self._show_tag_cut())
        self.tagging.search_wanted.connect(self.search.take)
        self.tagging.review_wanted.connect(self._review)
        self.photo_tags.offered.connect(self.toast.offer)
        self.photo_tags.lesson_wanted.connect(self.teaching.begin)
        self.photo_tags.why_wanted.connect(self.desk.explain_tag)
        self.review.left.connect(self.stage.leave_review)
        self.review.asking.connect(self.desk.show_apart)
        self.review.hidden.connect(lambda: self.sidebar.mark_review(None))

    def _connect_files(self) -> None:
        """The trash, and what goes there."""
        self.trash.picked.connect(self.status.show_selection)
        self.trash.system_wanted.connect(self.deleting.open_system_trash)
        self.deleting.moved.connect(
            lambda words, step: self.toast.offer(words, self.tr("Undo"), lambda: self.history.undo(step))
        )

    def _connect_status(self) -> None:
        """The bar below everything."""
        self.grid.tile_width_changed.connect(self.status.show_tile_width)
        self.status.tile_width_wanted.connect(self.grid.set_tile_width)
        self.status.pause_wanted.connect(self.work.pause)
        self.status.cancel_wanted.connect(self.work.cancel)
        self.status.reset_wanted.connect(self._reset)

    def _connect_told(self) -> None:
        """Whatever a part has to say to the person."""
        for part in (
            *(self.exporting, self.marks, self.history, self.teaching, self.collecting, self.sorting),
            *(self.files, self.folders, self.anchors, self.deleting, self.tagging, self.review),
            *(self.comparing, self.trash, self.pairs, self.photo_tags, self.search),
        ):
            part.told.connect(self.toast.say)

    # What the person does to the window itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back: out of full screen, from one photo, from a selection, from a search."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.actions_.full_screen.setChecked(False)
        elif self.stage.is_loupe():  # the keyboard is beside it, as in the panel
            self.stage.leave_loupe()
        elif self.stage.currentWidget() is self.comparing:
            self._leave_comparing()
        elif self.grid.count_selected():
            self.grid.clearSelection()
        else:
            self.search.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes folders from other programs."""
        if event.mimeData().hasUrls() and not event.mimeData().hasFormat(PHOTO_IDS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds the folders that were dropped."""
        folders = paths_in(event.mimeData())
        if folders:
            event.acceptProposedAction()
            self.asker.edit(AddFolders(folders), lambda _: self.shelves.renew())
