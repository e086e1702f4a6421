"""The entry."""

from tests.conftest import Program


def test_without_a_display_the_window_is_one_sentence(program: Program) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        program.environment.pop(name, None)
    assert "no display" in program.refused()
