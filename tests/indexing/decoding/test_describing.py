"""Keywords, captions and ratings on their way from files and sidecars into the catalog."""

from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import Decoded, DecodeTask, is_sound
from tests.indexing.described import bag, sidecar, write_into


def picture(path: Path, colour: str) -> Path:
    Image.new("RGB", (40, 30), colour).save(path)
    return path


def read(path: Path) -> Decoded:
    task = DecodeTask(path=bytes(path), described=True)
    decoded = decode(task)
    assert isinstance(decoded, Decoded)
    assert is_sound(decoded, task)
    return decoded


def test_what_stands_in_the_file_is_read(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", "red")
    write_into(
        path,
        {"Xmp.lr.hierarchicalSubject": "Animals|Dog", "Xmp.xmp.Rating": "5", "Xmp.xmp.Label": "Grün"},
        {"Iptc.Application2.Keywords": "Dög", "Iptc.Application2.Caption": "Our dög\nat the sea"},
    )
    told = read(path).description
    assert told.keywords == (("Animals", "Dog"), ("Dög",))
    assert (told.caption, told.rating, told.label) == ("Our dög\nat the sea", 5, "Grün")


@pytest.mark.parametrize("name", ["a.jpg.xmp", "a.xmp", "a.XMP"])
def test_a_sidecar_is_found_beside_its_photo(tmp_path: Path, name: str) -> None:
    path = picture(tmp_path / "a.jpg", "red")
    (tmp_path / name).write_text(sidecar(bag("dc:subject", "Sea")), "utf-8")
    assert read(path).description.keywords == (("Sea",),)


@pytest.mark.parametrize(("named", "told"), [(500, False), (501, True), (10_000, True)])
def test_more_keywords_than_are_kept_are_told_of(tmp_path: Path, named: int, told: bool) -> None:
    path = picture(tmp_path / "a.jpg", "red")
    write_into(path, {}, {"Iptc.Application2.Keywords": "number 0"})
    (tmp_path / "a.xmp").write_text(
        sidecar(bag("dc:subject", *(f"number {n}" for n in range(named)))), "utf-8"
    )
    decoded = read(path)
    assert decoded.description.keywords == tuple((f"number {n}",) for n in range(min(named, 500)))
    assert decoded.description.more_keywords == told
    remark = f"{path} names more than 500 keywords; the first 500 are kept."
    assert str(decoded.remark) == (remark if told else "None")


def test_keywords_that_are_too_many_together_are_told_of(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", "red")
    write_into(path, {}, {"Iptc.Application2.Keywords": "one more"})
    (tmp_path / "a.xmp").write_text(sidecar(bag("dc:subject", *(f"number {n}" for n in range(500)))), "utf-8")
    assert "more than 500 keywords" in str(read(path).remark)


@pytest.mark.parametrize("content", ["no XML", "<a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"])
def test_a_sidecar_that_is_none_leaves_the_photo_as_it_is(tmp_path: Path, content: str) -> None:
    path = picture(tmp_path / "a.jpg", "red")
    write_into(path, {"Xmp.dc.subject": "Sea"}, {})
    (tmp_path / "a.jpg.xmp").write_text(content)
    decoded = read(path)
    assert decoded.description.keywords == (("Sea",),)
    assert "a.jpg.xmp is left aside" in str(decoded.remark)


def test_an_entity_bomb_inside_a_photo_costs_its_metadata_alone(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", "red")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "boom">{levels}]>' + sidecar(
        "", 'xmp:Label="&e11;"'
    )
    packet = b"http://ns.adobe.com/xap/1.0/\0" + bomb.encode()
    data = path.read_bytes()
    segment = b"\xff\xe1" + (len(packet) + 2).to_bytes(2, "big") + packet
    path.write_bytes(data[:2] + segment + data[2:])
    assert len(read(path).description.label or "") < 1000
