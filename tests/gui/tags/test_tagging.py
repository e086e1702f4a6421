"""Tags in the window: the sidebar, the chips of a photo, Ctrl+T, keys, and the sheets of a tag."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.domain.tags import NewTag, TagEdit
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.look.widgets import Button, IconButton
from asif_desktop.gui.tags.cut_sheet import CutSheet
from asif_desktop.gui.teaching.teach_sheet import TeachSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui import fake_queries
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import select, write


def words(window: MainWindow) -> list[tuple[str, str]]:
    """Returns the kind and the name of each chip."""
    return [
        (chip.property("kind"), chip.findChildren(Button)[0].text()) for chip in window.information.tags.chips
    ]


def has_chip(window: MainWindow, chip: tuple[str, str]) -> bool:
    return chip in words(window)


def offered(window: MainWindow, name: str) -> QAction:
    """Returns what the sidebar's button for new tags offers under a name."""
    window.sidebar.tag_wanted.emit()
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    (action,) = [one for one in menu.actions() if one.text() == name]
    menu.close()
    return action


def press(window: MainWindow, name: str) -> None:
    """Presses the button with this name on a chip."""
    for chip in window.information.tags.chips:
        for button in chip.findChildren(IconButton):
            if button.accessibleName() == name:
                button.click()
                return
    raise AssertionError(name)


def test_a_photo_shows_its_tags_and_what_is_suggested(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    select(qtbot, shown, 1)
    qtbot.waitUntil(lambda: words(shown) == [("file", "Sea · file"), ("suggested", "Dog")])
    press(shown, "Yes, “Dog”")
    qtbot.waitUntil(lambda: words(shown) == [("own", "Dog"), ("file", "Sea · file")])
    press(shown, "Take “Sea” off")
    qtbot.waitUntil(lambda: words(shown) == [("own", "Dog")])
    assert library.tagging.said == {(1, 2): "accepted", (1, 3): "rejected"}
    select(qtbot, shown, 2)
    qtbot.waitUntil(lambda: words(shown) == [("suggested", "Dog")])
    press(shown, "No, not “Dog”")
    qtbot.waitUntil(lambda: words(shown) == [])


def test_yes_offers_to_learn_and_no_asks_what_it_is(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    select(qtbot, shown, 1)
    qtbot.waitUntil(lambda: has_chip(shown, ("suggested", "Dog")))
    press(shown, "Yes, “Dog”")
    assert shown.toast.button.text() == "Use as an example"
    shown.toast.button.click()
    qtbot.waitUntil(lambda: library.count(ask.LearnTag) == 1 and has_chip(shown, ("own", "Dog")))
    select(qtbot, shown, 2)
    qtbot.waitUntil(lambda: has_chip(shown, ("suggested", "Dog")))
    press(shown, "No, not “Dog”")
    assert shown.toast.button.text() == "What is it?"
    shown.toast.button.click()
    qtbot.waitUntil(lambda: shown.findChild(TeachSheet) is not None)
    qtbot.waitUntil(lambda: library.tagging.said == {(1, 2): "accepted", (2, 2): "rejected"})


def test_why_a_tag_is_suggested_is_told(qtbot: QtBot, library: FakeLibrary, shown: MainWindow) -> None:
    select(qtbot, shown, 1)
    qtbot.waitUntil(lambda: ("suggested", "Dog") in words(shown))
    press(shown, "Why “Dog”?")
    qtbot.waitUntil(lambda: library.count(ask.ExplainSuggestion) > 0)
    explained = [request for request in library.asked if isinstance(request, ask.ExplainSuggestion)]
    assert (explained[-1].photo, explained[-1].which) == (1, 2)
    qtbot.waitUntil(shown.information.why.isVisible)


def test_why_a_tag_is_suggested_stays_when_the_rest_is_told_later(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    library.hold(ask.DetailPhoto)
    select(qtbot, shown, 1)
    qtbot.waitUntil(lambda: library.count(ask.DetailPhoto) == 1)
    qtbot.waitUntil(lambda: ("suggested", "Dog") in words(shown))
    press(shown, "Why “Dog”?")
    with qtbot.waitSignal(shown.browser.shown):  # confirmed: the photo is looked at anew
        shown.browser.renew()
    library.release(ask.DetailPhoto)
    qtbot.waitUntil(lambda: library.count(ask.DetailPhoto) == 2)
    qtbot.waitUntil(lambda: bool(shown.information.why.rows))
    assert shown.information.why.isVisible()


def test_the_sidebar_shows_the_tree_and_leads_to_the_photos(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    assert shown.sidebar.tags[0].accessibleName().startswith("Animals")
    qtbot.waitUntil(lambda: "+3" in shown.sidebar.tags[1].accessibleName())
    shown.sidebar.tags[1].click()
    qtbot.waitUntil(lambda: shown.search.line.text() == 'tag:"Animals/Dog"')
    qtbot.waitUntil(lambda: any(isinstance(r, ask.Rank) and "tag:" in r.query for r in library.asked))


def test_the_sidebar_marks_the_tag_whose_photos_are_shown(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    def marked() -> list[bool]:
        return [row.isChecked() for row in (shown.sidebar.all, *shown.sidebar.tags)]

    assert marked() == [True, False, False, False]
    shown.sidebar.tags[1].click()
    qtbot.waitUntil(lambda: marked() == [False, False, True, False])
    with qtbot.waitSignal(shown.tagging.listed):
        library.changed("tags")
    qtbot.waitUntil(lambda: marked() == [False, False, True, False])
    shown.search.take("")
    qtbot.waitUntil(lambda: marked() == [True, False, False, False])


def test_a_tag_that_no_photo_has_leads_to_those_it_is_suggested_for(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fake_queries.found
    none_has_it = fake_queries.Found([], False)
    monkeypatch.setattr(
        fake_queries,
        "found",
        lambda text, *rest: none_has_it if text.startswith("tag:") else real(text, *rest),
    )
    library.tagging.suggested[library.tagging.tag_named("Animals")] = {3: 0.9}
    shown.sidebar.tags[0].click()
    qtbot.waitUntil(shown.stage.message.isVisible)
    (look,) = shown.stage.message.findChildren(Button)
    assert look.text() == "Show where it is suggested"
    look.click()
    assert shown.search.line.text() == 'suggested:"Animals"'
    qtbot.waitUntil(lambda: list(shown.grid.shown()) == [3])


def test_a_tag_that_is_suggested_nowhere_says_what_helps(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    shown.search.take('suggested:"Animals"')
    qtbot.waitUntil(shown.stage.message.isVisible)
    assert "slider above" in shown.stage.message.words.text()
    slider = shown.stage.header.fewer_more
    assert slider.isVisible()
    animals = library.tagging.tag_named("Animals")
    library.tagging.suggested[animals] = {3: 0.4}
    slider.slider.setValue(slider.slider.maximum())
    qtbot.waitUntil(lambda: list(shown.grid.shown()) == [3])


def test_ctrl_t_gives_a_known_tag_or_a_new_one(qtbot: QtBot, library: FakeLibrary, shown: MainWindow) -> None:
    select(qtbot, shown, 3)
    for typed, name in (("animals/dog", "Dog"), ("Garden", "Garden")):
        chip = ("own", name)
        qtbot.waitUntil(shown.actions_.tag.isEnabled)
        shown.actions_.tag.trigger()
        sheet = shown.findChild(TextSheet)
        assert isinstance(sheet, TextSheet)
        QTest.keyClicks(sheet.line, typed)
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(has_chip, shown, chip))
        qtbot.waitUntil(lambda: shown.findChild(TextSheet) is None)
    assert library.tagging.said == {(3, 2): "manual", (3, 4): "manual"}
    edits = [one for one in library.asked if isinstance(one, ask.CreateTag | ask.DecideTag)]
    assert edits == [ask.DecideTag(2, [3], "manual"), ask.CreateTag(NewTag("Garden"), [3])]  # a step each


def test_a_new_tag_of_a_taken_name_is_refused_in_the_sheet(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    offered(shown, "New Tag…").trigger()
    sheet = shown.findChild(TextSheet)
    assert isinstance(sheet, TextSheet)
    QTest.keyClicks(sheet.line, "DOG")
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in sheet.refusal.text())
    assert len(library.tagging.tags) == 3


def test_selected_photos_become_examples_of_a_tag(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    select(qtbot, shown, 5)
    tag = library.tagging.tags[2]
    shown.tagging.menu(tag, shown.mapToGlobal(shown.rect().center()))
    (menu,) = [one for one in shown.findChildren(QMenu) if one.isVisible()]
    (action,) = [one for one in menu.actions() if one.text() == "Learn from Selected Photos"]
    action.trigger()
    qtbot.waitUntil(lambda: library.count(ask.LearnTag) == 1)
    assert library.tagging.said == {(5, 2): "manual"}


def test_a_tags_key_gives_it_to_the_selected_photos(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    select(qtbot, shown, 5)
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shown.grid, Qt.Key.Key_A, alt_shift)
    qtbot.waitUntil(lambda: library.tagging.said == {(5, 1): "manual"})


def test_a_tags_key_does_nothing_to_photos_out_of_sight(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    select(qtbot, shown, 5)
    shown.sidebar.trash.click()
    qtbot.waitUntil(shown.stage.hides_photos)
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shown, Qt.Key.Key_A, alt_shift)
    shown.sidebar.all.click()
    select(qtbot, shown, 4)
    QTest.keyClick(shown.grid, Qt.Key.Key_A, alt_shift)
    qtbot.waitUntil(lambda: library.tagging.said == {(4, 1): "manual"})


def test_the_menu_of_a_tag_changes_it(qtbot: QtBot, library: FakeLibrary, shown: MainWindow) -> None:
    shown.tagging.menu(library.tagging.tags[2], shown.mapToGlobal(shown.rect().center()))
    (menu,) = [one for one in shown.findChildren(QMenu) if one.isVisible()]
    (action,) = [one for one in menu.actions() if one.text() == "Suggest Fewer or More…"]
    action.trigger()
    menu.close()
    sheet = shown.findChild(CutSheet)
    assert isinstance(sheet, CutSheet)
    qtbot.waitUntil(lambda: sheet.count.text() == "3 photos")
    assert not sheet.automatic.isEnabled()
    QTest.keyClick(sheet.fewer_more.slider, Qt.Key.Key_PageDown)  # towards fewer
    QTest.keyClick(sheet.fewer_more.slider, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: library.tagging.tags[2].cut == pytest.approx(0.7))
    qtbot.waitUntil(lambda: sheet.count.text() == "2 photos")
    assert [type(one) for one in library.asked].count(ask.EditTag) == 1, "two presses are one step"
    sheet.automatic.click()
    qtbot.waitUntil(lambda: sheet.count.text() == "3 photos" and library.tagging.tags[2].cut is None)
    assert sheet.fewer_more.slider.value() == 50
    QTest.keyClick(sheet.fewer_more.slider, Qt.Key.Key_Right)
    sheet.done.click()
    qtbot.waitUntil(lambda: library.tagging.tags[2].cut == pytest.approx(0.49))
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("question", "answer", "asked"),
    [
        ("Key…", "7", ask.EditTag(2, TagEdit(key="7"))),
        ("Key…", "", ask.EditTag(2, TagEdit(key=None))),
        ("Move Into…", "Animals", ask.EditTag(2, TagEdit(parent="Animals"))),
        ("Move Into…", "", ask.EditTag(2, TagEdit(parent=None))),
        ("Merge Into…", "Animals", ask.MergeTags(2, "Animals")),
        ("Keep Examples In…", "Taught by me", ask.EditTag(2, TagEdit(collection="Taught by me"))),
    ],
)
def test_a_tag_s_key_its_place_and_its_collection_are_asked_for(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, question: str, answer: str, asked: object
) -> None:
    shown.tagging.menu(library.tagging.tags[2], shown.mapToGlobal(shown.rect().center()))
    (menu,) = [one for one in shown.findChildren(QMenu) if one.isVisible()]
    (action,) = [one for one in menu.actions() if one.text() == question]
    action.trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(shown.findChildren(TextSheet)))
    (sheet,) = shown.findChildren(TextSheet)
    sheet.line.setText(answer)
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked in library.asked and shown.findChild(TextSheet) is None)


def test_the_last_move_of_a_tag_s_slider_is_kept_however_its_sheet_is_closed(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    shown.tagging.ask_cut(library.tagging.tags[2])
    sheet = shown.findChild(CutSheet)
    assert isinstance(sheet, CutSheet)
    QTest.keyClick(sheet.fewer_more.slider, Qt.Key.Key_PageDown)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: library.tagging.tags[2].cut == pytest.approx(0.6))


def test_the_slider_over_suggestions_moves_the_tag_s_own_cut(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    header = shown.stage.header
    shown.search.take("suggested:dog")
    qtbot.waitUntil(lambda: list(shown.grid.shown()) == [1, 2, 4])
    assert header.fewer_more.isVisible()
    assert header.fewer_more.slider.value() == 50
    header.fewer_more.slider.setValue(30)
    qtbot.waitUntil(lambda: library.tagging.tags[2].cut == pytest.approx(0.7))
    qtbot.waitUntil(lambda: list(shown.grid.shown()) == [1, 2])
    qtbot.waitUntil(lambda: header.fewer_more.slider.value() == 30)
    header.fewer_more.slider.setValue(0)
    qtbot.waitUntil(lambda: list(shown.grid.shown()) == [])
    assert header.fewer_more.isVisible(), "or there would be no way back"
    shown.search.take("dog")
    qtbot.waitUntil(lambda: header.title.whole() == "dog")
    assert header.fewer_more.slider.value() == 50


def test_a_list_of_tags_comes_in(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "tags.txt").write_text("Places\n\tRome\n", "utf-8")
    with qtbot.waitSignal(shown.tagging.told) as told:
        shown.tagging.import_list(str(tmp_path / "tags.txt"))
    assert told.args == ["2 new tags."]
    assert "Places" in [tag.name for tag in library.tagging.tags.values()]
    with qtbot.waitSignal(shown.tagging.told) as told:
        shown.tagging.import_list(str(tmp_path / "tags.txt"))
    assert told.args == ["All of these tags are there already."]
    with qtbot.waitSignal(shown.asker.refused) as refused:
        shown.tagging.import_list(str(tmp_path / "nothing.txt"))
    assert refused.args == ["The list of tags cannot be read: No such file or directory."]


def test_captions_are_learnt_from_in_one_step(qtbot: QtBot, library: FakeLibrary, shown: MainWindow) -> None:
    with qtbot.waitSignal(shown.tagging.told) as told:
        offered(shown, "Learn from My Captions").trigger()
    assert told.args == ["Learnt from 3 photos. Ctrl+Z takes it back."]


def test_tags_offered_while_one_types_look_like_a_menu(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    qtbot.waitUntil(lambda: len(shown.tagging.tags) > 0)
    shown.grid.make_current(shown.grid.shown()[0])
    shown.photo_tags.add()
    (sheet,) = [one for one in shown.findChildren(TextSheet) if one.isVisible()]
    name = next(iter(shown.tagging.tags.values())).name
    sheet.line.setFocus()
    write(sheet.line, name[:2])
    completer = sheet.line.completer()
    popup = None if completer is None else completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert popup.sizeHintForRow(0) >= 26
    popup.hide()
    sheet.close_sheet()


def test_tags_from_files_are_suggested_from_a_menu(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    for name in ("Sea", "Cup"):
        library.tagging.make(name, own=False, from_file=3, photos=3)
    with qtbot.waitSignal(shown.tagging.listed):
        library.changed("tags")
    brought = [tag for tag in library.tagging.tags.values() if not tag.own]
    shown.tagging.menu(brought[0], shown.mapToGlobal(shown.rect().center()))
    (menu,) = [one for one in shown.findChildren(QMenu) if one.isVisible()]
    (action,) = [one for one in menu.actions() if one.text() == "Suggest This Tag"]
    menu.close()
    action.trigger()
    qtbot.waitUntil(lambda: library.tagging.tags[brought[0].id].own)
    qtbot.waitUntil(lambda: "1 tag more is suggested" in shown.toast.text())
    left = len(brought) - 1
    name = "Suggest the Tag from My Files" if left == 1 else f"Suggest the {left} Tags from My Files"
    with qtbot.waitSignal(shown.tagging.listed):
        library.changed("tags")
    offered(shown, name).trigger()
    qtbot.waitUntil(lambda: all(tag.own for tag in library.tagging.tags.values()))


def test_where_a_tag_from_files_is_suggested_for_nothing_it_is_said_why(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    tag = library.tagging.make("Cup", own=False, from_file=3, photos=3)
    with qtbot.waitSignal(shown.tagging.listed):
        library.changed("tags")
    shown.search.take("suggested:Cup")
    qtbot.waitUntil(shown.stage.message.isVisible)
    assert "once you say so" in shown.stage.message.words.text()
    (button,) = [one for one in shown.stage.message.buttons if one.text() == "Suggest this tag"]
    button.click()
    qtbot.waitUntil(lambda: library.tagging.tags[tag].own)
    qtbot.waitUntil(lambda: "none is close enough" in shown.stage.message.words.text())
