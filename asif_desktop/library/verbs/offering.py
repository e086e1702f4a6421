"""What a field of a query can be given, for those who type one: names there are, and what photos tell."""

from collections import Counter
from collections.abc import Sequence

from asif_desktop.domain.requests import OfferValues
from asif_desktop.domain.tags import Tag
from asif_desktop.library.open_library import OpenLibrary

_MOST = 10_000
"""Values; more cross the socket to nobody's use."""


def offer_values(library: OpenLibrary, request: OfferValues) -> list[str]:
    """Returns the values that a field can be given now, by their letters, years the latest first."""
    catalog = library.catalog
    match request.field:
        case "tag":
            tags = catalog.tags()
            values = _in_order(list({*_tags(tags), *(tag.name for tag in tags)}))
        case "suggested":
            values = _in_order(_tags(catalog.tags()))
        case "album":
            values = _in_order([album.name for album in catalog.albums()])
        case "collection":
            values = _in_order([collection.name for collection in catalog.collections()])
        case "folder":
            values = _in_order(catalog.folder_names())
        case "camera" | "lens" | "label" | "type":
            values = _in_order(catalog.values_told(request.field))
        case "taken":
            values = sorted(catalog.values_told("year"), reverse=True)
        case _:
            values = []
    return values[:_MOST]


def _tags(tags: Sequence[Tag]) -> list[str]:
    """Returns the tags' names, and the title where several have one name."""
    names = Counter(tag.name.casefold() for tag in tags)
    return [tag.name if names[tag.name.casefold()] == 1 else tag.title for tag in tags]


def _in_order(values: Sequence[str]) -> list[str]:
    return sorted(values, key=lambda value: (value.casefold(), value))
