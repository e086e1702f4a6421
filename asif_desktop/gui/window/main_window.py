"""The main window: passes on what its parts, the library and the person tell each other."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

from asif_desktop.domain.events import Changed, Progress
from asif_desktop.domain.first_view import FirstView
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.requests import AddFolders, MeasureSpeed
from asif_desktop.domain.results import Ranking
from asif_desktop.gui.asking.browser import Example
from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.grid.drops import PHOTO_IDS, paths_in
from asif_desktop.gui.look.text import name_of
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.language_sheet import LanguageSheet
from asif_desktop.gui.settings.palette import PaletteSheet
from asif_desktop.gui.stage.photo_menu import PhotoMenu
from asif_desktop.gui.window.pages import Pages
from asif_desktop.gui.window.rescue import Restore

_AFTERWARDS_MS = 150
_UNSEEN_MS = 1000
"""A window that was not painted by then may be minimised: the library is asked all the same."""


class MainWindow(Pages):
    """Everything the person sees. It is alive after `start`."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        super().__init__(open_library, cache, theme, restore)
        # What is suggested takes the library longer than the photos, and a lesson is to be seen at once.
        self._afterwards = QTimer(self, singleShot=True, interval=_AFTERWARDS_MS)
        self._afterwards.timeout.connect(self.tagging.renew)
        self._connect()
        self._connect_actions()

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

    def _connect(self) -> None:
        say = self.toast.say
        self.asker.lost.connect(self._lost)
        self.asker.back.connect(self._back)
        self.asker.refused.connect(say)
        self.listener.listening.connect(self._renew_all)
        self.listener.changed.connect(self._changed)
        self.listener.progress.connect(self._progress)
        self.listener.models_ready.connect(self.browser.models_are_ready)
        self.listener.notice.connect(say)
        self.search.phrase.connect(self._search)
        self.search.left.connect(self._into_grid)
        self.search.photo_dropped.connect(self._find_similar)
        self.search.file_dropped.connect(lambda path: self._look_like(Example(path, name_of(path))))
        self.search.example_left.connect(self._leave_example)
        self.browser.shown.connect(self._show)
        self.browser.mistaken.connect(self.search.show_mistake)
        self.browser.waiting.connect(self._wait)
        self.browser.failed.connect(self._refuse)
        self.shelves.told.connect(self._tell_shelves)
        self.shelves.searches_told.connect(self._follow_saved)
        self.sidebar.place_chosen.connect(self._go)
        self.sidebar.tree.opened.connect(self.shelves.open_folder)
        self.sidebar.tree.closed.connect(self.shelves.close_folder)
        self.shelves.inside_told.connect(self.sidebar.tree.show_subfolders)
        self.sidebar.failed_chosen.connect(self._show_failed)
        self.sidebar.trash_chosen.connect(self._show_trash)
        self.sidebar.missing_chosen.connect(self._show_missing)
        self.sidebar.duplicates_chosen.connect(self._show_duplicates)
        self.trash.picked.connect(self.status.show_selection)
        self.trash.system_wanted.connect(self.deleting.open_system_trash)
        self.deleting.moved.connect(
            lambda words, step: self.toast.offer(words, self.tr("Undo"), lambda: self.history.undo(step))
        )
        self.sidebar.collection_chosen.connect(self._show_collection)
        self.anchors.picked.connect(
            lambda count: self.status.show_selection(count, self.anchors.model.rowCount())
        )
        self.sidebar.photos_dropped.connect(self.teaching.begin)
        self.teaching.taught.connect(self._follow_lesson)
        self.folders.connect_sidebar(self.sidebar)
        self.collecting.connect_sidebar(self.sidebar)
        self.pairs.connect_sidebar(self.sidebar)
        self.tagging.connect_sidebar(self.sidebar)
        self.tagging.listed.connect(lambda tags: self.tile_tags.know({tag.id: tag for tag in tags}))
        self.tagging.listed.connect(self.review.follow)
        self.tagging.search_wanted.connect(self.search.take)
        self.tagging.review_wanted.connect(self._review)
        self.tagging.offered.connect(self.toast.offer)
        self.tagging.lesson_wanted.connect(self.teaching.begin)
        self.review.left.connect(self.stage.leave_review)
        self.review.asking.connect(self.desk.show_apart)
        self.review.hidden.connect(lambda: self.sidebar.mark_review(None))
        self.pairs.teach_wanted.connect(lambda name: self.teaching.begin(self.grid.selected(), name))
        self.pairs.edit_wanted.connect(self.collecting.edit_caption)
        self.stage.header.lesson_wanted.connect(self._show_it_one)
        self.stage.header.cut_settled.connect(self._keep_cut)
        self.tagging.renewed.connect(lambda _tags, _counts: self._show_tag_cut())
        self.sorting.connect_sidebar(self.sidebar)
        self.sorting.album_renamed.connect(self._follow_album)
        self.sorting.album_gone.connect(lambda name: self._follow_album(name, ""))
        self.sidebar.search_chosen.connect(self._run_saved)
        self.sidebar.search_wanted.connect(self._save_search)
        self.search.builder_wanted.connect(self._build_search)
        self.pairs.carried_wanted.connect(self._show_carried)
        self.collecting.carried_wanted.connect(self._show_carried)
        self.collecting.pair_wanted.connect(self._show_pair)
        self.information.marks.wanted.connect(self.marks.note)
        self.marks.amended.connect(self.book.amend)
        self.marks.amended.connect(self.loupe.amend)
        self.marks.amended.connect(self.comparing.amend)
        self.comparing.left.connect(self._leave_comparing)
        self.comparing.framed.connect(self._frame)
        self.comparing.best_wanted.connect(self._ask_best)
        self.marks.refused.connect(self._renew_notes)
        self.book.described.connect(lambda _: self.grid.viewport().update())
        self.marks.noted.connect(self.information.marks.show_edit)
        self.information.teach.follow_key(self.actions_.teach)
        self.information.similar.follow_key(self.actions_.similar)
        self.information.teach_wanted.connect(self._teach)
        self.information.similar_wanted.connect(self._find_similar_to_current)
        self.information.reason_clicked.connect(self.collecting.reason_menu)
        self.collecting.search_wanted.connect(self.search.take)
        self.stage.folder_wanted.connect(self.folders.choose)
        self.stage.turned.connect(self._turn)
        self.stage.welcome.choose.follow_key(self.actions_.add_folder)
        self.stage.welcome.speed_wanted.connect(self._measure)
        self.stage.failed.again_wanted.connect(self.folders.retry)
        self.stage.welcome.folder_wanted.connect(self.folders.choose)
        self.stage.welcome.pictures_wanted.connect(self.folders.add_text)
        self.stage.all_wanted.connect(self._look_around)
        self.stage.search_wanted.connect(self.search.take)
        self.grid.opened.connect(self._open)
        self.grid.picked.connect(self._picked)
        self.grid.tile_width_changed.connect(self.status.show_tile_width)
        self.loupe.left.connect(self.stage.leave_loupe)
        self.loupe.moved.connect(self.grid.make_current)
        self.status.pause_wanted.connect(self.work.pause)
        self.status.cancel_wanted.connect(self.work.cancel)
        self.status.reset_wanted.connect(self._reset)
        self.status.tile_width_wanted.connect(self.grid.set_tile_width)
        for part in (
            self.exporting,
            self.marks,
            self.history,
            self.teaching,
            self.collecting,
            self.sorting,
            self.files,
            self.folders,
            self.anchors,
            self.deleting,
            self.tagging,
            self.review,
            self.comparing,
            self.trash,
            self.pairs,
        ):
            part.told.connect(say)

    def _connect_actions(self) -> None:
        actions = self.actions_
        self.photo_menu = PhotoMenu(actions, self)
        for photos in (self.grid, self.loupe):
            self.photo_menu.serve(photos)
        for action, does in (
            (actions.add_folder, self.folders.choose),
            (actions.rescan, self.folders.rescan),
            (actions.close, self.close),
            (actions.copy, self.files.copy),
            (actions.select_all, self.grid.selectAll),
            (actions.select_none, self.grid.clearSelection),
            (actions.invert, self.grid.invert),
            (actions.search, self.search.focus),
            (actions.build_search, self._build_search),
            (actions.save_search, self._save_search),
            (actions.into_album, self._into_album),
            (actions.out_of_album, self._out_of_album),
            (actions.open, self._open_current),
            (actions.teach, self._teach),
            (actions.tag, self.tagging.add),
            (actions.similar, self._find_similar_to_current),
            (actions.compare, self._compare),
            (actions.show_file, self.files.show_in_folder),
            (actions.open_with, self.files.open_elsewhere),
            (actions.trash, self.deleting.to_trash),
            (actions.delete, self.deleting.for_good),
            (actions.larger, lambda: self.grid.grow(1)),
            (actions.smaller, lambda: self.grid.grow(-1)),
            (actions.slideshow, self._slideshow),
            (actions.actual_size, self.loupe.view.toggle_pixels),
            (actions.export, self.exporting.begin),
            (actions.new_collection, self.collecting.create),
            (actions.add_pictures, self.pairs.choose_files),
            (actions.move_pairs, self.anchors.ask_move),
            (actions.duplicates, self.sidebar.duplicates.click),
            (actions.palette, lambda: PaletteSheet(actions, self.theme, self).open()),
            (actions.keys, self._show_keys),
            (actions.language, lambda: LanguageSheet(self.memory, self.theme, self).open()),
            (actions.settings, self._show_settings),
            (actions.report, self._save_report),
            (actions.about, self._about),
        ):
            action.triggered.connect(lambda _=False, does=does: does())
        self.anchors.on_show.connect(actions.show_collection)
        self.marks.connect_actions(actions.marks)
        actions.full_screen.toggled.connect(lambda on: self.showFullScreen() if on else self.showNormal())
        actions.full_screen.toggled.connect(self.show_panels)
        self.stage.currentChanged.connect(self.show_panels)
        self.stage.currentChanged.connect(lambda _: actions.actual_size.setEnabled(self.stage.is_loupe()))
        actions.actual_size.setEnabled(False)
        for name, order in actions.order_by.items():
            order.triggered.connect(lambda _=False, name=name: self._order(name))
        actions.by_day.setChecked(self.memory.by_day)
        self.grid.group_by_day(self.memory.by_day)
        actions.by_day.toggled.connect(self._group_by_day)
        actions.tags_on_photos.setChecked(self.memory.tags_on_photos)
        self.tile_tags.show(self.memory.tags_on_photos)
        actions.tags_on_photos.toggled.connect(self._show_tags)
        for name, action in (("sidebar", actions.sidebar), ("information", actions.information)):
            action.setChecked(self.memory.shown(name))
            action.toggled.connect(lambda on, name=name: self.memory.set_shown(name, on))
            action.toggled.connect(self.show_panels)

    # What the library tells

    def _lost(self, message: str) -> None:
        if not self.rescue.is_offering():
            reason = message or self.tr("The library stopped; nothing that you did is lost.")
            self.banner.show_text(self.tr("{0} Opening it again…").format(reason))
        self.banner_bar.show()
        self.browser.models_are_gone()

    def _back(self) -> None:
        self.banner_bar.hide()
        self.rescue.withdraw()
        self.tiles.retry()
        self._renew_all()

    def _renew_all(self) -> None:
        self.browser.renew()  # photos first: counting what there is takes longer
        self.shelves.renew()
        self.tagging.renew()
        self.history.renew()

    def _changed(self, changed: Changed) -> None:
        what = set(changed.what)
        if what & {"photos", "failures", "folders", "settings", "albums", "searches", "tags"}:
            self.shelves.renew()
        elif what & {"collections", "anchors"}:
            self.shelves.renew_collections()
        if what & {"tags", "photos", "settings"}:
            self.tagging.renew()
            self.review.renew()
        elif what & {"collections", "anchors"}:
            self._afterwards.start()
        if what & {"photos", "folders", "notes"}:
            self._renew_notes()
        if what & {"photos", "folders"}:
            self.tiles.renew()
            self.tiles.retry_later()
            self.trash.renew()
            self.missing.renew()
            self.duplicates.renew()
        if (
            what & {"photos", "folders", "settings"}
            or (self.browser.searching and what & {"anchors", "collections", "albums", "tags"})
            or (self.browser.place.kind == "album" and "albums" in what)
        ):
            self.browser.renew(at_once=bool(what & {"anchors", "collections"}))
        marked_counts = self.browser.only != EVERY or self.browser.order == "rating"
        if "notes" in what and (self.browser.searching or marked_counts):
            self.browser.renew()
        if what & {"anchors", "collections"}:
            self.anchors.renew()
        self.history.renew()

    def _follow_lesson(self, query: str, ranking: Ranking | None) -> None:
        """Shows what a lesson changed, where that came with it; the event that follows confirms it."""
        if ranking is not None:
            self.browser.show_ranking(query, ranking)
        self.shelves.renew_collections()

    def _renew_notes(self) -> None:
        self.book.renew()
        self.loupe.renew()
        self.comparing.renew()
        self.desk.renew()

    def _progress(self, progress: Progress) -> None:
        was_busy = self.work.is_busy()
        self.work.follow(progress)
        if self.work.is_busy() != was_busy and not self.grid.photos.ids:
            self.browser.renew()  # why nothing is shown is another matter now
        if progress.task == "models":
            self._tell_of_models(loading=progress.active)
            if not progress.active:
                # Where a model could not be loaded, searching says why.
                self.browser.models_are_ready()

    def _measure(self) -> None:
        """Measures how fast photos will be encoded; a model that cannot be loaded is told of elsewhere."""
        show = self.stage.welcome.show_speed
        self.asker.ask(MeasureSpeed(), show, lane="ahead", channel="speed", sorry=lambda _: None)

    def _tell_shelves(self) -> None:
        shelves = self.shelves
        if shelves.folders is not None:
            self.sidebar.show_folders(shelves.folders)
            self.status.show_watch(shelves.folders)
        self.sidebar.show_collections(shelves.collections)
        self.sidebar.show_albums(shelves.albums)
        self._follow_names()
        self.sidebar.show_searches(shelves.searches)
        if shelves.recent is not None:
            self.sidebar.show_recent(shelves.recent)
        if shelves.status is not None:
            status = shelves.status
            self.sidebar.show_counts(status.photos, len(status.failed), status.trashed, status.missing)
            self.stage.renew_failed(shelves.status.failed)
            self.stage.welcome.show_device(shelves.status.device)
            self.stage.header.show_pending(shelves.status.pending)
        if shelves.folders is not None and not shelves.folders and not self.browser.searching:
            self.stage.show_welcome()
        elif self.stage.currentWidget() is self.stage.welcome:
            self._go(self.browser.place)

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
