"""Every string shown can be translated, German is complete, and the language that is chosen is spoken."""

import ast
import re
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import asif_desktop.gui
from asif_desktop.catalog.text import in_sentence
from asif_desktop.domain.requests import ListAnchors, RenameCollection
from asif_desktop.domain.resources import resource
from asif_desktop.domain.sentences import Sentence, counted, said
from asif_desktop.domain.shipped_names import NAMING, SHIPPED
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.language import LANGUAGES, SYSTEM, Language
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.look.spoken import CONTEXT, spoken
from asif_desktop.gui.look.text import moment, number, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Line
from asif_desktop.gui.settings.keys import keys_in_words
from asif_desktop.gui.settings.language_sheet import ANEW, LanguageSheet
from asif_desktop.gui.settings.memory import Memory
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.fake_state import STARTER
from tests.gui.looking import click, start

GATHERING: dict[str, Any] = runpy.run_path(
    str(Path(__file__).resolve().parents[3] / "packaging" / "gather_sentences.py")
)
SOURCES = sorted(Path(asif_desktop.gui.__file__).parent.rglob("*.py"))
SHOWING = {
    *("Label", "Line", "Button", "IconButton", "Switch", "QAction", "QCheckBox", "QRadioButton", "QLabel"),
    *("QPushButton", "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription"),
    *("setPlaceholderText", "setWindowTitle", "setTitle", "show_text", "show_title", "show_as", "addAction"),
    *("addMenu", "say", "tell", "TextSheet", "ConfirmSheet", "Sheet", "addItem", "insertItem"),
}
"""Calls whose texts a person reads."""
TRANSLATING = {"tr", "_tr", "translate"}
PICTURES = {icon.stem for icon in resource("icons").glob("*.svg")}
IN_EVERY_LANGUAGE = {"ASIF", "ASIF Desktop", "Aa", " – ASIF Desktop", "ASIF Desktop "}


def called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def shown_without_translation(node: ast.AST) -> Iterator[ast.Constant]:
    """Yields the texts within an argument that a person would read as they stand in the source."""
    if isinstance(node, ast.Call):
        if called(node) in TRANSLATING | SHOWING:  # the first are right, the others are looked at themselves
            return
        parts: list[ast.AST] = [node.func] if called(node) in ("format", "join") else []
    elif isinstance(node, ast.Compare | ast.Lambda):
        return
    elif isinstance(node, ast.Subscript):
        parts = [node.value]
    elif isinstance(node, ast.Dict):
        parts = list(node.values)
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.Constant):
        words = isinstance(node.value, str) and re.search(r"[^\W\d_]{2}", node.value)
        if words and node.value not in IN_EVERY_LANGUAGE | PICTURES:
            yield node
        return
    else:
        parts = list(ast.iter_child_nodes(node))
    for part in parts:
        yield from shown_without_translation(part)


def strings_for_translation(source: Path) -> Iterator[tuple[str, str]]:
    """Yields each string that is translated, with the context that Qt looks for it in."""

    def inside(node: ast.AST, owner: str) -> Iterator[tuple[str, str]]:
        for child in ast.iter_child_nodes(node):
            within = child.name if isinstance(child, ast.ClassDef) else owner
            if isinstance(child, ast.Call) and called(child) in TRANSLATING:
                constants = [arg.value for arg in child.args if isinstance(arg, ast.Constant)]
                texts = [text for text in constants if isinstance(text, str)]
                bare = isinstance(child.func, ast.Name)
                if called(child) == "translate" and len(texts) == 2:
                    yield texts[0], texts[1]
                elif called(child) != "translate" and texts:
                    yield "" if bare else within, texts[0]
            yield from inside(child, within)

    yield from inside(ast.parse(source.read_text()), "")


def messages() -> dict[tuple[str, str], ET.Element]:
    tree = ET.parse(resource("translations/asif_de.ts"))
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def forms(message: ET.Element) -> list[str]:
    """Returns the translation; of one that counts, its forms, the last of them for many."""
    counting = [form.text or "" for form in message.iter("numerusform")]
    return counting or [message.findtext("translation") or ""]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_string_is_shown_that_cannot_be_translated(source: Path) -> None:
    bare = [
        f"{source.name}:{text.lineno}: {text.value!r}"
        for call in ast.walk(ast.parse(source.read_text()))
        if isinstance(call, ast.Call) and called(call) in SHOWING and source.stem != "tour"
        for argument in call.args[: 1 if called(call) in ("Label", "Line", "Button", "QAction") else None]
        for text in shown_without_translation(argument)
    ]
    assert bare == []


def test_this_looks_at_what_is_shown() -> None:
    bad = ast.parse('Label(f"Hello {name}" if name else self.tr("Nobody"))', mode="eval").body
    assert isinstance(bad, ast.Call)
    assert [text.value for text in shown_without_translation(bad.args[0])] == ["Hello "]


def test_every_string_is_gathered_for_translation() -> None:
    known = set(messages())
    missing = {pair for source in SOURCES for pair in strings_for_translation(source)} - known
    assert missing == set(), "run `make translations`, and translate what is new"


def test_every_sentence_of_the_library_is_gathered_for_translation() -> None:
    known = {
        source: message.get("numerus") == "yes"
        for (context, source), message in messages().items()
        if context == CONTEXT
    }
    said_below = {template: bool(one) for template, one in GATHERING["sentences"]().items()}
    assert known == said_below, "run `make translations`, and translate what is new"


def test_german_is_complete_and_keeps_every_place_for_a_value() -> None:
    for (context, source), message in messages().items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: “{source}” is not translated"
        *few, words = forms(message)
        assert words, f"{context}: “{source}” is not translated"
        assert sorted(re.findall(r"\{\d*\}", words)) == sorted(re.findall(r"\{\d*\}", source)), source
        assert ("&" in words) == ("&" in source), f"“{source}” and “{words}” differ in having a key's letter"
        for form in few:  # where something is one, it may be named instead of counted
            assert form, f"{context}: “{source}” is not translated for 1"
            allowed = set(re.findall(r"\{\d+\}", source + GATHERING["sentences"]()[source]))
            assert set(re.findall(r"\{\d+\}", form)) <= allowed, source


@pytest.mark.usefixtures("german")
def test_what_is_loaded_is_what_was_translated() -> None:
    for (context, source), message in messages().items():
        count = 2 if message.get("numerus") else -1
        assert QCoreApplication.translate(context, source, None, count) == forms(message)[-1]


@pytest.mark.usefixtures("german")
def test_numbers_dates_and_qts_own_words_are_german_too() -> None:
    assert number(48076) == "48.076"
    assert photos_text(2) == "2 Fotos"
    assert moment("2025-06-14T09:12:00+02:00") == "14. Juni 2025, 09:12"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.usefixtures("german")
def test_what_the_library_says_is_spoken_in_german() -> None:
    size = said("The file has {0} GiB; photos up to 1 GiB are read.", 2.04)
    assert spoken(size) == "Die Datei hat 2,0 GiB; gelesen werden Fotos bis 1 GiB."
    inner = said("{0} cannot be read: {1}", "x.jpg", size)
    assert spoken(inner) == f"x.jpg lässt sich nicht lesen: {spoken(size)}"
    rated = [counted("Rate {0} photo {1}", "Rate {0} photos {1}", count, "★") for count in (1, 12_000)]
    switched = said("Switch collection “{0}” off", in_sentence(STARTER))
    assert spoken(switched) == "Sammlung „Dinge des Alltags“ ausschalten"
    assert str(switched) == "Switch collection “Everyday things” off"
    assert [spoken(one) for one in rated] == ["1 Foto mit ★ bewerten", "12.000 Fotos mit ★ bewerten"]


@pytest.mark.usefixtures("german")
def test_steps_from_before_the_shipped_collection_had_a_german_name_are_told_with_it() -> None:
    for template in NAMING:
        names = "Everyday things", "Garten"
        old = Sentence(template, (2, *names[:1]) if template.startswith("Move") else names)
        assert "„Dinge des Alltags“" in spoken(old)
    back = Sentence("Rename collection “{0}” to “{1}”", ("Garten", "Everyday things"))
    assert spoken(back) == "Sammlung „Garten“ in „Dinge des Alltags“ umbenennen"
    # Where no collection is named, it is a caption, an album or a tag.
    for template in ("Change a caption to “{0}”", "Create album “{0}”", "Create tag “{0}”"):
        assert "„Everyday things“" in spoken(Sentence(template, ("Everyday things",)))
    assert "„Everyday thing“" in spoken(Sentence("Delete collection “{0}”", ("Everyday thing",)))


def test_the_sentences_that_name_collections_are_said_still() -> None:
    known = GATHERING["sentences"]()
    for template, places in NAMING.items():
        assert template in known
        assert all(f"“{{{place}}}”" in template for place in places)


def test_what_has_no_words_in_a_language_is_spoken_in_english(qapp: QApplication) -> None:
    assert spoken(counted("One {1}", "{0} of {1}", 1, "{0}")) == "One {0}"
    assert spoken(counted("One {1}", "{0} of {1}", 2000, "it")) == "2,000 of it"
    assert spoken(Sentence("An old step with {0}")) == "An old step with {0}"


@pytest.mark.usefixtures("german")
def test_a_window_made_in_german_speaks_german(
    qtbot: QtBot, library: FakeLibrary, theme: Theme, window: MainWindow
) -> None:
    library.add_photo(b"/photos/1.jpg", "dog")
    start(qtbot, window)
    assert window.search.line.placeholderText() == "Suche Fotos nach ihrem Inhalt"
    assert window.stage.header.title.whole() == "Alle Fotos"
    choose = window.stage.welcome.choose
    same = Button("Ordner wählen…", choose.property("role") or "", "Strg+O")
    assert choose.sizeHint().width() == same.sizeHint().width()
    assert [title.replace("&", "") for title, _ in window.actions_.menus()][:2] == ["Datei", "Bearbeiten"]
    assert window.actions_.teach.text() == "&Beibringen…"


@pytest.mark.usefixtures("german")
def test_the_collection_that_comes_with_the_program_has_a_german_name(
    qtbot: QtBot, theme: Theme, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "dog")
    library.state.collections = {STARTER: True, "Garten": True}
    window = MainWindow(library.connect, library.cache, theme)
    qtbot.addWidget(window)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.collections) == 2)
    assert [one.row.accessibleName() for one in window.sidebar.collections] == ["Dinge des Alltags", "Garten"]
    click(window.sidebar.collections[0].row)
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "Dinge des Alltags")
    assert ListAnchors(STARTER, "") in library.asked
    window.collecting.rename(STARTER)
    sheet = window.findChild(TextSheet)
    assert sheet is not None
    assert sheet.line.text() == "Dinge des Alltags"
    sheet.go.click()
    qtbot.waitUntil(lambda: window.findChild(TextSheet) is None)
    assert RenameCollection(STARTER, STARTER) in library.asked
    assert set(library.state.collections) == {STARTER, "Garten"}
    window.collecting.rename(STARTER)
    sheet = window.findChild(TextSheet)
    assert sheet is not None
    sheet.line.setText("Was ich kenne")
    sheet.go.click()
    qtbot.waitUntil(lambda: window.sidebar.collections[0].row.accessibleName() == "Was ich kenne")


def test_a_key_has_one_name_in_menus_and_on_buttons(qapp: QApplication, window: MainWindow) -> None:
    language, before = Language(qapp), QLocale()
    for code, name in (("de", "Eingabe"), ("en", "Enter")):
        language.use(code)
        assert enter_key() == name
        assert keys_in_words(window.actions_.open.shortcuts()) == name
    QLocale.setDefault(before)


def test_what_comes_with_the_program_has_a_name_in_every_language() -> None:
    for names in SHIPPED.values():
        assert {"en", *names} == set(LANGUAGES)


def _choosing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> tuple[list[int], LanguageSheet]:
    """Opens the sheet; returns what the program will have ended with, and the sheet."""
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    window.actions_.language.trigger()
    sheet = window.findChild(LanguageSheet)
    assert sheet is not None
    return ended, sheet


def test_the_language_that_is_chosen_is_kept_and_the_window_opened_anew_in_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(qtbot, window)
    ended, sheet = _choosing(window, monkeypatch)
    assert sheet.choices.button(sheet.choices.checkedId()).text() == "As the system"
    sheet.choices.button([SYSTEM, *LANGUAGES].index("de")).click()
    sheet.go.click()
    assert ended == [ANEW]
    assert Memory().language == "de"


def test_choosing_the_language_in_use_changes_nothing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(qtbot, window)
    ended, sheet = _choosing(window, monkeypatch)
    sheet.go.click()
    assert ended == []
    assert Memory().language == SYSTEM


@pytest.mark.usefixtures("german")
def test_what_is_known_of_a_photo_is_not_cut_in_german(
    qtbot: QtBot, theme: Theme, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/2026/Urlaub/IMG_2041.jpg", "dog", taken="2026-11-20T08:28:00")
    window = MainWindow(library.connect, library.cache, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    start(qtbot, window)
    window.grid.make_current(1)
    qtbot.waitUntil(lambda: window.information.fact("taken") == "20. November 2026, 08:28")
    cut = [line.whole() for line in window.information.findChildren(Line) if line.text() != line.whole()]
    assert cut == []
