"""What people wrote into a photo's file or sidecar: keywords, caption, rating, label. Read, never written.

The only place that knows exiv2, which reads IPTC and XMP. Files lie here too: everything has a limit, and
what cannot be read is not there. It runs in a decoder, where a file that breaks it costs that file alone.
"""

import unicodedata
import warnings
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any
from xml.parsers import expat

import msgspec

from asif_desktop.domain.notes import MOST_KEYWORDS
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.metadata import values
from asif_desktop.metadata.legacy_text import as_utf8, legible

MAX_DEPTH = 20
MAX_CAPTION = 10_000
MAX_SIDECAR = 2**24
"""Largest sidecar that is read, in bytes."""

Keyword = tuple[str, ...]
"""The names from the top down: ("Animals", "Dog")."""

_SEPARATED = (
    ("Xmp.digiKam.TagsList", "/"),
    ("Xmp.lr.hierarchicalSubject", "|"),
    ("Xmp.MicrosoftPhoto.LastKeywordXMP", "/"),
    ("Xmp.mediapro.CatalogSets", "|"),
)
"""Where hierarchical keywords stand, and what separates their names."""
_FLAT = ("Xmp.dc.subject", "Iptc.Application2.Keywords")
_CAPTIONS = ("Xmp.dc.description", "Iptc.Application2.Caption", "Exif.Image.ImageDescription")
_RATINGS = ("Xmp.xmp.Rating", "Exif.Image.Rating")
_LABEL = "Xmp.xmp.Label"
_NO_CAPTIONS = frozenset(
    ("olympus digital camera", "sony dsc", "dcim", "minolta digital camera", "default", "untitled", "image")
)
"""What cameras write where a caption belongs."""


class Description(msgspec.Struct, frozen=True):
    """What people wrote of a photo."""

    keywords: tuple[Keyword, ...] = ()
    caption: str | None = None
    rating: int | None = None
    """0 to 5."""
    label: str | None = None
    more_keywords: bool = False
    """Whether there are more than are kept."""


NOTHING = Description()


class SidecarError(ValueError):
    """What was read is no sidecar; carries why: the end of a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def read_description(data: bytes) -> Description:
    """Returns what stands in a photo's file; nothing where exiv2 does not know it. Never raises."""
    try:
        return _read(data)
    except _trouble():
        return NOTHING


def read_sidecar(data: bytes) -> Description:
    """Returns what stands in an .xmp file.

    Raises:
        SidecarError: It is none, or declares entities, which only an attack does.
    """
    if len(data) > MAX_SIDECAR:
        raise SidecarError(said("it is larger than 16 MiB"))
    data = as_utf8(data)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        raise SidecarError(said("it is not XML"))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SidecarError(said("it declares XML entities, which no sidecar needs"))
    at = start.find(b"<x:xmpmeta")
    packet = start if start.startswith((b"<?xpacket", b"<?xml", b"<x:xmpmeta")) else start[max(at, 0) :]
    try:
        found = _read(packet)
        if found == NOTHING:  # exiv2 says nothing where XML ends too early
            expat.ParserCreate().Parse(packet.rstrip(b"\0"), True)
    except _trouble() as error:
        raise SidecarError(said("it is not XML that describes a photo")) from error
    return found


def together(first: Description, second: Description) -> Description:
    """Returns what both say; of what only one can be right, the first's."""
    keywords = tidy([*first.keywords, *second.keywords])
    return Description(
        keywords=keywords[:MOST_KEYWORDS],
        caption=first.caption if first.caption is not None else second.caption,
        rating=first.rating if first.rating is not None else second.rating,
        label=first.label if first.label is not None else second.label,
        more_keywords=first.more_keywords or second.more_keywords or len(keywords) > MOST_KEYWORDS,
    )


def tidy(keywords: Iterable[Sequence[str]]) -> tuple[Keyword, ...]:
    """Returns all keywords, each once, without single names that are part of a path or spell one out."""
    paths: dict[Keyword, Keyword] = {}
    for keyword in keywords:
        parts = (values.text(unicodedata.normalize("NFC", part)) for part in keyword[:MAX_DEPTH])
        names = tuple(name for name in parts if name is not None)
        if names:
            paths.setdefault(tuple(name.casefold() for name in names), names)
    inner = {name for path in paths if len(path) > 1 for name in path}
    inner |= {separator.join(path) for path in paths if len(path) > 1 for separator in ("/", "|")}
    above = {path[:end] for path in paths for end in range(1, len(path))}
    kept = [
        names
        for path, names in paths.items()
        if path not in above and not (len(path) == 1 and path[0] in inner)
    ]
    return tuple(kept)


def _read(data: bytes) -> Description:
    exiv2 = _exiv2()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = exiv2.ImageFactory.open(data)
        image.readMetadata()
        found: dict[str, list[str]] = {}
        for block in (image.xmpData(), image.iptcData(), image.exifData()):
            _collect(block, found)
    flat = [(name,) for key in _FLAT for name in found.get(key, ())]
    deep = [
        tuple(part for part in line.split(separator) if part.strip())
        for key, separator in _SEPARATED
        for line in found.get(key, ())
    ]
    keywords = tidy([*deep, *flat])
    return Description(
        keywords=keywords[:MOST_KEYWORDS],
        caption=next(filter(None, (_caption(found.get(key, ())) for key in _CAPTIONS)), None),
        rating=next((r for key in _RATINGS if (r := _rating(found.get(key, ()))) is not None), None),
        label=next(filter(None, map(values.text, found.get(_LABEL, ()))), None),
        more_keywords=len(keywords) > MOST_KEYWORDS,
    )


def _collect(block: Any, found: dict[str, list[str]]) -> None:
    """Adds the texts of the keys that are wanted."""
    for datum in block:
        key = datum.key()
        if key not in _WANTED:
            continue
        texts = found.setdefault(key, [])
        if len(texts) < 4 * MOST_KEYWORDS:
            texts += _texts(datum)[: 4 * MOST_KEYWORDS]


def _texts(datum: Any) -> list[str]:
    kind, value = datum.typeName(), datum.value()
    if kind in ("XmpBag", "XmpSeq", "XmpAlt"):
        return [legible(str(item)) for item in value]
    if kind == "LangAlt":
        texts = {str(language): legible(str(text)) for language, text in dict(value).items()}
        first = texts.pop("x-default", None)
        return [*([first] if first is not None else []), *texts.values()]
    return [legible(str(datum.toString()))]


def _caption(texts: Sequence[str]) -> str | None:
    for text in texts:
        lines = (_printable(line) for line in text[:MAX_CAPTION].replace("\r", "\n").split("\n"))
        caption = "\n".join(line for line in lines if line)
        if caption and caption.casefold() not in _NO_CAPTIONS:
            return caption
    return None


def _printable(line: str) -> str:
    return " ".join(values.printable(unicodedata.normalize("NFC", line)).split())[:MAX_CAPTION]


def _rating(texts: Sequence[str]) -> int | None:
    for text in texts:
        try:
            rating = float(text.split("/")[0])
        except ValueError:
            continue
        if 0 <= rating <= 5:
            return int(rating)
    return None


_WANTED = frozenset((*(key for key, _ in _SEPARATED), *_FLAT, *_CAPTIONS, *_RATINGS, _LABEL))


def _exiv2() -> Any:
    """Returns exiv2, which comes without types: imported by name, when there is something to read."""
    exiv2 = import_module("exiv2")
    exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)
    return exiv2


def _trouble() -> tuple[type[Exception], ...]:
    """Returns what exiv2 and Python raise over a file that is none."""
    return (
        _exiv2().Exiv2Error,
        expat.ExpatError,
        UnicodeDecodeError,
        ValueError,
        LookupError,
        RuntimeError,
        TypeError,
        OSError,
    )
