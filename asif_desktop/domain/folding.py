"""Names as they are compared."""

import unicodedata


def folded(name: str) -> str:
    """Returns a name as it is compared with others: without the difference of upper and lower case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.strip()).casefold())
