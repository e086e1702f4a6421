"""XMP as other programs write it."""

from importlib import import_module
from pathlib import Path
from typing import Any

_SPACES = (
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:digiKam="http://www.digikam.org/ns/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
)


def sidecar(inner: str = "", attributes: str = "") -> str:
    """Returns an .xmp file."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_SPACES} {attributes}>{inner}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def bag(key: str, *words: str) -> str:
    """Returns a list of words under a key."""
    items = "".join(f"<rdf:li>{word}</rdf:li>" for word in words)
    return f"<{key}><rdf:Bag>{items}</rdf:Bag></{key}>"


def write_into(path: Path, xmp: dict[str, str], iptc: dict[str, str]) -> None:
    """Writes metadata into a picture, as another program would."""
    exiv2: Any = import_module("exiv2")
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    for block, texts in ((image.xmpData(), xmp), (image.iptcData(), iptc)):
        for key, text in texts.items():
            block[key] = text
    image.writeMetadata()
