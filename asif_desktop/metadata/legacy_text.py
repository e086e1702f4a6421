"""Text of files from before everything was UTF-8: keywords as programs wrote them for decades."""

import re

_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["'][^>]*\?>""")
_KNOWN = ("iso-8859-", "iso8859-", "windows-125", "cp125", "latin", "us-ascii", "ascii", "utf-16")
"""How the names of encodings begin that are taken at their word."""
_USUAL = "cp1252"
"""What text is in that is not UTF-8, and says no other: IPTC has no encoding of its own."""


def legible(text: str) -> str:
    """Returns text from exiv2 with the bytes that were not UTF-8, which it has as surrogates, as letters."""
    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text
    return _decoded(raw)


def as_utf8(data: bytes) -> bytes:
    """Returns an XML file in UTF-8, without a word of what it was encoded in."""
    declared = _DECLARED.match(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    name = declared[1].decode("ascii").lower() if declared is not None else ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif name.startswith(_KNOWN):
        try:
            text = data.decode(name, "replace")
        except LookupError:
            text = _decoded(data)
    else:
        text = _decoded(data)
    return re.sub(r"^(\ufeff?\s*)<\?xml\s[^>]*\?>", r"\1", text, count=1).encode("utf-8", "replace")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(_USUAL, "replace")
