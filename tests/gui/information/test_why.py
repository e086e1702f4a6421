"""Why a photo was found, in the panel."""

from pytestqt.qtbot import QtBot

from asif_desktop.domain.results import Match, PhraseShare, Why
from asif_desktop.gui.information.why import Told, WhyPanel, _other_wordings
from asif_desktop.gui.look.theme import Theme


def match(*phrases: PhraseShare) -> Match:
    return Match(1, [b"/a.jpg"], 0.8, 0.5, Why([], 0.5, list(phrases)))


def test_a_wording_that_did_better_than_the_phrase_is_told(qtbot: QtBot) -> None:
    found = match(
        PhraseShare("a photo of a dog", 0.5, 0.5, False),
        PhraseShare("beach", 0.2, 0.2, False),
        PhraseShare("a photo of a car", 0.2, 0.2, True),
    )
    worded = _other_wordings(found, "dog AND beach -car")
    assert worded == ("a photo of a dog",)
    panel = WhyPanel(Theme())
    qtbot.addWidget(panel)
    panel.show_told(Told(found, [], 0.0, worded))
    assert "“a photo of a dog”" in panel.note.text()
    panel.show_told(Told(found, [], 0.0))
    assert "photo of a dog" not in panel.note.text()
