"""Memory is given back once nothing has changed for a while, and once for each rest."""

from asif_desktop.library.background.resting import Resting


class Work:
    """What is to be put away: so many slices, of which one may fail."""

    def __init__(self, slices: int) -> None:
        self.generation = 0
        self.left = slices
        self.asked = 0
        self.full = False

    def unload(self) -> bool:
        self.asked += 1
        if self.full:
            raise OSError(28, "No space left on device")
        self.left -= 1
        return self.left > 0


def test_slices_are_done_until_there_are_no_more_and_then_none_until_a_change() -> None:
    work = Work(3)
    resting = Resting(lambda: work.generation, work.unload, seconds=0)
    assert [resting.maintain() for _ in range(5)] == [True, True, False, False, False]
    assert work.asked == 3
    work.generation, work.left = 1, 1
    assert not resting.maintain()
    resting.maintain()
    assert work.asked == 4
    resting.wake()
    resting.maintain()
    assert work.asked == 5


def test_nothing_is_put_away_while_things_change() -> None:
    work = Work(3)
    resting = Resting(lambda: work.generation, work.unload, seconds=3600)
    assert not resting.maintain()
    assert work.asked == 0


def test_a_full_disk_is_no_harm() -> None:
    work = Work(3)
    work.full = True
    resting = Resting(lambda: work.generation, work.unload, seconds=0)
    assert not resting.maintain()
    assert not resting.maintain()
    assert work.asked == 1
