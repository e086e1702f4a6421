from asif_desktop.indexing.scanning.places import WHOLE, Places
from asif_desktop.indexing.scanning.settling import LONGEST, OPEN, SETTLE, Facts, Unsettled


def files(*paths: bytes) -> Places:
    return Places(files=frozenset(paths))


def trees(*paths: bytes) -> Places:
    return Places(trees=frozenset(paths))


class Disk:
    """What a look at each file tells."""

    def __init__(self) -> None:
        self.facts: dict[bytes, Facts] = {}
        self.looks = 0

    def look(self, path: bytes) -> Facts:
        self.looks += 1
        return self.facts.get(path)


def test_a_file_is_handed_out_once_when_it_holds_still() -> None:
    unsettled, disk = Unsettled(), Disk()
    disk.facts[b"a.jpg"] = (1, 1, 1)
    unsettled.touch(b"a.jpg", 0.0, closed=True)
    assert not unsettled.settled(0.0, disk.look)
    disk.facts[b"a.jpg"] = (2, 2, 1)
    assert not unsettled.settled(SETTLE, disk.look)
    assert not unsettled.settled(1.5 * SETTLE, disk.look)
    assert unsettled.settled(2 * SETTLE, disk.look) == files(b"a.jpg")
    assert not unsettled
    looks = disk.looks
    assert not unsettled.settled(9.0, disk.look)
    assert disk.looks == looks, "the disk is left in peace"


def test_a_file_that_nobody_closed_is_waited_for_longer_and_one_that_is_gone_is_not() -> None:
    unsettled, disk = Unsettled(), Disk()
    disk.facts[b"open.jpg"] = (1, 1, 1)
    unsettled.touch(b"open.jpg", 0.0, closed=False)
    unsettled.touch(b"gone.jpg", 0.0, closed=False)
    unsettled.settled(0.0, disk.look)
    assert unsettled.settled(SETTLE, disk.look) == files(b"gone.jpg")
    assert unsettled.settled(OPEN, disk.look) == files(b"open.jpg")


def test_closing_ends_the_longer_wait() -> None:
    unsettled, disk = Unsettled(), Disk()
    disk.facts[b"a.jpg"] = (1, 1, 1)
    unsettled.touch(b"a.jpg", 0.0, closed=False)
    unsettled.settled(0.0, disk.look)
    unsettled.touch(b"a.jpg", 0.1, closed=True)
    unsettled.touch(b"a.jpg", 0.1, closed=False)
    assert unsettled.settled(SETTLE, disk.look) == files(b"a.jpg")


def test_a_folder_takes_in_what_is_touched_below_it_and_waits_for_its_end() -> None:
    unsettled, disk = Unsettled(), Disk()
    unsettled.touch(b"a/b/c.jpg", 0.0, closed=True)
    unsettled.touch(b"ab/c.jpg", 0.0, closed=True)
    unsettled.touch_tree(b"a", 0.0)
    unsettled.settled(0.0, disk.look)
    unsettled.touch_tree(b"a/b", 0.3)
    unsettled.touch(b"a/d.jpg", 0.3, closed=True)
    assert unsettled.settled(SETTLE, disk.look) == files(b"ab/c.jpg")
    assert unsettled.settled(0.31 + SETTLE, disk.look) == trees(b"a")
    assert not unsettled


def test_a_folder_that_is_filled_without_end_is_looked_at_now_and_then() -> None:
    unsettled, disk = Unsettled(), Disk()
    handed: list[float] = []
    unsettled.touch_tree(b"a", 0.0)
    for step in range(100):
        unsettled.touch(b"a/%d.jpg" % step, step / 10, closed=False)
        if unsettled.settled(step / 10, disk.look).trees:
            handed.append(step / 10)
            unsettled.touch_tree(b"a", step / 10)
    assert len(handed) == 9 / LONGEST
    assert disk.looks == 0


def test_ten_thousand_files_are_a_few_looks_and_one_at_everything_in_the_end() -> None:
    """For the system drops events where there are too many, and does not say which."""
    unsettled, disk = Unsettled(), Disk()
    for number in range(10_000):
        unsettled.touch(b"%d/%d.jpg" % (number % 3, number), 0.0, closed=True)
    assert unsettled.settled(SETTLE, disk.look) == WHOLE
    assert disk.looks == 0
    for number in range(1000):
        unsettled.touch(b"%d/%d.jpg" % (number % 3, number), 1.0, closed=True)
    assert unsettled.settled(1.01 + SETTLE, disk.look) == Places(folders=frozenset((b"0", b"1", b"2")))


def test_a_thousand_folders_are_the_whole() -> None:
    unsettled = Unsettled()
    for number in range(1000):
        unsettled.touch_tree(b"%d" % number, 0.0)
    assert unsettled.settled(SETTLE, Disk().look) == WHOLE
