"""What is written where: data in whole lines, sentences that no file name can break."""

import pytest

from asif_desktop.cli import output


def test_a_name_cannot_break_a_line_or_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.tell("Two\nlines \x1b[31mred.jpg cannot be read.")
    assert capsys.readouterr().err == "Two\ufffdlines \ufffd[31mred.jpg cannot be read.\n"
