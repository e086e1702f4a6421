"""What the window does when the library tells it something: of changes, of work, of its end and return."""

from pathlib import Path

from PySide6.QtCore import QTimer

from asif_desktop.domain.events import Changed, Progress
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.requests import MeasureSpeed
from asif_desktop.domain.results import Ranking
from asif_desktop.gui.asking.day_turn import DayTurn
from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.window.pages import Pages
from asif_desktop.gui.window.rescue import Restore

_AFTERWARDS_MS = 150


class Following(Pages):
    """Shows what the library has now."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        super().__init__(open_library, cache, theme, restore)
        # What is suggested takes the library longer than the photos, and a lesson is to be seen at once.
        self._afterwards = QTimer(self, singleShot=True, interval=_AFTERWARDS_MS)
        self._afterwards.timeout.connect(self.tagging.renew)
        self._connect_library()
        DayTurn(self).turned.connect(self._turn_day)

    def _connect_library(self) -> None:
        self.asker.lost.connect(self._lost)
        self.asker.back.connect(self._back)
        self.asker.refused.connect(self.toast.say)
        self.listener.listening.connect(self._renew_all)
        self.listener.changed.connect(self._changed)
        self.listener.progress.connect(self._progress)
        self.listener.models_ready.connect(self.browser.models_are_ready)
        self.listener.notice.connect(self.toast.say)
        self.shelves.told.connect(self._tell_shelves)
        self.shelves.searches_told.connect(self._follow_saved)
        self.teaching.taught.connect(self._follow_lesson)
        self.marks.refused.connect(self._renew_notes)
        self.stage.welcome.speed_wanted.connect(self._measure)

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

    def _turn_day(self) -> None:
        self.browser.renew()
        self.shelves.renew()

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
        if "notes" in what:
            self.shelves.renew_marked()
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
