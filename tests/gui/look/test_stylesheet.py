"""Windows are put together without the style sheet, which they have in the end."""

import pytest
from PySide6.QtWidgets import QApplication

from asif_desktop.gui.look.stylesheet import style_sheet, styled_at_the_end
from asif_desktop.gui.look.theme import DARK, LIGHT, Theme


def test_the_style_sheet_is_back_in_the_end_whatever_happens(qapp: QApplication, theme: Theme) -> None:
    before = qapp.styleSheet()
    assert before == style_sheet(theme.tokens)
    with styled_at_the_end():
        assert qapp.styleSheet() == ""
    assert qapp.styleSheet() == before
    with pytest.raises(ZeroDivisionError), styled_at_the_end():
        raise ZeroDivisionError
    assert qapp.styleSheet() == before


def test_a_theme_that_is_chosen_meanwhile_stays(qapp: QApplication, theme: Theme) -> None:
    other = LIGHT if theme.tokens == DARK else DARK
    with styled_at_the_end():
        theme.choose(other)
    try:
        assert qapp.styleSheet() == style_sheet(other)
    finally:
        theme.choose(None)
    assert qapp.styleSheet() == style_sheet(theme.tokens)
