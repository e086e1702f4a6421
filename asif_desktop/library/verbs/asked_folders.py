"""The folders that a query asks for."""

from asif_desktop.domain.conditions import InFolder
from asif_desktop.search.query import Filter, Query, condition_of, terms


def folders_asked(query: Query) -> list[str]:
    """Returns the folders that a query names: absolute paths, or names of folders at any depth."""
    conditions = [
        condition_of(leaf.field, leaf.value) for leaf in terms(query.wanted) if isinstance(leaf, Filter)
    ]
    return [condition.folder for condition in conditions if isinstance(condition, InFolder)]
