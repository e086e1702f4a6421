"""What the window remembers of itself from one time to the next: sizes and what is hidden."""

from PySide6.QtCore import QByteArray, QSettings

from asif_desktop.gui.grid.tile_view import USUAL
from asif_desktop.gui.look.language import SYSTEM
from asif_desktop.gui.look.text_size import TEXT_SIZES


class Memory:
    """The window's own settings; the library's are the library's."""

    def __init__(self) -> None:
        user = QSettings.Scope.UserScope
        self._settings = QSettings(QSettings.defaultFormat(), user, "asif-desktop", "window")

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("geometry", value)

    def shown(self, panel: str) -> bool:
        """Returns whether a panel, "sidebar" or "information", is shown."""
        return str(self._settings.value(f"shown/{panel}", "true")) == "true"

    def set_shown(self, panel: str, shown: bool) -> None:
        """Remembers whether a panel is shown."""
        self._settings.setValue(f"shown/{panel}", "true" if shown else "false")

    def panel_width(self, panel: str) -> int | None:
        """Returns how wide a panel was left, for the usual font; None where nobody changed it."""
        value = str(self._settings.value(f"panel_width/{panel}", ""))
        return int(value) if value.isdecimal() else None

    def set_panel_width(self, panel: str, width: int) -> None:
        """Remembers how wide a panel was left."""
        self._settings.setValue(f"panel_width/{panel}", width)

    @property
    def tile_width(self) -> int:
        """The width of the grid's tiles."""
        value = str(self._settings.value("tile_width", USUAL))
        return int(value) if value.isdecimal() else USUAL

    @tile_width.setter
    def tile_width(self, value: int) -> None:
        self._settings.setValue("tile_width", value)

    @property
    def by_day(self) -> bool:
        """Whether photos in the order of their days are grouped by them."""
        return str(self._settings.value("by_day", "true")) == "true"

    @by_day.setter
    def by_day(self, value: bool) -> None:
        self._settings.setValue("by_day", "true" if value else "false")

    @property
    def tags_on_photos(self) -> bool:
        """Whether tiles show a tag of their photos."""
        return str(self._settings.value("tags_on_photos", "true")) == "true"

    @tags_on_photos.setter
    def tags_on_photos(self, value: bool) -> None:
        self._settings.setValue("tags_on_photos", "true" if value else "false")

    def keys(self, action: str) -> list[str] | None:
        """Returns the keys that the person chose for an action; None where they are the usual ones."""
        value = self._settings.value(f"keys/{action}")
        return None if value is None else [key for key in str(value).split("\n") if key]

    def set_keys(self, action: str, keys: list[str] | None) -> None:
        """Remembers the keys of an action; None for the usual ones."""
        if keys is None:
            self._settings.remove(f"keys/{action}")
        else:
            self._settings.setValue(f"keys/{action}", "\n".join(keys))

    @property
    def language(self) -> str:
        """The window's language: a code, or "system"."""
        return str(self._settings.value("language", SYSTEM))

    @language.setter
    def language(self, value: str) -> None:
        self._settings.setValue("language", value)

    @property
    def theme(self) -> str:
        """Which colours are used: "system", "light" or "dark"."""
        value = str(self._settings.value("theme", "system"))
        return value if value in ("light", "dark") else "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self._settings.setValue("theme", value)

    @property
    def text_size(self) -> str:
        """How large text is: one of `TEXT_SIZES`, or "system"."""
        value = str(self._settings.value("text_size", SYSTEM))
        return value if value in TEXT_SIZES else SYSTEM

    @text_size.setter
    def text_size(self, value: str) -> None:
        self._settings.setValue("text_size", value)

    @property
    def collection(self) -> str:
        """The collection taught in last."""
        return str(self._settings.value("collection", ""))

    @collection.setter
    def collection(self, value: str) -> None:
        self._settings.setValue("collection", value)

    @property
    def open_folders(self) -> list[tuple[bytes, bytes]]:
        """The folders that are open in the sidebar: the path of a watched root, and a path relative to it."""
        value = self._settings.value("open_folders", [])
        try:
            entries = value if isinstance(value, list) else [value]  # Qt reads a list of one back as that one
            pairs = [str(one).split(":") for one in entries]
            return [(bytes.fromhex(root), bytes.fromhex(below)) for root, below in pairs]
        except ValueError:
            return []

    @open_folders.setter
    def open_folders(self, value: list[tuple[bytes, bytes]]) -> None:
        # As hex, since names need not be text.
        self._settings.setValue("open_folders", [f"{root.hex()}:{below.hex()}" for root, below in value])

    @property
    def phrases(self) -> list[str]:
        """What was searched before, newest first."""
        value = self._settings.value("phrases", [])
        return [str(phrase) for phrase in value] if isinstance(value, list) else []

    @phrases.setter
    def phrases(self, value: list[str]) -> None:
        self._settings.setValue("phrases", value)

    def _bytes(self, name: str) -> QByteArray:
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()
