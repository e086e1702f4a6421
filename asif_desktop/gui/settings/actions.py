"""What can be done, each with its key: the menus, the palette and the list of keys are made of these.

To add an action: a field in `Actions.__init__`, a place in `menus`, and what it does in the main window. The
field's name is the action's; a key that the person chose is kept under it, so it stays.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenuBar, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)  # what stands in no QObject has no context


class Actions:
    """All actions of the window. The window connects them; a disabled one has nothing to do now."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.all: list[QAction] = []
        self.of_photos: list[QAction] = []
        """Those that do something with the selected photos, and nothing without."""
        self.add_folder = self._action(_tr("&Add Folder…"), "Ctrl+O")
        self.rescan = self._action(_tr("&Look for New Photos"), "F5")
        self.pause = self._action(_tr("&Pause Encoding"), "Ctrl+P", checkable=True)
        self.settings = self._action(_tr("&Settings…"), "Ctrl+,")
        self.close = self._action(_tr("&Close"), "Ctrl+Q")
        self.undo = self._action(_tr("Undo"), "Ctrl+Z")
        self.redo = self._action(_tr("Redo"), "Ctrl+Shift+Z")
        self.export = self._action(_tr("&Export Copies…"), "Ctrl+E", photos=True)
        self.copy = self._action(_tr("&Copy"), "Ctrl+C", photos=True)
        self.select_all = self._action(_tr("Select &All"), "Ctrl+A")
        self.select_none = self._action(_tr("Select &Nothing"), "Ctrl+Shift+A")
        self.invert = self._action(_tr("&Invert Selection"), "Ctrl+I")
        self.search = self._action(_tr("&Search"), "Ctrl+F")
        self.build_search = self._action(_tr("&Put a Search Together…"), "Ctrl+Shift+F")
        self.save_search = self._action(_tr("Save This Searc&h…"), "Ctrl+D")
        self.open = self._action(_tr("&Open"), "Return", shown_only=True, photos=True)
        self.teach = self._action(_tr("&Teach…"), "T", photos=True)
        self.tag = self._action(_tr("Add Ta&g…"), "Ctrl+T", photos=True)
        self.compare = self._action(_tr("Co&mpare"), "C", photos=True)
        self.similar = self._action(_tr("Find &Similar"), "S", photos=True)
        self.into_album = self._action(_tr("Put into an &Album…"), "B", photos=True)
        self.out_of_album = self._action(_tr("Ta&ke out of the Album"), "Shift+B", photos=True)
        self.show_file = self._action(_tr("Show in &File Manager"), "Ctrl+Shift+M", photos=True)
        self.open_with = self._action(_tr("Open in Another &Program"), "Ctrl+Shift+O", photos=True)
        self.trash = self._action(_tr("Move to T&rash…"), "Del", photos=True)
        self.delete = self._action(_tr("&Delete for Good…"), "Shift+Del", photos=True)
        self.of_grid = (self.open, self.compare, self.out_of_album, self.trash, self.delete)
        """Those of them that are for photos in the grid, and not for one that is compared with others."""
        self.duplicates = self._action(_tr("Find D&uplicates"), "Ctrl+U")
        self.new_collection = self._action(_tr("&New Collection…"), "Ctrl+Shift+N")
        self.add_pictures = self._action(_tr("Add &Pictures…"), "Ins")
        self.move_pairs = self._action(_tr("&Move to Another Collection…"), "M")
        self.larger = self._action(_tr("&Larger Pictures"), "Ctrl++")
        self.smaller = self._action(_tr("S&maller Pictures"), "Ctrl+-")
        self.by_day = self._action(_tr("&Group by Day"), "Ctrl+G", checkable=True)
        self.tags_on_photos = self._action(_tr("&Tags on Photos"), "Ctrl+Shift+T", checkable=True)
        self.sidebar = self._action(_tr("Side&bar"), "F7", checkable=True)
        self.information = self._action(_tr("&Information"), "F8", checkable=True)
        self.actual_size = self._action(_tr("A&ctual Size"), "Z")
        self.slideshow = self._action(_tr("Sli&deshow"), "F9")
        self.full_screen = self._action(_tr("&Full Screen"), "F11", checkable=True)
        self.palette = self._action(_tr("&Everything You Can Do…"), "Ctrl+Shift+P")
        self.keys = self._action(_tr("&Keys"), "F1", "?")
        self.language = self._action(_tr("La&nguage…"), "Ctrl+Shift+L")
        self.report = self._action(_tr("Save &Report…"), "Ctrl+Shift+R")
        self.about = self._action(_tr("&About ASIF Desktop"), "Shift+F1")
        self.orders = QActionGroup(window)
        self.order_by = {
            name: self._order(text, key)
            for name, text, key in (
                ("score", _tr("Best match"), "Alt+1"),
                ("taken", _tr("Newest first"), "Alt+2"),
                ("added", _tr("Added last"), "Alt+3"),
                ("name", _tr("Name"), "Alt+4"),
                ("size", _tr("Largest file"), "Alt+5"),
                ("rating", _tr("Most stars"), "Alt+6"),
            )
        }
        self.marks = self._marks()
        """Those that say something of photos, by name."""
        self.filters = self._filters()
        """Those that leave photos out of the view, by name."""
        self._name()
        self.default_keys = {action.objectName(): action.shortcuts() for action in self.all}
        self.show_collection(False)

    def show_collection(self, shown: bool) -> None:
        """Lets the actions work that need a collection on show."""
        for action in (self.add_pictures, self.move_pairs):
            action.setEnabled(shown)

    def fill(self, bar: QMenuBar) -> None:
        """Puts the actions into menus."""
        for title, actions in self.menus():
            # Alt and the letter open the menu, as the underlined letter would, which is not quiet enough.
            menu = bar.addMenu(title.replace("&", ""))
            opener = QShortcut(QKeySequence(f"Alt+{title[title.index('&') + 1]}"), self._window)
            opener.activated.connect(lambda menu=menu: bar.setActiveAction(menu.menuAction()))
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)

    def menus(self) -> Sequence[tuple[str, Sequence[QAction | None]]]:
        """Returns the menus and what stands in them; None is a line between."""
        return [
            (
                _tr("&File"),
                [
                    self.add_folder,
                    self.rescan,
                    self.pause,
                    None,
                    self.export,
                    None,
                    self.settings,
                    None,
                    self.close,
                ],
            ),
            (
                _tr("&Edit"),
                [self.undo, self.redo, None, self.copy, None, self.select_all, self.select_none, self.invert],
            ),
            (
                _tr("&Photo"),
                [
                    self.open,
                    self.teach,
                    self.tag,
                    self.similar,
                    self.compare,
                    None,
                    self.into_album,
                    self.out_of_album,
                    None,
                    self.show_file,
                    self.open_with,
                    None,
                    self.trash,
                    self.delete,
                    None,
                    self.duplicates,
                ],
            ),
            (
                _tr("&Mark"),
                _with_lines(self.marks, ("pick", "label_red", "rotate_left", "split")),
            ),
            (_tr("&Collection"), [self.new_collection, None, self.add_pictures, self.move_pairs]),
            (
                _tr("Fi&lter"),
                _with_lines(self.filters, ("only_pick", "only_label_red", "only_raw", "only_every")),
            ),
            (
                _tr("&View"),
                [
                    self.search,
                    self.build_search,
                    self.save_search,
                    None,
                    *self.order_by.values(),
                    self.by_day,
                    None,
                    self.larger,
                    self.smaller,
                    self.actual_size,
                    self.tags_on_photos,
                    None,
                    self.sidebar,
                    self.information,
                    self.language,
                    None,
                    self.slideshow,
                    self.full_screen,
                ],
            ),
            (_tr("&Help"), [self.palette, self.keys, self.report, self.about]),
        ]

    def _action(
        self, text: str, *keys: str, checkable: bool = False, shown_only: bool = False, photos: bool = False
    ) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(checkable)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if shown_only:  # the grid takes this key itself; elsewhere it means something else
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if photos:
            self.of_photos.append(action)
        self.all.append(action)
        self._window.addAction(action)
        return action

    def _marks(self) -> dict[str, QAction]:
        texts = {f"rate_{stars}": ("★" * stars, str(stars)) for stars in range(5, 0, -1)}
        texts |= {
            "rate_0": (_tr("No &Stars"), "0"),
            "pick": (_tr("&Pick"), "P"),
            "reject": (_tr("&Reject"), "X"),
            "unflag": (_tr("No &Flag"), "U"),
            "label_red": (_tr("Red"), "6"),
            "label_yellow": (_tr("Yellow"), "7"),
            "label_green": (_tr("Green"), "8"),
            "label_blue": (_tr("Blue"), "9"),
            "label_purple": (_tr("Purple"), "Alt+9"),
            "label_none": (_tr("No &Label"), "Alt+0"),
        }
        marks = {name: self._action(text, key, photos=True) for name, (text, key) in texts.items()}
        marks["rotate_left"] = self._action(_tr("Rotate L&eft"), "[", "Ctrl+L", photos=True)
        marks["rotate_right"] = self._action(_tr("Rotate Ri&ght"), "]", "Ctrl+R", photos=True)
        marks["split"] = self._action(_tr("Show RAW and JPEG &Apart"), "J", photos=True)
        marks["join"] = self._action(_tr("Show RAW and JPEG as &One"), "Shift+J", photos=True)
        return marks

    def _filters(self) -> dict[str, QAction]:
        texts = {"only_stars_5": ("★★★★★", "Ctrl+5")}
        for stars in range(4, 0, -1):
            texts[f"only_stars_{stars}"] = (_tr("{0} or More").format("★" * stars), f"Ctrl+{stars}")
        texts |= {
            "only_pick": (_tr("Only &Picked"), "Ctrl+Alt+P"),
            "only_unrejected": (_tr("Without &Rejected"), "Ctrl+Alt+X"),
            "only_label_red": (_tr("Only Red"), "Ctrl+6"),
            "only_label_yellow": (_tr("Only Yellow"), "Ctrl+7"),
            "only_label_green": (_tr("Only Green"), "Ctrl+8"),
            "only_label_blue": (_tr("Only Blue"), "Ctrl+9"),
            "only_label_purple": (_tr("Only Purple"), "Ctrl+Alt+9"),
            "only_raw": (_tr("Only R&AW"), "Ctrl+Alt+R"),
            "only_jpeg": (_tr("Only &JPEG"), "Ctrl+Alt+J"),
        }
        filters = {name: self._action(text, key, checkable=True) for name, (text, key) in texts.items()}
        return filters | {"only_every": self._action(_tr("&Every Photo"), "Ctrl+0")}

    def _order(self, text: str, key: str) -> QAction:
        action = self._action(text, key, checkable=True)
        self.orders.addAction(action)
        return action

    def _name(self) -> None:
        for name, field in vars(self).items():
            if isinstance(field, QAction):
                field.setObjectName(name)
        for name, order in self.order_by.items():
            order.setObjectName(f"order_{name}")
        for name, mark in self.marks.items():
            mark.setObjectName(name)
        for name, only in self.filters.items():
            only.setObjectName(name)


def _with_lines(actions: Mapping[str, QAction], before: Sequence[str]) -> list[QAction | None]:
    """Returns the actions with a line between, before each of those named."""
    listed: list[QAction | None] = []
    for name, action in actions.items():
        listed += [None, action] if name in before else [action]
    return listed
