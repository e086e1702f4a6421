"""What each action of the menus and keys does."""

from pathlib import Path

from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.language_sheet import LanguageSheet
from asif_desktop.gui.settings.palette import PaletteSheet
from asif_desktop.gui.stage.photo_menu import PhotoMenu
from asif_desktop.gui.window.following import Following
from asif_desktop.gui.window.rescue import Restore


class Commands(Following):
    """Does what the person chooses in a menu, or by key."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        super().__init__(open_library, cache, theme, restore)
        self._connect_actions()
        self._connect_ways_to_look()

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
            (actions.tag, self.photo_tags.add),
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

    def _connect_ways_to_look(self) -> None:
        """Joins the actions that change how photos and panels are shown; most are remembered."""
        actions = self.actions_
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
        self.show_panels()
