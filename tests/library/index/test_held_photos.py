"""The photos that an index holds, beside a dict that does the same."""

import random

import numpy as np

from asif_desktop.library.index.held_photos import HeldPhotos, as_rows


def content(number: int) -> bytes:
    """Ends in zeros, as a hash may."""
    return bytes([number]) + bytes(31)


def as_dict(held: HeldPhotos) -> dict[int, bytes]:
    assert held.ids.tolist() == sorted(held.ids.tolist())
    return dict(zip(held.ids.tolist(), map(bytes, held.contents), strict=True))


def test_it_does_what_a_dict_does() -> None:
    chance = random.Random(3)
    held, expected = HeldPhotos(), dict[int, bytes]()
    for _ in range(300):
        ids = chance.sample(range(40), chance.randrange(8))
        if chance.random() < 0.5:
            new = {photo: content(chance.randrange(4)) for photo in ids}
            held.put(np.array(ids, np.int64), as_rows(list(new.values())))
            expected.update(new)
        else:
            held.remove(np.array(ids, np.int64))
            for photo in ids:
                expected.pop(photo, None)
        assert as_dict(held) == expected
        assert len(held) == len(expected)
        wanted = {photo: content(chance.randrange(4)) for photo in sorted(chance.sample(range(40), 20))}
        asked = np.array(list(wanted), np.int64)
        gone = held.gone(asked, as_rows(list(wanted.values()))).tolist()
        assert gone == sorted(photo for photo in expected if wanted.get(photo) != expected[photo])
        assert held.lacking(asked).tolist() == [photo not in expected for photo in wanted]
        for photo, one in wanted.items():
            assert held.has(photo, one) == (expected.get(photo) == one)


def test_an_older_file_has_them_in_the_order_in_which_they_came() -> None:
    held = HeldPhotos(np.array([7, 2, 5]), as_rows([content(7), content(2), content(5)]))
    assert as_dict(held) == {2: content(2), 5: content(5), 7: content(7)}


def test_nothing_among_nothing() -> None:
    none = np.empty(0, np.int64)
    assert HeldPhotos().gone(none, as_rows([])).tolist() == []
    assert HeldPhotos().lacking(none).tolist() == []
    assert not HeldPhotos().has(1, content(1))
