"""How numbers, times and names read, and that colours can be read."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from asif_desktop.domain.results import Ranking
from asif_desktop.gui.asking.results import AUTOMATIC, Results, results_of
from asif_desktop.gui.grid.drops import path_of
from asif_desktop.gui.look.stylesheet import style_sheet
from asif_desktop.gui.look.text import (
    date_text,
    duration,
    menu_text,
    moment,
    name_of,
    one_line,
    spent,
    tooltip,
)
from asif_desktop.gui.look.theme import DARK, LIGHT, Tokens
from asif_desktop.gui.look.widgets import Line


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (49, "49 s"), (59, "1 min"), (540, "9 min"), (3600, "1 h"), (4800, "1 h 20 min")],
)
def test_a_time_left_reads_as_people_say_it(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_how_long_an_answer_took() -> None:
    assert [spent(0.0001), spent(0.006), spent(1.23)] == ["1 ms", "6 ms", "1.2 s"]


def test_moments_and_what_is_none() -> None:
    assert moment("2025-06-14T09:12:00+02:00") == "14 June 2025, 09:12"
    assert moment("0000:00:00 <b>") == "0000:00:00 <b>"


def test_text_of_others_stays_on_its_line_and_is_no_html() -> None:
    assert one_line("a\nb\t c\x00\x1b[31m\u202e!") == "a b c[31m!"
    assert menu_text("R&D") == "R&&D"
    assert tooltip("<b>\n&") == "<qt>&lt;b&gt;<br>&amp;</qt>"
    assert name_of(b"/photos/\xff.jpg") == "\N{REPLACEMENT CHARACTER}.jpg"
    assert name_of(b"/") == "/"


def test_addresses_become_paths_byte_for_byte() -> None:
    assert path_of("file:///a%FFb/%C3%A9%20x/") == b"/a\xffb/\xc3\xa9 x"
    assert path_of("file://localhost/a#b%23") == b"/a#b#"
    assert path_of("file:///what%3F?") == b"/what??"
    assert path_of("file://elsewhere/a") is None
    assert path_of("https://example.org/a") is None


@given(path=some.binary(min_size=1, max_size=40).filter(lambda b: b"\0" not in b))
def test_any_path_survives_the_way_through_an_address(path: bytes) -> None:
    from urllib.parse import quote

    whole = b"/" + path
    assert path_of(f"file://{quote(whole)}") == (whole.rstrip(b"/") or b"/")


@given(
    scores=some.lists(some.floats(0, 1, width=32), min_size=1, max_size=60),
    cut=some.floats(0, 1),
    within=some.none() | some.sets(some.integers(0, 59)),
)
def test_a_cut_shows_what_is_above_it(scores: list[float], cut: float, within: set[int] | None) -> None:
    scores = sorted(scores, reverse=True)
    matching = sum(score >= AUTOMATIC for score in scores)
    ids = array("q", range(len(scores)))
    ranking = Ranking(1, ids.tobytes(), array("f", scores).tobytes(), matching, 0.01)
    allowed = None if within is None else array("q", sorted(within))
    results = results_of("dog", ranking, allowed, None)
    kept = [photo for photo in ids if within is None or photo in within]
    assert list(results.ids) == kept
    assert results.matching == sum(photo < matching for photo in kept)
    if cut != AUTOMATIC:
        assert list(results.above(cut)) == [photo for photo in kept if scores[photo] >= cut]
    closest = results.cut_for(5)
    assert results.count(closest) >= min(5, len(kept)) or closest == AUTOMATIC


def test_results_keep_another_order() -> None:
    ids, scores = array("q", [3, 1, 2]), array("f", [0.9, 0.8, 0.1])
    results = Results("dog", ids, scores, 2, 0.01, order=array("q", [1, 2, 3]))
    assert list(results.above(AUTOMATIC)) == [1, 3]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    grounds = (
        tokens.background,
        tokens.panel,
        tokens.card,
        tokens.accent_tint,
        tokens.selected,
        tokens.hover,
    )
    for ground in (*grounds, tokens.notice):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.muted, ground) >= 4.5, ground
    for ground in grounds:
        assert contrast(tokens.accent_text, ground) >= 4.5, ground
    for ground in (tokens.background, tokens.card):
        assert contrast(tokens.negative, ground) >= 4.5
        assert contrast(tokens.positive, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5


def test_the_style_sheet_is_filled_in_whole() -> None:
    for tokens in (LIGHT, DARK):
        assert "$" not in style_sheet(tokens)
    assert "control-check-dark.svg" in style_sheet(DARK)
    assert "control-check-dark.svg" not in style_sheet(LIGHT)


def contrast(one: str, other: str) -> float:
    """Returns the contrast of two colours by WCAG 2."""
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def test_a_path_that_is_too_long_keeps_its_end(qtbot: QtBot) -> None:
    line = Line("/home/anna/Pictures/2025/Holiday in Rome/Day one", keeps_end=True)
    qtbot.addWidget(line)
    line.resize(120, 20)
    line.show()
    assert line.text().startswith("…")
    assert line.text().endswith("Day one")
    assert line.whole().startswith("/home/anna")


def test_a_date_says_whose_it_is() -> None:
    assert date_text("2025-06-14T09:12:00+02:00", None) == "14 June 2025, 09:12"
    assert date_text(None, "2026-01-02T03:04:05") == "2 January 2026, 03:04 (the file's date)"
    assert date_text(None, None) == ""
