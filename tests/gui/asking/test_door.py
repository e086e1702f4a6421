"""The way to the library, used by several threads at once."""

import threading
from typing import cast

from asif_desktop.domain.library import Library
from asif_desktop.gui.asking.door import Door

_LONG_ENOUGH = 0.3
"""Seconds in which a thread that nobody keeps would have come through."""


def test_a_return_is_never_told_before_the_loss_it_follows() -> None:
    told: list[str] = []
    back = threading.Event()

    def another_opens(_: str) -> None:
        threading.Thread(target=door.open, daemon=True).start()
        back.wait(_LONG_ENOUGH)
        told.append("lost")

    def come_back() -> None:
        told.append("back")
        back.set()

    door = Door(lambda: cast(Library, object()), another_opens, come_back, lambda _: None)
    door.lost(0)
    assert back.wait(20)
    assert told == ["lost", "back"]


def test_a_connection_of_before_the_loss_is_no_return() -> None:
    told: list[str] = []

    def open_library() -> Library:
        if door.epoch == 0:
            door.lost(0)  # found out by another lane meanwhile
        return cast(Library, object())

    door = Door(open_library, lambda _: told.append("lost"), lambda: told.append("back"), lambda _: None)
    door.open()
    assert told == ["lost"]
    door.open()
    assert told == ["lost", "back"]
