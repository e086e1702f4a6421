"""The settings: each with a sentence of help, found by a word of it, and in use as soon as it is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder
from asif_desktop.domain.requests import GetSettings, SetSetting
from asif_desktop.domain.sentences import Sentence
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.text import number
from asif_desktop.gui.look.text_size import TEXT_SIZES, is_in_use
from asif_desktop.gui.look.theme import DARK, LIGHT, Theme, Tokens
from asif_desktop.gui.look.widgets import Area, Button, Label, Line, row
from asif_desktop.gui.settings.language_sheet import ANEW
from asif_desktop.gui.settings.memory import Memory

_FIELD = 260
_TALL = 620
"""Of the list, where the window has room for it."""
_CACHE_SIZES = (500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_SLOW = frozenset({"device", "runtime", "image_encoder", "text_encoder"})
"""Settings for which a model may have to be loaded."""
THEMES: dict[str, Tokens | None] = {"system": None, "light": LIGHT, "dark": DARK}


class SettingsSheet(Sheet):
    """Shows the settings of the window and of the library."""

    def __init__(
        self,
        asker: Asker,
        memory: Memory,
        folders: Sequence[Folder],
        say: Callable[[str], None],
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Makes the sheet; `say` tells what comes of a change after it is closed."""
        super().__init__(self.tr("Settings"), theme, window, 720)
        self._asker = asker
        self._memory = memory
        self._say = say
        self._open = True
        self._values: dict[str, str] = {}
        self._parts: list[tuple[str, QWidget]] = []
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search the settings"))
        self.filter.setAccessibleName(self.tr("Search the settings"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(panel(_FIELD))
        self.filter.textChanged.connect(self._find)
        self.said = Label("", "muted", wraps=True)
        self.none = Label(self.tr("No setting is called that. Try another word."), "muted")
        self.none.hide()
        inside = QWidget()
        inside.setProperty("role", "plain")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 14, 0)
        self._list.setSpacing(16)
        self.theme = QComboBox()
        self.text_size = QComboBox()
        self.device = QComboBox()
        self.runtime = QComboBox()
        self.image_encoder, self.text_encoder = QLineEdit(), QLineEdit()
        self.templates = QLineEdit()
        self.excluded = QPlainTextEdit()
        self.cache = QComboBox()
        self.add_folder = Button(self.tr("Add a Folder…"))
        self.removals: dict[bytes, Button] = {}
        self.keys = Button(self.tr("Change Keys…"))
        self.language = Button(self.tr("Choose a Language…"))
        self._fill(folders)
        self._list.addWidget(self.none)
        self._list.addStretch(1)
        area = Area(inside, _TALL)
        area.setMinimumHeight(px(160))  # of a low window
        done = Button(self.tr("Close"), key=self.tr("Esc"))
        done.clicked.connect(self.close_sheet)
        self.inside.addWidget(row(Label(self.tr("Settings"), "title"), None, self.filter))
        self.inside.addWidget(area)
        self.said.setMinimumWidth(panel(420))
        self.inside.addWidget(row(self.said, None, done))
        self._asker.ask(GetSettings(), self._show, channel="settings", sorry=self.said.setText)

    def open(self) -> None:
        """Shows the sheet, ready to search in."""
        super().open()
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps what was typed in the field of exclusions once it is left."""
        if watched is self.excluded and event.type() == QEvent.Type.FocusOut:
            self._set("excluded", self.excluded.toPlainText().strip())
        return super().eventFilter(watched, event)

    def close_sheet(self) -> None:
        """Keeps what was typed last, and takes the sheet away."""
        for name, typed in self._typed():
            self._set(name, typed())
        self._open = False
        self._asker.drop("settings")
        super().close_sheet()

    def _fill(self, folders: Sequence[Folder]) -> None:
        self._fill_look()
        self._fill_folders(folders)
        self._fill_searching()
        self._fill_models()

    def _fill_look(self) -> None:
        self._offer(
            self.theme,
            [
                ("system", self.tr("As the system has it")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
        )
        self.theme.setCurrentIndex(self.theme.findData(self._memory.theme))
        self.theme.activated.connect(lambda _: self._choose_theme())
        self._add(self.tr("Theme"), self.tr("The colours of the window."), self.theme)
        sizes = [(size, self.tr("{0} %").format(size)) for size in TEXT_SIZES]
        self._offer(self.text_size, [("system", self.tr("As the system has it")), *sizes])
        self.text_size.setCurrentIndex(self.text_size.findData(self._memory.text_size))
        self.text_size.activated.connect(lambda _: self._choose_text_size())
        self._add(
            self.tr("Text size"),
            self.tr("How large text and signs are. The window opens anew in it at once."),
            self.text_size,
        )
        self.keys.clicked.connect(self.close_sheet)
        self.language.clicked.connect(self.close_sheet)
        self._add(self.tr("Language"), self.tr("What the window is written in."), self.language)
        self._add(self.tr("Keys"), self.tr("Which key does what."), self.keys)

    def _fill_folders(self, folders: Sequence[Folder]) -> None:
        listed = QWidget()
        listed.setProperty("role", "plain")
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for folder in folders:
            remove = Button(self.tr("Remove…"), "link")
            remove.setAccessibleName(self.tr("Remove {0}").format(display(folder.path)))
            remove.clicked.connect(self.close_sheet)
            self.removals[folder.path] = remove
            lines.addWidget(row(Line(display(folder.path), keeps_end=True), remove))
        self.add_folder.clicked.connect(self.close_sheet)
        lines.addWidget(self.add_folder)
        self._add(
            self.tr("Folders"), self.tr("Where your photos are. Files stay as they are, always."), listed
        )
        self.excluded.setFixedHeight(px(76))
        self.excluded.setTabChangesFocus(True)
        self.excluded.setProperty("role", "report")
        self.excluded.installEventFilter(self)
        self._add(
            self.tr("Left out"),
            self.tr("Files and folders that are not looked at: a pattern a line, such as “*.png”."),
            self.excluded,
        )

    def _fill_searching(self) -> None:
        self._add(
            self.tr("Wordings"),
            self.tr(
                "How phrases are put before they are compared with your photos, {} being the phrase, such as "
                "“{}; a photo of a {}”. Of several the best one counts; {} alone takes phrases as written."
            ),
            self.templates,
        )
        self.templates.editingFinished.connect(
            lambda: self._set("prompt_templates", self.templates.text().strip())
        )
        self._offer(self.cache, [(str(size), self._size(size)) for size in _CACHE_SIZES])
        self.cache.activated.connect(lambda _: self._set("cache_mb", str(self.cache.currentData())))
        self._add(
            self.tr("Cache size"),
            self.tr(
                "What small and large pictures of your photos may take on the disk. Those not looked at "
                "longest go first, and are made again when they are wanted. The pictures of your examples "
                "stay in any case: the catalog keeps them."
            ),
            self.cache,
        )

    def _fill_models(self) -> None:
        self._offer(
            self.device,
            [
                ("auto", self.tr("The fastest there is")),
                ("cpu", self.tr("The processor")),
                ("cuda", self.tr("A graphics card (CUDA)")),
                ("mps", self.tr("Apple’s graphics (MPS)")),
                ("xpu", self.tr("Intel’s graphics (XPU)")),
            ],
        )
        self.device.activated.connect(lambda _: self._set("device", str(self.device.currentData())))
        self._add(self.tr("Device"), self.tr("What looks at your photos."), self.device)
        self._offer(self.runtime, [("auto", self.tr("The faster one")), ("torch", self.tr("PyTorch always"))])
        self.runtime.activated.connect(lambda _: self._set("runtime", str(self.runtime.currentData())))
        self._add(self.tr("Runtime"), self.tr("How models run on the processor."), self.runtime)
        self._add(
            self.tr("Image encoder"),
            self.tr(
                "The model that looks at photos: timm:NAME, open_clip:ARCH/WEIGHTS, or one saved in a "
                "folder, timm:local-dir:FOLDER. With another one, every photo is looked at again; one that "
                "is not installed is fetched from its own hub."
            ),
            self.image_encoder,
        )
        self._add(
            self.tr("Text encoder"),
            self.tr(
                "The model that reads phrases: sentence-transformers:NAME, open_clip:ARCH/WEIGHTS, or one "
                "saved in a folder, sentence-transformers:FOLDER."
            ),
            self.text_encoder,
        )
        for name in ("image_encoder", "text_encoder"):
            line: QLineEdit = getattr(self, name)
            line.editingFinished.connect(lambda name=name, line=line: self._set(name, line.text().strip()))

    def _add(self, title: str, words: str, field: QWidget) -> None:
        if not field.accessibleName():
            field.setAccessibleName(title)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Label(title, "strong"))
        told.addWidget(Label(words, "small", wraps=True))
        told.addStretch(1)
        left = QWidget()
        left.setProperty("role", "plain")
        told.setContentsMargins(0, 0, 0, 0)
        left.setLayout(told)
        field.setFixedWidth(panel(_FIELD))
        part = row(left, field, spacing=20)
        self._parts.append((f"{title} {words}".casefold(), part))
        self._list.addWidget(part)

    def _offer(self, field: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        for value, words in choices:
            field.addItem(words, value)

    def _size(self, megabytes: int) -> str:
        return self.tr("{0} MB").format(number(megabytes))

    def _find(self, text: str) -> None:
        wanted = text.casefold().split()
        for words, part in self._parts:
            part.setVisible(all(word in words for word in wanted))
        self.none.setVisible(not any(part.isVisibleTo(self) for _, part in self._parts))

    def _show(self, values: dict[str, str]) -> None:
        self._values = values
        for name, field in (("device", self.device), ("runtime", self.runtime)):
            field.setCurrentIndex(max(0, field.findData(values.get(name, ""))))
        self.image_encoder.setText(values.get("image_encoder", ""))
        self.text_encoder.setText(values.get("text_encoder", ""))
        self.templates.setText(values.get("prompt_templates", ""))
        self.excluded.setPlainText(values.get("excluded", ""))
        size = values.get("cache_mb", "")
        if size and self.cache.findData(size) < 0:
            self.cache.addItem(self._size(int(size)), size)  # not one of ours, yet it is what counts
        self.cache.setCurrentIndex(self.cache.findData(size))

    def _typed(self) -> Sequence[tuple[str, Callable[[], str]]]:
        return [
            ("image_encoder", lambda: self.image_encoder.text().strip()),
            ("text_encoder", lambda: self.text_encoder.text().strip()),
            ("prompt_templates", lambda: self.templates.text().strip()),
            ("excluded", lambda: self.excluded.toPlainText().strip()),
        ]

    def _choose_theme(self) -> None:
        self._memory.theme = str(self.theme.currentData())
        self._theme.choose(THEMES[self._memory.theme])

    def _choose_text_size(self) -> None:
        self._memory.text_size = str(self.text_size.currentData())
        if not is_in_use(self._memory.text_size):
            self.close_sheet()
            QApplication.exit(ANEW)

    def _set(self, name: str, value: str, *, download: bool = False) -> None:
        """Gives a setting a value; one that is refused goes back to what it was, with the reason."""
        before = self._values.get(name)
        if before is None or before == value:
            return
        self._values[name] = value
        if name in _SLOW:
            self.said.setText(self.tr("Changing it; a model may have to be loaded…"))

        def done(to_come: Sentence | None) -> None:
            if to_come is not None:
                refused(spoken(to_come))
                if self._open:
                    self._ask_to_download(name, value, spoken(to_come))
            elif self._open:
                self.said.setText(self.tr("Changed."))

        def refused(sentence: str) -> None:
            if self._open:
                self._show(self._values | {name: before})
                self.said.setText(sentence)
            else:
                self._say(sentence)

        self._asker.edit(SetSetting(name, value, download), done, refused)

    def _ask_to_download(self, name: str, value: str, to_come: str) -> None:
        ConfirmSheet(
            self.tr("Download this model?"),
            to_come,
            self.tr("Download"),
            lambda: self._set(name, value, download=True),
            self._theme,
            self._window,
        ).open()
