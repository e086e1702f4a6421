"""Takes names out of a text that is to be shown to others."""

import re
from collections.abc import Sequence

_PATH = re.compile(r"(?<![\w.])(?:[A-Za-z]:)?[/\\][^\s\"'“”<>|,;:]*")
"""What looks like an absolute path, as far as a blank."""
_OWN = re.compile(
    r"site-packages[/\\]|[/\\]asif_desktop[/\\]|[/\\]lib[/\\]python|^/proc/|[/\\]bin[/\\]python"
)
"""Paths of programs, which name nobody's photos."""
_NAME = re.compile(
    r"[^\s/\\\"'“”]+\.(?:jpe?g|png|webp|gif|tiff?|bmp|avif|hei[cf]|dng|cr[23w]|nef|arw|raf|orf|rw2|pef|srw|xmp)\b",
    re.IGNORECASE,
)
HIDDEN = "…"


def without_names(text: str, roots: Sequence[bytes]) -> str:
    """Returns the text without names of photos and folders.

    Args:
        text: Any text.
        roots: Folders; what a line says from one of them on is hidden to the end of the line or a quote,
            since names may hold blanks.
    """
    known = sorted({root.decode("utf-8", "replace") for root in roots}, key=len, reverse=True)
    lines = []
    for line in text.split("\n"):
        if not _OWN.search(line):
            for root in known:
                if len(root) > 1:
                    line = re.sub(re.escape(root) + r"[^\"'”]*?(?=[\"'”]|, [\d,]+ photos|$)", HIDDEN, line)
        line = _PATH.sub(lambda found: found[0] if _OWN.search(found[0]) else HIDDEN, line)
        lines.append(_NAME.sub(HIDDEN, line))
    return "\n".join(lines)
