"""The frame of the main window: its parts, where they stand, and what it remembers of itself."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.browser import Browser
from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.asking.filtering import Filtering
from asif_desktop.gui.asking.history import UndoRedo
from asif_desktop.gui.asking.listener import Listener
from asif_desktop.gui.asking.paths_shown import PathsShown
from asif_desktop.gui.asking.photo_book import PhotoBook
from asif_desktop.gui.asking.shelves import Shelves
from asif_desktop.gui.files.duplicates_page import DuplicatesPage
from asif_desktop.gui.files.exporting import Exporting
from asif_desktop.gui.files.files import PhotoFiles
from asif_desktop.gui.files.missing_page import MissingPage
from asif_desktop.gui.files.trash_page import TrashPage
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.grid.photo_model import PhotoModel
from asif_desktop.gui.grid.tile_tags import TileTags
from asif_desktop.gui.grid.tiles import Tiles
from asif_desktop.gui.information.information import Information
from asif_desktop.gui.information.photo_desk import PhotoDesk
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text_size import is_in_use
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.toast import Toast
from asif_desktop.gui.look.widgets import Button, Line
from asif_desktop.gui.loupe.compare import ComparePage
from asif_desktop.gui.loupe.loupe import Loupe
from asif_desktop.gui.marking.marks import Marks
from asif_desktop.gui.settings.actions import Actions
from asif_desktop.gui.settings.keys import Keys
from asif_desktop.gui.settings.language_sheet import ANEW
from asif_desktop.gui.settings.memory import Memory
from asif_desktop.gui.settings.settings_sheet import THEMES
from asif_desktop.gui.sidebar.folders import Folders
from asif_desktop.gui.sidebar.sidebar import Sidebar
from asif_desktop.gui.sidebar.sorting import Sorting
from asif_desktop.gui.stage.deleting import Deleting
from asif_desktop.gui.stage.stage import Stage
from asif_desktop.gui.stage.status_bar import StatusBar
from asif_desktop.gui.stage.top_bar import TopBar
from asif_desktop.gui.stage.work import Work
from asif_desktop.gui.tags.photo_tags import PhotoTags
from asif_desktop.gui.tags.review import ReviewPage
from asif_desktop.gui.tags.tagging import Tagging
from asif_desktop.gui.teaching.anchors_page import AnchorsPage
from asif_desktop.gui.teaching.collecting import Collecting
from asif_desktop.gui.teaching.pairs import Pairs
from asif_desktop.gui.teaching.teaching import Teaching
from asif_desktop.gui.window.rescue import Rescue, Restore
from asif_desktop.gui.window.side_panels import SidePanels

SMALLEST = (680, 480)
ROOM_FOR_PHOTOS, ROOM_FOR_PAGES = 408, 600
"""Less than this between both panels, and what stands in the middle comes first."""
_TITLE_BAR = 40


class Frame(QMainWindow):
    """Makes the parts and lays them out; `MainWindow` lets them speak to each other."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        super().__init__()
        self.theme = theme
        self.memory = Memory()
        if self.memory.theme != "system":
            theme.choose(THEMES[self.memory.theme])
        self.asker = Asker(open_library)
        self.listener = Listener(self.asker)
        self.paths = PathsShown()
        self.book = PhotoBook(self.asker, self.paths)
        self.tiles = Tiles(self.asker, self.book, cache)
        self.browser = Browser(self.asker)
        self.shelves = Shelves(self.asker)
        self.actions_ = Actions(self)
        self.keys = Keys(self.actions_, self.memory)
        self.tile_tags = TileTags(self.asker)
        self.grid = PhotoGrid(PhotoModel(self.book, self.tile_tags), self.tiles, self.tile_tags, theme)
        self.loupe = Loupe(self.asker, cache, self.grid.neighbour, self.paths, theme)
        self.anchors = AnchorsPage(self.asker, theme)
        self.trash = TrashPage(self.asker, self.tiles.reader, cache, theme)
        self.missing = MissingPage(self.asker, self.tiles.reader, cache, theme, self)
        self.stage = Stage(self.grid, self.loupe, self.anchors, self.trash, self.missing, self.browser, theme)
        self.sidebar = Sidebar(theme)
        self.information = Information(theme)
        self.top = TopBar(self.actions_, theme)
        self.search = self.top.search
        self.status = StatusBar(theme)
        self.banner = Line(role="strong")
        self.toast = Toast(self)
        self.desk = PhotoDesk(self.asker, cache, self.grid, self.paths, self.information)
        self.teaching = Teaching(self.asker, cache, self.shelves, theme, self)
        self.history = UndoRedo(self.asker, self.actions_.undo, self.actions_.redo)
        self.folders = Folders(self.asker, theme, self)
        self.collecting = Collecting(self.asker, theme, self)
        self.pairs = Pairs(self.asker, self.anchors, self.shelves, theme, self)
        self.sorting = Sorting(self.asker, theme, self)
        self.files = PhotoFiles(self.asker, self.grid, self.paths)
        self.exporting = Exporting(self.asker, self.grid, theme, self)
        self.deleting = Deleting(self.asker, self.stage, theme, self)
        self.duplicates = DuplicatesPage(self.asker, self.deleting.ask_about)
        self.stage.add_duplicates(self.duplicates)
        self.tagging = Tagging(self.asker, self.grid, theme, self)
        self.photo_tags = PhotoTags(
            self.asker, self.tagging, self.grid, self.information, theme, self, self.stage.hides_photos
        )
        self.review = ReviewPage(self.asker, theme)
        self.stage.addWidget(self.review)
        self.comparing = ComparePage(self.asker, cache, self.paths, theme)
        self.stage.addWidget(self.comparing)
        self.filtering = Filtering(self.browser, self.actions_.filters)
        self.marks = Marks(self.asker, self._marked)
        self.work = Work(self.asker, self.status, self.actions_.pause)
        for part in (
            *(self.asker, self.listener, self.book, self.tiles, self.tile_tags, self.browser, self.shelves),
            self.desk,
            *(
                self.teaching,
                self.history,
                self.folders,
                self.collecting,
                self.pairs,
                self.sorting,
                self.files,
                self.exporting,
                self.deleting,
                self.tagging,
                self.photo_tags,
                self.filtering,
                self.marks,
                self.work,
            ),
        ):
            part.setParent(self)  # they end with the window, and so do their timers
        self._lay_out()
        self.stage.turned.connect(self.show_panels)
        self._remember()
        self.rescue = Rescue(restore, self.put_back, self.banner)
        self.rescue.setParent(self)
        self.asker.damaged.connect(self.rescue.offer)

    def _marked(self) -> Sequence[int]:
        """Returns the photos that a mark is for: the one looked at, or those selected in the grid."""
        if self.stage.is_loupe():
            return [] if self.loupe.photo is None else [self.loupe.photo]
        if self.comparing.isVisible():
            return self.comparing.focused()
        return self.grid.selected()

    def _lay_out(self) -> None:
        self.setWindowTitle("ASIF Desktop")
        self.setMinimumSize(*SMALLEST)
        self.resize(1400, 880)
        self.setAcceptDrops(True)
        whole = QWidget()
        whole.setProperty("role", "content")
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.banner_bar = QWidget()
        self.banner_bar.setProperty("role", "banner")
        self.banner_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banner_bar.setMinimumHeight(px(34))
        line = QHBoxLayout(self.banner_bar)
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(self.banner, 1)
        self.put_back = Button(self.tr("Put the backup back"), "primary")
        self.put_back.hide()
        line.addWidget(self.put_back)
        self.banner_bar.hide()
        self.panels = SidePanels(self.sidebar, self.stage, self.information, self.memory, self.theme)
        layout.addWidget(self.top)
        layout.addWidget(self.banner_bar)
        layout.addWidget(self.panels, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)

    def show_panels(self) -> None:
        """Shows the panels that are wanted and that there is room for."""
        alone = self.actions_.full_screen.isChecked() and self.stage.is_loupe()  # one photo and nothing else
        for bar in (self.top, self.status):
            bar.setVisible(not alone)
        welcome = self.stage.currentWidget() is self.stage.welcome
        photos = not self.stage.hides_photos() and not welcome
        self.panels.arrange(
            ROOM_FOR_PHOTOS if photos else panel(ROOM_FOR_PAGES),
            sidebar=self.actions_.sidebar.isChecked() and not alone,
            information=self.actions_.information.isChecked() and not alone,
        )

    def _remember(self) -> None:
        if not self.memory.geometry.isEmpty():
            self.restoreGeometry(self.memory.geometry)
        self.grid.set_tile_width(self.memory.tile_width)
        self.status.show_tile_width(self.memory.tile_width)
        self.teaching.usual = self.memory.collection
        self.search.phrases = self.memory.phrases
        self.sidebar.tree.reopen(self.memory.open_folders)

    def keep_on_screen(self) -> None:
        """Makes the window small enough for its screen, below a title bar that the desktop may add."""
        room = self.screen().availableSize()
        self.resize(self.size().boundedTo(QSize(room.width(), room.height() - px(_TITLE_BAR))))

    def changeEvent(self, event: QEvent) -> None:
        """Opens anew where the system's font was changed while another window was before this one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not is_in_use(self.memory.text_size):
            QApplication.exit(ANEW)

    def come_to_front(self) -> None:
        """Shows the window before all others, also where it was minimised."""
        state = Qt.WindowState
        self.setWindowState((self.windowState() & ~state.WindowMinimized) | state.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers how the window was, and lets the library go."""
        self.memory.geometry = self.saveGeometry()
        self.memory.tile_width = self.status.tiles.value()
        self.panels.remember(self.memory)
        self.memory.collection = self.teaching.usual
        self.memory.phrases = self.search.phrases
        self.memory.open_folders = self.sidebar.tree.open_folders()
        self.listener.close()
        self.asker.close()
        self.tiles.close()
        self.files.leave_clipboard()
        super().closeEvent(event)
