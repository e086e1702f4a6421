"""What the window shows but the photos of a view: one of them, several, the trash, a collection, a sheet."""

from pathlib import Path

from asif_desktop.domain.tags import Tag
from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.look.text import one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.loupe.compare import FEWEST, MOST, BestSheet
from asif_desktop.gui.settings.keys_sheet import KeysSheet
from asif_desktop.gui.settings.report_sheet import ReportSheet
from asif_desktop.gui.settings.settings_sheet import SettingsSheet
from asif_desktop.gui.window.photo_views import PhotoViews
from asif_desktop.gui.window.rescue import Restore


class Pages(PhotoViews):
    """Shows what the person asks for; `MainWindow` connects each control with its page."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        super().__init__(open_library, cache, theme, restore)
        self._to_teach = ""
        """A phrase that the next lesson is meant for."""

    def _show_pair(self, anchor: int, collection: str) -> None:
        self.sidebar.mark(collection)
        self._show_collection(collection)
        self.anchors.seek(anchor)

    def _show_failed(self) -> None:
        self._uncover()
        failed = self.shelves.status.failed if self.shelves.status is not None else []
        self.stage.show_failed(len(failed))
        self.top.order.hide()

    def _show_missing(self) -> None:
        self._uncover()
        self.stage.show_missing()
        self.top.order.hide()

    def _show_duplicates(self) -> None:
        self._uncover()
        self.stage.show_duplicates()
        self.top.order.hide()

    def _show_trash(self) -> None:
        self._uncover()
        self.stage.show_trash()
        self.top.order.hide()

    def _show_collection(self, name: str) -> None:
        self._uncover()
        self.stage.show_collection(name)
        self.top.order.hide()

    def _open(self, photo: int) -> None:
        self.search.remember()
        self.grid.make_current(photo)
        self.stage.show_loupe()
        self.loupe.open(photo)

    def _open_current(self) -> None:
        photo = self.desk.photo()
        if photo is not None:
            self._open(photo)

    def _review(self, tag: Tag) -> None:
        if self.stage.is_loupe():
            self.stage.leave_loupe()
        self.review.open(tag)
        self.stage.show_review(self.review)
        self.sidebar.mark_review(tag.id)

    def _compare(self) -> None:
        """Shows the selected photos side by side."""
        chosen = self.grid.selected()
        if not FEWEST <= len(chosen) <= MOST:
            self.toast.say(self.tr("Select two to four photos to compare them."))
            return
        if self.stage.is_loupe():
            self.stage.leave_loupe()
        self.stage.show_review(self.comparing)
        self.comparing.open(chosen)

    def _frame(self, photo: int) -> None:
        """Lets actions be for one of the photos side by side, and for none that is left out of the view."""
        if self.stage.currentWidget() is self.comparing:
            self.grid.choose([photo])

    def _leave_comparing(self) -> None:
        """Goes back to the grid, where those that were compared are selected again."""
        self.stage.leave_review()
        self.grid.choose(self.comparing.photos())

    def _ask_best(self, name: str) -> None:
        BestSheet(name, len(self.comparing.photos()) - 1, self.comparing.choose, self.theme, self).open()

    def _slideshow(self) -> None:
        if not self.stage.is_loupe():
            first = self.desk.photo() or next(iter(self.grid.shown()), None)
            if first is None:
                return
            self._open(first)
        self.loupe.slideshow()

    def _teach(self) -> None:
        self.teaching.begin(self.grid.selected(), caption=self._to_teach)
        if self.grid.selected():
            self._to_teach = ""

    def _show_it_one(self, phrase: str) -> None:
        """Opens Teach for a phrase that little is known about; without a photo, says how to choose one."""
        selected = self.grid.selected()
        if selected:
            self._to_teach = ""
            self.teaching.begin(selected, caption=phrase)
            return
        self._to_teach = phrase
        self._look_around()
        told = self.tr("Select a photo of “{0}”, then press T to teach it.")
        self.toast.say(told.format(one_line(phrase)[:60]))

    def _show_keys(self) -> None:
        KeysSheet(self.keys, self.theme, self).open()

    def _show_settings(self) -> None:
        folders = self.shelves.folders or ()
        sheet = SettingsSheet(self.asker, self.memory, folders, self.toast.say, self.theme, self)
        sheet.keys.clicked.connect(self._show_keys)
        sheet.language.clicked.connect(self.actions_.language.trigger)
        sheet.add_folder.clicked.connect(self.folders.choose)
        for folder in folders:
            sheet.removals[folder.path].clicked.connect(
                lambda _=False, folder=folder: self.folders.ask_removal(folder)
            )
        sheet.open()

    def _save_report(self) -> None:
        ReportSheet(self.asker, self.toast.say, self.theme, self).open()

    def _about(self) -> None:
        self.collecting.about()
