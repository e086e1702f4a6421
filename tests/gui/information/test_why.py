"""Why a photo was found, in the panel."""

from pytestqt.qtbot import QtBot

from asif_desktop.domain.results import Match, PhraseShare, Reason, Why
from asif_desktop.gui.information.why import Told, WhyPanel, _other_wordings, explained
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
    panel.show_told(Told(found, [], 0.0, worded=worded))
    assert "“a photo of a dog”" in panel.note.text()
    panel.show_told(Told(found, [], 0.0))
    assert "photo of a dog" not in panel.note.text()


def test_what_a_counter_example_takes_off_is_told_and_shares_are_of_what_was_there_before(
    qtbot: QtBot,
) -> None:
    reasons = [
        Reason(3, "dog", "Dog", 0.3),
        Reason(4, "wolf", "Dog", 0.1),
        Reason(0, "not like b.jpg", "Dog", -0.1),
    ]
    why = Why(reasons, 0.1, [PhraseShare("Dog", 0.4, 0.1, False)])
    told = explained(Match(1, [b"/a.jpg"], 0.6, 0.4, why), (), lambda anchor: None)
    assert [(one.reason.caption, round(one.share, 6)) for one in told.reasons] == [
        ("dog", 0.6),
        ("wolf", 0.2),
    ]
    assert round(told.rest, 6) == 0.2
    panel = WhyPanel(Theme())
    qtbot.addWidget(panel)
    panel.show_told(told)
    assert "A photo that you said no to takes off 20%." in panel.note.text()
